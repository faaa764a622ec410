// Shows three lines to a first visitor and remembers, in this browser only, that they were put away.
const SEEN = "outcomes-hint-seen"

const seen = () => {
  try {
    return localStorage.getItem(SEEN) !== null
  } catch {
    return true // a browser that keeps nothing would show the hint for ever
  }
}

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector("section")
  const place = document.querySelector(".st-key-hint")
  const list = box.querySelector("ul")
  list.replaceChildren(
    ...data.lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })),
  )
  box.setAttribute("aria-label", data.label)
  const button = box.querySelector("button")
  button.textContent = data.close
  button.onclick = () => {
    try {
      localStorage.setItem(SEEN, "1")
    } finally {
      place?.removeAttribute("data-shown")
    }
  }
  place?.toggleAttribute("data-shown", !seen())
}
