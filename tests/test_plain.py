"""Text of the data in a place that reads Markdown."""

import pytest

from outcomes.ui.plain import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a](b)", r"\[a\]\(b\)"),
        (":red[a] $x$", r"\:red\[a\] \$x\$"),
        ("a\nb", "a b"),
        ("https://a", "https\\:\u2060//a"),
        ("www.a", "www\u2060\\.a"),
        ("a@b", "a@\u2060b"),
        ("1：2", "1：2"),
    ],
)
def test_nothing_is_markup_and_no_address_is_a_link(text: str, shown: str) -> None:
    assert plain(text) == shown
