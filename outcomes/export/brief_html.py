"""The brief of a place as one page to print."""

import re
from html import escape

from outcomes.export import html_document
from outcomes.export.brief import Brief, Cited, Figure

STYLE = """
@page { size: A4; margin: 20mm 18mm 22mm; @bottom-left { content: FOOT; } @bottom-right { content: counter(page); } }
@page { @bottom-left { font: 8pt sans-serif; color: #5a6472; } @bottom-right { font: 8pt sans-serif; color: #5a6472; } }
* { box-sizing: border-box; }
html { color: #1d2733; background: #fff; }
body {
  max-width: 174mm; margin: 0 auto; padding: 12mm 5mm; overflow-wrap: anywhere;
  font: 10pt/1.5 "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, "Noto Sans SC", "Noto Sans CJK SC",
    "PingFang SC", "Microsoft YaHei", sans-serif;
}
h1 { font-size: 20pt; line-height: 1.25; margin: 0 0 1mm; }
h2 { font-size: 13pt; line-height: 1.3; margin: 8mm 0 2mm; }
h3 { font-size: 10pt; margin: 4mm 0 1mm; }
p { margin: 0 0 2mm; }
a { color: inherit; text-decoration: none; }
.where, small, dt, .origin { color: #5a6472; }
.notice { margin: 4mm 0; padding: 2mm 4mm; border-left: 1mm solid #f2b705; background: #fdf8e6; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5mm 5mm; margin: 4mm 0; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
td { padding: 1.2mm 0 1.4mm; border-top: 0.2mm solid #d5dae0; vertical-align: top; }
td:first-child { width: 32%; padding-right: 5mm; font-weight: 600; }
td:last-child { width: 11mm; text-align: right; }
small { display: block; font-size: 8.5pt; line-height: 1.45; }
ol, ul { margin: 0; padding-left: 8mm; }
li { margin: 0 0 2.4mm; padding-left: 1mm; }
li p { margin: 0.6mm 0 0; }
.origin { font-size: 8.5pt; }
.origin q { color: #1d2733; font-size: 10pt; quotes: none; }
.notes, .texts { font-size: 9pt; }
.notes li { margin-bottom: 1mm; }
h1, h2, h3 { break-after: avoid; }
tr, li { break-inside: avoid; }
@media print { body { max-width: none; padding: 0; } .notice { print-color-adjust: exact; } }
@media (max-width: 600px) {
  td { display: block; border: 0; padding: 0; }
  td:first-child, td:last-child { width: auto; text-align: left; }
  tr { display: block; padding: 2mm 0; border-top: 0.2mm solid #d5dae0; }
}
"""


def brief_html(made: Brief) -> str:
    """The brief as one page without a file beside it, set for A4."""
    about = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in made.about)
    parts = [
        f"<h1>{escape(made.title)}</h1>", f'<p class="where">{escape(made.place)}</p>' if made.place else "",
        f'<p class="notice">{escape(made.t("notice"))}</p>', f"<dl>{about}</dl>",
        f"<p>{escape(made.silence)}</p>" if made.silence else "", _figures_html(made), _notes_html(made),
        _cited_html(made), _texts_html(made),
    ]  # fmt: skip
    body = "\n".join(part for part in parts if part)
    style = f"<style>{STYLE.replace('FOOT', _css(made.foot))}</style>"
    return html_document.page(made.lang, made.title, style, body)


def _section(made: Brief, name: str, body: str) -> str:
    return f"<section>\n<h2>{escape(made.t(name))}</h2>\n{body}\n</section>" if body else ""


def _figures_html(made: Brief) -> str:
    parts = []
    for theme, figures in made.themes:
        lines = "\n".join(map(_row_html, figures))
        parts.append(f"<h3>{escape(theme)}</h3>\n<table>\n{lines}\n</table>")
    return _section(made, "figures", "\n".join(parts))


def _row_html(figure: Figure) -> str:
    worded = escape(figure.worded)
    first = f'<a href="{escape(figure.link)}">{worded}</a>' if figure.link else worded
    small = "".join(f"<small>{escape(words)}</small>" for words in (figure.details, *figure.remarks))
    number = f'<a href="#cited-{figure.number}">[{figure.number}]</a>'
    return f"<tr><td>{first}</td><td>{escape(figure.indicator)}{small}</td><td>{number}</td></tr>"


def _notes_html(made: Brief) -> str:
    items = "".join(f"<li>{escape(note)}</li>\n" for note in made.notes)
    return _section(made, "notes", f'<ul class="notes">\n{items}</ul>' if items else "")


def _cited_html(made: Brief) -> str:
    items = "\n".join(map(_cited_item, made.cited))
    return _section(made, "cited", f"<ol>\n{items}\n</ol>" if items else "")


def _cited_item(cited: Cited) -> str:
    whole = f'{escape(cited.before)}<q lang="zh">{escape(cited.quote)}</q>{escape(cited.after)}'
    translated = "".join(f"<p>{escape(words)}</p>" for words in cited.translations)
    return f'<li id="cited-{cited.number}"><span class="origin">{whole}</span>{translated}</li>'


def _texts_html(made: Brief) -> str:
    items = "\n".join(map(_text_item, made.texts))
    return _section(made, "texts", f'<ul class="texts">\n{items}\n</ul>' if items else "")


def _text_item(text: tuple[str, list[str]]) -> str:
    reference, lines = text
    small = "".join(f"<small>{escape(line)}</small>" for line in lines)
    return f'<li><span lang="zh">{escape(reference)}</span>{small}</li>'


def _css(text: str) -> str:
    """A string for CSS; what could end it or the style it stands in is written as a code."""
    return '"' + re.sub(r'["\\<>\n\r\f]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'
