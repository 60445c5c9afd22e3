"""What is said in an article: quotations, speakers, and all of both as :class:`Voices`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from framing.article import Span
from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.support.records import NamedTuple
from framing.voices.cues.attribution import Source
from framing.voices.speakers.ledger import Ledger
from framing.voices.speakers.who import Who, text_of

if TYPE_CHECKING:
    from framing.voices.counted import Counted

#: The kinds whose words count as quoted; scare quotes and titles belong to the author.
SPOKEN = frozenset({"direct", "partial"})
#: The kinds in which words are somebody's.
ATTRIBUTED = SPOKEN | {"indirect"}


class Quote(NamedTuple):
    """Words set in marks or reported: ``article.text[start:end]``, marks included.

    ``kind``: direct (a clause of speech), partial (a phrase woven in), indirect (reported without
    marks), scare (a word or a few that nobody is said to have said), title (of a work, an
    operation). ``speaker`` is the name where one is given, else the words that stand for it;
    ``named`` whether it is a proper name; ``cue`` the verb or phrase that says whose words these
    are, ``None`` where only their place does; ``stance`` the class of that verb.

    A pronoun is kept as found (*she*); ``antecedent`` is then who is proposed for it. ``person`` is
    the speaker's place in the ledger.
    """

    start: int
    end: int
    kind: str
    speaker: str | None
    named: bool | None
    cue: str | None
    stance: str | None = None
    description: str | None = None
    antecedent: str | None = None
    person: int | None = None
    cue_span: Span | None = None
    speaker_span: Span | None = None

    @property
    def spoken(self) -> bool:
        """Whether the words are quoted: those of a scare quote or a paraphrase are the author's."""
        return self.kind in SPOKEN


class Speaker(NamedTuple):
    """One who speaks in an article, in the order of the ledger.

    ``kind``: person (named), unnamed (a person or group without a name), organisation, document.
    ``words`` are those quoted, ``reported`` those told without marks; ``quotes`` and ``mentions``
    say where. ``verbs`` counts the cues, ``stances`` their classes. ``proposed`` is how many of
    the quotes rest on a pronoun.
    """

    name: str
    kind: str
    named: bool
    role: str | None
    affiliation: str | None
    words: int
    reported: int
    quotes: tuple[int, ...]
    mentions: tuple[Span, ...]
    verbs: tuple[tuple[str, int], ...]
    stances: tuple[tuple[str, int], ...]
    proposed: int


class Stretch(NamedTuple):
    """Quoted words: tokens ``first`` to ``end``, characters ``start`` to ``stop``, and whose.

    ``person`` is the speaker's place in the ledger, ``None`` where nobody is given.
    """

    first: int
    end: int
    person: int | None
    start: int
    stop: int


class Said(NamedTuple):
    """An entry before its offsets are worked out: tokens, kind, source and speaker.

    ``person`` is the speaker's place in the ledger, ``found`` how he is called here, ``antecedent``
    who is proposed for a pronoun. ``start`` and ``stop`` are the offsets of the quotation marks at
    either end, ``None`` where there is none: the tokens tell. ``size`` is the number of words and
    numbers.
    """

    first: int
    end: int
    kind: str
    source: Source | None
    found: Who | None
    person: int | None
    antecedent: Who | None
    start: int | None
    stop: int | None
    size: int


