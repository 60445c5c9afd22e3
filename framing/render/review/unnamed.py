"""Which sources a text keeps without a name, and which it tells of as known to its reader."""

from __future__ import annotations

from itertools import islice
from weakref import WeakKeyDictionary

from framing.article import Article, Span
from framing.document import Document
from framing.grammar.listed import listed
from framing.profiles import Profile
from framing.render.data.speech import first
from framing.support.patterns import Pattern
from framing.support.records import NamedTuple
from framing.voices import Speaker
from framing.voices.speakers.pronouns import HE, SHE
from framing.voices.speakers.unnamed import is_group

#: Behind a paper, who made it: a survey by the Ellery Institute, data compiled by Finlake, a study
#: by researchers at Ellery University.
_MAKER = Pattern(
    r"(?: (?:was|were) read(?: out)?)?"
    r",? (?:(?:carried out|collected|commissioned|compiled|conducted|done|funded|led|published"
    r"|released|run) by|published in(?= the )|by|from) (?:the )?(?:[a-z][\w-]{0,30} ){0,3}"
    r"([A-Z][\w&’'-]{0,30})(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w&’'-]{0,30}){0,8}")
#: Papers in which somebody whom the story is about speaks for himself, or a court, and those that
#: are public: nothing is kept back of whose they are.
_ON_RECORD = frozenset({
    "affidavit", "banner", "banners", "bill", "bills", "complaint", "court documents",
    "court papers", "court records", "decision", "decisions", "filing", "filings", "indictment",
    "judgment", "lawsuit", "lawsuits", "memo", "placard", "placards", "resolution",
    "resolutions", "ruling", "sign", "signs", "suit", "verdict"})
#: Who has been told of right before: both, both men.
_JUST_TOLD = frozenset({"both"})
#: The sides of a trial.
_SIDES = frozenset({"prosecution", "defence", "defense"})
#: Kin, who are told by that before they are by name: a heartbroken daughter, then his daughter Ana.
_KIN = SHE | HE | {"widow", "widower"}
_OWNED = ("his ", "her ", "their ")
#: What an organisation is called once it has been named. More nouns than those by which a body is
#: looked for among the ones just named (framing.voices.speakers.epithets): *the council* may be
#: another one than that, and here it need only be no news beside some that speak by name.
_BODIES = listed("body_again")
#: So many speakers, blocks and places of a word are looked at.
_PLACES = 60
#: What stands before somebody who was told of before, or of whom there is but one.
_KNOWN = frozenset({"the", "this", "its", "his", "her", "their", "our"})
_OWNER = Pattern(r"(?:the )?[A-Z][\w.’'-]{0,40}(?: [A-Z][\w.’'-]{0,40}){0,5}"
                 r"(?:(?<=['’]s)|(?<=s['’])) ")
_ENDS = Pattern(r" (?:of|for|at|in|from|with|on|to|who|which)\b")
#: So far before its first words a source may have come in without a name, and so far behind them
#: the text may say that none is given.
_BEFORE, _BEHIND = 20_000, 160
_KEPT = Pattern(r"not (?:to )?be(?:ing)? (?:named|identified)|anonym|declined to (?:be|give)")
#: Before a noun, that it is of one among others, and how far before it is looked for that.
_ONE_OF = Pattern(r"\b(?:an?|one|another)\s+(?:[\w’'-]{1,30}\s+){0,3}\Z")
_FAR = 110


#: Of each document's speakers that have no name, whether they are kept without one.
_nameless: WeakKeyDictionary[Document, dict[tuple[str, tuple[Span, ...]], bool]] = (
    WeakKeyDictionary())


class Unnamed(NamedTuple):
    """A speaker without a name, as the text has it: where, and whether quoted or reported."""

    text: str
    line: int
    quoted: bool


def nameless(profile: Profile, speaker: Speaker) -> bool:
    """Whether a source is kept without a name; an organisation is told by what it is.

    A paper on record or whose maker is named beside it is none, nor a side of a trial, kin who are
    named elsewhere, and who is told of as known: *the governor*, *Ito’s adviser*, *the report*.
    Not *the clerk* where it was *a clerk* who came in.
    """
    if speaker.named or speaker.kind == "organisation":
        return False
    # Figures, names, lines and what one alone has all ask; a speaker is told by where he came in.
    known = _nameless.setdefault(profile.document, {})
    key = speaker.name, speaker.mentions[:1]
    if key not in known:
        known[key] = _is_nameless(profile, speaker)
    return known[key]


def _is_nameless(profile: Profile, speaker: Speaker) -> bool:
    words = speaker.name.lower().split(" of ")[0].split()
    if speaker.kind == "document":
        told = bool(made_by(profile, speaker)) or _names_maker(profile, speaker) or (
            not _ON_RECORD.isdisjoint((*words[-1:], " ".join(words[-2:]))))
    else:
        told = (not _SIDES.isdisjoint(words[-1:]) or not _JUST_TOLD.isdisjoint(words[:1])
                or is_named_kin(profile, speaker))
    return not (told or _is_known(profile.article, speaker))


