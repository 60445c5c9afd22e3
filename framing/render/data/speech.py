"""Who says what in an article, as plain dictionaries and lists."""

from __future__ import annotations

from typing import Any

from framing.article import Article
from framing.profiles import Profile
from framing.voices import ATTRIBUTED, SPOKEN, Quote, Speaker


def quotes(profile: Profile) -> list[dict[str, Any]]:
    """All that is set in quotation marks or reported, in the order of the text."""
    return [{**place(profile.article, quote.start, quote.end), "kind": quote.kind,
             "speaker": quote.speaker, "named": quote.named, "cue": quote.cue,
             "stance": quote.stance, "description": quote.description,
             "antecedent": quote.antecedent, "person": quote.person}
            for quote in profile.quotes]


def speakers(profile: Profile) -> list[dict[str, Any]]:
    """Those who speak, in the order of first words, each with places in :func:`quotes`."""
    of_anybody = quoted_words(profile)
    return [_speaker(profile, speaker, of_anybody) for speaker in profile.speakers]


def _speaker(profile: Profile, speaker: Speaker, of_anybody: int) -> dict[str, Any]:
    return {
        "name": speaker.name, "kind": speaker.kind, "named": speaker.named,
        "role": speaker.role, "affiliation": speaker.affiliation,
        "words": speaker.words, "reported": speaker.reported,
        "share": float(f"{speaker.words / of_anybody:.6g}") if of_anybody else None,
        "first": first(profile, speaker),
        "quotes": list(speaker.quotes),
        "mentions": [place(profile.article, *mention) for mention in speaker.mentions],
        "verbs": dict(speaker.verbs), "stances": dict(speaker.stances),
        "proposed": speaker.proposed,
    }


def place(article: Article, start: int, end: int) -> dict[str, Any]:
    """A place in the text: its offsets, the line it begins on, its text."""
    return {"start": start, "end": end, "line": article.line(start),
            "text": article.text[start:end]}


def first(profile: Profile, speaker: Speaker) -> int:
    """Where a speaker's first words begin, or he is first said to speak."""
    places = [profile.quotes[each].start for each in speaker.quotes]
    return min(places or [mention.start for mention in speaker.mentions], default=0)


def quoted_words(profile: Profile) -> int:
    """How many words of an article are quoted, whoever speaks them."""
    voices = profile.document.voices
    return sum(voices.worded(each.first, each.end) for each in voices.stretches)


def cues(profile: Profile) -> tuple[list[Quote], list[Quote]]:
    """The quotations that have a verb, and the reported speech that has one of its own.

    One for each place of a verb: what is partly quoted and partly reported counts as quoted.
    """
    found: dict[tuple[int, int], Quote] = {}
    for quote in sorted(profile.quotes, key=lambda quote: quote.kind not in SPOKEN):
        if quote.kind in ATTRIBUTED and quote.cue and quote.cue_span is not None:
            found.setdefault((quote.cue_span.start, quote.cue_span.end), quote)
    ordered = [found[place] for place in sorted(found)]
    return ([quote for quote in ordered if quote.kind in SPOKEN],
            [quote for quote in ordered if quote.kind not in SPOKEN])
