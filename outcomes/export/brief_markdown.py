"""The brief of a place as Markdown, to be pasted into a report."""

import re

from outcomes.export.brief import Brief, Cited, Figure

# What Markdown and its common extensions read as markup inside a line; at its beginning a list or a heading too.
MARKUP = re.compile(r"[\\`*_\[\]<>|~$&#]|!(?=\[)")
BEGINNING = re.compile(r"^(\d+)([.)])|^([-+=:])")


def brief_markdown(made: Brief) -> str:
    """The brief as Markdown: headings, lists and bold type only, so that any editor takes it."""
    colon = made.t("colon")
    blocks = [f"# {_md(made.title)}", *([_md(made.place)] if made.place else []), f"**{_md(made.t('notice'))}**"]
    blocks.append("\n".join(f"- {_md(name)}{colon}{_inline(value)}" for name, value in made.about))
    blocks += [_md(made.silence)] if made.silence else []
    blocks += [f"## {_md(made.t('figures'))}"] if made.themes else []
    for theme, figures in made.themes:
        blocks += [f"### {_md(theme)}", "\n".join(map(_figure_md, figures))]
    for name, items in (
        ("notes", [f"- {_md(note)}" for note in made.notes]),
        ("cited", [_cited_md(cited) for cited in made.cited]),
        ("texts", [_text_md(*text) for text in made.texts]),
    ):
        blocks += [f"## {_md(made.t(name))}", "\n".join(items)] if items else []
    return "\n\n".join(blocks) + "\n"


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
