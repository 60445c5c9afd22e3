"""VADER's words and their valence, from the lexicon of vaderSentiment."""

from __future__ import annotations

from framing.making import Rows, Table


def rows(lexicon: str) -> Rows:
    """The first two columns, read as NLTK's ``make_lex_dict`` reads them.

    Tokens, emoticons among them, stay as they are, in the order of the source; of a token listed
    twice the last valence holds. Valence is the mean of ten raters, -4 to 4, digits as printed.
    Raises ValueError on a line without a number in its second column.
    """
    valence: dict[str, str] = {}
    for line in lexicon.rstrip("\n").split("\n"):
        token, mean, *_ = line.strip().split("\t")
        float(mean)
        valence[token] = mean
    return Rows([f"{token}\t{mean}" for token, mean in valence.items()], {})


TABLE = Table(
    header="token\tvalence",
    title="VADER lexicon",
    description="Words, abbreviations and emoticons with their mean valence, -4 (most negative) "
    "to 4 (most positive), as rated by ten people.",
    version="1",
    source="Hutto, C.J. & Gilbert, E.E. (2014). VADER: A Parsimonious Rule-based Model for "
    "Sentiment Analysis of Social Media Text. ICWSM-14",
    url="https://github.com/cjhutto/vaderSentiment",
    licence="MIT",
    attribution="Copyright (c) 2016 C.J. Hutto",
    files=("vader_lexicon.txt",),
    make=rows,
)
