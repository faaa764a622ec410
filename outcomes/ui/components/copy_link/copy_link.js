// The address is made here, because only the browser knows under which one it reached the server.
const copied = async (text, near) => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without https the browser has no clipboard: select the text and copy it the old way.
    const field = document.createElement("textarea")
    field.value = text
    field.readOnly = true
    field.style.cssText = "position: fixed; opacity: 0"
    near.parentNode.appendChild(field)
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    near.focus()
    return done
  }
}
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button")
  const status = parentElement.querySelector("span")
  button.textContent = data.label
  button.hidden = false
  button.onclick = async () => {
    const address = new URL(data.path, window.location.href).href
    const done = await copied(address, button)
    status.textContent = done ? data.done : `${data.failed} ${address}`
  }
}
