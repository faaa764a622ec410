// Draws a figure of plotly as wide as its box.
const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false }
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
const charts = new WeakMap() // what each box shows: the text of its data, the width it is drawn for, who hears of clicks

const PAPER = 690 // pixels between the margins of A4
let turn = Promise.resolve() // charts are drawn one after another, each seen before the next begins

const fit = (node, seen, width) => {
  seen.width = width
  node.style.setProperty("--print-zoom", Math.min(1, seen.paper / width))
}

const widened = (Plotly, node, seen, width) => {
  // A part of a pixel is nothing to draw anew for: a click at that moment would be lost.
  if (!width || Math.abs(width - seen.width) < 1) return
  fit(node, seen, width)
  Plotly.Plots.resize(node)
}

const listen = (Plotly, node, seen) => {
  node.on("plotly_click", ({ points }) => {
    const picked = points[0]?.customdata
    if (picked !== undefined && picked !== null) seen.pick(picked)
  })
  seen.observer = new ResizeObserver(([{ contentRect }]) => widened(Plotly, node, seen, contentRect.width))
  seen.observer.observe(node)
}

const draw = async (node, { figure: { data, layout }, library: path }, seen, now) => {
  if (seen.text !== now) return // a newer one came while this one waited
  if (!window.outcomesPlotly) await painted() // the words of the page come first: plotly takes the browser half a second
  const Plotly = await library(path)
  if (seen.text !== now) return // a newer one came while the library was on its way
  fit(node, seen, node.clientWidth)
  await Plotly.react(node, data, layout, CONFIG)
  if (!seen.observer) listen(Plotly, node, seen)
}

const show = (node, data, seen) => {
  node.role = "img"
  node.tabIndex = -1 // has the focus again when a card that one of its marks opened is closed
  node.setAttribute("aria-label", data.alt)
  node.style.height = `${data.height}px`
  seen.picks = data.picks
  node.classList.toggle("opens", data.picks)
  seen.paper = data.half ? PAPER / 2 - 25 : PAPER
  node.ariaBusy = "true"
  const now = seen.text
  const failed = () => (node.textContent = data.failed)
  const drawn = turn.then(() => draw(node, data, seen, now))
  turn = drawn.then(painted, painted)
  drawn.catch(failed).finally(() => {
    if (seen.text === now) node.ariaBusy = "false"
  })
}

export default function ({ parentElement, data, setTriggerValue }) {
  const node = parentElement.querySelector(".outcomes-chart")
  const seen = charts.get(node) ?? {}
  charts.set(node, seen)
  seen.pick = (picked) => seen.picks && setTriggerValue("picked", [].concat(picked))
  const text = new TextDecoder().decode(data)
  if (seen.text !== text) {
    seen.text = text
    show(node, JSON.parse(text), seen)
  }
  return () => {
    seen.text = null // what still waits is not drawn
    seen.observer?.disconnect()
    if (seen.observer) window.Plotly.purge(node)
  }
}
