"""Sourcing: whose words the article carries, and how it introduces them.

Speakers are found by rules (:mod:`framing.voices`): quotation marks and who is said to speak them,
and speech reported without marks. A paraphrase is the author's wording, so it counts as reported,
not as quoted. What a source is like, or whether it is right, is not judged.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from framing.counts import Counts, Floats, Formula, per_row, percent, total
from framing.document import Document, Hits
from framing.measures import measure
from framing.voices import SPOKEN, Said

_CITE = "Asr et al. 2021"
_OWN_LIST = "Caldas-Coulthard 1994; own list"
_NONE = np.zeros(1)

#: First token, one past the last, place of the label, weight.
Found = tuple[int, int, int, float]


def _hits(doc: Document, found: Sequence[Found], labels: tuple[str, ...]) -> Hits:
    """Hits of these places of the whole document, as far as they stand in this one."""
    whole = doc.whole or doc
    firsts, ends, codes, weights = zip(*found, strict=True) if found else ((), (), (), ())
    first, last, code = np.array((firsts, ends, codes), np.int32)
    hits = Hits(first, last - 1, whole.row.take(first), np.array(weights, np.float64), code, labels)
    if doc.whole is None:
        return hits
    from framing.by_voice import hits_in

    return hits_in(doc, hits)


def _said(doc: Document, kinds: Collection[str]) -> list[Found]:
    """What is said in an article and is of these kinds, each with its number of words."""
    return [(each.first, each.end, _KINDS.index(each.kind), each.size)
            for each in doc.voices.said if each.kind in kinds]


def _parted(doc: Document) -> list[Found]:
    """What is said, each word once: of a reported stretch what is neither quoted nor told before.

    *said the plan was “a joke”* is a reported stretch, *the plan was*, and a quotation.
    """
    tokens = doc.voices.tokens
    spoken = _said(doc, SPOKEN)
    found, place, told = list(spoken), 0, 0
    for first, end, code, _ in _said(doc, {"indirect"}):
        at = max(first, told)
        told = max(told, end)
        while place < len(spoken) and spoken[place][1] <= at:
            place += 1
        inside = place
        while at < end:
            stop = min(end, spoken[inside][0]) if inside < len(spoken) else end
            if stop > at and (size := tokens.words(at, stop)):
                found.append((at, stop, code, float(size)))
            if inside == len(spoken):
                break
            at = max(at, spoken[inside][1])
            inside += 1
    return sorted(found)


def _quoted(doc: Document) -> Floats:
    """The quoted words of each segment."""
    quoted: Floats = doc.words - doc.words_by_speaker[1]
    return quoted


_KINDS = ("direct", "partial", "indirect")
_SPEAKERS = ("person", "unnamed", "organisation", "document")


@measure("sourcing.quoted_share", per="% of words", cite=_CITE, english=False,
         more="gives more of its words to quotations", only="quotes people")
def quoted_share(doc: Document) -> Counts:
    """What share of the words stands in quotations of somebody, direct or in part.

    Scare quotes and titles are the author's words and don't count; nor does reported speech.
    """
    return Counts((_quoted(doc), doc.words), percent, _hits(doc, _said(doc, SPOKEN), _KINDS))


@measure("sourcing.attributed_share", per="% of words", cite=_CITE, more="reports more speech",
         only="reports what others say")
def attributed_share(doc: Document) -> Counts:
    """What share of the words is somebody else's: quoted, or reported without marks."""
    found = _parted(doc)
    mask = np.zeros(len((doc.whole or doc).tokens), np.bool_)
    for first, end, _, _ in found:
        mask[first:end] = True
    own = mask if doc.kept is None else mask[doc.kept]
    words = np.bincount(doc.row, doc.worded_tokens * own, doc.rows)
    return Counts((words.astype(np.float64, copy=False), doc.words), percent,
                  _hits(doc, found, _KINDS))


def _ledger(doc: Document, formula: Formula) -> Counts:
    """Counts of the words each speaker is quoted with, a column a speaker, all quoted words last.

    A voice of nobody's own has two more rows in the table: nobody, and the author.
    """
    return Counts((*doc.words_by_speaker[2:], _quoted(doc)), formula, None, least=1.0)


@measure("sourcing.speakers", per="speakers", cite=_CITE, unit="ledger",
         more="carries more voices", only="carries voices")
def speakers(doc: Document) -> Counts:
    """How many speakers the article gives words to, quoted or reported, named or not.

    Mentions of one speaker are brought together by name; what a pronoun means is proposed.
    """
    voices = doc.voices
    first: dict[int, Said] = {}
    for each in voices.said:
        if each.person is not None and each.person not in first:
            first[each.person] = each
    hits = _hits(doc, [
        (*each.found.name, _SPEAKERS.index(voices.ledger.entries[person].who.kind), 1.0)
        for person, each in first.items() if each.found is not None], _SPEAKERS)
    return Counts((np.array([float(len(first))]),), total, hits, least=0.0)


@measure("sourcing.named_share", per="% of quoted words", cite=_CITE, unit="ledger",
         more="names more of those it quotes")
def named_share(doc: Document) -> Counts:
    """What share of the quoted words has a speaker with a name."""
    named = [entry.who.named for entry in doc.voices.ledger]
    return _ledger(doc, lambda *words: 100 * sum(
        count for count, is_named in zip(words, named, strict=False) if is_named
    ) / words[-1])


@measure("sourcing.concentration", per="0 to 1, Σ of squared shares", cite="Simpson 1949",
         unit="ledger", more="gives more of its quotations to one voice")
def concentration(doc: Document) -> Counts:
    """How much of what is quoted is one speaker's: 1 is one voice, 0.1 ten equal ones (Σ s²).

    Over the quoted words that have a speaker.
    """
    return _ledger(doc, lambda *words: sum(count**2 for count in words[:-1])
                   / sum(words[:-1]) ** 2)


@measure("sourcing.first_quote", per="% of the text before it", cite="", unit="article",
         english=False, more="lets others speak later")
def first_quote(doc: Document) -> Counts:
    """How much of the text stands before the first quotation, in percent of its words."""
    whole = doc.whole or doc
    stretches = whole.voices.stretches
    if not stretches or doc.whole is not None:  # one voice has no place among the others
        return Counts((_NONE, _NONE), percent, least=1.0)
    before = float(whole.worded_tokens[: stretches[0].first].sum())
    return Counts((np.array([before]), np.array([float(doc.words.sum())])), percent, least=1.0)


def _verbs(doc: Document, stance: str) -> Counts:
    """The share of cues whose verb is of a class."""
    cues = doc.voices.cues
    hits = _hits(doc, [(first, end, 0, 1.0) for first, end, own in cues if own == stance],
                 (stance,))
    everyone = hits if len(hits.first) == len(cues) else (
        _hits(doc, [(first, end, 0, 1.0) for first, end, _ in cues], (stance,)))
    return Counts((per_row(hits, doc.rows), per_row(everyone, doc.rows)), percent, hits)


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
