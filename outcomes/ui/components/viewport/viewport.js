// What only the browser knows or can do, once for each page: its width and language, a cookie, and whether the data
// have changed.
const STEPS = [1000, 1120, 1280, 1400] // pixels of a window, each with the width of its charts in __init__.py
const LOOK = 2000 // milliseconds between two looks at the state of the data
const YEAR = 31536000 // seconds

// One for all runs of the page: what the last run said.
const now = { data: null, tell: null, changed: null }
const steps = STEPS.map((width) => window.matchMedia(`(min-width: ${width}px)`))
const measured = () => {
  const step = steps.filter((query) => query.matches).length
  // Only when the server's guess is wrong, so most sessions send nothing.
  if (step !== now.data.step) now.tell("step", step)
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
  ...steps.map((query) => [query, "change", measured]),
]

export default function ({ data, setStateValue, setTriggerValue }) {
  Object.assign(now, { data, tell: setStateValue, changed: setTriggerValue })
  // Streamlit always says English: Chinese would be drawn in Japanese forms and read aloud as English.
  document.documentElement.lang = data.lang
  for (const [target, name, what] of listening) target.addEventListener(name, what)
  now.timer ??= setInterval(look, LOOK)
  if (data.address !== null) {
    // In place of the address that was asked for: one more would be one more step back.
    history.replaceState(history.state, "", location.pathname + (data.address && "?" + data.address))
    setTriggerValue("mended", data.address)
  }
  if (data.cookie) document.cookie = `${data.cookie}=1; path=/; max-age=${YEAR}; samesite=lax`
  measured()
  return () => {
    clearInterval(now.timer)
    Object.assign(now, { data: null, timer: null })
    for (const [target, name, what] of listening) target.removeEventListener(name, what)
  }
}
