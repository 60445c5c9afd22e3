"""Readability beside textstat's: the counts of the prose first, then the six formulas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from framing.profiles import Profile
from framing.reference import reasons
from framing.reference.prose import Prose, Run
from framing.reference.rows import Row, close
from framing.reference.textstats import FORMULAS, Formula, Textstat, with_syllables

#: Counts that don't rest on English spelling.
LETTER_COUNTS = ("words", "sentences", "letters", "characters")

SYLLABLES = attrgetter("syllables"), attrgetter("word_syllables")
LONG = attrgetter("long"), attrgetter("word_long")

#: Coleman and Liau multiply letters per 100 words by 0.0588, textstat by 0.058: a letter a word.
COLEMAN_LIAU = 100 * (0.0588 - 0.058)


def check(profile: Profile, textstat: Textstat) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Set an article's counts and readability beside textstat's: rows of counts, of values."""
    article = _Article(profile, textstat)
    counts = tuple(article.count(name) for name in article.theirs
                   # Syllables are counted by rules of English spelling.
                   if profile.refusal is None or name in LETTER_COUNTS)
    return counts, tuple(map(article.value, FORMULAS))


@dataclass(frozen=True, eq=False)
class _Article:
    """An article's counts on both sides, and the rows made of them."""

    profile: Profile
    textstat: Textstat

    @cached_property
    def prose(self) -> Prose:
        return Prose(self.profile.document)

    @cached_property
    def ours(self) -> dict[str, float]:
        doc = self.profile.document
        columns = {"words": doc.words, "sentences": doc.worded, "syllables": doc.syllables,
                   "syllables by pyphen": doc.syllables, "long words": doc.long_words,
                   "hard words": doc.long_words, "letters": doc.letters,
                   "characters": doc.characters}
        return {name: float((column * doc.prose).sum()) for name, column in columns.items()}

    @cached_property
    def theirs(self) -> dict[str, int]:
        return self.textstat.count(self.prose.text)

    @cached_property
    def on_file(self) -> dict[str, int]:
        return self.textstat.count(self.profile.article.text)

    @cached_property
    def runs(self) -> list[Run]:
        return self.prose.runs(self.textstat.list_words, self.textstat.syllables)

    def count(self, name: str) -> Row:
        """Make a count's row."""
        ours, theirs = self.ours[name], float(self.theirs[name])
        why = "" if ours == theirs else self._why(name)
        return Row(name, ours, theirs, self.textstat.library(name), why,
                   on_file=float(self.on_file[name]))

    def _apart(self, name: str) -> bool:
        return self.ours[name] != self.theirs[name]

    def _why(self, name: str) -> str:
        textstat, prose, runs = self.textstat, self.prose, self.runs
        more = self.theirs[name] - round(self.ours[name])
        match name:
            case "words":
                return reasons.of_words(runs)
            case "sentences":
                return reasons.of_sentences(
                    prose, prose.fragments(textstat.counts.count_words))
            case "syllables":
                return reasons.of_syllables(runs, SYLLABLES, textstat.phones)
            case "syllables by pyphen":
                return reasons.of_pyphen(prose.runs(
                    textstat.list_words, with_syllables(textstat.counts.count_syllables, None)))
            case "long words":
                return reasons.of_syllables(runs, LONG, textstat.phones)
            case "hard words":
                return " ".join(filter(None, (
                    reasons.of_easy_words(runs, textstat.easy_words),
                    "The rest as for long words." * self._apart("long words"))))
            case "letters":
                return reasons.of_letters(prose.text, more)
            case _:
                return reasons.of_characters(prose.text, more)

    def value(self, formula: Formula) -> Row:
        """Make a formula's row."""
        textstat, text = self.textstat, self.prose.text
        library = textstat.library(*formula.counts)
        reading = self.profile[formula.measure]["all"]
        if self.profile.refusal is not None:
            return Row(formula.measure, None, None, library,
                       f"Not compared: the formula {self.profile.refusal}.")
        theirs = textstat.value(formula, text)
        on_file = textstat.value(formula, self.profile.article.text)
        if reading.value is None:
            return Row(formula.measure, None, theirs, library,
                       f"No figure of ours: {reading.note}. textstat gives one for any text, "
                       "0.0 for none.", on_file=on_file)
        by_design = 0.0
        if formula.measure == "readability.coleman_liau":
            by_design = COLEMAN_LIAU * self.ours["letters"] / self.ours["words"]
        equal = close(reading.value, theirs)
        return Row(formula.measure, reading.value, theirs, library,
                   "" if equal else self._why_value(formula, by_design),
                   textstat.on_counts(formula, self.ours), by_design, on_file)

    def _why_value(self, formula: Formula, by_design: float) -> str:
        apart = list(filter(self._apart, formula.counts))
        parts = []
        if apart:
            names = " and ".join(filter(None, (", ".join(apart[:-1]), apart[-1])))
            parts.append(f"The counts of {names} differ, as above.")
        if formula.measure == "readability.fog":
            parts.append(reasons.of_easy_words(self.runs, self.textstat.easy_words))
        if formula.measure == "readability.ari":
            runs = self.textstat.counts.count_words(self.prose.text, rm_punctuation=False)
            if runs != self.theirs["words"]:
                parts.append(f"For letters a word it divides by {runs} words, lone signs counted.")
        if by_design:
            parts.append(f"textstat multiplies letters by 0.058, Coleman and Liau by 0.0588: ours "
                         f"is {by_design:.2f} more on equal counts.")
        return " ".join(filter(None, parts))
