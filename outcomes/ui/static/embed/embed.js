// Draws the chart of an embedded page, and tells the page around it how high this one is.
const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false }
const WIDE = 620 // pixels from where on the wide figure fits
const dark = matchMedia("(prefers-color-scheme: dark)")
const { theme } = document.documentElement.dataset
const box = document.querySelector("[role=img]")
const figures = box && JSON.parse(document.getElementById("figures").textContent)
let drawn = ""

const draw = async () => {
  const colours = theme === "dark" || (theme === "auto" && dark.matches) ? "dark" : "light"
  const name = `${colours}-${box.clientWidth < WIDE ? "narrow" : "wide"}`
  if (name === drawn) return Plotly.Plots.resize(box)
  if (!drawn) box.textContent = ""
  drawn = name
  const { data, layout } = structuredClone(figures[name])
  box.style.height = `${layout.height}px`
  await Plotly.react(box, data, layout, CONFIG)
}

const tell = () => {
  const { height } = document.documentElement.getBoundingClientRect()
  parent.postMessage({ outcomesHeight: Math.ceil(height) }, "*") // the number is no secret
}

if (box && window.Plotly) {
  await document.fonts.load("12px 'Noto Sans SC'", "中").catch(() => null)
  dark.addEventListener("change", draw)
  let width = 0
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width !== width) draw()
    width = contentRect.width
  }).observe(box)
}
new ResizeObserver(tell).observe(document.documentElement)
