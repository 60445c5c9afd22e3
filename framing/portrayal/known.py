"""What the search for actors knows of words: names of places and bodies, first names, verbs."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from framing.lexicon import FOLDER
from framing.passives import is_participle


class Known(NamedTuple):
    """What is listed of a name: its kinds, and what else the same is called."""

    kinds: frozenset[str]
    same: str


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
def listed() -> dict[str, Known]:
    """The names that are listed, folded, their words joined by spaces."""
    return {row[0]: Known(frozenset(row[1].split(",")), "".join(row[2:3]) or row[0])
            for row in _rows("names")}


@cache
def same(name: str) -> str:
    """What a name is listed under: *united states* for *u.s*; itself where it isn't."""
    found = listed().get(name.rstrip("."))
    return found.same if found else name


def is_given(word: str) -> bool:
    """Whether a word is a first name."""
    found = listed().get(word)
    return found is not None and "given" in found.kinds


def listed_kind(name: str) -> str | None:
    """``place`` or ``organisation`` for a name that is listed as such."""
    found = listed().get(name.rstrip("."))
    kinds = found.kinds if found else frozenset()
    return next((kind for kind in ("organisation", "place") if kind in kinds), None)


@cache
def _verbs() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for base, past, participle, *noun in _rows("verbs"):
        is_noun = noun == ["noun"]
        pasts, participles = past.split(","), participle.split(",")
        for form in dict.fromkeys((*pasts, *participles)):
            kind = "past" if form not in participles else (
                "participle" if form not in pasts else "both")
            found.setdefault(form, Verb(base, kind, is_noun and form == base))
        found[_third(base)] = Verb(base, "third", is_noun)
        found[_ing(base)] = Verb(base, "ing", False)
        found.setdefault(base, Verb(base, "base", is_noun))
    for lemma, forms in _CLOSED.items():
        for form, kind in forms.items():
            found[form] = Verb(lemma, kind, False)
    return found


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
    doubled = base + base[-1]
    if _past_of(base).startswith(doubled) or base in _DOUBLING:
        return doubled + "ing"
    return base + "ing"


@cache
def _pasts() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("verbs")}


def _past_of(base: str) -> str:
    return _pasts()[base].split(",")[-1]


#: Irregular verbs that double their last letter before -ing.
_DOUBLING = word_set("""begin bet bid cut dig forbid forget get hit let offset outbid overrun put
    reset rid run set shed shut sit slit spin spit split swim undercut upset win""")


@cache
def verb(fold: str) -> Verb | None:
    """What verb a folded form is of; one in -ed that isn't listed is its own lemma.

    >>> verb("won"), verb("rallies")
    (Verb(lemma='win', form='both', noun=False), Verb(lemma='rally', form='third', noun=True))
    """
    found = _verbs().get(fold)
    if found is None and len(fold) > 4 and fold.endswith("ed") and is_participle(fold):
        return Verb(fold, "both", False)
    return found
