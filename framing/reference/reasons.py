"""Why counts part: facts of the text at hand, with up to three places as examples.

Each function returns whole sentences, and none for a text in which nothing of the kind happens.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from framing.reference.prose import SHORT_SENTENCE, Fragment, Prose, Run

EXAMPLES = 3

# Each run of signs is gone through once: of thousands no part is tried for itself.
_DASH = re.compile(r"\w(?=[^\w\s]*?(?:[‒–—―⸺]|--))[^\w\s]++\w")
_APOSTROPHE = re.compile(r"\w[’‘ʼ`´′＇]\w")
_HYPHEN = re.compile(r"\w[-‐‑]\w")
_NUMBER_POINT = re.compile(r"\d[.]\d")
_OUTER = re.compile(r"^[^\w\s]+|(?<![^\w\s])[^\w\s]+$")
_QUOTED = "“”\"‘’'»«"


def of_words(runs: Sequence[Run]) -> str:
    """Why textstat counts other words: what stands between two spaces is one word to it."""
    joined = [run for run in runs if run.words > bool(run.word)]
    dashed = [run for run in joined if _DASH.search(run.text)]
    signed = [run for run in joined if not _DASH.search(run.text)]
    others = [run for run in runs if run.words < bool(run.word)]
    return _sentences(
        _joined(dashed, "dash"),
        _joined(signed, "sign"),
        others and f"It counts a sign as a word, {_times(others)}: "
        f"{_examples(run.text for run in others)} ({_signed(len(others))}).",
    )


def _joined(runs: Sequence[Run], what: str) -> str:
    if not runs:
        return ""
    fewer = sum(run.words - bool(run.word) for run in runs)
    return (f"It reads what a {what} without spaces parts as one word, {_times(runs)}: "
            f"{_examples(run.text for run in runs)} ({_signed(-fewer)}).")


def of_syllables(
    runs: Sequence[Run],
    sides: tuple[Callable[[Run], int], Callable[[Run], int]],
    known: Collection[str] | None,
) -> str:
    """Why textstat counts other syllables, or other long words, run by run.

    ``sides`` give our count of a run and textstat's; ``known`` holds the words of the pronouncing
    dictionary it reads, ``None`` if both sides have our syllables.
    """
    ours, theirs = sides
    groups: dict[str, list[Run]] = {}
    for run in runs:
        if ours(run) != theirs(run):
            groups.setdefault(_cause(run, known), []).append(run)
    return _sentences(*(
        f"{cause}, {_times(found)}: "
        + _examples(_both(run, ours(run), theirs(run)) for run in found)
        + f" ({_signed(sum(theirs(run) - ours(run) for run in found))})."
        for cause, found in groups.items()
    ))


def _cause(run: Run, known: Collection[str] | None) -> str:
    word = run.word.lower()
    if _DASH.search(run.text):
        return "It joins words at a dash"
    if _APOSTROPHE.search(run.text):
        return "It drops a curly apostrophe"
    if any(map(str.isdigit, word)):
        return "It reads numbers otherwise"
    if _HYPHEN.search(run.text):
        return "It joins words at a hyphen"
    if run.words > 1 or "." in run.text.rstrip(".,;:!?)]”’\"'…"):
        return "It joins what a sign parts"
    if known is not None and word not in known:
        return "The dictionary lacks a word, so pyphen counts, where we go by spelling"
    if known is not None:
        return "The dictionary reads a word otherwise"
    return "It reads a word otherwise"


def of_pyphen(runs: Sequence[Run]) -> str:
    """Why pyphen finds other syllables: it looks for places to break a line."""
    apart = [run for run in runs if run.syllables != run.word_syllables]
    shown = _examples(_both(run, run.syllables, run.word_syllables) for run in apart)
    more = sum(run.word_syllables - run.syllables for run in apart)
    return _sentences(
        apart and "pyphen finds where a line may be broken, which isn't where every syllable ends, "
        f"{_times(apart)}: {shown} ({_signed(more)}).",
    )


def of_sentences(prose: Prose, fragments: Sequence[Fragment]) -> str:
    """Why textstat counts other sentences: it cuts at every point, and drops what is short."""
    inside: dict[str, list[str]] = {}
    # Where we find no sentence at all, whatever textstat finds is one more than ours.
    begun: set[int] = set() if prose.starts else {0}
    end = 0
    for fragment in fragments:
        sentence = prose.sentence_of(fragment.start)
        if sentence in begun:
            kind = _cut(prose.text, end, fragment.start)
            inside.setdefault(kind, []).append(prose.run_at(max(0, end - 1)).strip(_QUOTED))
        begun.add(sentence)
        end = fragment.start + len(fragment.text)
    merged = [prose.text[: prose.starts[number]].split()[-1:]
              for number in range(len(prose.starts)) if number not in begun]
    short = [fragment.text.strip() for fragment in fragments if fragment.words <= SHORT_SENTENCE]
    return _sentences(
        *(f"It cuts {kind}, {_times(found)}: {_examples(found)} ({_signed(len(found))})."
          for kind, found in inside.items()),
        short and f"It drops sentences of two words or fewer, {_times(short)}: "
        f"{_examples(short)} ({_signed(-len(short))}).",
        merged and f"It runs on where a sentence ends without . ! or ?, {_times(merged)}: after "
        f"{_examples(' '.join(words) for words in merged)} ({_signed(-len(merged))}).",
        len(short) == len(fragments) and "It counts one sentence at the least (+1).",
    )


def _cut(text: str, end: int, start: int) -> str:
    """Say what kind of place textstat cuts at: ``end`` of one fragment, ``start`` of the next."""
    if _NUMBER_POINT.match(text, max(0, end - 2)):
        return "a number at its point"
    if text[end - 1] == "." and not any(mark in text[end:start] for mark in _QUOTED):
        return "after an abbreviation's or initial's point"
    return "at a mark inside a sentence"


def of_letters(text: str, difference: int) -> str:
    """Why textstat counts other letters: digits are some. ``difference``: theirs − ours."""
    digits = sum(sign == "_" or (sign.isalnum() and not sign.isalpha()) for sign in text)
    return _sentences(
        digits > 0 and f"It counts the digits of numbers as letters ({_signed(digits)}).",
        _rest(difference - digits),
    )


def of_characters(text: str, difference: int) -> str:
    """Why textstat counts other characters: punctuation is in. ``difference``: theirs − ours."""
    signs = sum(not sign.isalnum() and not sign.isspace() for sign in text)
    return _sentences(
        signs > 0 and f"It counts punctuation marks among the characters ({_signed(signs)}).",
        _rest(difference - signs),
    )


def _rest(difference: int) -> str:
    if not difference:
        return ""
    return f"Composed letters and loose signs are the rest ({_signed(difference)})."


def of_easy_words(runs: Sequence[Run], easy: Collection[str]) -> str:
    """Which long words textstat's Fog leaves out, as they are on Dale and Chall's list."""
    found = [run.word.lower() for run in runs if run.word_long and run.word.lower() in easy]
    return _sentences(
        found and "It leaves out long words of Dale and Chall's list of easy words, "
        f"{_times(found)}: {_examples(found)} ({_signed(-len(found))}).",
    )


def _sentences(*parts: str | bool | Sequence[object]) -> str:
    """Join the parts that say something; the first names who is meant."""
    said = [str(part) for part in parts if part]
    if said:
        said[0] = re.sub("^It ", "textstat ", said[0])
    return " ".join(said)


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"−{-number}" if number else "no difference in sum"


def _both(run: Run, ours: int, theirs: int) -> str:
    """Show a run with our count, and with theirs the word that they make of it, if another."""
    text = _OUTER.sub("", run.text)
    if "." in text and f"{text}." in run.text:
        text += "."  # of an abbreviation: U.S.
    word = "" if text == run.word else f" {run.word or 'nothing'}"
    return f"{text or run.text} {ours}, theirs{word} {theirs}"


def _examples(texts: Iterable[str]) -> str:
    """Give the most frequent texts, the first of equals first."""
    return "; ".join(text for text, _ in Counter(texts).most_common(EXAMPLES))


def _times(found: Sequence[object]) -> str:
    return "once" if len(found) == 1 else "twice" if len(found) == 2 else f"{len(found)} times"
