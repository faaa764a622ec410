// The small plotly.js that is served beside the pages, loaded once for all charts of a page.
const arrived = (path) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = new URL(path, document.baseURI).href
    script.onload = () => resolve(window.Plotly)
    script.onerror = () => {
      delete window.outcomesPlotly // the next chart tries again
      reject(new Error(script.src))
    }
    document.head.append(script)
  })
const library = (path) => (window.outcomesPlotly ??= arrived(path))
