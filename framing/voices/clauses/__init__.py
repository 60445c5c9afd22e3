"""Clauses: a sentence as a line of items, and the noun phrases and verbs in it.

:mod:`~framing.voices.clauses.lines` lays a sentence out with each quotation as one item;
:mod:`~framing.voices.clauses.phrases` and :mod:`~framing.voices.clauses.subjects` find who does
something, :mod:`~framing.voices.clauses.verbs` whether a form is a verb, and the others what may
stand between, before and behind: participles, relatives, infinitives, what is inverted, passed
over or left open, and how far what is reported reaches.
"""
