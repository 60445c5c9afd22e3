"""Pronouns and titles alone: whom *she* or *the mayor* seems to mean.

Proposed, never certain, and counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.portrayal.known import verb

_SETS = {"he": 0, "him": 0, "his": 0, "himself": 0, "she": 1, "her": 1, "hers": 1, "herself": 1,
         **{f"he{end}": 0 for end in ("'s", "'d", "'ll")},
         **{f"she{end}": 1 for end in ("'s", "'d", "'ll")}}
_NOBODY: frozenset[int] = frozenset()
#: How many sentences back the one meant may be named.
_BACK = 1
#: What may stand between *the* and a title alone: the former French president.
_BETWEEN = w.ADJECTIVE | w.DEMONYM
#: What may follow it, where it is no part of another phrase: not the mayor's aide.
_BEHIND = (w.SIGN | w.PREPOSITION | w.JOINER | w.AUXILIARY | w.ADVERB | w.RELATIVE | w.FINITE)


def proposed(tokens: Tokens, people: Sequence[tuple[int, int]],
             speech: Sequence[int]) -> list[tuple[int, int]]:
    """Propose for each pronoun the only person named in its sentence or the one before.

    ``people``: the token and the number of each mention of a person, in order; ``speech``: whose
    words each token is. Gives (token, person). Where one person would be both *he* and *she* the
    rarer is dropped: at least one of the two is somebody else.
    """
    known: dict[tuple[int, int], set[int]] = {}  # who was named by now, by sentence and voice
    found: list[tuple[int, int]] = []
    meant: dict[int, int] = {}
    passed = 0
    for at, fold in enumerate(tokens.folds):
        if fold not in _SETS:
            continue
        while passed < len(people) and people[passed][0] < at:
            place, person = people[passed]
            known.setdefault((tokens.rows[place], speech[place]), set()).add(person)
            passed += 1
        row = tokens.rows[at]
        named = [known.get((place, speech[at]), _NOBODY) for place in range(row - _BACK, row + 1)]
        if any(len(each) > 1 for each in named):  # a union of many is as long
            continue
        candidates = set().union(*named)
        if not candidates and row - 1 in meant:
            candidates = {meant[row - 1]}
        if len(candidates) == 1:
            person = candidates.pop()
            found.append((at, person))
            meant[row] = person
    uses = Counter((person, _SETS[tokens.folds[at]]) for at, person in found)
    return [(at, person) for at, person in found
            if uses[person, _SETS[tokens.folds[at]]] > uses[person, 1 - _SETS[tokens.folds[at]]]]


def titled(tokens: Tokens, titles: Mapping[str, tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Propose for each title alone (*the former president*) the only one who bears it.

    ``titles``: for each title that one person of the article bears, the person and the token at
    which the person is first named; before it nobody is proposed. Gives (first token, one past the
    last, person).
    """
    found = []
    for at, fold in enumerate(tokens.folds):
        borne = titles.get(fold)
        if borne is None or at <= borne[1] or not _ends(tokens, at + 1, at):
            continue
        first = at - 1
        while first > 0 and at - first < 3 and tokens.bits[first] & _BETWEEN and (
                not tokens.bits[first] & w.DETERMINER):
            first -= 1
        if first >= 0 and tokens.folds[first] == "the" and tokens.rows[first] == tokens.rows[at]:
            found.append((first, at + 1, borne[0]))
    return found


def _ends(tokens: Tokens, at: int, title: int) -> bool:
    """Whether nothing that makes a title another's follows: *of Ellery*, *Ana Ito*, *’s*."""
    if at >= len(tokens.rows) or tokens.rows[at] != tokens.rows[title]:
        return True
    fold = tokens.folds[at]
    if fold in ("of", "for", "in", "at", "-") or tokens.bits[at] & w.CAPITAL or fold[0] in "'’":
        return False
    return bool(tokens.bits[at] & _BEHIND) or verb(fold) is not None
