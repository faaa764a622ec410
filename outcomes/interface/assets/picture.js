// The buttons set the format of the chart's own camera and press it: the picture is drawn where the fonts are.
export default function ({ parentElement, data }) {
  const press = (format) => {
    const chart = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`)
    const camera = chart?.querySelector('.modebar-btn[data-attr="toImage"], .modebar-btn')
    if (!camera) return
    const height = Math.round(chart._fullLayout.height)
    chart._context.toImageButtonOptions = { format, filename: data.name, width: data.width, height, scale: 2 }
    camera.click()
  }
  parentElement.querySelectorAll("button").forEach((button) => {
    button.onclick = () => press(button.dataset.format)
  })
}
