"""Words that place a text in time: *former*, *incoming*, *newly elected* with an office and a name.

Nobody is *former Mayor* and *newly elected Mayor* on one day. Where two articles say so of one
person and one office, they are of different times, whatever date either bears; the words are
quoted and no date is inferred from them.

Left alone: offices that differ (a former senator may be president), persons that differ, texts of
which one says both, what neither joins to a name, and *President* against *former President*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from framing.article import Article
from framing.comparability.cited import Cited, Reason, cite, quote
from framing.comparability.cues import places, within, word_before
from framing.lettering import label
from framing.profiles import Profile
from framing.support.patterns import Pattern
from framing.support.records import NamedTuple
from framing.wording.particles import SUFFIXES

COMING, CHOSEN, NEW, SITTING, OUTGOING, GONE, DEAD, THEN, PLAIN = (
    "coming", "chosen", "new", "sitting", "outgoing", "gone", "dead", "then", "plain")
#: What may be said of one person within a short time. Who is chosen, or *the new mayor*, may be in
#: office or not yet. The bare title is a courtesy to many who once held the office: 21 of 1,150
#: pairs of climate articles of the same three days had *President* in one, *former President* in
#: the other, all of one man; with that left alone, no such pair has a conflict.
_AGREE = {frozenset(pair) for pair in (
    (CHOSEN, COMING), (CHOSEN, NEW), (CHOSEN, SITTING), (CHOSEN, PLAIN), (NEW, SITTING),
    (NEW, PLAIN), (SITTING, PLAIN), (OUTGOING, PLAIN), (OUTGOING, SITTING), (GONE, DEAD),
    (GONE, THEN), (DEAD, THEN), (THEN, PLAIN), (GONE, PLAIN), (DEAD, PLAIN))}
#: *Then-* is said of any time before, and a bare title may look ahead: neither settles much.
_WEAK = frozenset({THEN, PLAIN})

_STATUS = Pattern(
    r"(?:(?P<new>(?:newly|recently|just)[ -](?:inaugurated|installed|crowned|sworn[ -]in))"
    r"|(?P<chosen>(?:newly|recently|just)[ -](?:elected|re-elected|appointed|named|chosen)|new)"
    r"|(?P<coming>incoming)"
    r"|(?P<outgoing>outgoing)|(?P<gone>former|erstwhile|one-?time|ex)|(?P<dead>the late)"
    r"|(?P<then>then(?=-)|the then)|(?P<sitting>sitting|incumbent|current))(?=[\s-])", re.I)
#: Parts of them that are written alike wherever they stand, each with the letters before it.
_PARTS = {"ewly": 1, "ecently ": 1, "ust ": 1, "ew ": 1, "ncoming": 1, "utgoing": 1, "ormer": 1,
          "rstwhile": 1, "ne-time": 1, "netime": 1, "ex-": 0, "Ex-": 0, "he late": 1, "hen-": 1,
          "he then": 1, "itting": 1, "ncumbent": 1, "urrent": 1}

#: Words that say which minister, secretary or director, and belong to the office.
_FIELD = r"(?:(?!the |a |an |new |former |late )[^\W\d_][\w-]{1,20}\s)?"
_OFFICE = (
    r"(?:vice|deputy|assistant)[ -](?:president|prime minister|premier|chancellor|governor|mayor)"
    rf"|president|prime minister|premier|chancellor|{_FIELD}minister"
    rf"|{_FIELD}secretary(?: of (?:state|defen[cs]e))?"
    r"|attorney general|secretary[ -]general|senator|sen\.|congress(?:man|woman)|representative"
    r"|rep\.|governor|gov\.|mayor|chief justice|justice|judge|king|queen|crown prince|prince"
    r"|princess|pope|archbishop|bishop|chief executive(?: officer)?|ceo|chair(?:man|woman|person)?"
    rf"|{_FIELD}commissioner|ambassador|{_FIELD}director|head coach|coach|speaker|prosecutor"
    r"|sheriff|chief of staff|police chief")
_SAME_OFFICE = {
    "sen.": "senator", "rep.": "representative", "congressman": "representative",
    "congresswoman": "representative", "gov.": "governor", "ceo": "chief executive",
    "chief executive officer": "chief executive", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "premier": "prime minister",
}
#: Between the status and the office: a country, a party, or which minister.
_BETWEEN = (r"(?:(?:(?-i:[A-ZÀ-ÖØ-Þ])[\w.'’-]{0,25}|deputy|federal|state|regional|national|foreign"
            r"|two-term|one-term|longtime|long-time|democratic|republican)\s{1,2}){0,3}?")
#: The office behind a status, or behind *administration under*, as in *the newly inaugurated
#: administration under President …*. One expression, since compiling the offices takes a while.
_HOLDER = Pattern(
    rf"[\s-]{{1,2}}{_BETWEEN}(?P<over>(?:administration|government|cabinet|presidency)\s(?:under|of"
    rf"|led by|headed by)\s)?(?P<office>{_OFFICE})(?!\w)(?!['’]s)", re.I)
#: Behind *New* with a capital, which as a rule is part of a place's name.
_NEW_HOLDER = Pattern(r"\s(?:president|premier|prime|chancellor|minister|secretary|senator"
                      r"|governor|mayor|king|queen|pope|bishop|ambassador|chief)\b", re.I)
#: Titles that stand before a name, and those to which the word before may belong.
_TITLES = ("President", "Premier", "Chancellor", "Minister", "Secretary", "Senator", "Sen.",
           "Congressman", "Congresswoman", "Representative", "Rep.", "Governor", "Gov.", "Mayor",
           "Justice", "King", "Queen", "Pope", "Archbishop", "Bishop", "Ambassador", "Speaker")
_WITH_FIELD = frozenset({"Minister", "Secretary"})
_RANKS = frozenset({"vice", "deputy", "assistant", "chief"})
_TITLE = Pattern(rf"(?:{'|'.join(map(re.escape, _TITLES))})(?: of (?:State|Defen[cs]e))?"
                 r"(?=\s{1,2}[^\W\d_])")
#: One who is to take an office: *mayor-elect*.
_ELECT = Pattern(r"-(?:elect|designate)(?=\s{1,2}[^\W\d_])")
_OFFICES = frozenset({"president", "minister", "chancellor", "senator", "governor", "mayor",
                      "premier", "chair", "bishop", "archbishop", "ambassador", "secretary"})
_ENTERS = Pattern(r"\s(?:takes office|has taken office|is sworn in|has been sworn in"
                  r"|is (?:being )?inaugurated|takes the oath)\b")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]{0,40}(?:['’-][^\W\d_'’-]{1,40}){0,3}\.?")
_GAP = re.compile(r"\s{1,2}")
_CALLED = re.compile(r",?\s{1,2}")
_BEFORE = Pattern(r",\s(?:(?:who (?:is|was)|now|the|a|an|its|his|her|their)\s){0,2}$")
#: A name and the space around it are no longer.
_REACH = 90
#: So many statuses of an article are held against another's.
_MOST = 200


class Status(NamedTuple):
    """One status of one person: ``office`` is ``""`` where none is given (*the late Ann Lee*)."""

    name: tuple[str, ...]
    office: str
    phase: str
    start: int
    end: int


def statuses(article: Article, spans: Sequence[tuple[int, int]]) -> list[Status]:
    """Find who is said to be, to have been or to become what, in these stretches of the text."""
    marked = list(_marked(article.text, spans))
    taken = {at for _, start, stop in marked for at in range(start, stop)}
    found = [*(status for status, _, _ in marked), *_elected(article.text, spans),
             *(status for status in _titled(article.text, spans) if status.start not in taken)]
    first: dict[tuple[tuple[str, ...], str, str], Status] = {}
    for status in found:
        first.setdefault((status.name, status.office, status.phase), status)
    return list(first.values())[:_MOST]


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[Status, int, int]]:
    """Statuses told by a word (*former*), each with where its words, office and all, stand."""
    starts = sorted({at - before for part, before in _PARTS.items()
                     for at in places(text, (part,))})
    for at, start, end in within(starts, spans):
        match = _STATUS.match(text, at, end)
        if match is None or (at > start and (text[at - 1].isalnum() or text[at - 1] in "-_")):
            continue
        if match.group() == "New" and not _NEW_HOLDER.match(text, match.end(), end):
            continue
        phase = str(match.lastgroup)
        holder = _HOLDER.match(text, match.end(), end)
        if holder is None:
            name = _name(text, match.end(), end, _GAP) if phase == DEAD else ()
            if name:
                yield Status(name, "", phase, at, match.end()), at, match.end()
            continue
        name = _name(text, holder.end(), end, _GAP if holder["over"] else _CALLED)
        if not name and not holder["over"]:
            name = _name_before(text, start, at)
        if name:
            stop = match.end() if holder["over"] else holder.end()
            yield Status(name, _office(holder["office"]), phase, at, stop), at, holder.end()


def _titled(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Status]:
    """Statuses told by a title alone, or with *takes office* beside it."""
    for at, start, end in within(places(text, _TITLES), spans):
        match = _TITLE.match(text, at, end)
        if match is None or (at > start and text[at - 1].isalnum()):
            continue
        name, stop = _name_to(text, match.end(), end, _GAP)
        if not name:
            continue
        before = word_before(text, start, at)
        title = match.group()
        if before.lower() in _RANKS or (before[:1].isupper() and title.split()[0] in _WITH_FIELD):
            title = f"{before} {title}"
            at -= len(before) + 1
        enters = _ENTERS.match(text, stop, end)
        yield Status(name, _office(title), NEW if enters else PLAIN, at,
                     enters.end() if enters else stop)


def _elected(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Status]:
    """Statuses of those who are to take an office: *mayor-elect Ann Lee*."""
    for at, start, end in within(places(text, ("-elect", "-designate")), spans):
        match = _ELECT.match(text, at, end)
        office = word_before(text, start, at + 1)
        if match is None or office.lower() not in _OFFICES:
            continue
        name = _name(text, match.end(), end, _GAP)
        first = at - len(office)
        rank = word_before(text, start, first)
        if rank.lower() in {*_RANKS, "prime"}:
            office, first = f"{rank} {office}", first - len(rank) - 1
        if name:
            yield Status(name, _office(office), COMING, first, match.end())


def _office(words: str) -> str:
    """The office by its usual name: *Sen.* is a senator."""
    office = " ".join(words.lower().replace("-", " ").split())
    return _SAME_OFFICE.get(office, office)


def _name(text: str, at: int, end: int, gap: re.Pattern[str]) -> tuple[str, ...]:
    return _name_to(text, at, end, gap)[0]


def _name_to(text: str, at: int, end: int, gap: re.Pattern[str]) -> tuple[tuple[str, ...], int]:
    """The name that stands here, up to four words with capitals, and where it ends."""
    end = min(end, at + _REACH)
    words: list[str] = []
    while len(words) < 4:
        space = gap.match(text, at, end)
        word = _WORD.match(text, space.end(), end) if space else None
        if word is None or not word.group()[0].isupper():
            break
        gap, bare = _GAP, re.sub(r"['’]s?$", "", word.group().rstrip("."))
        whole = word.group()
        stopped = whole.endswith(".") and len(bare) > 1 and bare.lower() not in SUFFIXES
        words.append(bare.lower())
        at = word.start() + len(bare) if stopped or bare != whole.rstrip(".") else word.end()
        if stopped or bare != whole.rstrip("."):
            break
    return _plain_name(words), at


def _name_before(text: str, start: int, at: int) -> tuple[str, ...]:
    """The name before a comma here: *Ann Lee, the former mayor*."""
    before = text[max(start, at - _REACH) : at]
    comma = _BEFORE.search(before)
    if comma is None:
        return ()
    words: list[str] = []
    for word in reversed(before[: comma.start()].split()):
        bare = word.rstrip(".")
        if len(words) == 4 or not bare[:1].isupper() or not _WORD.fullmatch(word):
            break
        words.insert(0, bare.lower())
    return _plain_name(words)


def _plain_name(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in SUFFIXES)


def conflict(profiles: Sequence[Profile], found: Sequence[Sequence[Status]], a: int, b: int,
             beside: Sequence[Sequence[Cited]]) -> Reason | None:
    """Say that two articles place one person at different times, in their own words.

    ``beside`` holds other words of each article that name a time (*through 2031*), told with it.
    """
    articles = [profile.article for profile in profiles]
    best: tuple[tuple[bool, int], Status, Status] | None = None
    for one, two in _conflicts(found[a], found[b]):
        weak = not _WEAK.isdisjoint((one.phase, two.phase))
        rank = weak, one.start
        if best is None or rank < best[0]:
            best = rank, one, two
    if best is None:
        return None
    (weak, _), one, two = best
    evidence = [cite(articles[number], number, status.start, status.end)
                for number, status in ((a, one), (b, two))]
    written = _as_written(articles[a].text, one)
    said = "Times may differ" if weak else "Times differ"
    text = (f"{said}: {label(a)} {quote(evidence[0], articles)}, "
            f"{label(b)} {quote(evidence[1], articles)}, of {written}")
    for number in (a, b):
        for cited in beside[number][:1]:
            evidence.append(cited)
            text += f"; {label(number)} also says {quote(cited, articles)}"
    return Reason("times", f"{text}.", tuple(evidence))


def _as_written(text: str, status: Status) -> str:
    """The surname of a status as its text writes it."""
    near = text[max(0, status.start - _REACH) : status.end + 2 * _REACH]
    found = re.search(rf"(?<!\w){re.escape(status.name[-1])}(?!\w)", near, re.I)
    return found.group() if found else status.name[-1].title()


def _conflicts(one: Sequence[Status], two: Sequence[Status]) -> Iterator[tuple[Status, Status]]:
    """Pairs of statuses of one person that don't go together, where none of theirs do."""
    for name, office in dict.fromkeys((each.name, each.office) for each in (*one, *two)):
        ones = _telling([each for each in one if _same(each, name, office)])
        twos = _telling([each for each in two if _same(each, name, office)])
        pairs = list(product(ones, twos))
        if pairs and not any(_agree(x.phase, y.phase) for x, y in pairs):
            yield pairs[0]


def _telling(found: list[Status]) -> list[Status]:
    """Leave out bare titles where there is more to go by."""
    return [each for each in found if each.phase not in _WEAK] or found


def _agree(one: str, two: str) -> bool:
    return one == two or frozenset((one, two)) in _AGREE


def _same(status: Status, name: tuple[str, ...], office: str) -> bool:
    """Whether a status is of this person and office, as far as the names given go."""
    if status.name[-1] != name[-1]:
        return False
    if len(status.name) > 1 and len(name) > 1 and status.name[0] != name[0]:
        return False
    return status.office == office or (status.phase == DEAD and not status.office) or not office
