"""Trades before a name at a sentence's head, which owe their capital to it: Loader Ana Ito."""

from __future__ import annotations

from collections.abc import Sequence

from framing.grammar.columns import Tokens

#: Endings of words for what people do.
_ENDINGS = ("er", "ist", "man", "or", "woman")


def begins_with_trade(tokens: Tokens, begin: int, folds: Sequence[str]) -> bool:
    """Whether a sentence begins with what somebody does and two names: Loader Ana Ito said.

    ``folds`` are the words of the run of capitals that begins at the token ``begin``. The text
    writes the word small elsewhere: *Hunter Ana Ito* may be a name where no hunter is about.
    """
    return len(folds) > 2 and folds[0].endswith(_ENDINGS) and tokens.heads_sentence(begin) and (
        tokens.is_small(folds[0], f"{folds[0]}s"))
