// Tells the server only when its guess about the width of the page is wrong, so most sessions send nothing.
export default function ({ data, setStateValue }) {
  // Streamlit always says English: Chinese would be drawn in Japanese forms and read aloud as English.
  document.documentElement.lang = data.lang
  const wide = window.matchMedia("(min-width: 1000px)")
  const tell = () => {
    if (wide.matches !== data.wide) setStateValue("wide", wide.matches)
  }
  tell()
  wide.onchange = tell
  return () => {
    wide.onchange = null
  }
}
