"""The table of weights, toward.tsv, and sums of them: what each token adds to a target's scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from framing.support.records import NamedTuple
from framing.toward.features import Feature, of_place, of_role, of_target
from framing.toward.roles import Role, roles_of
from framing.toward.sentence import AFTER, BAND, Sentence, cells
from framing.toward.words import NAME, Form, Words, predicates

TABLE = Path(__file__).parents[1] / "lexicons" / "toward.tsv"
#: The row of what no token adds, and how the rows begin that give a stem's worth.
CONSTANT, WORTH = "constant", "worth:"
#: Weights are written in hundredths.
UNIT = 100.0


class Pair(NamedTuple):
    """What speaks for *negative* and for *positive*, each against *neutral*, in log-odds."""

    negative: float
    positive: float


class Weights:
    """A weight for each feature's name, and the words that the features are read with.

    ``cells`` are the table's, one row after the other: a feature's name and its two weights as
    they are written. ``classes`` are those of predicates.tsv.
    """

    def __init__(self, cells: Sequence[str], classes: Mapping[str, tuple[str, ...]]) -> None:
        self._cells = cells
        # Where a row begins: a tuple for each row would take longer to make than all else here.
        self._rows = dict(zip(cells[::3], range(0, len(cells), 3), strict=True))
        self.words = Words(self._worth, classes)
        self.constant = self.pair(CONSTANT)
        # By form and how it stands: what its features add up to.
        self._places: dict[tuple[str, int], Pair] = {}
        self._roles: dict[tuple[str, str, bool], Pair] = {}

    def pair(self, name: str) -> Pair:
        """The weights of a feature; those of a name that the table doesn't have are 0."""
        row = self._rows.get(name)
        if row is None:
            return _NOTHING
        return Pair(int(self._cells[row + 1]) / UNIT, int(self._cells[row + 2]) / UNIT)

    def _worth(self, key: str) -> float:
        bad, good = self.pair(f"{WORTH}{key}")
        return good - bad

    def scores(self, sentence: Sentence, first: int, last: int) -> Pair:
        """The sum over all features of a target, and the constant."""
        negative, positive = self.constant
        forms, keys, places = sentence.forms, sentence.keys, self._places
        for token, code in cells(sentence, first, last):
            form = forms[token]
            if keys[token] == NAME:
                known = NAME, code & (BAND | AFTER)
            else:
                known = form.fold, code if form.listed else code & (BAND | AFTER)
            pair = places.get(known)
            if pair is None:
                pair = self._place(known, form, keys[token])
            negative += pair[0]
            positive += pair[1]
        for role in roles_of(sentence, first, last):
            pair = self._role(role, forms[role.token], keys[role.token])
            negative += pair[0]
            positive += pair[1]
        more = self._sum(of_target(sentence, first, last))
        return Pair(negative + more[0], positive + more[1])

    def _place(self, known: tuple[str, int], form: Form, key: str) -> Pair:
        if len(self._places) > _MOST:
            self._places.clear()
        pair = self._places[known] = self._sum(of_place(form, key, known[1]))
        return pair

    def _role(self, role: Role, form: Form, key: str) -> Pair:
        known = form.fold if key != NAME else NAME, role.name, role.denied
        pair = self._roles.get(known)
        if pair is None:
            if len(self._roles) > _MOST:
                self._roles.clear()
            pair = self._roles[known] = self._sum(of_role(role, form, key))
        return pair

    def _sum(self, found: Iterable[Feature]) -> Pair:
        negative = positive = 0.0
        for name, value in found:
            pair = self.pair(name)
            negative += pair.negative * value
            positive += pair.positive * value
        return Pair(negative, positive)


_NOTHING = Pair(0.0, 0.0)
_MOST = 100_000


@cache
def shipped() -> Weights:
    """The shipped weights (read once)."""
    return Weights(TABLE.read_text(encoding="utf-8").split(), predicates())
