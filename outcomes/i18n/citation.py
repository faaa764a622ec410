"""Say where a figure comes from, in the forms that readers paste: in words, as GB/T 7714 and as BibTeX."""

import re

from outcomes.i18n.words import WORDS, version
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Source
from outcomes.text.periods import read_period

DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?)?(?P<unsure>[~?%])?")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    }
)  # fmt: skip


def citation(fact_id: str, ledger: Ledger, lang: str, link: str = "") -> str:
    """Who said it, when, where, in which words; that we changed nothing; and the permalink."""
    fact = ledger.facts[fact_id]
    source = ledger.sources[fact.source]
    start, quote = _source_words(source, lang), _one_line(fact.quote)
    project = f"{WORDS[lang]['project']} v{version(ledger)}"
    mended = _corrections(ledger, fact_id, lang)
    if lang == "zh":
        return f"{start}：“{quote}”，据文中所述；{project} 未作加工。{mended}{link}"
    return f"{start}: “{quote}”, as reported; unprocessed by {project}. {mended}{link}".rstrip()


def gbt7714(fact_id: str, ledger: Ledger) -> str:
    """The source of a fact in the form of GB/T 7714, an inferred year in square brackets as the standard asks."""
    source = ledger.sources[ledger.facts[fact_id].source]
    kind = "EB/OL" if source.url else "Z"
    author = f"{source.author.zh}. " if source.author else ""
    publisher = f"{source.publisher.zh}, " if source.publisher else ""
    ending = f". {source.url}." if source.url else "."
    return f"{author}{source.title.zh}[{kind}]. {publisher}{_year(source.published)}{ending}"


def bibtex(fact_id: str, ledger: Ledger) -> str:
    """The source of a fact as a BibTeX entry whose note holds the quoted words."""
    fact = ledger.facts[fact_id]
    source = ledger.sources[fact.source]
    note = f"“{_one_line(fact.quote)}”, as reported; unprocessed by {WORDS['en']['project']} v{version(ledger)}"
    note += f". {_corrections(ledger, fact_id, 'en')}".rstrip(" .")
    fields = {
        "author": f"{{{_tex(source.author.zh)}}}" if source.author else "",
        "title": f"{{{_tex(source.title.zh)}}}",
        "publisher": f"{{{_tex(source.publisher.zh)}}}" if source.publisher else "",
        "year": str(read_period(source.published).first.year),
        "date": source.published,  # biblatex reads EDTF, the ~ of an inferred date included
        "url": source.url or "",
        "note": _tex(note),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{fact_id},\n{body}}}\n"


def chart_citations(title: str, slug: str, sources: list[str], ledger: Ledger, lang: str, link: str) -> tuple[str, ...]:
    """A chart as plain text, GB/T 7714 and BibTeX, with every source it draws on, numbered where there are several."""
    words = WORDS[lang]
    named = [_source_words(ledger.sources[source], lang) for source in sources]
    listed = named[0] if len(named) == 1 else "".join(f" [{n}] {text}" for n, text in enumerate(named, 1)).strip()
    project = f"{words['project']} v{version(ledger)}"
    if lang == "zh":
        plain = f"{project}：“{title}”，据文中所述，未经核实。来源：{listed}。{link}"
    else:
        plain = f"{project}: “{title}”, as reported, not verified. Sources: {listed}. {link}".rstrip()
    standard = f"{words['project']}. {title}[EB/OL]. v{version(ledger)}. {link}".rstrip()
    fields = {"author": f"{{{words['project']}}}", "title": f"{{{_tex(title)}}}", "version": version(ledger),
              "url": link, "note": _tex(f"As reported, not verified. Sources: {listed}")}  # fmt: skip
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return plain, standard, f"@misc{{{slug},\n{body}}}\n"


def _source_words(source: Source, lang: str) -> str:
    body, date = _body(source, lang), date_words(source.published, lang)
    if lang == "zh":
        return f"{body}（{date}）《{source.title.zh}》" if body else f"《{source.title.zh}》（{date}）"
    # The original title is what finds the text again; the translation only explains it.
    title = f"《{source.title.zh}》" + (f" [{source.title.en}]" if source.title.en != source.title.zh else "")
    return f"{body} ({date}), {title}" if body else f"{title} ({date})"


def date_words(edtf: str, lang: str) -> str:
    """A date in words, as exact as it is given: c. January 2022 / 约2022年1月. Rarer forms of EDTF stay as they are."""
    parts = [DATE.fullmatch(part) for part in edtf.split("/")]
    words = [_date(part, lang) for part in parts if part]
    if len(words) != len(parts):
        return edtf
    return ("至" if lang == "zh" else " to ").join(words)


def _date(match: re.Match[str], lang: str) -> str:
    year, month, day = match["year"], int(match["month"] or 0), int(match["day"] or 0)
    if lang == "zh":
        return (
            f"{'约' if match['unsure'] else ''}{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")
        )
    named = f"{MONTHS[month - 1]} {year}" if month else year
    return f"{'c. ' if match['unsure'] else ''}{f'{day} ' if day else ''}{named}"


def _year(edtf: str) -> str:
    period = read_period(edtf)
    first, last = period.years
    years = str(first) if first == last else f"{first}—{last}"
    return f"[{years}]" if period.approximate else years


def _corrections(ledger: Ledger, fact: str, lang: str) -> str:
    """What of a fact was corrected and when; empty for almost every fact."""
    dates = [(entry.date, entry.old, entry.new) for entry in ledger.corrections if entry.fact == fact]
    if lang == "zh":
        return "".join(f"{date}更正（{old or '无'}→{new or '无'}）。" for date, old, new in dates)
    return "".join(f"Corrected on {date} ({old or 'none'} → {new or 'none'}). " for date, old, new in dates)


def _body(source: Source, lang: str) -> str:
    """The issuing body: the publisher, else the author; empty where the text names neither."""
    body = source.publisher or source.author
    return body[lang] if body else ""


def _one_line(quote: str) -> str:
    return re.sub(r"\s*\n\s*", " ", quote)


def _tex(text: str) -> str:
    return text.translate(TEX)
