"""A button that copies a lasting link: the same in both languages, with stable ids, and made without internet."""

from outcomes.ui import address
from outcomes.ui.components import component
from outcomes.ui.view import View

MARKUP = '<button type="button" hidden></button><span role="status"></span>\n'
_button = component("copy_link/copy_link", MARKUP, "button.css")


def link(view: View, page: str, *, filtered: bool = False, where: str = "", **chosen: str | list[str]) -> None:
    """A button for the address of a page with the ids `chosen`; `filtered` keeps the reader's filters in it.

    `where` tells apart two buttons for one address on a page.
    """
    parameters = {name: [value] if isinstance(value, str) else value for name, value in chosen.items()}
    key = "-".join(filter(None, ["copy", where, page, *(value for values in parameters.values() for value in values)]))
    if filtered:
        parameters |= view.chosen.parameters()
    path = "" if page == "overview" else page
    asked = address.query(parameters)
    words = {"label": view.t("card.copy"), "done": view.t("card.copied"), "failed": view.t("card.copy_failed")}
    _button(data={"path": f"{path}?{asked}" if asked else path or ".", **words}, key=key, width="content")
