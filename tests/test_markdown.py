"""Text of the data in Markdown stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.i18n.markdown import escaped
from outcomes.ui.plain import plain
from tests.test_brief import one_line
from tests.test_templates import READER, Seen

STARTS = st.sampled_from(["", "- ", "+ ", "1. ", "12) ", "# ", "> ", "---", "===", "~~~", "```", "* ", "    ", "| a |"])
REST = st.text(st.sampled_from(list("ab1 .)-+=:#*_`[]<>|~$&!\\\"'\n中，")), min_size=1, max_size=30)
LINES = st.builds(lambda start, rest: one_line(start + rest), STARTS, REST)


@given(LINES.filter(bool))
def test_any_text_stays_as_it_is_in_markdown(text: str) -> None:
    for before in ("", "- ", "1. ", "- **a** b  \n  "):
        shown = Seen(READER.render(before + escaped(text)))
        assert not set(shown.tags) - {"p", "ul", "ol", "li", "strong", "br"}
        assert shown.tags.count("li") == bool(before)
        assert one_line(shown.text).endswith(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a](b)", r"\[a\](b)"), (":red[a] $x$", r"\:red\[a\] \$x\$"), ("a\nb", "a b"), ("98.96%", "98.96%"),
        ("1. a", r"1\. a"), ("1.2万", "1.2万"), ("- a", r"\- a"), ("1：2", "1：2"), ("https://a", "https://a"),
    ],
)  # fmt: skip
def test_only_what_could_be_markup_has_a_backslash(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("https://a", "https\\:\u2060//a"), ("www.a", "www\u2060.a"), ("a@b", "a@\u2060b")],
)
def test_no_address_is_a_link_in_the_app(text: str, shown: str) -> None:
    assert plain(text) == shown
