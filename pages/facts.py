"""Every figure and every statement in a table, as worded, with its quote and a way to its passage."""

from outcomes.api import answers
from outcomes.ui import card, files, named, page_frame, table

view = page_frame.view("facts")

for kind in ("fact", "statement"):
    named.show(view, kind, card.show)
table.show(view, "fact", view.frame)
table.download_links(view)
page_frame.section(view, "statements.heading")
table.show(view, "statement", view.statements)
files.table(view, "statements", answers.ROWS)
