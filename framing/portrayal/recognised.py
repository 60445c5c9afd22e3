"""Names as a spaCy pipeline finds them, in place of the rules: the extra ``spacy``.

A pipeline is named as spaCy names it (``en_core_web_sm``) or by its folder. What it calls a person,
a place or an organisation is taken, with its kind; peoples, works and dates are no actors, but for
parties, which pipelines count among the peoples. Titles, chains of mentions and predicates are
found as they are for names that the rules find.

The rules find more of the names and say less often what they are of: they leave a kind unknown
where nothing tells it, a pipeline always gives one. Of 15 short climate articles (Narrative Frames)
that none had been mended on, one reader found 119 actors: the rules had 116 of them and
en_core_web_sm 113, and of 156 and 141 names that they listed so many were an actor's. The rules
gave a kind to 114 names, rightly to 103; the pipeline to all of its own, rightly to 105.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from framing.document import Document
from framing.errors import SettingError
from framing.grammar import words as w
from framing.portrayal.kinds import ORGANISATION, PERSON, PLACE
from framing.portrayal.known import listed_kind
from framing.portrayal.mentions import TITLED, Mention, apart, mention
from framing.support.extras import install
from framing.wording.names import Page, page_of

#: What a pipeline's labels mean here, those of OntoNotes and those of CoNLL.
KINDS = {"PERSON": PERSON, "PER": PERSON, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE,
         "ORG": ORGANISATION}
#: A pipeline is given so many characters at once: spaCy refuses more than a million.
LONGEST = 100_000


class Recogniser:
    """A pipeline that finds names, loaded once.

    ``name``: what it is called, with its version; ``asked``: what it was asked for by.
    """

    def __init__(self, name: str, pipe: Callable[..., Any], asked: str) -> None:
        self.name = name
        self.asked = asked
        self._pipe = pipe

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what was asked for: another process loads it itself."""
        return recogniser, (self.asked,)

    def mentions_in(self, document: Document) -> tuple[list[Mention], Page, dict[int, str]]:
        """All names in order, none overlapping; and the kind of each, by its last token."""
        page = page_of(document)
        found: list[Mention] = []
        kinds: dict[int, str] = {}
        for first, last, kind in self._found(document):
            while first < last and (page.bits[first] & (TITLED | w.DETERMINER)
                                    or not page.wordy[first]):
                first += 1  # the White House, President Ito
            while last > first and not page.wordy[last]:
                last -= 1
            words = tuple(page.folds[at].removesuffix("'s") for at in range(first, last + 1)
                          if page.wordy[at])
            each = mention(page, first, last, words)
            if each is not None:
                found.append(each)
                kinds[each.last] = kind
        return apart(sorted(found, key=lambda each: (each.first, -each.last))), page, kinds

    def _found(self, document: Document) -> Iterator[tuple[int, int, str]]:
        """First and last token, and kind, of each name in the blocks that are counted."""
        text, (starts, ends) = document.article.text, document.token_offsets
        given = [stretch for block in document.article.blocks
                 if bisect_left(starts, block.body) < bisect_left(starts, block.end)
                 for stretch in _stretches(text, block.body, block.end)]
        read = self._pipe(text[body:end] for body, end in given)
        for (body, _), told in zip(given, read, strict=True):
            for entity in told.ents:
                kind = KINDS.get(entity.label_)
                if entity.label_ == "NORP" and listed_kind(entity.text.lower()) == ORGANISATION:
                    kind = ORGANISATION  # Republicans
                first = bisect_right(ends, body + entity.start_char)
                last = bisect_left(starts, body + entity.end_char) - 1
                if kind and first <= last:
                    yield first, last, kind


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block's span, a long one parted between words where it has any."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


@cache
def recogniser(name: str) -> Recogniser:
    """Load a pipeline; what finds no names in it is left out.

    Raises SettingError where spaCy or the pipeline isn't installed, or it finds no names.
    """
    try:
        import spacy
    except ImportError as error:
        raise SettingError(f"--names {name} needs packages that are not installed ({error}): "
                           f"{install('spacy')}.") from error
    try:
        pipeline = spacy.load(name, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    except (OSError, ValueError) as error:
        raise SettingError(
            f"--names {name}: spaCy has no pipeline of that name; fetch it by "
            f"`python -m spacy download {name}`, or give the folder of one.") from error
    if not any("doc.ents" in pipeline.get_pipe_meta(each).assigns for each in pipeline.pipe_names):
        raise SettingError(f"--names {name}: this pipeline finds no names: "
                           "give one that does, such as en_core_web_sm.")
    meta = pipeline.meta
    called = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return Recogniser(called, pipeline.pipe, name)
