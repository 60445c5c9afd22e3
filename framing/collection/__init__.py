"""Collections: thousands to millions of articles, cut into parts, counted once, asked often.

An article's counts are a small row of whole numbers that adds up: over an outlet, a week, a
cluster's workers. ``framing corpus`` writes such rows to a folder: :mod:`.inputs` reads articles
from wherever they lie, :mod:`.building` makes the collection, :mod:`.engines` runs its parts.
:class:`.store.Collection` reads the rows; :mod:`.groups`, :mod:`.stories` and :mod:`.copies` ask
them. Nothing here is imported by the everyday commands, nor :mod:`.building` by what asks.
"""
