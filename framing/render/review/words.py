"""The articles' own words: what each stresses, what both do, and which terms set one apart."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from framing.capitals import CURRENCIES
from framing.comparison import Comparison
from framing.render.numbers import short
from framing.terms import STANCE, Term, telling
from framing.voices.listed import listed

#: A word is one's own where its log-odds lie so many standard errors from even, …
LEAST_Z = 1.96
#: … and surely so, which its sign says, up to this false discovery rate among the terms.
MOST_Q, SURE = 0.05, "●"
#: With more articles than this not every two of them are compared on a screen.
MANY = 3
#: A word that is used once is not stressed, however rare it is in news; of several articles, one
#: that they don't use so often on the whole.
LEAST_USES = 2
#: Kinds of words that say nothing by themselves.
_CLOSED = ("pronoun", "relative", "determiner", "preposition", "joiner", "auxiliary", "adverb",
           "time")
#: What stands beside figures, whatever they count.
_AMOUNTS = CURRENCIES | {"per", "cent", "cents", "percent", "pct", "hundred", "thousand", "million",
                         "billion", "trillion", "mn", "bn", "tn", "am", "pm", "a.m", "p.m", "feb",
                         "aug", "sept", "oct", "nov", "dec"}
#: Signs of a web page's source that were left standing.
_ENTITIES = frozenset({"amp", "apos", "gt", "lt", "nbsp", "quot"})
#: Short titles, which are part of a name, and which one paper writes and another doesn't.
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "messrs", "dr", "drs", "prof", "sen", "sens", "rep",
                     "reps", "gov", "govs", "lt", "sgt", "capt", "rev", "cllr", "cllrs"})

#: Of modals and negations, those that stand in any text: could tells more than will.
_EVERYWHERE = frozenset({"can", "no", "not", "will"})
#: Verbs and nouns of any story, which stress nothing where they stand alone.
_OF_ANY_STORY = frozenset(str.split(
    "ask asked asking asks become becomes began begin begins called calls came come comes coming "
    "day days expect expected expects find finds found gave get gets getting give given gives "
    "giving go goes going gone got keep keeps kept know knows knew let lets look looked looking "
    "looks made make makes making month months need needs next people person put puts read run "
    "said say saying says see seen sees set show showed shows spent take taken takes taking tell "
    "telling tells thing things think thinks thought told took try trying use used uses using "
    "here own there want wanted wants way ways week weeks went whether year years "
    "anybody anyone anything everybody everyone everything nobody nothing somebody someone "
    "something"))
_IDLE = _TITLES | _AMOUNTS | _ENTITIES | _OF_ANY_STORY | {"a.m.", "p.m."}
#: What stands for whom a text names more or less often, and is no word of its own.
_STANDING_IN = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself", "it",
                          "its", "itself", "they", "them", "their", "theirs", "themselves"})
#: Endings by which two forms are of one word: tower, towers; slow, slowed.
_ENDINGS = ("s", "es", "d", "ed", "ing")


@dataclass(frozen=True)
class Words:
    """The words of a comparison's articles, which are called by ``letters``."""

    comparison: Comparison
    letters: Sequence[str]

    @cached_property
    def alike(self) -> list[str]:
        """How alike the wording is, a line for each two articles, in their order."""
        return [line for _, line in self._alike]

    @property
    def common(self) -> list[str]:
        """How much wording two articles have in common, without their cosine."""
        return [line.partition("; ")[2] or line for line in self.alike]

    @cached_property
    def most_alike(self) -> list[str]:
        """The same for a screen: of many articles, the pairs most alike, then the others' range."""
        if len(self.comparison.profiles) <= MANY:
            return self.alike
        ranked = sorted(self._alike, key=lambda pair: -pair[0])
        rest = [cosine for cosine, _ in ranked[MANY:]]
        return [*(line for _, line in ranked[:MANY]),
                f"the other {len(rest)} pairs: {rest[-1]:.2f} to {rest[0]:.2f}"]

    @cached_property
    def _alike(self) -> list[tuple[float, str]]:
        lines = []
        profiles = self.comparison.profiles
        for pair in self.comparison.similarity.pairs:
            names = (f"{self.letters[pair.a]}, {self.letters[pair.b]}: "
                     if len(profiles) > 2 else "")
            if not all(len(profiles[at].document.tokens) for at in (pair.a, pair.b)):
                lines.append((pair.cosine, f"{names}no words to compare"))
                continue
            if pair.containment is None:
                common = "too short for a run of five words"
            elif pair.containment == 0:
                common = "no five words in a row in common"
            else:
                common = f"{short(100 * pair.containment)} % of five-word runs in common"
            lines.append((pair.cosine, f"{names}TF-IDF cosine {pair.cosine:.2f}; {common}"))
        return lines

    def stressed(self, article: int, most: int = 8,
                 without: AbstractSet[str] = frozenset()) -> list[str]:
        """An article's words of most TF-IDF weight, each with its uses.

        One of two forms of a word, and none that another article uses half as often in another
        form: *tower* here, *towers* there.
        """
        found: list[str] = []
        told: set[str] = set()
        for weight in self.comparison.stresses[article]:
            if len(found) == most:
                break
            if weight.uses < LEAST_USES or weight.text in without or not (
                    self._stressed(weight.text)):
                continue
            forms = forms_of(weight.text)
            if told.isdisjoint(forms) and without.isdisjoint(forms) and not any(
                    2 * sum(uses.get(form, 0) for form in forms - {weight.text}) >= weight.uses
                    for at, uses in enumerate(self.comparison.vocabularies.words)
                    if at != article):
                found.append(f"{self.comparison.shown(weight.text)} {weight.uses}")
                told.add(weight.text)
        return found

    def both(self, most: int = 8) -> list[tuple[str, str]]:
        """The words of most weight in all articles: the term, and how it is told with its uses."""
        words = (shared for shared in self.comparison.shared
                 if sum(shared.counts) >= LEAST_USES * len(shared.counts)
                 and (len(shared.counts) > 2 or min(shared.counts) >= LEAST_USES)
                 and shared.text not in STANCE and self._stressed(shared.text))
        return [(shared.text,
                 f"{self.comparison.shown(shared.text)} {'–'.join(map(str, shared.counts))}")
                for shared, _ in zip(words, range(most), strict=False)]

    def besides(self, article: int, most: int = 8) -> list[str]:
        """What an article stresses besides: no word that all stress, shown or not, nor its own."""
        return self.stressed(article, most, self.common_to_all.union(
            (word for word, _ in self.both()), (term.text for term in self.own(article))))

    @cached_property
    def common_to_all(self) -> frozenset[str]:
        """The words that no article uses far more than another: they are none's besides."""
        return frozenset(
            shared.text for shared in self.comparison.shared
            if min(shared.counts) >= LEAST_USES and 2 * min(shared.counts) >= max(shared.counts))

    def own(self, article: int, most: int = 6) -> list[Term]:
        """The terms that an article uses more than all others together, the surest first.

        By log-odds; which of them are more than chance, their sign says.
        """
        found: list[Term] = []
        for term in self.comparison.terms:
            if (term.article == article and term.p is not None and term.z >= LEAST_Z
                    and 2 * term.counts[article] > sum(term.counts) and self._telling(term.text)
                    and term.text not in _STANDING_IN):
                known = {word for other in found for word in other.text.split()}
                if not known & set(term.text.split()):
                    found.append(term)
        return found[:most]

    def sure(self, term: Term) -> bool:
        """Whether a term's uses are more than chance, among the terms tested."""
        return term.q is not None and term.q <= MOST_Q

    def own_words(self, article: int, most: int = 6) -> list[str]:
        """The terms that set an article apart, each with its own uses and the others'."""
        others = ("others" if len(self.letters) > 2 else
                  self.letters[1 - article] if len(self.letters) == 2 else "")
        return [
            f"{self.comparison.shown(term.text)}{SURE * self.sure(term)} "
            f"{term.counts[article]} "
            f"({others} {sum(term.counts) - term.counts[article] or 'none'})"
            for term in self.own(article, most)]

    def _telling(self, term: str) -> bool:
        return (telling(term, self.comparison.background) and term not in _IDLE
                and len(term) > 1)  # E&E News; Q and A

    def _stressed(self, term: str) -> bool:
        """Whether a word may be stressed: *she*, *will* and *three* say nothing by themselves."""
        if not self._telling(term) or term in _EVERYWHERE:
            return False
        return term in STANCE or not any(
            term.partition("'")[0] in listed(kind) for kind in _CLOSED)  # I'm, he'd


def forms_of(word: str) -> frozenset[str]:
    """A word with what may be other forms of it, by their endings.

    >>> sorted({"tower", "towers", "towing", "slow", "slowed"} & forms_of("towers"))
    ['tower', 'towers']
    >>> sorted({"pill", "rise", "rising", "rises"} & forms_of("rising"))
    ['rise', 'rises', 'rising']
    """
    stems = {word}
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            stems |= {stem, f"{stem}e"} if ending == "ing" else {stem}
    return frozenset(stems | {f"{stem}{ending}" for stem in stems for ending in _ENDINGS})
