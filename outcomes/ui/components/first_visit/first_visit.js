// Shows three lines to a first visitor and remembers, in this browser only, that they were put away.
const YEAR = 31536000 // seconds

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("section")
  const list = box.querySelector("ul")
  list.replaceChildren(
    ...data.lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })),
  )
  box.setAttribute("aria-label", data.label)
  const button = box.querySelector("button")
  button.textContent = data.close
  button.hidden = false
  button.onclick = () => {
    document.cookie = `${data.cookie}=1; path=/; max-age=${YEAR}; samesite=lax`
    setTriggerValue("closed", true)
  }
}
