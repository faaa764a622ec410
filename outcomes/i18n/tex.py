"""What BibTeX reads: entries, and text in which TeX sees no commands. Characters of any script stay."""

# BibTeX counts braces with a backslash before them too: a lone one would swallow the entries after it.
COMMANDS = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    }
)  # fmt: skip
ENDING = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def entry(kind: str, key: str, fields: dict[str, str]) -> str:
    """An entry of BibTeX, such as misc, of those fields that are not empty."""
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{body}}}\n"


def escaped(text: str) -> str:
    """Text for a field."""
    return text.translate(COMMANDS)


def address(url: str) -> str:
    """An address for the field url, which is read as it is, but for what would end the field."""
    return url.translate(ENDING)
