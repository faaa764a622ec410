// What only the browser knows or can do, once for each page: its width and language, paper, and whether the data have
// changed.
const MAIN = "[data-testid=stMain]"
const STEPS = [1000, 1120, 1280, 1400] // pixels of a window, each with the width of its charts in __init__.py
const LOOK = 2000 // milliseconds between two looks at the state of the data

// On paper links get numbers and a list of addresses at the end, charts are shrunk to the width of the sheet, and those
// drawn for a dark page are turned light.
const SHEET = { width: 690, height: 860 } // pixels between the margins of A4, with room for a heading
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

// One for all runs of the page: what the last run said.
const now = { data: null, tell: null, changed: null }
const steps = STEPS.map((width) => window.matchMedia(`(min-width: ${width}px)`))
const measured = () => {
  const step = steps.filter((query) => query.matches).length
  // Only when the server's guess is wrong, so most sessions send nothing.
  if (step !== now.data.step) now.tell("step", step)
}
const before = () => {
  lifted()
  numbered()
  fitted(now.data.dark)
}
// A page that nobody sees does not ask; one that is seen again asks at once.
const look = async () => {
  if (document.hidden || !now.data) return
  const known = now.data.state
  try {
    const answer = await fetch(new URL(now.data.look, document.baseURI), { cache: "no-store" })
    const state = answer.ok ? (await answer.text()).trim() : known
    if (state !== known && known === now.data.state) now.changed("changed", state)
  } catch {
    // The server is away for a moment; the page says so itself.
  }
}
const listening = [
  [document, "visibilitychange", look],
  [window, "beforeprint", before],
  [window, "afterprint", lifted],
  ...steps.map((query) => [query, "change", measured]),
]

export default function ({ data, setStateValue, setTriggerValue }) {
  Object.assign(now, { data, tell: setStateValue, changed: setTriggerValue })
  // Streamlit always says English: Chinese would be drawn in Japanese forms and read aloud as English.
  document.documentElement.lang = data.lang
  for (const [target, name, what] of listening) target.addEventListener(name, what)
  now.timer ??= setInterval(look, LOOK)
  measured()
  return () => {
    clearInterval(now.timer)
    Object.assign(now, { data: null, timer: null })
    for (const [target, name, what] of listening) target.removeEventListener(name, what)
  }
}
