// Draws a figure of plotly with the small plotly.js that is served beside the pages; its labels are written by labels.js.
const arrived = (path) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = new URL(path, document.baseURI).href
    script.onload = () => resolve(window.Plotly)
    script.onerror = () => {
      delete window.outcomesPlotly // the next chart tries again
      reject(new Error(script.src))
    }
    document.head.append(script)
  })
const library = (path) => (window.outcomesPlotly ??= arrived(path))
const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false }
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
const charts = new WeakMap() // what each box shows, and the observer of its width

const plotted = async (Plotly, node, { data: traces, layout }) => {
  const { annotations } = layout
  const others = annotations.filter((mark) => !ours(mark))
  await Plotly.react(node, traces, { ...layout, annotations: others }, CONFIG)
  write(node, annotations.filter(ours))
}

const resized = async (Plotly, node, { layout: { annotations } }) => {
  await Plotly.Plots.resize(node)
  write(node, annotations.filter(ours))
}

const draw = async (node, { figure, library: path }, seen) => {
  const now = seen.text
  if (!seen.observer) await painted() // the words of the page come first: plotly takes the browser half a second
  const Plotly = await library(path)
  if (seen.text !== now) return // a newer one came while the library was on its way
  await plotted(Plotly, node, figure)
  node.outcomesFigure = figure // for a picture of it, which plotly draws alone
  node.removeAllListeners("plotly_click")
  node.on("plotly_click", ({ points }) => {
    const picked = points[0]?.customdata
    if (picked !== undefined && picked !== null) seen.pick(picked)
  })
  seen.observer ??= new ResizeObserver(() => {
    // A part of a pixel is nothing to draw anew for: a click at that moment would be lost.
    const wider = Math.abs(node.clientWidth - (node._fullLayout?.width ?? 0))
    if (node.isConnected && node.clientWidth && wider >= 1) resized(Plotly, node, node.outcomesFigure)
  })
  seen.observer.observe(node)
}

const show = (node, data, seen) => {
  node.role = "img"
  node.setAttribute("aria-label", data.alt)
  node.style.height = `${data.height}px`
  seen.picks = data.picks
  draw(node, data, seen).catch(() => {
    node.textContent = data.failed
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
    seen.observer?.disconnect()
    if (window.Plotly && node.isConnected === false) window.Plotly.purge(node)
  }
}
