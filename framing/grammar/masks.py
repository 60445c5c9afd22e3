"""Several bits of a word's form, asked for at once: those for which more than one module asks.

A mask called *A or B* is no more than these bits; above each of the others stands what has them.
What a single module asks for stands in it. No value has two names, and no name two values.
"""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.words import QUOTED

# -- signs, and what stands in marks -------------------------------------------------------------
#: Where a clause ends, whatever it is; a comma may stand inside one.
EDGES = w.COLON | w.DASH | w.BRACKET | w.STOP | QUOTED
EDGES_OR_COMMA = EDGES | w.COMMA
COLON_OR_DASH_OR_BRACKET = w.COLON | w.DASH | w.BRACKET
COLON_OR_COMMA = w.COLON | w.COMMA
COMMA_OR_BRACKET = w.COMMA | w.BRACKET
COMMA_OR_DASH = w.COMMA | w.DASH
COMMA_OR_RELATIVE = w.COMMA | w.RELATIVE
COMMA_OR_SIGN = w.COMMA | w.SIGN
QUOTED_OR_STOP = QUOTED | w.STOP
SIGN_OR_QUOTED = w.SIGN | QUOTED
FINITE_OR_SIGN_OR_QUOTED = w.FINITE | SIGN_OR_QUOTED
#: What is reported begins behind or with it: said that; said, “…”.
OPENS_REPORT = w.THAT | QUOTED | w.COMMA | w.COLON
#: A quotation goes on behind it: … by noon. “…”
BEFORE_QUOTATION = OPENS_REPORT | w.STOP | w.DASH

# -- who speaks, and is spoken of ----------------------------------------------------------------
CAPITAL_OR_ROLE = w.CAPITAL | w.ROLE
CAPITAL_OR_PRONOUN = w.CAPITAL | w.PRONOUN
#: People: Ito, nurses, she. Then the council too, and then a report.
PEOPLE = CAPITAL_OR_ROLE | w.PRONOUN
PEOPLE_OR_BODY = PEOPLE | w.BODY
SPEAKS = PEOPLE_OR_BODY | w.PAPER
ROLE_OR_HONORIFIC = w.ROLE | w.HONORIFIC
#: What is no surname by itself: the Norwegian, the Senator; but the Pope.
NO_SURNAME = ROLE_OR_HONORIFIC | w.DEMONYM
CAPITAL_OR_FINITE = w.CAPITAL | w.FINITE
CAPITAL_OR_INITIAL = w.CAPITAL | w.INITIAL
CAPITAL_OR_NUMBER = w.CAPITAL | w.NUMBER
CAPITAL_OR_PREPOSITION = w.CAPITAL | w.PREPOSITION
CAPITAL_OR_TIME = w.CAPITAL | w.TIME

# -- noun phrases --------------------------------------------------------------------------------
DETERMINER_OR_CAPITAL = w.DETERMINER | w.CAPITAL
DETERMINER_OR_POSSESSIVE = w.DETERMINER | w.POSSESSIVE
DETERMINER_OR_PRONOUN = w.DETERMINER | w.PRONOUN
DETERMINER_OR_CAPITAL_OR_ROLE = DETERMINER_OR_CAPITAL | w.ROLE
#: A subject or an object begins with it: the port, Ito, she. Then nurses too.
HEADS_NOUNS = DETERMINER_OR_CAPITAL | w.PRONOUN
HEADS_NOUNS_OR_ROLE = HEADS_NOUNS | w.ROLE
#: A noun stands behind it, or a word that could be one: the, Ito's, of, a new.
BEFORE_NOUN = DETERMINER_OR_POSSESSIVE | w.PREPOSITION | w.ADJECTIVE | w.SIGN
#: A noun stands before it: the port of, has, closed.
BEHIND_NOUN = w.FINITE | w.AUXILIARY | w.PREPOSITION

# -- verbs, and what joins clauses ---------------------------------------------------------------
FINITE_OR_AUXILIARY = w.FINITE | w.AUXILIARY
FINITE_OR_WORDY = w.FINITE | w.WORDY
#: A verb that is no name, no *she's* and no quotation has the first of these alone.
FINITE_OR_SUBJECT = w.FINITE | CAPITAL_OR_PRONOUN | QUOTED
ADVERB_OR_AUXILIARY = w.ADVERB | w.AUXILIARY
ADVERB_OR_TIME = w.ADVERB | w.TIME
TIME_OR_NUMBER = w.TIME | w.NUMBER
#: It is told when or where: also, on Monday.
WHEN_OR_WHERE = ADVERB_OR_TIME | w.PREPOSITION
JOINER_OR_RELATIVE = w.JOINER | w.RELATIVE
PREPOSITION_OR_JOINER = w.PREPOSITION | w.JOINER
#: What follows belongs to words before it: of, and, who.
LINKS = PREPOSITION_OR_JOINER | w.RELATIVE
