// Saves a chart as a picture: plotly draws it as SVG, the shipped font goes into that SVG, and a PNG is drawn from it.
const SCALE = 2 // pixels of a PNG to one of the page
const KEPT = 60000 // milliseconds until a file that was saved is forgotten: some browsers ask where to put it

const dataURL = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })

const plain = (words) => words.replace(/["'\s]/g, "").toUpperCase()

// A slice for rare characters goes into a picture where the page had to load it; the others always.
const needed = ({ family, weight, unicodeRange }) =>
  !unicodeRange ||
  [...document.fonts].some(
    (face) =>
      face.status === "loaded" && face.weight === weight &&
      plain(face.family) === plain(family) && plain(face.unicodeRange) === plain(unicodeRange),
  )

// A picture sees no font of the page, so the files go into it; without one of them it is still a picture.
const rule = async ({ family, url, weight, unicodeRange }) => {
  const answer = await fetch(new URL(url, document.baseURI)).catch(() => null)
  if (!answer?.ok) return ""
  const range = unicodeRange ? `unicode-range:${unicodeRange};` : ""
  const file = await dataURL(await answer.blob())
  // Read before the picture is: the words of a font that the browser has not read yet are left out of it.
  await new FontFace(family, `url(${file})`, { weight, ...(unicodeRange && { unicodeRange }) }).load().catch(() => null)
  return `@font-face{font-family:"${family}";font-weight:${weight};${range}src:url(${file}) format("woff2")}`
}

const drawn = async ({ figure, fonts, width, height, library: path }) => {
  const Plotly = await library(path)
  const options = { format: "svg", width, height, imageDataOnly: true }
  const [svg, ...rules] = await Promise.all([Plotly.toImage(figure, options), ...fonts.filter(needed).map(rule)])
  const inside = svg.indexOf(">") + 1
  return `${svg.slice(0, inside)}<style>${rules.join("")}</style>${svg.slice(inside)}`
}

const painted = async (svg, { width, height }) => {
  const image = new Image(width, height)
  image.src = URL.createObjectURL(svg)
  await image.decode()
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SCALE, height: height * SCALE })
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(image.src)
  return new Promise((resolve, reject) => canvas.toBlob((png) => (png ? resolve(png) : reject(new Error("too large")))))
}

const save = async (format, data) => {
  const svg = new Blob([await drawn(data)], { type: "image/svg+xml" })
  const file = format === "png" ? await painted(svg, data) : svg
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(file),
    download: `${data.name}.${format}`,
  })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT)
}

export default function ({ parentElement, data: packed }) {
  const data = JSON.parse(new TextDecoder().decode(packed))
  const status = parentElement.querySelector("[role=status]")
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = async () => {
      button.disabled = true
      status.textContent = await save(button.dataset.format, data).then(() => "", () => data.failed)
      button.disabled = false
    }
  }
}
