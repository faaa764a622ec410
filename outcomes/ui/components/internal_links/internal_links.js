// A plain click on a link of our own HTML stays in the session: the server is told, and turns to the page. Every other
// click, and every click before this runs, is the browser's.
const now = { tell: null, timer: null }
const PATIENCE = 4000 // milliseconds for the server to answer a click; one that it never heard of is the browser's after all

const follow = (event) => {
  const link = event.target.closest?.("a.internal")
  if (!link || event.defaultPrevented || event.button || link.target) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault() // a second listener, of a component drawn anew, leaves the click alone
  // The address at once, as the server will have it: so that Back is one step.
  if (link.href !== location.href) history.pushState({}, "", link.href)
  // Another thing on the same page is shown from the top of it.
  if (link.pathname === location.pathname) document.querySelector(".lead")?.scrollIntoView({ block: "center" })
  now.tell("clicked", link.pathname + link.search)
  clearTimeout(now.timer)
  now.timer = setTimeout(() => location.assign(link.href), PATIENCE)
}

// What was clicked or pressed last has the focus again when the card that it opened is closed: see focus.js.
const remember = (event) => {
  if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return
  window.outcomesOpener = event.composedPath()[0].closest("a, button, [tabindex]")
}

const heard = [["click", remember], ["keydown", remember], ["click", follow]]

export default function ({ setTriggerValue }) {
  now.tell = setTriggerValue
  clearTimeout(now.timer) // called anew with every run: the server has answered
  for (const [kind, hear] of heard) document.addEventListener(kind, hear)
  return () => heard.forEach(([kind, hear]) => document.removeEventListener(kind, hear))
}
