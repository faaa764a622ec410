"""Charts drawn by plotly.js, with their downloads."""
