// A plain click on a link of our own lists stays in the session, as a click on one of Streamlit's own does: Streamlit
// follows the address as it does after Back. Every other click, and every click before this runs, is the browser's.
const follow = (event) => {
  const link = event.target.closest?.("a.way")
  if (!link || event.defaultPrevented || event.button || link.target) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault() // a second listener, of a component drawn anew, leaves the click alone
  history.pushState({}, "", link.href)
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)
}

// Tells the server only when its guess about the width of the page is wrong, so most sessions send nothing.
export default function ({ data, setStateValue }) {
  // Streamlit always says English: Chinese would be drawn in Japanese forms and read aloud as English.
  document.documentElement.lang = data.lang
  document.addEventListener("click", follow)
  const wide = window.matchMedia("(min-width: 1000px)")
  const tell = () => {
    if (wide.matches !== data.wide) setStateValue("wide", wide.matches)
  }
  tell()
  wide.onchange = tell
  return () => {
    wide.onchange = null
    document.removeEventListener("click", follow)
  }
}
