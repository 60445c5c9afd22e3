"""What kind of text an article is, where it shows: report, live blog, opinion, interview and so on.

An opinion piece judges and a report doesn't, so that a difference in tone between them is one of
kind. Each rule asks for a sign that the other kinds lack, and quotes it; most articles bear none,
and then nothing is said of their kind.

Left alone: a heading with the word *opinion* in it; *we*, which reporters say of their paper;
questions in a text that has few; subjects, style and tone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from framing.article import Article, Block
from framing.blocks.bylines import date_line
from framing.comparability.cited import Cited, Reason, cite, quote
from framing.comparability.cues import places, within
from framing.lettering import label
from framing.profiles import Profile
from framing.support.patterns import Pattern
from framing.support.records import NamedTuple
from framing.voices.transcripts import turns
from framing.wording.months import DAYS

RELEASE, LIVE, INTERVIEW, OPINION, EXPLAINER, REPORT = (
    "a press release", "a live blog", "an interview or transcript", "an opinion piece",
    "an explainer or a list", "a news report")
#: Kinds that are told by a label or by form, whatever the other text is.
SURE = frozenset({RELEASE, LIVE, INTERVIEW, OPINION})
#: So many sentences of the writer's own say *I* in an opinion piece; and one in so many of all, as
#: a reporter's own adventure in a long report makes no opinion.
OWN, ONE_IN = 3, 20
#: So many headings that ask make an explainer; so many told days, with their verb, make a report.
ASKING, TOLD = 3, 2
#: So many lines that are a time of day or begin with one, under such a title, make a live blog.
TIMES = 3
#: So many blocks from the top a label may stand in.
HEAD = 6

_RELEASE = Pattern(
    r"\bFOR IMMEDIATE RELEASE\b|(?<![^\n])For [Ii]mmediate [Rr]elease\b"
    r"|(?<![^\n])(?:EMBARGOED|Embargoed)(?=:| (?:[Uu]ntil|UNTIL|[Ff]or|FOR)\b)"
    r"|\b(?:PRNewswire|PR Newswire|Business Wire|BUSINESS WIRE"
    r"|GLOBE NEWSWIRE|GlobeNewswire)\b"
    r"|\b(?:Media|MEDIA|media|Press|PRESS|press) (?:[Cc]ontacts?|CONTACTS?):"
    r"|(?<![^\n])(?:Media|MEDIA|Press|PRESS) (?:[Cc]ontacts?|CONTACTS?)(?=[ \t]*(?:\n|\Z))"
    r"|\bNotes? to [Ee]ditors\b|\bThis (?:press|news|media) release\b"
    r"|\A(?:Press|PRESS|News|NEWS|Media|MEDIA) (?:[Rr]elease|RELEASE)\b")
#: A line that ends the text for those who are to print it, over whom they may ask.
_ENDS = Pattern(
    r"(?<![^\n])[ \t]*[-–—*#]{0,3} ?(?P<sign>ENDS|Ends|###)[.: ]?[-–—*#]{0,3}[ \t]*\r?\n\s*"
    r"(?:[Nn]otes?\b|(?:[Ff]or|FOR) (?:[Ff]urther|[Mm]ore|[Mm]edia|[Pp]ress)\b|[Cc]ontacts?\b"
    r"|[Mm]edia\b|[Pp]ress\b|[Ff]urther [Ii]nformation\b|[Ii]ssued by\b|[Aa]bout )")
#: One of these stands in every such sign: most texts hold none, and that is soon seen.
_RELEASE_PARTS = ("RELEASE", "elease", "ewswire", "NEWSWIRE", "ess Wire", "ESS WIRE", "ontact",
                  "CONTACT", "ditors", "mbargoed", "MBARGOED")
_LIVE = Pattern(
    r"(?i:\blive (?:updates|blog|coverage)\b|\blive\b(?=:| ?[-–—|]|\Z)|\blatest updates\b"
    r"|\bas it happened\b)")
_TIME = Pattern(r"\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?(?=[\s:|–—-]|\Z)")
_LABEL = Pattern(
    r"(?:OPINION|Opinion|EDITORIAL|Editorial|OP-?ED|Op-?[Ee]d|COMMENTARY|Commentary|COMMENT|Comment"
    r"|COLUMN|Column|LETTERS?|Letters?|Guest (?:essay|column)|Leader|Viewpoint|VIEWPOINT)"
    r"(?: to the [Ee]ditor| page| piece)?(?=\s*(?:[:|•·–—]|\Z))|Dear (?:[Ee]ditor|Sir)\b"
    r"|(?:To|Letters? to) the [Ee]ditor\b")
_DISCLAIMED = Pattern(
    r"\b[Tt]he (?:views|opinions)(?: and (?:views|opinions))? expressed\b"
    r"|\bis an? (?:opinion )?columnist\b|\bThis is an opinion\b")
#: "Ada Hurst is a former adviser to the Treasury", who wrote what stands above; a newspaper tells
#: of its own reporters so too.
_SIGNED = Pattern(
    r"[*_(]{0,2}(?:(?:Dr|Prof|Professor|Sir|Dame)\.? )?[A-Z][\w.’'-]{0,20}"
    r"(?: [A-Z][\w.’'-]{0,20}){0,2} (?P<surname>[A-Z][\w’'-]{1,24}) is (?:an?|the) "
    r"(?!.{0,80}\b(?:reporter|correspondent|writer"
    r"|journalist|editor|producer|photographer)\b)[^.?!]{4,200}[.*_)]{0,3}")
_OWN = re.compile(r"(?<![\w'’-])(?:I|I['’](?:m|ve|d|ll))(?![\w'’.-])(?= [a-z])")
_THINKS = Pattern(
    r" (?:(?:also|still|do|don['’]t|would|have|must|can['’]t|cannot|for one|am) ){0,2}"
    r"(?:think|believe|doubt|suspect|suppose|argue|wonder|admit|confess|hope|fear|agree|disagree|object|sure|convinced"
    r"|thought|believed|submit|propose|urge|expect|prefer|regret|resent|worry)\b")
_EXPLAINS = Pattern(
    r"\A(?:The )?(?:\d{1,2}|Three|Four|Five|Six|Seven|Eight|Nine|Ten) (?:[A-Za-z-]{1,20} ){0,2}"
    r"(?:[Tt]hings|[Ww]ays|[Rr]easons|[Qq]uestions|[Tt]akeaways|[Ff]acts|[Cc]harts|[Ss]teps"
    r"|[Ll]essons|[Mm]yths|[Pp]oints|[Tt]ips)\b"
    r"|\b(?:[Ww]hat (?:to|we|you need to) [Kk]now|[Ee]xplained|[Ee]xplainer|EXPLAINER|FAQ)\b"
    r"|\A[Aa] (?:brief |short |simple |quick )?guide to\b|\AQ&A\b"
    r"|\A[Hh]ere['’]s (?:what|how|why)\b")
_ON_DAYS = tuple(f"on {day.capitalize()}" for day in DAYS)
_TELLS = re.compile(r"\b(?:said|told|announced|reported|confirmed|voted|filed)\b")
#: So far from the day its verb may stand.
_NEAR = 60


class Kind(NamedTuple):
    """What kind of text an article is, by its signs."""

    name: str
    signs: tuple[Cited, ...]


def kind(profile: Profile, number: int) -> Kind | None:
    """Tell an article's kind by the first rule that holds; ``None`` where no sign shows.

    >>> from framing.profiles import profile
    >>> kind(profile("Opinion: The weir must go\\n\\nIt was never of use."), 0).name
    'an opinion piece'
    """
    for name, rule in _RULES:
        spans = tuple(rule(profile))
        if spans:
            return Kind(name, tuple(cite(profile.article, number, *span) for span in spans[:2]))
    return None


def _first(pattern: Pattern, text: str, blocks: Sequence[Block]
           ) -> Iterator[tuple[int, int]]:
    """Where a sign first stands in these blocks."""
    for block in blocks:
        found = pattern.search(text[block.start : block.end])
        if found:
            yield block.start + found.start(), block.start + found.end()
            return


def _release(profile: Profile) -> Iterator[tuple[int, int]]:
    text = profile.article.text
    found = _ENDS.search(text) if any(sign in text for sign in ("ENDS", "Ends", "###")) else None
    if found:
        return iter([found.span("sign")])
    if not any(part in text for part in _RELEASE_PARTS):
        return iter(())
    return _first(_RELEASE, text, profile.article.blocks)


def _live(profile: Profile) -> Iterator[tuple[int, int]]:
    """What a title says of being live, over entries by the time of day."""
    article = profile.article
    lines = [(block.start, block.end) for block in article.blocks
             if article.text[block.start : block.start + 1].isdigit()]
    if len(lines) < TIMES:
        return iter(())
    if sum(_TIME.match(article.text, *span) is not None for span in lines) < TIMES:
        return iter(())
    return _first(_LIVE, article.text,
                  [block for block in article.blocks if block.role == "title"])


def _interview(profile: Profile) -> Iterator[tuple[int, int]]:
    blocks = [block for block in profile.article.blocks if not block.set_aside]
    found = turns(profile.article.text, [(block.body, block.end) for block in blocks])
    return ((turn.start, turn.end) for turn in found[:2])


def _opinion(profile: Profile) -> Iterator[tuple[int, int]]:
    article = profile.article
    for block in article.blocks[:HEAD]:
        found = _LABEL.match(article.text, block.start, block.end)
        if found:
            yield found.span()
            return
    aside = [block for block in article.blocks if block.set_aside]
    yield from _first(_DISCLAIMED, article.text, [*aside, *article.blocks[-2:]])
    yield from _signed(article)
    yield from _own(profile)


def _signed(article: Article) -> Iterator[tuple[int, int]]:
    """A last line on somebody whom nothing but the byline names, and who is no journalist."""
    text = article.text
    for last in article.blocks[1:][-1:]:
        found = _SIGNED.fullmatch(text, last.body, last.end)
        if found and not any(found["surname"] in text[block.start : block.end]
                             for block in article.blocks[:-1] if block.role != "byline"):
            yield last.body, last.end


def _own(profile: Profile) -> list[tuple[int, int]]:
    """Where the writer says *I think* or the like; nothing where he seldom says *I*.

    Nor where quotation marks stand alone, as *I* may then be anybody.
    """
    article, segments = profile.article, profile.document.segments
    if sum(map(article.text.count, ("I ", "I'", "I’"))) < OWN or profile.document.voices.stray:
        return []
    quoted = [(each.start, each.stop) for each in profile.document.voices.stretches]
    thinking: list[tuple[int, int]] = []
    sentences = at = 0
    for start, end in zip(segments.start, segments.end, strict=True):
        own = []
        for match in _OWN.finditer(article.text, start, end):
            while at < len(quoted) and quoted[at][1] <= match.start():
                at += 1
            if at == len(quoted) or match.start() < quoted[at][0]:
                own.append(match.span())
        sentences += bool(own)
        thinking += [span for span in own if _THINKS.match(article.text, span[1])]
    if sentences < OWN or sentences * ONE_IN < len(segments.start):
        return []
    return [_with_verb(article.text, span) for span in thinking]


def _with_verb(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The pronoun and what it thinks."""
    thinks = _THINKS.match(text, span[1])
    return span[0], thinks.end() if thinks else span[1]


