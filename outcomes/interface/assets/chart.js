// Draws a figure of plotly with the small plotly.js that is served beside the pages.
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

const draw = async (node, data, seen) => {
  const { data: traces, layout } = JSON.parse(data.figure)
  if (!seen.observer) await painted() // the words of the page come first: plotly takes the browser half a second
  const Plotly = await library(data.library)
  if (seen.figure !== data.figure) return // a newer one came while the library was on its way
  await Plotly.react(node, traces, layout, CONFIG)
  node.removeAllListeners("plotly_click")
  node.on("plotly_click", ({ points }) => {
    const picked = points[0]?.customdata
    if (picked !== undefined && picked !== null) seen.pick(picked)
  })
  seen.observer ??= new ResizeObserver(() => {
    // A part of a pixel is nothing to draw anew for: a click at that moment would be lost.
    const wider = Math.abs(node.clientWidth - (node._fullLayout?.width ?? 0))
    if (node.isConnected && node.clientWidth && wider >= 1) Plotly.Plots.resize(node)
  })
  seen.observer.observe(node)
}

export default function ({ parentElement, data, setTriggerValue }) {
  const node = parentElement.querySelector(".outcomes-chart")
  node.setAttribute("aria-label", data.alt)
  node.style.height = `${data.height}px`
  const seen = charts.get(node) ?? {}
  charts.set(node, seen)
  seen.pick = (picked) => data.picks && setTriggerValue("picked", [].concat(picked))
  if (seen.figure !== data.figure) {
    seen.figure = data.figure
    draw(node, data, seen).catch(() => {
      node.textContent = data.failed
    })
  }
  return () => {
    seen.observer?.disconnect()
    if (window.Plotly && node.isConnected === false) window.Plotly.purge(node)
  }
}
