"""A chart printed by the system's Chromium."""

from functools import partial

import pytest

from outcomes.charts.amounts import comparison
from outcomes.charts.chart import ChartStyle
from outcomes.export import pdf
from outcomes.export.chart_html import html


def test_a_chart_prints_on_one_sheet(frame):
    chart = comparison(frame[frame["group"] == "lights"], ChartStyle("zh"))
    printed = pdf.pdf_bytes(partial(html, chart, "zh"), 1200, int(chart.figure.layout.height))
    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type /Page\n") == 1


def test_a_browser_that_does_not_print_is_told_in_one_line(monkeypatch):
    monkeypatch.setattr(pdf, "browser", lambda: "/bin/false")
    with pytest.raises(pdf.PrintError, match="did not print"):
        pdf.pdf_bytes(lambda: "<head></head>", 100, 100)


def test_no_room_for_temporary_files_is_told_in_one_line(monkeypatch):
    monkeypatch.setattr(pdf.tempfile, "tempdir", "/nowhere")
    with pytest.raises(pdf.PrintError, match="did not print"):
        pdf.pdf_bytes(lambda: "<head></head>", 100, 100)


def test_a_machine_without_a_browser_offers_no_pdf(monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    pdf.browser.cache_clear()
    assert pdf.browser() is None
    pdf.browser.cache_clear()
