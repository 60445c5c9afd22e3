"""What the search for actors knows of words: names of places and bodies, first names, verbs."""

from __future__ import annotations

from functools import cache, lru_cache

from framing.grammar.listed import listed as words_of
from framing.lexicon import rows
from framing.passives import is_participle
from framing.support.records import NamedTuple
from framing.support.word_sets import word_set


class Verb(NamedTuple):
    """A verb's form: which verb it is of, and what the form can be.

    ``form``: *past*, *participle*, *both*, *base*, *third* (walks) or *ing*. ``noun``: the base and
    the form in -s are nouns as often.
    """

    lemma: str
    form: str
    noun: bool


# The tables hold strings alone: thousands of lists or tuples would set the rubbish collection off,
# which takes ten times as long as reading them.


@cache
def listed() -> dict[str, str]:
    """The names that are listed, folded, with kinds and the name of the same behind tabs."""
    return {name: rest for name, _, rest in (line.partition("\t") for line in rows("names"))}


def same(name: str) -> str:
    """What a name is listed under: *united states* for *u.s*; itself where it isn't."""
    plain = name.rstrip(".")
    found = listed().get(plain)
    return name if found is None else found.partition("\t")[2] or plain


def is_given(word: str) -> bool:
    """Whether a word is a first name."""
    return "given" in listed().get(word, "").partition("\t")[0]


def is_family(word: str) -> bool:
    """Whether a word is a family name that stands first: Xi Jinping."""
    return "family" in listed().get(word, "").partition("\t")[0]


def is_known_person(word: str) -> bool:
    """Whether a word alone is as a rule one person's name in the news: Obama."""
    return "surname" in listed().get(word, "").partition("\t")[0]


def listed_kind(name: str) -> str | None:
    """``place`` or ``organisation`` for a name that is listed as such."""
    found = listed().get(name.rstrip("."))
    if found is None:
        return None
    kinds = found.partition("\t")[0]
    return next((kind for kind in ("organisation", "place") if kind in kinds), None)


#: Last words of bodies' names, besides those that the search for speakers knows.
_BODIES = words_of("end_of_body")
_FIRST_OF_BODIES = frozenset({"ministry", "university", "department", "institute", "bank", "bureau",
                              "college", "church", "council", "court", "office"})
#: Particles that no place's name has inside it, and what a surname alone ends in.
_OF_PEOPLE = frozenset({"ap", "bin", "bint", "binti", "ibn", "von", "wa"})
_DAUGHTER = ("dóttir", "dottir")
#: Last words of bodies that are surnames too: President Vicente Fox.
SURNAMES = frozenset({"fox", "bloomberg", "church", "post", "press"})


def is_childs(words: tuple[str, ...]) -> bool:
    """Whether a name says whose child somebody is: Ali bin Abu Bakar, Halla Tómasdóttir.

    >>> is_childs(("ali", "bin", "abu")), is_childs(("orla", "henn"))
    (True, False)
    """
    return len(words) > 1 and (not _OF_PEOPLE.isdisjoint(words[1:-1])
                               or words[-1].endswith(_DAUGHTER))


def is_body(words: tuple[str, ...]) -> bool:
    """Whether a name ends, or begins, as that of a body does."""
    bodies = words_of("body")
    if len(words) == 1:
        return words[0] in bodies and words[0] not in ("task", "force", "slate", "times")
    head = words[:next((at for at, word in enumerate(words) if word in ("of", "for")), len(words))]
    head = head or words
    if head[-1] in ("un", "who"):  # Kim Jong Un
        return False
    return (head[-1] in bodies or head[-1] in _BODIES or words[-1] in bodies
            or words[0] in _FIRST_OF_BODIES)


class _Verbs(NamedTuple):
    """Of each base, past and participle the verb, and what it is; and the verbs that are nouns."""

    lemmas: dict[str, str]
    forms: dict[str, str]
    nouns: frozenset[str]


@cache
def _verbs() -> _Verbs:
    lemmas: dict[str, str] = {}
    forms: dict[str, str] = {}
    nouns = []
    for line in rows("verbs"):
        base, past, participle, *noun = line.split("\t")
        if noun:
            nouns.append(base)
        for form in past.split(","):
            lemmas[form] = base
            forms[form] = "past"
        for form in participle.split(","):
            lemmas[form] = base
            forms[form] = "both" if form in past.split(",") else "participle"
        if base not in forms:
            lemmas[base] = base
            forms[base] = "base"
    for lemma, closed in _CLOSED.items():
        for form, kind in closed.items():
            lemmas[form] = lemma
            forms[form] = kind
    return _Verbs(lemmas, forms, frozenset(nouns))


#: Forms that are spelt by no rule.
_CLOSED = {
    "have": {"has": "third", "having": "ing", "have": "base", "had": "both"},
    "do": {"does": "third", "doing": "ing", "do": "base", "did": "past"},
    "lie": {"lies": "third", "lying": "ing", "lied": "both"},
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
    doubles = base in _DOUBLING or f"{base}{base[-1]}ed" in _verbs().forms
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
    lemmas, forms, nouns = _verbs()
    form = forms.get(fold)
    if form is not None:
        lemma = lemmas[fold]
        return Verb(lemma, form, lemma in nouns and form != "ing" and fold == lemma)
    if fold.endswith("s"):
        for base in (fold[:-1], fold[:-2], fold[:-3] + "y"):
            if lemmas.get(base) == base and _third(base) == fold:
                return Verb(base, "third", base in nouns)
    elif fold.endswith("ing"):
        for base in (fold[:-3], fold[:-3] + "e", fold[:-4]):
            if lemmas.get(base) == base and _ing(base) == fold:
                return Verb(base, "ing", False)
    elif len(fold) > 4 and fold.endswith("ed") and is_participle(fold):
        return Verb(fold, "both", False)
    return None
