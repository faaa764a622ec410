// Makes the page ready for paper while it is printed: links get numbers and a list of addresses at the end, charts are
// shrunk to the width of the sheet, and those drawn for a dark page are turned light.
const SHEET = { width: 690, height: 860 } // pixels between the margins of A4, with room for a heading
const MAIN = "[data-testid=stMain]"
const CHARTS = `${MAIN} .outcomes-chart`

const note = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text })

const numbered = () => {
  const places = new Map()
  for (const link of document.querySelectorAll(`${MAIN} a[href]`)) {
    if (link.href.startsWith("javascript:") || !link.textContent.trim() || !link.checkVisibility()) continue
    if (!places.has(link.href)) places.set(link.href, places.size + 1)
    link.append(note("sup", "paper-note", `[${places.get(link.href)}]`))
  }
  if (!places.size) return
  const list = note("ol", "paper-notes", "")
  for (const address of places.keys()) list.append(note("li", "", decodeURI(address)))
  document.querySelector(`${MAIN} [data-testid=stMainBlockContainer]`)?.append(list)
}

const fitted = (dark) => {
  for (const chart of document.querySelectorAll(CHARTS)) {
    const { width, height } = chart.getBoundingClientRect()
    if (width) chart.style.zoom = Math.min(1, SHEET.width / width, SHEET.height / height)
    if (dark) chart.style.filter = "invert(1) hue-rotate(180deg) brightness(1.08)"
  }
}

const lifted = () => {
  document.querySelectorAll(".paper-note, .paper-notes").forEach((node) => node.remove())
  for (const chart of document.querySelectorAll(CHARTS)) chart.style.zoom = chart.style.filter = ""
}

export default function ({ data }) {
  const before = () => {
    lifted()
    numbered()
    fitted(data.dark)
  }
  window.addEventListener("beforeprint", before)
  window.addEventListener("afterprint", lifted)
  return () => {
    window.removeEventListener("beforeprint", before)
    window.removeEventListener("afterprint", lifted)
  }
}
