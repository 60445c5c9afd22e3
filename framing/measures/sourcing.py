"""Sourcing: whose words the article carries, and how it introduces them.

Speakers are found by rules (:mod:`framing.voices`): quotation marks and who is said to speak them,
and speech reported without marks. A paraphrase is the author's wording, so it counts as reported,
not as quoted. What a source is like, or whether it is right, is not judged.
"""

from __future__ import annotations

import numpy as np

from framing.counts import TOGETHER, BySpeaker, Counts, Floats, Ledger, per_row, percent, total
from framing.document import Document
from framing.hits import Hits
from framing.measures import measure
from framing.voices.counted import STANCES, Counted

_CITE = "Asr et al. 2021"
_OWN_LIST = "Caldas-Coulthard 1994; own list"
_NONE = np.zeros(1)
#: The author among the speakers of :attr:`Document.words_by_speaker`, behind nobody.
_AUTHOR = 1


def _counted(doc: Document) -> Counted:
    """What is counted of the voices of the whole document."""
    return doc.voices.counted


def _within(doc: Document, hits: Hits) -> Hits:
    """Hits of the whole document, as far as they stand in this one."""
    if doc.whole is None:
        return hits
    from framing.by_voice import hits_in

    return hits_in(doc, hits)


def _quoted(doc: Document) -> Floats:
    """The quoted words of each segment."""
    if doc.whole is None:
        return _counted(doc).quoted
    said = doc.words_by_speaker
    quoted: Floats = doc.words - said.in_rows(said.speaker == _AUTHOR, doc.rows)
    return quoted


def _told(doc: Document) -> Floats:
    """The words of each segment that are quoted, or reported without marks."""
    counted = _counted(doc)
    if doc.whole is None:
        return counted.told
    told = np.zeros(len(doc.whole.tokens), np.bool_)
    for first, last in zip(counted.parted.first, counted.parted.last, strict=True):
        told[first : last + 1] = True
    words = np.bincount(doc.row, doc.worded_tokens * told[doc.kept], doc.rows)
    return words.astype(np.float64, copy=False)


@measure("sourcing.quoted_share", per="% of words", cite=_CITE, english=False,
         more="gives more of its words to quotations", only="quotes people")
def quoted_share(doc: Document) -> Counts:
    """What share of the words stands in quotations of somebody, direct or in part.

    Scare quotes and titles are the author's words and don't count; nor does reported speech.
    """
    return Counts((_quoted(doc), doc.words), percent, _within(doc, _counted(doc).spoken))


@measure("sourcing.attributed_share", per="% of words", cite=_CITE, more="reports more speech",
         only="reports what others say")
def attributed_share(doc: Document) -> Counts:
    """What share of the words is somebody else's: quoted, or reported without marks."""
    return Counts((_told(doc), doc.words), percent, _within(doc, _counted(doc).parted))


def _said(doc: Document) -> BySpeaker:
    """The words that each speaker is quoted with, by segment."""
    if doc.whole is None:
        return _counted(doc).by_speaker
    # A voice of nobody's own has two more speakers in the table: nobody, and the author.
    said = doc.words_by_speaker
    others = said.speaker > _AUTHOR
    return BySpeaker(said.speaker[others] - _AUTHOR - 1, said.row[others], said.words[others])


@measure("sourcing.speakers", per="speakers", cite=_CITE, unit="ledger",
         more="carries more voices", only="carries voices")
def speakers(doc: Document) -> Counts:
    """How many speakers the article gives words to, quoted or reported, named or not.

    Mentions of one speaker are brought together by name; what a pronoun means is proposed.
    """
    counted = _counted(doc)
    return Counts((np.array([float(counted.people)]),), total, _within(doc, counted.speakers),
                  least=0.0)


@measure("sourcing.named_share", per="% of quoted words", cite=_CITE, unit="ledger",
         more="names more of those it quotes")
def named_share(doc: Document) -> Counts:
    """What share of the quoted words has a speaker with a name."""
    said = _said(doc)
    has_name = np.array([entry.who.named for entry in doc.voices.ledger], np.bool_)
    return Counts((said.in_rows(has_name[said.speaker], doc.rows), _quoted(doc)), percent)


@measure("sourcing.concentration", per="0 to 1, Σ of squared shares", cite="Simpson 1949",
         unit="ledger", more="gives more of its quotations to one voice")
def concentration(doc: Document) -> Counts:
    """How much of what is quoted is one speaker's: 1 is one voice, 0.1 ten equal ones (Σ s²).

    Over the quoted words that have a speaker.
    """
    return Counts(Ledger(_said(doc), len(doc.voices.ledger), _quoted(doc)),
                  lambda *words: sum(count**2 for count in words[:-1]) / sum(words[:-1]) ** 2)


@measure("sourcing.first_quote", per="% of the text before it", cite="", unit="article",
         english=False, more="lets others speak later")
def first_quote(doc: Document) -> Counts:
    """How much of the text stands before the first quotation, in percent of its words."""
    before = _counted(doc).before
    if before is None or doc.whole is not None:  # one voice has no place among the others
        return Counts((_NONE, _NONE), percent, least=1.0,
                      absent=TOGETHER if doc.whole is not None else None)
    return Counts((np.array([float(before)]), np.array([float(doc.words.sum())])), percent,
                  least=1.0)


def _verbs(doc: Document, stance: str) -> Counts:
    """The share of cues whose verb is of a class."""
    counted = _counted(doc)
    hits = _within(doc, counted.stances[STANCES.index(stance)])
    return Counts((per_row(hits, doc.rows), per_row(_within(doc, counted.cues), doc.rows)),
                  percent, hits)


@measure("sourcing.endorsing_verbs", per="% of attributions", cite=_OWN_LIST,
         more="backs its speakers with more verbs", only="backs its speakers with verbs")
def endorsing_verbs(doc: Document) -> Counts:
    """What share of the attributions backs the speaker by its verb: confirms, notes, explains."""
    return _verbs(doc, "endorsing")


@measure("sourcing.distancing_verbs", per="% of attributions", cite=_OWN_LIST,
         more="keeps more of its speakers at a distance", only="keeps speakers at a distance")
def distancing_verbs(doc: Document) -> Counts:
    """What share of the attributions keeps a distance by its verb: claims, insists, alleges."""
    return _verbs(doc, "distancing")


@measure("sourcing.charged_verbs", per="% of attributions", cite=_OWN_LIST,
         more="colours its speakers with more verbs", only="colours its speakers with verbs")
def charged_verbs(doc: Document) -> Counts:
    """What share of the attributions colours the speaker by its verb: admits, blasts, boasts."""
    return _verbs(doc, "charged")
