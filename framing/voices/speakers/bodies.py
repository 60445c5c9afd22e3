"""What shows that a name is an organisation's, and how far that reaches: the Ministry of Ports."""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.grammar.listed import listed
from framing.grammar.masks import CAPITAL_OR_TIME, NO_SURNAME, ROLE_OR_HONORIFIC
from framing.voices.speakers.who import Who

#: Roles that end names of organisations and papers: the Ellery Police, the Harbour Observer.
_FIRMS = listed("firm")
BODIES_TOO = frozenset({"police", "reporter", "observer"})
#: Ranks that stand behind an article in place of a name: the Duchess of Ellery, the Dalai Lama.
_RANKS_FOR_NAMES = frozenset({
    "ayatollah", "caliph", "countess", "czar", "duchess", "duke", "earl", "emir", "emperor",
    "empress", "kaiser", "khan", "lama", "maharaja", "marquess", "mikado", "shah", "sheikh",
    "sultan", "tsar", "viscount"})
#: Words inside names of unions, and how many there may be before *Union*.
_INSIDE_UNIONS = frozenset({"and", "of", "for", "&", ",", "'", "’"})
_LONGEST_UNION = 9
_A_BODY_BY_ITSELF = w.BODY | w.PLACE | w.DEMONYM | w.ROLE


def is_body(tokens: Tokens, at: int, head: int, end: int) -> bool:
    """Whether a name's last word is an organisation's; of *union* only before *of*."""
    own = tokens.bits[at]
    if tokens.folds[at] == "union" and own & w.CAPITAL and _names_union(tokens, at):
        return True
    if tokens.folds[at] in _FIRMS and at > 0 and own & tokens.bits[at - 1] & w.CAPITAL and (
        not tokens.bits[at - 1] & ROLE_OR_HONORIFIC
    ):
        return True
    return bool(own & w.BODY) and (not own & w.ROLE or (
        head < end - 1 and tokens.folds[head] == "of" and tokens.is_name(head + 1)))


def _names_union(tokens: Tokens, at: int) -> bool:
    """Whether an article and capitals stand before *Union*: the Nurses and Carers Union."""
    bits, folds, first = tokens.bits, tokens.folds, at - 1
    while first > max(0, at - _LONGEST_UNION) and folds[first] != "the" and (
        bits[first] & w.CAPITAL or folds[first] in _INSIDE_UNIONS
    ):
        first -= 1
    return at - first > 1 and folds[first] == "the"


def with_first(tokens: Tokens, begin: int) -> int:
    """Where a body's name begins that *and* joins: the | Harbour and Rivers Agency.

    Not in *the Senate and Keld Council*, *the Mayor and Harbour Board*: those are two.
    """
    first = begin - 2
    if first > 1 and tokens.bits[first] & w.APOSTROPHE:
        first -= 1  # the Writers’ | and Actors’ Guild
    if first < 1 or tokens.folds[begin - 1] != "and" or tokens.folds[first - 1] != "the":
        return begin
    own = tokens.bits[first]
    several = own & w.ROLE and w.ends_as_plural(tokens.folds[first])  # the Nurses and Carers Union
    return first if own & w.CAPITAL and (several or not own & _A_BODY_BY_ITSELF) else begin


def is_body_by_article(tokens: Tokens, name: int, stop: int, title: str) -> bool:
    """Whether a name that an article stands right before is nobody's: the Metropolitan Police.

    Who has a title may have one too (the Rev Ana Ito), and who is called by a people's name or by
    a rank.
    """
    if title or tokens.folds[stop - 1] in _RANKS_FOR_NAMES or "-" in tokens.folds[name] or (
        stop - name == 1 and tokens.folds[name].endswith("ian")
    ):
        return False  # the commander-in-chief, the Bostonian
    return not any(tokens.bits[at] & NO_SURNAME and tokens.folds[at] not in BODIES_TOO
                   for at in range(name, stop))


def has_owner(tokens: Tokens, begin: int, stop: int) -> bool:
    """Whether a plural in a name owns what follows, as nobody's does: the Taxpayers' Forum."""
    marks = [at for at in range(begin + 1, stop - 1) if tokens.bits[at] & w.APOSTROPHE]
    return len(marks) == 1 and tokens.folds[marks[0] - 1].endswith("s")


def is_acronym(surface: str) -> bool:
    """Whether a name is one of capitals: NGA, U.N."""
    if surface.isascii() and surface[1:].islower():
        return False
    stem = surface.removesuffix("’s").removesuffix("'s").replace(".", "")
    return len(stem) > 1 and stem.isupper() and stem.isalpha()


def body(tokens: Tokens, begin: int, first: int, head: int, end: int) -> Who:
    """An organisation, with what belongs to its name: the Ministry of Ports and Rivers."""
    bits, folds = tokens.bits, tokens.folds
    stop = head
    if head + 1 < end and folds[head] in ("of", "for", "on"):
        after = head + 1
        while after < end and (bits[after] & w.CAPITAL or folds[after] in ("the", "and", "of")):
            after += 1
        while after > head + 1 and CAPITAL_OR_TIME & ~bits[after - 1] != w.TIME:
            after -= 1  # the White House | on Monday
        if after > head + 1:
            stop = after
    bare = tuple([folds[at].removesuffix("'s") for at in range(begin, stop)
                  if bits[at] & w.WORDY])
    return Who("organisation", (begin, stop), bare, True, None, None, (first, end))
