"""Everything one place reports: its results chain, themes, programmes and texts, and a brief to take away."""

from outcomes.analysis import profile
from outcomes.ui import page_frame, places

view = page_frame.view("places")
known = view.cached("places", lambda: profile.places(view.ledger, view.frame, view.statements))
region = places.choose(view, known)
places.show(view, region, places.made(view, known, region))
