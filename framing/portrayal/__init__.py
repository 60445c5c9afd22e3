"""Portrayal: whom an article names, how, what they do and what is done to them.

Rules, no model: names are runs of capitals, brought together where nothing clashes; verbs belong to
a name by the order of words. What is read is read when asked for, never while measures are counted.
Names and first names say what kind of actor it is; nothing else is inferred of anybody.

Source: the word-choice and labelling tradition (Hamborg & Donnay 2021), and van Leeuwen 2008 on
naming, agents and patients.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from framing.document import Document
from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.portrayal.chains import SHORT, SURNAME, Chain, chains, name_of
from framing.portrayal.entries import Actor, Mention, Modifier, Predicate, Tone
from framing.portrayal.kinds import PERSON, kind_of
from framing.portrayal.mentions import mentions_in
from framing.portrayal.modifiers import before, behind
from framing.portrayal.predicates import AGENT, PATIENT, Clauses
from framing.portrayal.pronouns import proposed, titled

if TYPE_CHECKING:
    from framing.portrayal.recognised import Recogniser

__all__ = ["AGENT", "PATIENT", "Actor", "Mention", "Modifier", "Predicate", "Tone", "actors"]

#: Titles that many bear, so that one alone says little of who is meant.
_COMMON = frozenset({"candidate", "expert", "experts", "member", "members", "official", "people"})


def actors(document: Document, names: Recogniser | None = None) -> tuple[Actor, ...]:
    """Find the actors of a document, the most often named first; none where it isn't English.

    ``names``: what finds the names instead of the rules (:mod:`framing.portrayal.recognised`).

    >>> from framing.article import Article
    >>> from framing.document import parse
    >>> text = "Mayor Ana Ito closed the port on Monday. Critics sued Ito."
    >>> found = actors(parse(Article.from_text(text)))[0]
    >>> found.name, found.kind, [(each.lemma, each.role) for each in found.predicates]
    ('Ana Ito', 'person', [('close', 'agent'), ('sue', 'patient')])
    """
    whole = document.entire
    if whole.article.language not in (None, "en"):
        return ()
    return _Search(whole, names).actors()


class _Search:
    """One document's actors while they are put together."""

    def __init__(self, document: Document, names: Recogniser | None) -> None:
        self.document = document
        self.tokens = document.voices.tokens
        self.found_kinds: dict[int, str] | None = None
        if names is None:
            found, self.page = mentions_in(document)
        else:
            found, self.page, self.found_kinds = names.mentions_in(document)
        self.chains = chains(found)
        self.starts, self.ends = document.token_offsets
        spoken = document.spoken_by.tolist()
        self.voices = ["author" if each == -1 else "quoted" for each in spoken]
        self.speech: list[int] = spoken
        self.quoted: list[int] = document.words_by_speaker.sums(
            len(document.voices.ledger) + 2).astype(int).tolist()
        self.clauses = Clauses(self.tokens, {each.begin: each.last + 1 for each in found})
        self.standing = self._standing()
        self.speakers = {at: kind for at, (_, kind) in self.standing.items()}

    def _standing(self) -> dict[int, tuple[int, str]]:
        """For the last token of each name of a speaker: the place in the ledger, and the kind."""
        standing: dict[int, tuple[int, str]] = {}
        for number, entry in enumerate(self.document.voices.ledger.entries):
            for who in entry.mentions:
                if who.named and who.kind in ("person", "organisation"):
                    last = who.name[1] - 1
                    while last > who.name[0] and not self.page.wordy[last]:
                        last -= 1
                    standing[last] = (number, who.kind)
        return standing

    def actors(self) -> tuple[Actor, ...]:
        """The actors, by number of mentions."""
        kinds = [self._kind(chain) for chain in self.chains]
        people = sorted((each.last, number) for number, chain in enumerate(self.chains)
                        if kinds[number] == PERSON for each, _ in chain.mentions)
        every = [(each.first, each.last + 1) for chain in self.chains for each, _ in chain.mentions]
        perhaps: dict[int, list[tuple[int, int, str]]] = {}
        for at, number in proposed(self.tokens, people, self.speech):
            perhaps.setdefault(number, []).append((at, at + 1, "pronoun"))
        named = {at for first, end in every for at in range(first, end)}
        for first, end, number in titled(self.tokens, self._titles(kinds)):
            if end - 1 not in named:
                perhaps.setdefault(number, []).append((first, end, "title"))
        total = len(every)
        made = [self._actor(chain, kinds[number], sorted(perhaps.get(number, [])), total)
                for number, chain in enumerate(self.chains)]
        return tuple(sorted(made, key=lambda actor: (
            -len(actor.mentions), actor.mentions[0].start)))

    def _kind(self, chain: Chain) -> str:
        if self.found_kinds is not None:
            return Counter(self.found_kinds[each.last]
                           for each, _ in chain.mentions).most_common(1)[0][0]
        return kind_of(chain, self.page, self.speakers)

    def _titles(self, kinds: list[str]) -> dict[str, tuple[int, int]]:
        """The titles that one person alone bears, with the person and the first token named."""
        bearers: dict[str, set[int]] = {}
        for number, chain in enumerate(self.chains):
            for each, _ in chain.mentions if kinds[number] == PERSON else ():
                before = each.begin - 1
                lower = self.tokens.folds[before] if before >= 0 and (
                    self.tokens.bits[before] & w.ROLE
                    and self.tokens.rows[before] == self.tokens.rows[each.begin]) else ""
                for title in {*each.title[-1:], lower} - {""}:
                    bearers.setdefault(title, set()).add(number)
        return {title: (number, self.chains[number].mentions[0][0].first)
                for title, numbers in bearers.items() if len(numbers) == 1
                for number in numbers if title in listed("role") - _COMMON}

    def _actor(self, chain: Chain, kind: str, perhaps: list[tuple[int, int, str]], total: int
               ) -> Actor:
        words = name_of(chain)
        mentions, predicates, modifiers = [], [], []
        name, speaker = "", None
        for number, (each, why) in enumerate(chain.mentions):
            end = each.last + 1
            voice = self.voices[each.first]
            if why == SURNAME and kind != PERSON:
                why = SHORT
            mentions.append(Mention(*self._span(each.begin, end), why, voice))
            if not name and each.words == words:
                name = self._name(each.first, end)
            if speaker is None and each.last in self.standing:
                speaker = self.standing[each.last][0]
            if each.heading:
                continue
            predicates += [
                Predicate(*self._span(found.first, found.last + 1), found.lemma, found.role,
                          found.negated, self.voices[found.first], number)
                for found in self.clauses.of(each.begin, end)]
            ahead = before(self.tokens, each.begin)
            if ahead and (each.title or self.clauses.ends_phrase(each.begin, end)):
                modifiers.append(Modifier(*self._span(*ahead), "before", voice))
            if apposed := behind(self.tokens, end):
                modifiers.append(Modifier(*self._span(*apposed), "behind", voice))
        return Actor(
            name, words, kind, tuple(mentions),
            tuple(Mention(*self._span(first, end), why, self.voices[first], True)
                  for first, end, why in perhaps),
            len(mentions) / total, tuple(sorted(predicates)), tuple(modifiers), speaker,
            self._spoken(speaker),
            partial(_judged, self.document,
                    [(each.begin, each.last) for each, _ in chain.mentions]),
        )

    def _span(self, first: int, end: int) -> tuple[int, int, str]:
        start, stop = self.starts[first], self.ends[end - 1]
        return start, stop, self.document.article.text[start:stop]

    def _name(self, first: int, end: int) -> str:
        text = " ".join(self._span(first, end)[2].split())
        return text.removesuffix("’s").removesuffix("'s")

    def _spoken(self, speaker: int | None) -> int:
        """How many words a speaker is quoted with: behind those of nobody and of the author."""
        return 0 if speaker is None else self.quoted[speaker + 2]


def _judged(document: Document, places: list[tuple[int, int]]) -> list[str]:
    """How the sentences around names stand to those named."""
    from framing.toward import of  # a table that only this needs

    return [each.label for each in of(document, places)]