def _names_maker(profile: Profile, speaker: Speaker) -> bool:
    """Whether a paper is called by who made it: an EPA study, a Supreme Court decision."""
    words = _as_written(profile, speaker).split()[:-1]
    return any((word.isupper() and len(word) > 1) or (place and word[:1].isupper())
               for place, word in enumerate(words))


def is_named_kin(profile: Profile, speaker: Speaker) -> bool:
    """Whether kin without a name are told by whose they are, or are named elsewhere.

    *His mother*; *a heartbroken daughter*, then *his daughter Ana*.
    """
    words = speaker.name.lower().split()
    if speaker.named or _KIN.isdisjoint(words[-1:]):
        return False
    text = profile.article.text
    return any(each.named and words[-1] in (each.role or "").lower().split()
               for each in profile.speakers[:_PLACES]) or any(
        text[start:end].lower().startswith(_OWNED) for start, end in speaker.mentions)


def is_again(profile: Profile, speaker: Speaker) -> bool:
    """Whether an organisation is told by an article and a noun, as one named before is.

    Or by the noun alone, as lists and summaries do: *Rate lower, company says*.
    """
    text, name = profile.article.text, speaker.name.lower()
    return (speaker.kind == "organisation" and name in _BODIES and all(
        text[start : start + 4].lower() == "the " or text[start:end].lower() == name
        for start, end in speaker.mentions))


def in_headline_alone(profile: Profile, speaker: Speaker) -> bool:
    """Whether only headlines call somebody so, who have no room for a name: dentist says."""
    if speaker.named or speaker.kind not in ("organisation", "unnamed"):
        return False
    headings = [block for block in islice(profile.article.blocks, _PLACES)
                if block.role in ("title", "heading")]
    return all(any(block.start <= start < block.end for block in headings)
               for start, _ in speaker.mentions)


def made_by(profile: Profile, speaker: Speaker) -> str:
    """A paper with who made it, where the text names that: data compiled by Finlake; else empty."""
    text = profile.article.text
    for mention in speaker.mentions:
        at = _name_in(text, mention, speaker)
        maker = _MAKER.match(text, at + len(speaker.name)) if speaker.name and at >= 0 else None
        if maker and maker[1].lower() not in listed("time"):
            return " ".join(text[at : maker.end()].split())
    return ""


def _name_in(text: str, mention: Span, speaker: Speaker) -> int:
    """Where a speaker's name stands in a mention, -1 where the mention has others of its words."""
    at = text[mention.start : mention.end].lower().find(speaker.name.lower())
    return mention.start + at if at >= 0 else -1


def _is_known(article: Article, speaker: Speaker) -> bool:
    """Whether a source without a name is told of as one that the reader knows.

    People alone one by one: *the officials* may be anybody.
    """
    if not speaker.mentions:
        return False
    text, mention, name = article.text, speaker.mentions[0], speaker.name.lower()
    at = max(mention.start, _name_in(text, mention, speaker))
    ends = _ENDS.search(name)
    head = name[: ends.start() if ends else None].split()[-1]
    paper = speaker.kind == "document"
    if not paper and is_group(head):
        return False
    before = text[max(0, at - 12) : at].split()[-1:] if text[at - 1 : at].isspace() else []
    if _OWNER.match(text, at) is None and _KNOWN.isdisjoint(
        word.lower() for word in (*before, speaker.name.split()[0])
    ):
        return False
    return paper or not (_KEPT.search(text, at, at + len(speaker.name) + _BEHIND)
                         or _came_in(text[max(0, at - _BEFORE) : at], head))


def called(profile: Profile, speaker: Speaker) -> str:
    """What a speaker is called in a list: *the report*, with its article where it has no name."""
    if speaker.named or speaker.kind not in ("document", "unnamed"):
        return speaker.name
    text, article = profile.article.text, "the"
    for mention in speaker.mentions:
        at = max(mention.start, _name_in(text, mention, speaker))
        if text[max(0, at - 4) : at].split()[-1:] not in ([article], [article.title()]):
            return speaker.name
    return f"{article} {speaker.name}"


def _came_in(text: str, head: str) -> bool:
    """Whether somebody of that description came in as one of several: *a young clerk*."""
    text = text.lower()
    at = text.find(head)
    for _ in range(_PLACES):
        if at < 0:
            break
        end = at + len(head)
        if not text[end : end + 1].isalnum() and _ONE_OF.search(text, max(0, at - _FAR), at):
            return True
        at = text.find(head, end)
    return False


def unnamed(profile: Profile) -> list[Unnamed]:
    """The speakers without a name: those quoted, then those only reported, in order.

    The letters of question and answer are left out: they stand for nobody who is kept back.
    """
    found = [
        Unnamed(_as_written(profile, speaker), profile.article.line(first(profile, speaker)),
                speaker.words > 0)
        for speaker in profile.speakers
        if nameless(profile, speaker) and len(speaker.name) > 1
        and (speaker.words or not in_headline_alone(profile, speaker))]
    return sorted(found, key=lambda each: (not each.quoted, each.line))


def _as_written(profile: Profile, speaker: Speaker) -> str:
    """A name as the text has it, with the capital that it may owe to its place."""
    text = profile.article.text
    for mention in speaker.mentions:
        at = _name_in(text, mention, speaker)
        if at >= 0:
            return " ".join(text[at : at + len(speaker.name)].split())
    return speaker.name
