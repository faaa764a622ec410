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

export default function ({ parentElement, data, setTriggerValue }) {
  const pane = parentElement.querySelector("article")
  if (pane.dataset.version !== data.version) {
    pane.innerHTML = data.html
    pane.dataset.version = data.version
    pane.lang = data.script
    pane.setAttribute("aria-label", data.label)
  }
  const open = (event) => {
    const mark = event.target.closest("[data-fact], [data-statement]")
    if (!mark || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return
    event.preventDefault()
    setTriggerValue("entry", mark.dataset.fact ?? mark.dataset.statement)
  }
  pane.onclick = open
  pane.onkeydown = open
  const asked = data.focus + "|" + data.version
  if (data.focus && pane.dataset.asked !== asked) {
    pane.dataset.asked = asked
    keepInSight(pane.querySelector(`#${data.focus}`))
  }
}
