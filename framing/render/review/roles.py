"""What a text calls those who speak: experts, officials, residents.

Told by the text's own words beside a name, never by the name: who isn't called anything there is of
no kind, and whether somebody is an expert is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.grammar.listed import listed
from framing.profiles import Profile
from framing.tokens import folded
from framing.voices import Speaker

#: The kinds, each with the words that make a speaker one of them.
KINDS: dict[str, frozenset[str]] = {
    "named experts": listed("expert"),
    "officials": listed("official") | {"MP"},
    "residents, workers, patients": listed("resident"),
}
#: Those of which only the ones with a name are told: the others stand among the unnamed.
NAMED = frozenset({"named experts"})
#: Short for an office before a name.
_IN_FULL = {"cllr": "councillor", "gov": "governor", "mp": "MP", "rep": "representative",
            "sen": "senator"}
#: What speaks for one of a kind without such a word: who teaches at a university, a ministry's
#: spokeswoman. Nobody is said to be one by it, but then an article isn't said to have none.
_NEARLY = {name: frozenset(words.split()) for name, words in {
    "named experts": (
        "author college consultant doctor engineer institute physician studied studies study "
        "surgeon taught teach teaches think-tank universities university"),
    "officials": (
        "agency attorney authority bureau commission congress council court department embassy "
        "federal government house kremlin ministry parliament police prosecutor secretary state "
        "treasury"),
    "residents, workers, patients": (
        "aide assistant boy couple dad employee family girl grandfather grandmother grandson "
        "granddaughter husband labourer laborer landlord landlady lives man mom mum relative "
        "relatives retired "
        "shopper wife woman"),
}.items()}
#: Posts and words for people that leave open what their bearers are: the head of a centre of
#: volcanology may be a scientist, and so may a woman of 40.
_OPEN = listed("open_role")
#: Before a name, what an expert may be called by.
_LEARNED = frozenset({"dr", "prof"})
#: Agencies that are no office.
_NO_AGENCY = re.compile(r"(?:news|ratings?) agency")
_WORD = re.compile(r"[\w-]+")
#: So far behind a name, at so many of its places, is looked for what its bearer is.
_BEHIND, _FEW = 40, 5
#: Sciences have too many names to list.
_SCIENCE = re.compile(r"(?:ologist|ographer|ophysicist|physicist|chemist)$")
#: What follows one of these is no longer what a speaker is, but what he does or has to do with.
_ENDS = re.compile(r"\b(?:who|whose|whom|which|that|and was|when|where)\b|[“\"(:;]")
_OF = re.compile(r"\b(?:of|at|for|in|from|with|on|to)\b")
#: Posts in a union or a firm that are called by an office's word.
_NO_OFFICE = re.compile(r"\b[Gg]eneral (?:secretary|manager|counsel|director|practitioner|partner)"
                        r"|\b[Vv]ice[ -][Pp]resident (?:of|for)\b"
                        r"|\b[Pp]resident and (?:CEO|chief|founder|co-founder|chair|owner)"
                        # the union’s president, the president of Keld Lodge 41; not a country’s
                        r"|\b(?!country|nation|republic|state)[a-z]+[’']s president\b"
                        r"|\b[Ii]ts president\b"  # a union's, a firm's
                        r"|\b[Pp]resident of (?!(?:the )?(?:United|Republic|El|New|North|Saudi"
                        r"|Sierra|South|Sri) )(?:the )?[A-Z][\w’'-]+ [A-Z]")


def kind(profile: Profile, speaker: Speaker) -> tuple[str, str] | None:
    """A speaker's kind and the word of the text that says so, ``None`` where none does."""
    rank, _, rest = speaker.name.partition(" ")
    said = [speaker.role or "", *(profile.quotes[each].description or "" for each in
                                  speaker.quotes), rank if rest else ""]
    for text in said if speaker.kind in ("person", "unnamed") else ():
        for phrase in _ENDS.split(_NO_OFFICE.sub("", text), maxsplit=1)[0].split(","):
            own = _OF.split(phrase, maxsplit=1)[0]
            for word in reversed(folded(own).replace(".", " ").split()):
                one = _IN_FULL.get(_one(word), _one(word))
                for name in KINDS:
                    if _is_of(one, name):
                        return name, one
    return None


def is_nearly(profile: Profile, speaker: Speaker, name: str) -> bool:
    """Whether what is said of a speaker makes it unsafe to say that none of a kind speaks.

    Also what stands right behind the name: Ana Roe *is now our acting mayor*. Somebody with a name
    of whom no word says what he is may be of any kind.
    """
    said = (speaker.name, speaker.role or "", speaker.affiliation or "",
            *(profile.quotes[each].description or "" for each in speaker.quotes))
    words = [_WORD.findall(_NO_AGENCY.sub("", folded(text))) for text in said]
    if any(not _NEARLY[name].isdisjoint(each) for each in words):
        return True
    if not speaker.named:
        return False
    text = profile.article.text
    behind = (text[end : end + _BEHIND].partition("\n")[0] for _, end in speaker.mentions[:_FEW])
    return any(_is_of(_one(word), name) for part in behind
               for word in _WORD.findall(folded(part))) or (
        speaker.kind == "person" and _is_open(profile, speaker, name, words))


def _is_open(profile: Profile, speaker: Speaker, name: str, said: Sequence[Sequence[str]]) -> bool:
    """Whether what is said of somebody leaves it open whether he is of a kind."""
    if name in NAMED and not _LEARNED.isdisjoint(said[0]):
        return True
    roles = {_one(word) for each in said for word in each if word in listed("role")}
    return kind(profile, speaker) is None and roles <= _OPEN


def _is_of(word: str, name: str) -> bool:
    """Whether a word makes a speaker one of a kind."""
    return word in KINDS[name] or (name in NAMED and _SCIENCE.search(word) is not None)


def _one(word: str) -> str:
    """A noun in the singular; a possessive is nobody who speaks.

    >>> _one("analysts"), _one("councillors"), _one("witness"), _one("witnesses"), _one("fellow")
    ('analyst', 'councillor', 'witness', 'witness', 'fellow')
    """
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
