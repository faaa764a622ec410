// The HTML comes from outcomes/export/passage.py, which escapes all text and writes the only tags.
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
    const show = () => pane.querySelector(`#${data.focus}`)?.scrollIntoView({ block: "center" })
    requestAnimationFrame(show)
    // What stands above may still be growing on a cold start, and with it a box around both: look again then.
    const observer = new ResizeObserver(show)
    for (let box = pane.getRootNode().host; box; box = box.parentElement) observer.observe(box)
    const stop = () => observer.disconnect()
    setTimeout(stop, 3000)
    window.addEventListener("wheel", stop, { once: true, passive: true })
    window.addEventListener("touchstart", stop, { once: true, passive: true })
    window.addEventListener("keydown", stop, { once: true })
  }
}
