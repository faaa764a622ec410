// Takes the focus into a card that was opened by hand, and gives it back to its opener when the card goes.
const openers = new WeakMap() // of each card, what was clicked or pressed before it came: see internal_links.js

// A list that was drawn anew has another link of the same name or to the same place.
const now = (opener) =>
  opener.isConnected ? opener : document.querySelector(opener.id ? `#${opener.id}` : `a[href="${opener.getAttribute("href")}"]`)

export default function ({ parentElement, data }) {
  const span = parentElement.querySelector("span")
  if (!openers.has(span)) {
    openers.set(span, window.outcomesOpener)
    span.textContent = data.title
    if (data.title && window.outcomesOpener?.id.startsWith(data.by)) span.focus()
  }
  return () => {
    const opener = openers.get(span)
    // Once the browser has taken the focus from what is gone; a reader who is elsewhere by then stays there.
    setTimeout(() => opener && document.activeElement === document.body && now(opener)?.focus())
  }
}
