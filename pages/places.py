"""Everything one place reports: its results chain, themes, programmes and texts, and a brief to take away."""

from outcomes.analysis import profile
from outcomes.ui import page_frame, places

view = page_frame.view("places")
known = view.cached("places", lambda: profile.places(view.ledger, view.frame, view.statements))
places.show(view, known, places.choose(view, known))
