"""Union-find: which articles are linked, however many links lie between them [Tarjan 1975]."""

from __future__ import annotations

from collections import defaultdict


class Joined:
    """Sets of numbers that grow together; only those that were joined take room.

    >>> joined = Joined()
    >>> joined.join(4, 7); joined.join(9, 7); joined.together(4, 9), joined.groups()
    (True, [[4, 7, 9]])
    """

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def _top(self, number: int) -> int:
        above = self._above
        while (higher := above.get(number, number)) != number:
            above[number] = above.get(higher, higher)
            number = higher
        return number

    def join(self, a: int, b: int) -> None:
        """Put two numbers, and all that are with them, together."""
        low, high = sorted((self._top(a), self._top(b)))
        self._above.setdefault(low, low)
        self._above[high] = low

    def together(self, a: int, b: int) -> bool:
        """Whether two numbers are together."""
        return self._top(a) == self._top(b)

    def groups(self) -> list[list[int]]:
        """All sets of two numbers or more, each sorted, by their least."""
        found = defaultdict(list)
        for number in sorted(self._above):
            found[self._top(number)].append(number)
        return [group for _, group in sorted(found.items()) if len(group) > 1]
