"""Wording: proper names, and the amounts and dates that articles write in several ways.

:mod:`~framing.wording.names` finds who and what an article calls by a name and whether another does
too; the others know one thing each about names, capitals, countries and amounts.
"""
