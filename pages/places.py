"""Everything one place reports: its results chain, themes, programmes and texts, and a brief to take away."""

from outcomes import profile
from outcomes.interface import places, shell

view = shell.view("places")
known = view.kept("places", lambda: profile.places(view.ledger, view.frame))
region = places.choose(view, known)
places.show(view, region, places.made(view, known, region))