def _explainer(profile: Profile) -> Iterator[tuple[int, int]]:
    article = profile.article
    yield from _first(_EXPLAINS, article.text,
                      [block for block in article.blocks if block.role == "title"])
    asking = [block for block in article.blocks
              if block.role == "heading" and article.text[block.start : block.end].endswith("?")]
    if len(asking) >= ASKING:
        yield from ((block.body, block.end) for block in asking)


def _report(profile: Profile) -> Iterator[tuple[int, int]]:
    article = profile.article
    for block in article.blocks:
        words = article.text[block.start : block.end]
        if block.role == "dateline" and any(map(str.isupper, words)) and not date_line(
                words.lower()):
            yield block.start, block.end
            return
    spans = [(block.start, block.end) for block in article.blocks if block.role == "paragraph"]
    days = within(places(article.text, _ON_DAYS), spans)
    found = [_told_on(article.text, *each) for each in days]
    told = list(dict.fromkeys(each for each in found if each is not None))
    if len(told) >= TOLD:
        yield from told


def _told_on(text: str, at: int, start: int, end: int) -> tuple[int, int] | None:
    """The stretch from a verb to the day or back, within a sentence: *said on Monday*."""
    begin = max(start, text.rfind(".", max(start, at - _NEAR), at) + 1, at - _NEAR)
    before = [match.start() for match in _TELLS.finditer(text, begin, at)]
    day = re.compile(r"\w+").match(text, at + 3)
    if before and day:
        return before[-1], day.end()
    stop = text.find(".", at, min(end, at + _NEAR))
    after = _TELLS.search(text, at, stop if stop >= 0 else min(end, at + _NEAR))
    return (at, after.end()) if after else None


_RULES: tuple[tuple[str, Callable[[Profile], Iterator[tuple[int, int]]]], ...] = (
    (RELEASE, _release), (LIVE, _live), (INTERVIEW, _interview), (OPINION, _opinion),
    (EXPLAINER, _explainer), (REPORT, _report))


def unlike(profiles: Sequence[Profile], kinds: Sequence[Kind | None], a: int, b: int
           ) -> Reason | None:
    """Say that two articles are of different kinds, by the signs of each.

    Where one bears no sign, only a kind that is told by a label or by form is a reason.
    """
    one, two = kinds[a], kinds[b]
    articles = [profile.article for profile in profiles]
    if one and two and one.name != two.name:
        return Reason("kinds", f"Kinds differ: {label(a)} reads as {one.name}, "
                      f"{quote(one.signs[0], articles)}, {label(b)} as {two.name}, "
                      f"{quote(two.signs[0], articles)}.", one.signs + two.signs)
    known, number, other = (one, a, b) if one else (two, b, a)
    if known and known.name in SURE and not (one and two):
        return Reason("kinds", f"Kinds may differ: {label(number)} reads as {known.name}, "
                      f"{quote(known.signs[0], articles)}; {label(other)} bears no such sign.",
                      known.signs)
    return None
