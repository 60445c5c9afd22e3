"""Agency: how often the text tells a deed without the one who did it.

Rules over word forms, no parser: a form of *be* or *get* with a participle behind it is a passive,
unless the participle is one that tells how somebody is (*was tired*) and nobody is named by whom.
Whether leaving the doer out hides anything is for the reader to say: often it is unknown, plain,
or said in the sentence before.
"""

from __future__ import annotations

from framing.counts import Counts, per_row, percent, rate
from framing.document import Document
from framing.lexicon import lexicon
from framing.measures import measure
from framing.passives import passives as passives_in

_PER = "1,000 words"
_CITE = "Fowler et al. 1979; Henley et al. 1995"


@measure("agency.passives", per=_PER, cite=_CITE, more="puts more in the passive",
         only="puts deeds in the passive")
def passives(doc: Document) -> Counts:
    """How often a clause is in the passive: was built, were being moved, got arrested.

    With an agent (*by the army*) or without. Participles that tell a state count only with one.
    Shortened ones (*the houses built there*) are not counted.
    """
    return rate(passives_in(doc), per=doc.words)


@measure("agency.agentless", per="% of passive clauses", cite=_CITE,
         more="more often leaves out who did it", only="leaves out who did it")
def agentless(doc: Document) -> Counts:
    """What share of the passive clauses doesn't say by whom."""
    found = passives_in(doc)
    hits = found.only("passive without agent")
    return Counts((per_row(hits, doc.rows), per_row(found, doc.rows)), percent, hits)


@measure("agency.nominalisations", per=_PER, cite=_CITE, more="names more deeds by a noun",
         only="names deeds by a noun", lexicons=("nominalisations",))
def nominalisations(doc: Document) -> Counts:
    """How often a deed is named by a noun that needn't say who acts: removal, deportation.

    By a list of this project's own (``framing lexicon show nominalisations``): things, bodies and
    states that end alike (station, government, moment) are not in it, nor are parts of names.
    """
    return rate(doc.find(lexicon("nominalisations")), per=doc.words)
