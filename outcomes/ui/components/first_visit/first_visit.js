// Shows one line to a first visitor and remembers, in this browser only, that it was shown.
const YEAR = 31536000 // seconds

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("section")
  box.querySelector("p").textContent = data.hint
  box.setAttribute("aria-label", data.hint_label)
  document.cookie = `${data.cookie}=1; path=/; max-age=${YEAR}; samesite=lax`
  const button = box.querySelector("button")
  button.textContent = data.hint_close
  button.hidden = false
  button.onclick = () => setTriggerValue("closed", true)
}
