"""The articles' own words: what each stresses, what both do, and which terms set one apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from framing.comparison import Comparison, Shared
from framing.grammar.listed import listed
from framing.render.numbers import short
from framing.render.review.spellings import american, spellings
from framing.terms import STANCE, Term, telling
from framing.wording.amounts import spelled
from framing.wording.capitals import CURRENCIES
from framing.wording.months import MONTHS_AND_FIRST_NAMES, MONTHS_AND_WORDS, SHORT_MONTHS

#: A word is one's own where its log-odds lie so many standard errors from even, …
LEAST_Z = 1.96
#: … and surely so, which its sign says, up to this false discovery rate among the terms.
MOST_Q, SURE = 0.05, "●"
#: With more articles than this not every two of them are compared on a screen.
MANY = 3
#: A word that is used once is not stressed, however rare it is in news; of several articles, one
#: that they don't use so often on the whole.
LEAST_USES = 2
#: In a text of more words than this, a word that is used twice is no more stressed than another.
SHORT = 500
#: A word used no more than that is stressed only if it is rarer in news than this inverse document
#: frequency, which is that of one article in twenty: *passed*, *former* and *sent* stand twice
#: anywhere. A modal or a negation is from so many uses on.
LEAST_IDF, LEAST_STANCE = 4.0, 5
#: Kinds of words that say nothing by themselves.
_CLOSED = ("pronoun", "relative", "determiner", "preposition", "joiner", "auxiliary", "adverb",
           "time")
#: What stands beside figures, whatever they count.
_AMOUNTS = CURRENCIES | {"per", "cent", "cents", "percent", "pct", "hundred", "thousand", "million",
                         "billion", "trillion", "mn", "bn", "tn", "am", "pm", "a.m", "p.m"
                         } | (SHORT_MONTHS - MONTHS_AND_WORDS - MONTHS_AND_FIRST_NAMES)
#: Signs of a web page's source that were left standing.
_ENTITIES = frozenset({"amp", "apos", "gt", "lt", "nbsp", "quot"})
#: Short titles, which are part of a name, and which one paper writes and another doesn't.
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "messrs", "dr", "drs", "prof", "sen", "sens", "rep",
                     "reps", "gov", "govs", "lt", "sgt", "capt", "rev", "cllr", "cllrs", "sir",
                     "dame", "mount", "mt"})

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


@dataclass(frozen=True, eq=False)
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
        form or spelling: *tower* here, *towers* there; *centre*, *center*. In all but short texts
        from three uses on.
        """
        found: dict[str, int] = {}
        for weight in self.comparison.stresses[article]:
            if len(found) == most:
                break
            if weight.uses < self._least[article] or weight.text in without or not (
                    self._stressed(weight.text, weight.uses)):
                continue
            forms = forms_of(weight.text)
            if found.keys().isdisjoint(forms) and without.isdisjoint(forms) and not any(
                    2 * self._otherwise(weight.text, at, forms) >= weight.uses
                    for at in range(len(self.letters)) if at != article):
                found[weight.text] = weight.uses
        return [f"{text} {uses}" for text, uses in self._whole_names(article, found)]

    @cached_property
    def _lengths(self) -> list[int]:
        """How many words each article has."""
        return [int(profile.document.words.sum()) for profile in self.comparison.profiles]

    @cached_property
    def _least(self) -> list[int]:
        """How often each article has to use a word that it stresses."""
        return [LEAST_USES + (length > SHORT) for length in self._lengths]

    def _otherwise(self, word: str, article: int, forms: AbstractSet[str] = frozenset()) -> int:
        """How often an article has a word in another spelling, or in one of these other forms."""
        uses = self.comparison.vocabularies.words[article]
        several = self._spellings
        return sum(uses.get(text, 0) for form in {word} | forms
                   for text in several.get(american(form), (form,)) if text != word)

    @cached_property
    def _spellings(self) -> dict[str, tuple[str, ...]]:
        """The words that the articles spell in several ways, by the American one."""
        return spellings(self.comparison.vocabularies.words)

    def _whole_names(self, article: int, uses: Mapping[str, int]) -> list[tuple[str, int]]:
        """Words as the articles write them; two that stand side by side alone are one name."""
        shown = {word: self.comparison.shown(word) for word in uses}
        names = [word for word in uses if shown[word][:1].isupper()]
        places = {word: self.comparison.vocabularies.spans(word, article)
                  for word in names if any(uses[word] == uses[other] for other in names
                                           if other != word)}
        for first, second in permutations(places, 2):
            if first in shown and second in shown and uses[first] == uses[second] and all(
                    one.end + 1 == other.start for one, other in
                    zip(places[first], places[second], strict=False)):
                shown[first] += f" {shown.pop(second)}"
        return [(text, uses[word]) for word, text in shown.items()]

    def both(self, most: int = 8) -> list[tuple[str, str]]:
        """The words of most weight in all articles: the term, and how it is told with its uses.

        One of two forms of a word.
        """
        words = (shared for shared in self._shared
                 if sum(shared.counts) >= LEAST_USES * len(shared.counts)
                 and (len(shared.counts) > 2 or min(shared.counts) >= LEAST_USES)
                 and any(count >= least for count, least in
                         zip(shared.counts, self._least, strict=True))
                 and shared.text not in STANCE
                 and self._stressed(shared.text, max(shared.counts)))
        found: dict[str, str] = {}
        for shared in words:
            if len(found) == most:
                break
            if found.keys().isdisjoint(forms_of(shared.text)):
                found[shared.text] = (f"{self.comparison.shown(shared.text)} "
                                      f"{'–'.join(map(str, shared.counts))}")
        return list(found.items())

    @cached_property
    def _shared(self) -> list[Shared]:
        """The words that all articles use, those of two spellings by both: centre/center."""
        several = {text for texts in self._spellings.values() for text in texts}
        found = [each for each in self.comparison.shared if each.text not in several]
        rows = [{weight.text: weight for weight in row} for row in self.comparison.stresses]
        for texts in self._spellings.values():
            each = [[row[text] for text in texts if text in row] for row in rows]
            if all(each):
                found.append(Shared("/".join(texts),
                                    tuple(sum(weight.uses for weight in own) for own in each),
                                    tuple(sum(weight.weight for weight in own) for own in each)))
        return sorted(found, key=lambda shared: (-min(shared.weights), shared.text))

    def besides(self, article: int, most: int = 8) -> list[str]:
        """What an article stresses besides: no word that all stress, shown or not, nor its own.

        Nor one that another article uses more often for its length.
        """
        return self.stressed(article, most, self.common_to_all.union(
            (text for word, _ in self.both() for text in word.split("/")),
            (term.text for term in self.own(article)), self._others_words(article)))

    def _others_words(self, article: int) -> set[str]:
        """The words of an article that another one uses, not once, more often for its length."""
        lengths, words = self._lengths, self.comparison.vocabularies.words
        return {word for word, uses in words[article].items()
                if any(other.get(word, 0) >= LEAST_USES
                       and other[word] * lengths[article] > uses * length
                       for at, (other, length) in enumerate(zip(words, lengths, strict=True))
                       if at != article)}

    @cached_property
    def common_to_all(self) -> frozenset[str]:
        """The words that no article uses far more than another: they are none's besides."""
        return frozenset(
            text for shared in self._shared for text in shared.text.split("/")
            if min(shared.counts) >= LEAST_USES and 2 * min(shared.counts) >= max(shared.counts))

    def own(self, article: int, most: int = 6) -> list[Term]:
        """The terms that an article uses more than all others together, the surest first.

        By log-odds; which of them are more than chance, their sign says. None that another spells
        otherwise: of *defence* and *defense* neither is one's own.
        """
        found: list[Term] = []
        for term in self.comparison.terms:
            if len(found) == most:
                break
            if (term.article == article and term.p is not None and term.z >= LEAST_Z
                    and 2 * term.counts[article] > sum(term.counts) and self._telling(term.text)
                    and term.text not in _STANDING_IN and not any(
                        self._otherwise(word, at) for word in term.text.split()
                        for at in range(len(self.letters)) if at != article)):
                known = {word for other in found for word in other.text.split()}
                if not known & set(term.text.split()):
                    found.append(term)
        return found

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

    def _stressed(self, term: str, uses: int) -> bool:
        """Whether a word may be stressed: *she*, *will* and *three* say nothing by themselves.

        Nor does a word of any text that is used twice.
        """
        if uses < LEAST_USES or not self._telling(term) or term in _EVERYWHERE:
            return False
        if term in STANCE:
            return uses >= LEAST_STANCE
        if spelled(term) or (
                uses == LEAST_USES and self.comparison.background.idf(term) < LEAST_IDF):
            return False
        return not any(
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
