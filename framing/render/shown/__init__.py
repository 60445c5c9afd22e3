"""Articles as they stand, for ``framing show``: who speaks, and what was counted in them."""
