// The HTML comes from outcomes/export/passage.py, which escapes all text and writes the only tags.
const SECONDS = 3

// Scrolls to a mark, and again while what stands above it still grows on a cold start, until the reader moves.
const keepInSight = (mark) => {
  const end = performance.now() + SECONDS * 1000
  let top = null
  let moved = false
  for (const kind of ["wheel", "touchstart", "keydown"])
    window.addEventListener(kind, () => (moved = true), { once: true, passive: true })
  const look = () => {
    if (moved || !mark?.isConnected || performance.now() > end) return
    const now = mark.getBoundingClientRect().top
    if (now !== top) mark.scrollIntoView({ block: "center" })
    top = mark.getBoundingClientRect().top
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

const texts = new WeakMap() // what each pane shows: its HTML and the mark that was asked for

export default function ({ parentElement, data: packed, setTriggerValue }) {
  const { html, label, focus, script } = JSON.parse(new TextDecoder().decode(packed))
  const pane = parentElement.querySelector("article")
  const seen = texts.get(pane) ?? {}
  const asked = focus && (seen.html !== html || seen.focus !== focus)
  texts.set(pane, { html, focus })
  if (seen.html !== html) {
    pane.innerHTML = html
    pane.lang = script
    pane.setAttribute("aria-label", label)
  }
  const open = (event) => {
    const mark = event.target.closest("[data-fact], [data-statement]")
    if (!mark || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return
    event.preventDefault()
    setTriggerValue("entry", mark.dataset.fact ?? mark.dataset.statement)
  }
  pane.onclick = open
  pane.onkeydown = open
  if (asked) keepInSight(pane.querySelector(`#${focus}`))
}
