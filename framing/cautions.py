"""What a reader must know before trusting an article's figures: a sentence for each."""

from __future__ import annotations

from collections.abc import Iterable

from framing.article import Article
from framing.document import Document
from framing.language import LANGUAGES
from framing.one_voice import Heard
from framing.profiles import Profile
from framing.tokens import IS_WORD

#: Below so many words a rate per 1,000 words rests on next to nothing.
FEW_WORDS = 100
#: Texts of more unlike lengths than this are still compared, with a warning.
LENGTHS_APART = 3.0
#: With so large a share of words that begin with a capital, capitals tell nothing.
CAPITALS = 0.5
_NOTHING = "there is nothing to count in"
#: So many lines with a stray quotation mark are named.
STRAY_LINES = 5


def warnings(read: Profile) -> tuple[str, ...]:
    """Say what a reader must know before trusting an article's figures, a sentence each."""
    article = read.article
    found = [f"{article.name} {text}" for text in article.warnings]
    words = int(read.document.words.sum())
    voice = read.voice if isinstance(read, Heard) else None
    if isinstance(read, Heard) and read.silence:
        found.append(f"{article.name} gives no figures here: {read.silence}.")
    elif words < FEW_WORDS:
        of = {"author": " of the author’s own", "quoted": " that are quoted", None: ""}.get(
            voice, f" quoted of {voice}")
        found.append(f"{article.name} has {words or 'no'} word{'s' * (words != 1)}{of}: "
                     f"{'its rates rest on next to nothing' if words else _NOTHING}.")
    if read.refusal:
        language = LANGUAGES.get(article.language or "", article.language)
        found.append(f"{article.name} reads as {language}: measures that rest on English words "
                     "are left out for it.")
    elif words >= FEW_WORDS and _is_in_capitals(read.document.entire):
        found.append(f"{article.name} has capitals at most of its words: what is told by them is "
                     "missed there (names, who speaks, may, cues of frames).")
    if stray := read.document.voices.stray:
        found.append(_of_stray_marks(article, stray))
    return tuple(found)


def _is_in_capitals(document: Document) -> bool:
    """Whether most words begin with a capital, as in a headline or in shouting."""
    surfaces = document.vocabulary.surfaces
    words: list[int] = document.tokens[document.facts[:, IS_WORD] > 0].tolist()
    return sum(surfaces[word][0].isupper() for word in words) > CAPITALS * len(words)


def _of_stray_marks(article: Article, stray: Iterable[int]) -> str:
    """Say where quotation marks stand alone, since whose words follow is then a guess."""
    lines = sorted({article.line(offset) for offset in stray})
    where = f"line{'s' * (len(lines) > 1)} {', '.join(map(str, lines[:STRAY_LINES]))}"
    more = len(lines) - STRAY_LINES
    if more > 0:
        where += f" and {more} more"
    mark = ("quotation marks without their pairs" if len(lines) > 1
            else "a quotation mark without its pair")
    return (f"{article.name} has {mark} on {where}: which words are quoted there may be "
            "told wrong.")
