"""Names that no list knows as an organisation's, where the text says that they are: Corvane.

*Corvane, which makes bolts*; *Usdaw, the shopworkers' union*; *Corvane's shareholders*; *Corvane
employees*. Whoever the text gives a title, a role or a first name is not asked about.
"""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.voices.speakers.who import Who

#: What a firm, and hardly anybody else, has: Corvane shares, Usdaw members, Corvane's profits.
_HAS = frozenset({"branch", "branches", "ceo", "co-founder", "customers", "employee", "employees",
                  "factory", "founder", "headquarters", "members", "outlets", "plant", "profits",
                  "revenue", "revenues", "sales", "share", "shareholders", "shares", "staff",
                  "stock", "store", "stores", "users", "workers"})
#: The second words of what has the same: chief executive, general secretary.
_OFFICES = {"chief": "executive", "general": "secretary"}
_OF = frozenset({"of", "at", "in"})
_UNIONS = frozenset({"union"})
#: So many places of a name are looked at, so many words behind a comma.
_PLACES, _FAR = 30, 8
_ENDS_APPOSITION = w.SIGN | w.RELATIVE | w.FINITE | w.PREPOSITION


class Firms:
    """Which names of a document are organisations', as far as it says so."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._known: dict[tuple[str, ...], bool] = {}

    def holds(self, found: Who) -> bool:
        """Whether the text speaks of whoever bears a name as of an organisation.

        A name of two words is as a rule a person's, and is looked at where it is mentioned first.
        """
        name, end = found.bare, found.name[1]
        known = self._known.get(name)
        if known is None:
            if len(name) == 1:
                places = self._tokens.standing(name[0])[:_PLACES]
                known = any(self._is_firm_there(at, name) for at in places)
            else:
                known = self._tokens.folds[end : end + 1] == [","] and (
                    self._is_firm_there(end - 1, name))
            self._known[name] = known
        return known

    def _is_firm_there(self, at: int, name: tuple[str, ...]) -> bool:
        """Whether a name that ends at a token is an organisation's there."""
        tokens = self._tokens
        bits, folds = tokens.bits, tokens.folds
        first = at - len(name) + 1
        if first and bits[first - 1] & w.CAPITAL and tokens.rows[first - 1] == tokens.rows[at]:
            return False  # Ana Corvane's; Fort Corvane, which
        if len(bits) - at < 4:
            return False
        if first > 1 and bits[first - 1] & w.BODY and folds[first - 2] in w.ARTICLES:
            return True  # the contractor Sentrix
        if folds[at + 1] == ",":
            placed = first and bits[first - 1] & w.PREPOSITION  # a note to Ito, which
            return (folds[at + 2] == "which" and not placed) or self._is_apposed(at + 2)
        if len(name) > 1 or bits[at + 1] & w.CAPITAL:
            return False
        return self._has(at + 1) or (
            first > 1 and folds[first - 1] in _OF and self._is_had(first - 2))

    def _is_apposed(self, start: int) -> bool:
        """Whether a comma sets off what an organisation is: | the shopworkers' union, said."""
        tokens = self._tokens
        bits, folds = tokens.bits, tokens.folds
        if not bits[start] & w.DETERMINER:
            return False
        at = start + 1
        while at < min(start + _FAR, len(bits)) and (
            not bits[at] & _ENDS_APPOSITION or bits[at] & w.APOSTROPHE  # the dockers' union
        ):
            at += 1
        last = at - 1
        return folds[at : at + 1] == [","] and last > start and (
            bool(bits[last] & w.BODY) or folds[last] in _UNIONS
        ) and not bits[last] & w.CAPITAL

    def _has(self, at: int) -> bool:
        """Whether an organisation's own stands there: shareholders, chief executive."""
        folds = self._tokens.folds
        return folds[at] in _HAS or _OFFICES.get(folds[at]) == folds[at + 1]

    def _is_had(self, at: int) -> bool:
        """Whether the same stands before *of*: a founder | of Corvane, chief executive of it."""
        folds = self._tokens.folds
        return at > 0 and (folds[at] in _HAS or _OFFICES.get(folds[at - 1]) == folds[at])
