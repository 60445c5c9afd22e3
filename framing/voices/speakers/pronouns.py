"""With which pronouns a text speaks of somebody: *Voss says she …*, *Mr. Roe*, *a spokeswoman*.

Nothing is taken from a name itself. What counts is what the text writes: a courtesy title, a noun
for a man or a woman, or the first *he* or *she* behind a name in a sentence that names nobody else
before it, if no preposition has the name.
"""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.grammar.masks import FINITE_OR_AUXILIARY
from framing.voices.cues.attribution import Marks
from framing.voices.speakers.who import Who

#: Courtesy titles and nouns for kin.
SHE = frozenset({"mrs", "ms", "miss", "dame", "lady", "wife", "daughter", "sister", "mother",
                 "mum", "mom", "aunt", "grandmother", "niece", "girlfriend"})
HE = frozenset({"mr", "sir", "lord", "husband", "son", "brother", "father", "dad", "uncle",
                "grandfather", "nephew", "boyfriend"})
_HIS, _HERS = 0, 1
_PRONOUNS = {"he": _HIS, "him": _HIS, "his": _HIS, "himself": _HIS,
             "she": _HERS, "her": _HERS, "hers": _HERS, "herself": _HERS}
#: Nouns in -man that are said of women too.
_OF_EITHER = frozenset({"chairman", "german", "human", "roman", "norman"})
#: So many places of a surname are looked at, so many tokens behind each.
_PLACES = 40
_FAR = 40
_ENDS_SEARCH = w.STOP | w.COLON | w.DOUBLE
_OF_TITLE = w.ROLE | w.HONORIFIC | w.INITIAL
_NO_ONES_NAME = w.TIME | w.DEMONYM | w.PLACE | w.BODY | w.PRONOUN


class Pronouns:
    """Which pronoun each name of a document goes with, as far as the text writes one."""

    def __init__(self, tokens: Tokens, marked: Marks) -> None:
        self._tokens = tokens
        self._in_marks = marked.hold
        self._known: dict[str, int | None] = {}

    def clash(self, pronoun: str, found: Who) -> bool:
        """Whether the text speaks of somebody with another pronoun than this one."""
        wanted = _PRONOUNS.get(pronoun)
        if wanted is None:
            return False
        noun = self._of_noun(found)
        if noun is None and found.kind == "person":
            surname = found.bare[-1]
            if surname not in self._known:
                self._known[surname] = self._of_name(surname)
            noun = self._known[surname]
        return noun is not None and noun != wanted

    def agrees(self, pronoun: str, found: Who) -> bool:
        """Whether the text writes this pronoun with a name elsewhere, as it does of people alone.

        *Roe has a year left on his deal*, and then *Roe laughed. “…,” he said*.
        """
        wanted = _PRONOUNS.get(pronoun)
        if wanted is None or found.kind != "person":
            return False
        surname = found.bare[-1]
        if surname not in self._known:
            self._known[surname] = self._of_name(surname)
        return self._known[surname] == wanted

    def _of_noun(self, found: Who) -> int | None:
        """What the noun for somebody says: a spokeswoman, Congressman Roe."""
        place = found.role if found.kind == "person" else found.name
        if place is None:
            return None
        for at in range(*place):
            own, fold = self._tokens.bits[at], self._tokens.folds[at]
            if own & w.PREPOSITION:
                break
            if fold in SHE or (own & w.ROLE and fold.endswith("woman")):
                return _HERS
            if fold in HE or (own & w.ROLE and fold.endswith("man") and fold not in _OF_EITHER):
                return _HIS
        return None

    def _of_name(self, surname: str) -> int | None:
        """What the text writes with a surname, if it is the same nearly everywhere."""
        seen = [0, 0]
        for at in self._tokens.standing(surname)[:_PLACES]:
            found = self._at(at)
            if found is not None:
                seen[found] += 1
        he, she = seen
        if he >= 4 * she and he:
            return _HIS
        return _HERS if she >= 4 * he and she else None

    def _at(self, at: int) -> int | None:
        """The pronoun that goes with a name where it stands, if that is plain."""
        tokens = self._tokens
        bits, folds, rows = tokens.bits, tokens.folds, tokens.rows
        before = at - 1 - (at > 0 and folds[at - 1] == ".")
        row = rows[at]
        if before >= tokens.starts[row] and bits[before] & w.HONORIFIC and (
            folds[before] in SHE | HE
        ):
            return _HERS if folds[before] in SHE else _HIS
        if bits[at] & w.POSSESSIVE or self._in_marks(at):
            return None
        if at - tokens.starts[row] > _FAR:
            return None  # so far on in a sentence, others have been spoken of
        start = at  # of the name, however long
        while start > tokens.starts[row] and (
            tokens.is_name(start - 1) or bits[start - 1] & _OF_TITLE
        ):
            start -= 1
        if start > tokens.starts[row] and bits[start - 1] & w.PREPOSITION:
            return None  # in a jab at Voss, he said
        for each in range(tokens.starts[row], start):
            if folds[each] in _PRONOUNS or bits[each] & w.DOUBLE or tokens.is_name(each):
                return None  # he said Voss had lost his vote
        verbs = 0
        for each in range(at + 1, min(at + _FAR, tokens.starts[row + 1])):
            if folds[each] in _PRONOUNS:
                if folds[each] == "him" and verbs == 1:
                    return None  # Voss has urged him: he is another
                return _PRONOUNS[folds[each]]
            verbs += bits[each] & FINITE_OR_AUXILIARY == w.FINITE
            own = bits[each]
            if own & _ENDS_SEARCH or (own & w.CAPITAL and not own & _NO_ONES_NAME):
                return None
        return None
