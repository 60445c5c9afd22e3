"""British and American spellings of one word: centre, center; defence, defense; organise."""

from __future__ import annotations

from collections.abc import Iterable

from framing.patterns import Pattern

#: The British spellings that endings tell, each with the American one. Whatever else they catch is
#: of no account where nobody writes it so: *promized* stands nowhere beside *promised*. What is
#: left out would bring together words of two meanings: mourning, scoured, filled, storey, practise.
_SPELLINGS = (
    (Pattern(r"(?<=\w\w)(?<!sc)our(?=(?:s|ed|ing|ers?|able|ites?|ful|hoods?|less|ly|y)?$)"), "or"),
    (Pattern(r"(?<=[btv])re(?=s?$)|(?<=nt)re(?=d$)"), "er"),
    (Pattern(r"(?<=\w\w\w[^aeiou])is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)"), "iz"),
    (Pattern(r"(?<=al)ys(?=(?:e|ed|ing)$)"), "yz"),
    (Pattern(r"(?<=ef|ff|et)ence(?=s?$|less$)"), "ense"),
    (Pattern(r"(?<=\w\w[aeiou]l)l(?=(?:ed|ing|er|ers)$)"), ""),
    (Pattern(r"(?<=\w\w[ao])gue(?=s?$)"), "g"),
    (Pattern(r"(?<=gram)me(?=s?$)"), ""),
    (Pattern(r"(?<=dg)e(?=ments?$)"), ""),
    (Pattern(r"(?<=^h)ae(?=m)|(?<=^p)ae(?=d)|(?<=^an)ae(?=s)|(?<=p)ae(?=diat)"), "e"),
)
#: What no word lacks that has two spellings: most words are passed over by it.
_MAY_HAVE_TWO = Pattern(r"our|re[sd]?$|is(?:e|at|ing)|lys|[et]fence|ence|ll(?:ed|ing|er)|gue|gramm"
                        r"|dgem|ae")


def american(word: str) -> str:
    """A word as an American paper writes it; another word's spelling stays.

    >>> [american(each) for each in ("centre", "kilometres", "defence", "organising", "travelled")]
    ['center', 'kilometers', 'defense', 'organizing', 'traveled']
    >>> [american(each) for each in ("mourning", "four", "filled", "residence", "fire", "rise")]
    ['mourning', 'four', 'filled', 'residence', 'fire', 'rise']
    """
    if _MAY_HAVE_TWO.search(word) is None:
        return word
    for pattern, spelling in _SPELLINGS:
        found = pattern.search(word)
        if found:
            return word[: found.start()] + spelling + word[found.end() :]
    return word


def spellings(texts: Iterable[Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The words that texts spell in several ways: by the American one all of them, as they come.

    >>> spellings([["centre", "weir"], ["weir", "center"]])
    {'center': ('centre', 'center')}
    """
    found: dict[str, dict[str, None]] = {}
    for words in texts:
        for word in words:
            found.setdefault(american(word), {})[word] = None
    return {spelling: tuple(words) for spelling, words in found.items() if len(words) > 1}