@dataclass(frozen=True, eq=False)
class Voices:
    """Who speaks in a document, and where.

    In tokens; :attr:`quotes` and :attr:`speakers` work out offsets and texts when asked.
    """

    tokens: Tokens
    said: tuple[Said, ...]
    ledger: Ledger
    stray: tuple[int, ...]
    text: str
    _offsets: Callable[[], tuple[Sequence[int], Sequence[int]]]

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The quoted words, in order, none overlapping."""
        return tuple([
            Stretch(each.first, each.end, each.person, each.start, each.stop)
            for each in self.said
            if each.kind in SPOKEN and each.start is not None and each.stop is not None])

    @cached_property
    def cues(self) -> tuple[tuple[int, int, str], ...]:
        """The tokens of each cue that gives somebody words, and the class of its verb, in order."""
        found: dict[tuple[int, int], str] = {}
        for each in self.said:
            source = each.source
            if source is not None and source.at is not None and each.kind in ATTRIBUTED:
                found[source.at] = source.stance or "neutral"
        return tuple((*at, stance) for at, stance in sorted(found.items()))

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """All that is set in marks or reported, in the order of the text."""
        found = [self._quote(each) for each in self.said]
        return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks, in the order of first words."""
        places: dict[int, list[int]] = {}
        for number, quote in enumerate(self.quotes):
            if quote.person is not None:
                places.setdefault(quote.person, []).append(number)
        words: Counter[int] = Counter()
        reported: Counter[int] = Counter()
        for each in self.said:
            if each.person is not None and each.kind in ATTRIBUTED:
                (words if each.kind in SPOKEN else reported)[each.person] += each.size
        found = []
        for person, entry in enumerate(self.ledger.entries):
            own = places.get(person, [])
            cues = [self.quotes[place] for place in own if self.quotes[place].cue]
            seen = {quote.cue_span: quote for quote in cues}
            verbs = Counter(quote.cue or "" for quote in seen.values())
            stances = Counter(quote.stance or "neutral" for quote in seen.values())
            read = entry.who
            found.append(Speaker(
                name=self._name(read), kind=read.kind, named=read.named,
                role=self._words(read.role), affiliation=self._words(read.affiliation),
                words=words[person], reported=reported[person], quotes=tuple(own),
                # Who is named once with two quotations is mentioned once.
                mentions=tuple(dict.fromkeys(self._span(each.span) for each in entry.mentions)),
                verbs=tuple(verbs.most_common()), stances=tuple(stances.most_common()),
                proposed=sum(self.quotes[place].antecedent is not None for place in own),
            ))
        return tuple(found)

    @cached_property
    def counted(self) -> Counted:
        """What the sourcing measures count."""
        from framing.voices.counted import counted

        return counted(self)

    def worded(self, first: int, end: int) -> int:
        """How many words and numbers stand from one token up to another."""
        return self.tokens.words(first, end)

    # -- from tokens to text -----------------------------------------------------------------------

    def _quote(self, each: Said) -> Quote:
        source = each.source
        start, end = each.start, each.stop
        if start is None or end is None:
            span = self._span((each.first, each.end))
            start = span.start if start is None else start
            if end is None:
                end = span.end + self.text.startswith("%", span.end)
        if each.found is None:
            return Quote(start, end, each.kind, None, None,
                         source.cue if source else None, source.stance if source else None)
        found = each.found
        named = each.antecedent.named if each.antecedent else found.named
        assert source is not None
        assert source.mention is not None
        return Quote(
            start, end, each.kind, self._name(self._known(each)), named, source.cue, source.stance,
            description=self._words(found.span),
            antecedent=self._name(each.antecedent) if each.antecedent else None,
            person=each.person,
            cue_span=self._span(source.at) if source.at else None,
            speaker_span=self._span(found.name if found.kind == "person"
                                    else (source.mention.first, source.mention.head)),
        )

    def _known(self, each: Said) -> Who:
        """The name to give: the ledger's for a name, the words as found for all else."""
        assert each.found is not None
        if each.found.kind == "person" and each.person is not None:
            return self.ledger.entries[each.person].who
        return each.found

    def _name(self, read: Who) -> str:
        text = self._words(read.name) or ""
        first = read.name[0]
        if read.kind in ("unnamed", "document", "pronoun") and not self.tokens.is_name(first):
            return text[:1].lower() + text[1:] if not text[:2].isupper() else text
        return text

    def _words(self, place: tuple[int, int] | None) -> str | None:
        if place is None or place[1] <= place[0]:
            return None
        starts, ends = self._offsets()
        return text_of(self.tokens, place, self.text, starts, ends)

    def _span(self, place: tuple[int, int]) -> Span:
        starts, ends = self._offsets()
        first, last = place
        while last - 1 > first and self.tokens.bits[last - 1] & w.SIGN:
            last -= 1
        return Span(starts[first], ends[last - 1])
