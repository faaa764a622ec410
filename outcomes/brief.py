"""The brief of a place: one printable page, or Markdown, to be pasted into a report with its quotes and citations."""

import re
from dataclasses import dataclass
from html import escape
from itertools import count

import pandas as pd

from outcomes.charts.html import LANG
from outcomes.charts.labels import Row, when, where
from outcomes.charts.notes import notes
from outcomes.export.citation import citation, date_words, gbt7714
from outcomes.export.words import WORDS, version
from outcomes.language import say
from outcomes.ledger import Ledger
from outcomes.profile import by_stage, by_theme, silent
from outcomes.table import path
from outcomes.wording import worded

# What Markdown and its common extensions read as markup inside a line; at its beginning a list or a heading too.
MARKUP = re.compile(r"[\\`*_\[\]<>|~$&#]|!(?=\[)")
BEGINNING = re.compile(r"^(\d+)([.)])|^([-+=:])")

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


@dataclass(frozen=True)
class Figure:
    """A figure as the brief tells it. `number` is that of its citation; `remarks` are what a reader must see."""

    worded: str
    indicator: str
    details: str
    remarks: list[str]
    number: int
    link: str


@dataclass(frozen=True)
class Cited:
    """A numbered citation, which holds the words it cites: `before` + `quote` + `after` is the whole of it."""

    number: int
    before: str
    quote: str
    after: str
    translations: list[str]


@dataclass(frozen=True)
class Brief:
    """What a brief says, in one language, before it takes a form."""

    lang: str
    title: str
    place: str
    about: list[tuple[str, str]]
    silence: str
    themes: list[tuple[str, list[Figure]]]
    notes: list[str]
    cited: list[Cited]
    texts: list[tuple[str, list[str]]]
    foot: str

    def say(self, key: str) -> str:
        return say(self.lang, f"brief.{key}")


def brief_html(made: Brief) -> str:
    """The brief as one page without a file beside it, set for A4."""
    about = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in made.about)
    parts = [
        f"<h1>{escape(made.title)}</h1>", f'<p class="where">{escape(made.place)}</p>' if made.place else "",
        f'<p class="notice">{escape(made.say("notice"))}</p>', f"<dl>{about}</dl>",
        f"<p>{escape(made.silence)}</p>" if made.silence else "", _figures_html(made), _notes_html(made),
        _cited_html(made), _texts_html(made),
    ]  # fmt: skip
    body = "\n".join(part for part in parts if part)
    return f"""<!DOCTYPE html>
<html lang="{LANG[made.lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(made.title)}</title>
<style>{STYLE.replace("FOOT", _css(made.foot))}</style>
</head>
<body>
{body}
</body>
</html>
"""


def brief_markdown(made: Brief) -> str:
    """The brief as Markdown: headings, lists and bold type only, so that any editor takes it."""
    colon = made.say("colon")
    blocks = [f"# {_md(made.title)}", *([_md(made.place)] if made.place else []), f"**{_md(made.say('notice'))}**"]
    blocks.append("\n".join(f"- {_md(name)}{colon}{_inline(value)}" for name, value in made.about))
    blocks += [_md(made.silence)] if made.silence else []
    blocks += [f"## {_md(made.say('figures'))}"] if made.themes else []
    for theme, figures in made.themes:
        blocks += [f"### {_md(theme)}", "\n".join(map(_figure_md, figures))]
    for name, items in (
        ("notes", [f"- {_md(note)}" for note in made.notes]),
        ("cited", [_cited_md(cited) for cited in made.cited]),
        ("texts", [_text_md(*text) for text in made.texts]),
    ):
        blocks += [f"## {_md(made.say(name))}", "\n".join(items)] if items else []
    return "\n\n".join(blocks) + "\n"


def brief(
    region: str, rows: pd.DataFrame, everything: pd.DataFrame, ledger: Ledger, lang: str, sentence: str, link: str = ""
) -> Brief:
    """What the brief of a place says.

    `rows` are the rows of the place that pass the filter, `everything` all it has; `sentence` says their number and
    the filter in words.
    `link` is the address of a fact with {id} in place of its id.
    """
    name = ledger.regions[region].name[lang]
    chain = say(lang, "brief.comma").join(
        say(lang, "brief.stage", stage=say(lang, f"stages.{step.stage}"), n=len(step.rows) or say(lang, "brief.none"))
        for step in by_stage(rows, everything)
    )
    about = [
        (say(lang, "brief.rows"), sentence), (say(lang, "brief.chain"), chain),
        (say(lang, "brief.version"), version(ledger)),
    ]  # fmt: skip
    cited, numbers = _citations(rows, ledger, lang, link)
    themes = [
        (ledger.themes[theme].name[lang], [_figure(row, ledger, lang, numbers, link) for row in _records(of_theme)])
        for theme, of_theme in by_theme(rows)
    ]
    silence = ""
    if silent(everything):
        silence = say(lang, "brief.silent" if len(everything) else "brief.no_figure", n=len(everything))
    elif rows.empty:
        silence = say(lang, "brief.nothing")
    # Each figure carries its own note here, so that the notes on all of them need not repeat any.
    general = notes(rows.assign(**{f"note_{lang}": ""}), lang)
    title = say(lang, "brief.title", place=name)
    foot = f"{title} · {WORDS[lang]['project']} {ledger.version} · {say(lang, 'brief.as_reported')}"
    place = path(ledger.chain(region), lang) if ledger.regions[region].parent else ""  # a province is its own address
    return Brief(
        lang, title, place, about, silence, themes, general, cited,
        _texts(rows, ledger, lang), foot,
    )  # fmt: skip


