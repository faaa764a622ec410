// Writes the labels of a chart. Plotly measures and draws each annotation twice, and takes longer for the labels than for
// the bars; these need no measuring, because the figure says where each line begins. Both are drawn alike: test_labels.py.
const SVG = "http://www.w3.org/2000/svg"
const LINE = 1.3 // between two lines, as plotly sets them
const ANCHORS = { left: "start", center: "middle", right: "end" }

// Those with an arrow or turned stay plotly's.
const ours = (mark) => mark.showarrow === false && !mark.textangle

const made = (tag, attributes, style) => {
  const node = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  for (const [name, value] of Object.entries(style)) node.style.setProperty(name, value)
  return node
}

// The lines of a text, each a list of [words, style]: of its tags <b>, <br> and <span style> with colour or size count.
const linesOf = (text) => {
  const box = document.createElement("template") // nothing in it is ever loaded or run
  box.innerHTML = text
  const found = [[]]
  const walk = (node, style) => {
    if (node.nodeType === Node.TEXT_NODE) found.at(-1).push([node.data, style])
    else if (node.nodeName === "BR") found.push([])
    else {
      const { color, fontSize } = node.style ?? {}
      const own = { ...style }
      if (node.nodeName === "B") own["font-weight"] = "bold"
      if (color) own.fill = color
      if (fontSize) own["font-size"] = fontSize
      for (const child of node.childNodes) walk(child, own)
    }
  }
  walk(box.content, {})
  return found
}

// In pixels from the corner of the picture; a place is a share of the drawing or a value of an axis.
const place = (layout, ref, value, along) => {
  const { l, t, w, h } = layout._size
  if (ref === "paper") return along === "x" ? l + value * w : t + (1 - value) * h
  const axis = layout[`${along}axis${(ref ?? along).slice(1)}`]
  return axis._offset + axis.r2p(value)
}

// How far letters of a size reach above and below their line, told by the browser without drawing them.
const reach = (family) => {
  const canvas = document.createElement("canvas").getContext("2d")
  const known = new Map()
  return (size) => {
    if (!known.has(size)) {
      canvas.font = `${size}px ${family}`
      const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = canvas.measureText("中A")
      known.set(size, { up, down })
    }
    return known.get(size)
  }
}

const label = (mark, layout, reaches) => {
  const { size = layout.font.size, color = layout.font.color } = mark.font ?? {}
  const lines = linesOf(mark.text)
  const { up, down } = reaches(size)
  const height = (lines.length - 1) * size * LINE + up + down
  const above = { top: 0, middle: height / 2, bottom: height }[mark.yanchor]
  const x = place(layout, mark.xref, mark.x, "x") + (mark.xshift ?? 0)
  const y = place(layout, mark.yref, mark.y, "y") - (mark.yshift ?? 0) - above + up
  const behind = mark.bgcolor ? { stroke: mark.bgcolor, "stroke-width": "4px", "paint-order": "stroke" } : {}
  const text = made("text", { "text-anchor": ANCHORS[mark.xanchor] }, { "font-size": `${size}px`, fill: color, ...behind })
  lines.forEach((parts, n) =>
    parts.forEach(([words, style], first) => {
      const part = made("tspan", first ? {} : { x, y: y + n * size * LINE }, style)
      part.textContent = words
      text.append(part)
    }),
  )
  return text
}

const write = (node, marks) => {
  const layout = node._fullLayout
  const reaches = reach(layout.font.family)
  const group = made("g", { class: "labels" }, { "font-family": layout.font.family, "pointer-events": "none" })
  group.append(...marks.map((mark) => label(mark, layout, reaches)))
  node.querySelector("g.labels")?.remove()
  node.querySelector("g.infolayer").before(group)
}
