"""What the search for actors knows of words: names of places and bodies, first names, verbs."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from framing.lexicon import FOLDER
from framing.passives import is_participle


class Verb(NamedTuple):
    """A verb's form: which verb it is of, and what the form can be.

    ``form``: *past*, *participle*, *both*, *base*, *third* (walks) or *ing*. ``noun``: the base and
    the form in -s are nouns as often.
    """

    lemma: str
    form: str
    noun: bool


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def _rows(name: str) -> list[list[str]]:
    lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


@cache
def listed() -> dict[str, list[str]]:
    """The names that are listed, folded, their words joined by spaces: each with its row."""
    return {row[0]: row for row in _rows("names")}


def same(name: str) -> str:
    """What a name is listed under: *united states* for *u.s*; itself where it isn't."""
    row = listed().get(name.rstrip("."))
    return name if row is None else row[2] if len(row) > 2 else row[0]


def is_given(word: str) -> bool:
    """Whether a word is a first name."""
    row = listed().get(word)
    return row is not None and "given" in row[1]


def listed_kind(name: str) -> str | None:
    """``place`` or ``organisation`` for a name that is listed as such."""
    row = listed().get(name.rstrip("."))
    kinds = row[1] if row else ""
    return next((kind for kind in ("organisation", "place") if kind in kinds), None)


@cache
def _verbs() -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    """Bases, pasts and participles, each with its verb and what it is; and those that are nouns."""
    found: dict[str, tuple[str, str]] = {}
    nouns = []
    for row in _rows("verbs"):
        base, past, participle = row[:3]
        if len(row) > 3:
            nouns.append(base)
        if past == participle and "," not in past:
            found[past] = base, "both"
        else:
            pasts, participles = past.split(","), participle.split(",")
            for form in (*pasts, *participles):
                found[form] = base, ("past" if form not in participles else
                                     "participle" if form not in pasts else "both")
        found.setdefault(base, (base, "base"))
    for lemma, forms in _CLOSED.items():
        for form, kind in forms.items():
            found[form] = lemma, kind
    return found, frozenset(nouns)


#: Forms that are spelt by no rule.
_CLOSED = {
    "have": {"has": "third", "having": "ing", "have": "base", "had": "both"},
    "do": {"does": "third", "doing": "ing", "do": "base", "did": "past"},
    "lie": {"lies": "third", "lying": "ing"},
    "die": {"dies": "third", "dying": "ing", "died": "both", "die": "base"},
    "quit": {"quitting": "ing"}, "quiz": {"quizzes": "third", "quizzing": "ing"},
    "panic": {"panicking": "ing"}, "mimic": {"mimicking": "ing"},
    "tie": {"tying": "ing"}, "vie": {"vies": "third", "vied": "both", "vying": "ing"},
}


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "go", "do", "to")) else "s")


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    doubles = base in _DOUBLING or f"{base}{base[-1]}ed" in _verbs()[0]
    return base + base[-1] * doubles + "ing"


#: Irregular verbs that double their last letter before -ing.
_DOUBLING = word_set("""begin bet bid cut dig forbid forget get hit let offset outbid overrun put
    reset rid run set shed shut sit slit spin spit split swim undercut upset win""")


@lru_cache(maxsize=1 << 14)
def verb(fold: str) -> Verb | None:
    """What verb a folded form is of; one in -ed that isn't listed is its own lemma.

    >>> verb("won"), verb("rallies")
    (Verb(lemma='win', form='both', noun=False), Verb(lemma='rally', form='third', noun=True))
    """
    forms, nouns = _verbs()
    if fold in forms:
        lemma, form = forms[fold]
        return Verb(lemma, form, lemma in nouns and form != "ing" and fold == lemma)
    if fold.endswith("s"):
        for base in (fold[:-1], fold[:-2], fold[:-3] + "y"):
            if forms.get(base, ("", ""))[0] == base and _third(base) == fold:
                return Verb(base, "third", base in nouns)
    elif fold.endswith("ing"):
        for base in (fold[:-3], fold[:-3] + "e", fold[:-4]):
            if base and forms.get(base, ("", ""))[0] == base and _ing(base) == fold:
                return Verb(base, "ing", False)
    elif len(fold) > 4 and fold.endswith("ed") and is_participle(fold):
        return Verb(fold, "both", False)
    return None
