"""The brief of a place as Markdown, to be pasted into a report."""

from outcomes.export.brief import Brief, Cited, Figure
from outcomes.i18n.markdown import escaped


def brief_markdown(made: Brief) -> str:
    """The brief as Markdown: headings, lists and bold type only, so that any editor takes it."""
    about = "\n".join(f"- {escaped(name)}{made.t('colon')}{escaped(value)}" for name, value in made.about)
    head = (f"# {escaped(made.title)}", escaped(made.place), f"**{escaped(made.t('notice'))}**", about)
    sections = {
        "figures": [block for theme, figures in made.themes for block in (f"### {escaped(theme)}", _told(figures))],
        "statements": [_told(made.statements)],
        "notes": ["\n".join(f"- {escaped(note)}" for note in made.notes)],
        "cited": ["\n".join(map(_cited_md, made.cited))],
        "texts": ["\n".join(_text_md(*text) for text in made.texts)],
    }
    blocks = [block for block in (*head, escaped(made.silence)) if block]
    for name, found in sections.items():
        blocks += [f"## {escaped(made.t(name))}", *found] if any(found) else []
    return "\n\n".join(blocks) + "\n"


def _told(figures: list[Figure]) -> str:
    return "\n".join(map(_figure_md, figures))


def _figure_md(figure: Figure) -> str:
    head = rf"- **{escaped(figure.worded)}** {escaped(figure.indicator)} \[{figure.number}\]"
    return "  \n".join([head, *(f"  {escaped(words)}" for words in (figure.details, *figure.remarks))])


def _cited_md(cited: Cited) -> str:
    whole = escaped(f"{cited.before}{cited.quote}{cited.after}")
    return "  \n".join([f"{cited.number}. {whole}", *(f"    {escaped(words)}" for words in cited.translations)])


def _text_md(reference: str, lines: list[str]) -> str:
    return "  \n".join([f"- {escaped(reference)}", *(f"  {escaped(line)}" for line in lines)])
