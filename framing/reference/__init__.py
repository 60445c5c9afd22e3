"""The same numbers from the libraries that people know: textstat, NLTK and scikit-learn.

Works on the user's files and offline: the libraries are given in memory what they would download.
Counts come first, as they decide the values; where two differ, facts of the text say why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import version

from framing.background import Background
from framing.measures import named
from framing.profiles import Profile
from framing.reference import readability, tfidf, tone
from framing.reference.rows import Agreement, Checked, PairChecked, Row, Verification
from framing.reference.textstats import FORMULAS, Textstat
from framing.terms import Vocabularies

__all__ = ["Agreement", "Checked", "PairChecked", "Row", "Verification", "verify"]

_ENDED = re.compile(r"[.!?][^\w\s]*\s*$")

LIBRARIES = ("textstat", "nltk", "scikit-learn", "pyphen")


def verify(profiles: Sequence[Profile], background: Background) -> Verification:
    """Set the articles' figures beside those of textstat, NLTK's VADER and scikit-learn.

    ``profiles``: one article or more; measures that they lack are counted. ``background``: whose
    document frequencies weigh the words, as in the comparison to be checked. FramingError if an
    installed library is built otherwise than this knows.

    >>> import framing
    >>> from framing.background import news
    >>> found = verify([framing.profile("The dam holds. It may not burst, they say.")], news())
    >>> found.holds, found.articles[0].counts[0].ours, found.articles[0].counts[0].theirs
    (True, 9.0, 9.0)
    """
    textstat = Textstat.here()
    analyzer = tone.analyzer()
    words = Vocabularies(tuple(profile.document for profile in profiles), background)
    weights, similarity = tfidf.check(words)
    articles = []
    for profile, agreement in zip(map(_complete, profiles), weights, strict=True):
        counts, values = readability.check(profile, textstat)
        tones, sentences = tone.check(profile, analyzer)
        articles.append(Checked(profile.article.name, counts, values, tones, sentences, agreement,
                                _left_out(profile)))
    return Verification(
        tuple(articles), similarity, {name: version(name) for name in LIBRARIES},
        (textstat.given,
         "VADER: NLTK's rules read the lexicon shipped with framing.",
         f"TF-IDF: scikit-learn counts and weighs the words that framing found, by the idf of "
         f"{background.name}."),
    )


def _complete(profile: Profile) -> Profile:
    """Take the same article, with all measures that a library can check."""
    ids = (*(formula.measure for formula in FORMULAS), tone.MEASURE)
    needed = tuple(map(named, ids))
    return Profile(profile.article, profile.document, needed, {
        measure.id: profile.counts[measure.id] if measure.id in profile.counts
        else measure.count(profile.document)
        for measure in needed if profile.refusal is None
    })


def _left_out(profile: Profile) -> tuple[str, ...]:
    """Say what of the article is no prose, and what textstat makes of it in the whole file."""
    article = profile.article
    others = [block for block in article.blocks if block.role != "paragraph"]
    if not others:
        return ()
    roles = [block.role.replace("_", " ") for block in others]
    found = ", ".join(f"{roles.count(role)} {_plural(role, roles.count(role))}"
                      for role in dict.fromkeys(roles))
    unended = sum(
        block is not article.blocks[-1]
        and not _ENDED.search(article.text[block.body : block.end]) for block in others
    )
    run_on = (f", and runs on over the ends of {unended} that have no . ! or ?" if unended else "")
    return (f"Readability is of paragraphs alone, on both sides: {found} left out. Given the whole "
            f"file, textstat reads them too{run_on}.",)


def _plural(role: str, number: int) -> str:
    if number == 1 or role == "boilerplate":
        return role
    return f"{role}s"
