// The pictures are drawn in the browser, where the fonts are, from the chart that is on the page.
const FAMILY = "Noto Sans SC"
const base64 = (blob) =>
  new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.readAsDataURL(blob)
  })
const rules = () =>
  [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules]
    } catch {
      return []
    }
  })
// The shipped font as the page has it, with its files inside: a picture drawn from SVG sees no font of the page.
const fonts = async () => {
  const loaded = new Set(
    [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family.replace(/["']/g, "") + face.weight)
  )
  const faces = rules().filter(
    (rule) => rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").replace(/["']/g, "") === FAMILY
  )
  const made = faces.map(async (rule) => {
    const weight = rule.style.getPropertyValue("font-weight")
    if (!loaded.has(FAMILY + weight)) return ""
    const url = rule.style.getPropertyValue("src").match(/url\(["']?([^"')]+)/)[1]
    const answer = await fetch(url)
    if (!answer.ok) return ""
    const range = rule.style.getPropertyValue("unicode-range")
    const file = await base64(await answer.blob())
    return `@font-face{font-family:"${FAMILY}";font-weight:${weight};unicode-range:${range};src:url(${file}) format("woff2")}`
  })
  return (await Promise.all(made)).join("")
}
// Plotly draws the picture from a copy of the chart at the end of the page: put the fonts into the copy.
const dress = (style) => {
  const observer = new MutationObserver(() => {
    const svg = [...document.body.children]
      .filter((node) => node.style.left === "-5000px")
      .map((node) => node.querySelector("svg.main-svg"))
      .find((node) => node && !node.querySelector("style.fonts"))
    if (!svg) return
    const node = document.createElementNS("http://www.w3.org/2000/svg", "style")
    node.setAttribute("class", "fonts")
    node.textContent = style
    svg.insertBefore(node, svg.firstChild)
  })
  observer.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => observer.disconnect(), 10000)
}
export default function ({ parentElement, data }) {
  const press = async (format) => {
    const chart = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`)
    if (!chart?.outcomesFigure) return
    if (format === "png") dress(await fonts())
    const height = Math.round(chart._fullLayout.height)
    await window.Plotly.downloadImage(chart.outcomesFigure, { format, filename: data.name, width: data.width, height, scale: 2 })
  }
  parentElement.querySelectorAll("button").forEach((button) => {
    button.onclick = () => press(button.dataset.format)
  })
}
