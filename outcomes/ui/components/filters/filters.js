// The filters: lists to tick with the number of figures and statements behind each choice, two years, and words to search for. All that
// is chosen is sent at once, by the names of the address, as soon as any of it changes.
const LONG = 12 // choices of a list, above which there is a box to find one
const forms = new WeakMap() // for each form: what it was made for, what was sent and is not answered yet, how to send
const open = new Set(["province"]) // the lists that are unfolded, on every page

const made = (tag, properties, ...inside) => {
  const node = Object.assign(document.createElement(tag), properties)
  node.append(...inside)
  return node
}

const tick = (name, value, label) => {
  const box = made("input", { type: "checkbox", name, value })
  return made("label", {}, box, made("span", { textContent: label }), made("span", { className: "count" }))
}

const finder = (label, words, ticks) => {
  const find = made("input", { type: "search", placeholder: words.find, ariaLabel: `${words.find} · ${label}` })
  find.oninput = () => {
    const sought = find.value.trim().toLowerCase()
    for (const one of ticks) one.hidden = !one.textContent.toLowerCase().includes(sought)
  }
  return find
}

const list = (name, { label, options }, words) => {
  const ticks = options.map(([value, called]) => tick(name, value, called))
  const inside = made("div", { role: "group", ariaLabel: label }, ...ticks)
  if (ticks.length > LONG) inside.prepend(finder(label, words, ticks))
  const head = made("summary", {}, made("span", { textContent: label }), made("span", { className: "chosen" }))
  const box = made("details", { open: open.has(name) }, head, inside)
  box.ontoggle = () => (box.open ? open.add(name) : open.delete(name))
  return box
}

const span = (name, label, years, words) => {
  const known = years.map((year) => made("option", { value: year, textContent: year }))
  return made("label", {}, label, made("select", { name }, made("option", { value: "", textContent: words.any }), ...known))
}

const make = (form, { lists, spans, years, letters, words }, send) => {
  const search = made("input", { type: "search", name: "q", maxLength: letters, placeholder: words.search_hint })
  search.onsearch = send // the cross that empties it
  const reset = made("button", { type: "button", textContent: words.reset })
  reset.onclick = () => {
    form.reset()
    form.querySelector("summary").focus() // the button goes
    send()
  }
  const pair = Object.entries(spans).map(([name, label]) => span(name, label, years, words))
  form.replaceChildren(
    ...Object.entries(lists).map(([name, of]) => list(name, of, words)),
    made("small", { textContent: words.counts }),
    made("div", { className: "years" }, ...pair),
    made("label", {}, words.search, search),
    reset,
  )
  form.onchange = (event) => event.target.name && send()
  form.onsubmit = (event) => event.preventDefault() // Enter has told already that the words have changed
  // Streamlit has shortcuts of one letter, which must not hear what is typed here.
  for (const kind of ["keydown", "keypress", "keyup"]) form.addEventListener(kind, (event) => event.stopPropagation())
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

const chosen = (form) => {
  const found = {}
  for (const [name, value] of new FormData(form)) {
    const words = value.split(/\s+/).filter(Boolean).join(" ")
    if (words) (found[name] ??= []).push(words)
  }
  return found
}

// `told` are the words that were sent or shown last: what a reader types meanwhile stays.
const show = (form, { lists, words, chosen }, told) => {
  const [search = ""] = chosen.q ?? []
  if (search !== told) form.querySelector("[name=q]").value = search
  for (const input of form.querySelectorAll("[name]")) {
    const values = chosen[input.name] ?? []
    if (input.type === "checkbox") input.checked = values.includes(input.value)
    else if (input.type !== "search") input.value = values[0] ?? ""
  }
  const boxes = form.querySelectorAll("details")
  Object.entries(lists).forEach(([name, { options }], i) => {
    const counts = boxes[i].querySelectorAll(".count")
    options.forEach(([, , n], at) => {
      counts[at].textContent = n.toLocaleString("en")
      counts[at].parentNode.classList.toggle("none", n === 0)
    })
    const names = options.filter(([value]) => chosen[name]?.includes(value)).map(([, called]) => called)
    boxes[i].querySelector(".chosen").textContent = names.join(" · ") || words.all
  })
  form.querySelector("button").hidden = Object.keys(chosen).length === 0
}

export default function ({ parentElement, data: packed, setTriggerValue }) {
  const data = JSON.parse(new TextDecoder().decode(packed))
  const form = parentElement.querySelector("form")
  const seen = forms.get(form) ?? { sent: [] }
  forms.set(form, seen)
  seen.send = (values) => setTriggerValue("chosen", values)
  if (seen.form !== data.form) {
    Object.assign(seen, { form: data.form, told: {} })
    form.ariaLabel = data.words.filters
    make(form, data, () => {
      const values = chosen(form)
      if (same(values, seen.told)) return // one change may be told twice
      seen.told = values
      seen.sent.push(JSON.stringify(values))
      seen.send(values)
    })
  }
  // The answer to a choice that was followed by another is no news: the form shows the last one already.
  const at = seen.sent.indexOf(JSON.stringify(data.chosen))
  const late = at >= 0 && at < seen.sent.length - 1
  seen.sent = late ? seen.sent.slice(at + 1) : []
  if (late) return
  show(form, data, (seen.told.q ?? [""])[0])
  seen.told = data.chosen
}
