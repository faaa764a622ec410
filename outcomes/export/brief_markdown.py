"""The brief of a place as Markdown, to be pasted into a report."""

from outcomes.export.brief import Brief, Cited, Figure
from outcomes.i18n.markdown import escaped


def brief_markdown(made: Brief) -> str:
    """The brief as Markdown: headings, lists and bold type only, so that any editor takes it."""
    colon = made.t("colon")
    blocks = [
        f"# {escaped(made.title)}",
        *([escaped(made.place)] if made.place else []),
        f"**{escaped(made.t('notice'))}**",
    ]
    blocks.append("\n".join(f"- {escaped(name)}{colon}{escaped(value)}" for name, value in made.about))
    blocks += [escaped(made.silence)] if made.silence else []
    blocks += [f"## {escaped(made.t('figures'))}"] if made.themes else []
    for theme, figures in made.themes:
        blocks += [f"### {escaped(theme)}", "\n".join(map(_figure_md, figures))]
    if made.statements:
        blocks += [f"## {escaped(made.t('statements'))}", "\n".join(map(_figure_md, made.statements))]
    for name, items in (
        ("notes", [f"- {escaped(note)}" for note in made.notes]),
        ("cited", [_cited_md(cited) for cited in made.cited]),
        ("texts", [_text_md(*text) for text in made.texts]),
    ):
        blocks += [f"## {escaped(made.t(name))}", "\n".join(items)] if items else []
    return "\n\n".join(blocks) + "\n"


def _figure_md(figure: Figure) -> str:
    head = rf"- **{escaped(figure.worded)}** {escaped(figure.indicator)} \[{figure.number}\]"
    return "  \n".join([head, *(f"  {escaped(words)}" for words in (figure.details, *figure.remarks))])


def _cited_md(cited: Cited) -> str:
    whole = escaped(f"{cited.before}{cited.quote}{cited.after}")
    return "  \n".join([f"{cited.number}. {whole}", *(f"    {escaped(words)}" for words in cited.translations)])


def _text_md(reference: str, lines: list[str]) -> str:
    return "  \n".join([f"- {escaped(reference)}", *(f"  {escaped(line)}" for line in lines)])