def _records(rows: pd.DataFrame) -> list[Row]:
    return rows.to_dict("records")


def _citations(rows: pd.DataFrame, ledger: Ledger, lang: str, link: str) -> tuple[list[Cited], dict[str, int]]:
    """A citation for each passage, in the order in which the figures stand, and the number of each fact's own."""
    cited: dict[tuple[str, str], Cited] = {}
    numbers: dict[str, int] = {}
    counter = count(1)
    for _, of_theme in by_theme(rows):
        for row in _records(of_theme):
            passage = (row["source"], row["quote"])
            if passage not in cited:
                quote = re.sub(r"\s*\n\s*", " ", row["quote"])
                before, _, after = citation(row["id"], ledger, lang, _link(link, row)).partition(quote)
                cited[passage] = Cited(next(counter), before, quote, after.rstrip(), [])
            numbers[row["id"]] = cited[passage].number
            if lang == "en" and row["translation"] not in cited[passage].translations:
                cited[passage].translations.append(row["translation"])
    return list(cited.values()), numbers


def _figure(row: Row, ledger: Ledger, lang: str, numbers: dict[str, int], link: str) -> Figure:
    details = " · ".join([where(row, lang), when(row, lang), say(lang, f"stages.{row['stage']}")])
    remarks = [row[f"note_{lang}"]] if row[f"note_{lang}"] else []
    if isinstance(row["part_of"], str):
        whole = ledger.facts[row["part_of"]]
        indicator = ledger.indicators[whole.indicator]
        printed = worded(whole.figure, ledger.readings[whole.id], ledger.units[indicator.unit], lang)
        remarks.append(say(lang, "card.part", name=indicator.name[lang], figure=printed))
    return Figure(
        row[f"worded_{lang}"], row[f"indicator_{lang}"], details, remarks, numbers[row["id"]], _link(link, row)
    )


def _texts(rows: pd.DataFrame, ledger: Ledger, lang: str) -> list[tuple[str, list[str]]]:
    """Each source of the rows as GB/T 7714 writes it, its title in English, its date and what to know about it."""
    made = []
    for name, fact in rows.drop_duplicates("source")[["source", "id"]].itertuples(index=False):
        source = ledger.sources[name]
        basis = source.published_basis[lang] if source.published_basis else ""
        date = say(lang, "brief.published", date=date_words(source.published, lang))
        lines = [source.title.en] if lang == "en" else []
        lines += [f"{date}{say(lang, 'brief.space')}{basis}".rstrip()]
        lines += [source.note[lang]] if source.note else []
        made.append((gbt7714(fact, ledger), lines))
    return made


def _link(link: str, row: Row) -> str:
    return link.replace("{id}", row["id"])


def _section(made: Brief, name: str, body: str) -> str:
    return f"<section>\n<h2>{escape(made.say(name))}</h2>\n{body}\n</section>" if body else ""


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


def _figure_md(figure: Figure) -> str:
    head = rf"- **{_inline(figure.worded)}** {_inline(figure.indicator)} \[{figure.number}\]"
    return "  \n".join([head, *(f"  {_md(words)}" for words in (figure.details, *figure.remarks))])


def _cited_md(cited: Cited) -> str:
    whole = _md(f"{cited.before}{cited.quote}{cited.after}")
    return "  \n".join([f"{cited.number}. {whole}", *(f"    {_md(words)}" for words in cited.translations)])


def _text_md(reference: str, lines: list[str]) -> str:
    return "  \n".join([f"- {_md(reference)}", *(f"  {_md(line)}" for line in lines)])


def _md(text: str) -> str:
    """The text as the beginning of a line of Markdown, shown as it stands."""
    return BEGINNING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", _inline(text))


def _inline(text: str) -> str:
    """The text on one line with every character escaped that Markdown or the HTML in it could read."""
    return MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


def _css(text: str) -> str:
    """A string for CSS; what could end it or the style it stands in is written as a code."""
    return '"' + re.sub(r'["\\<>\n\r\f]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'
