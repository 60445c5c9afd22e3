"""The review: what the terminal and Markdown show of a comparison, as text ready to be laid out.

First what the articles are, then a table of what they are like, then the widest gaps, each with
its passages, then words. Wording: counts first, a rate never alone, the zero said in words;
nothing about purpose, and no verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from framing.comparison import Comparison, label
from framing.measures import Measure
from framing.profiles import Profile
from framing.render.aside import set_aside
from framing.render.cells import (
    LEAST_HITS,
    ROWS,
    Cell,
    count,
    in_full,
    outside,
    per_unit,
    set_off,
    short,
)
from framing.render.gaps import Gap, find_gaps
from framing.render.passages import Passage, passage
from framing.terms import Term, telling

#: With more articles than this not every two of them are compared on a screen.
MANY = 3
_FEW_IDS = ("certainty.", "rhetoric.", "loaded.")


@dataclass(frozen=True)
class Review:
    """A comparison in words. ``first`` is the place of its first article among all on the page."""

    comparison: Comparison
    first: int = 0

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The articles' profiles."""
        return self.comparison.profiles

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The articles' letters."""
        return tuple(label(self.first + place) for place in range(len(self.profiles)))

    @property
    def measured(self) -> tuple[Measure, ...]:
        """The measures that were counted (some may have been left out with --only)."""
        return self.profiles[0].measures

    @cached_property
    def _rows(self) -> list[tuple[str, str, Callable[[Profile], Cell]]]:
        """The table's rows that were counted, then those of plug-ins and lists of the user's own.

        These were asked for, so they are shown.
        """
        counted = {measure.id for measure in self.measured}
        return [row for row in ROWS if row[1] in counted] + [
            (measure.id.partition(".")[2] or measure.id, measure.id, outside(measure))
            for measure in self.measured
            if measure.family == "lexicon" or not measure.count.__module__.startswith("framing.")
        ]

    # -- head ----------------------------------------------------------------------------------

    @cached_property
    def cards(self) -> list[tuple[str, str]]:
        """Each article's title (its file's name where it has none) and what it is."""
        return [
            (profile.article.title or profile.article.name,
             " · ".join([profile.article.name] * bool(profile.article.title)
                        + [self._size(profile)]))
            for profile in self.profiles
        ]

    def _size(self, profile: Profile) -> str:
        words = count(int(profile.document.words.sum()), "word")
        encoding = profile.article.encoding
        return words if encoding == "utf-8" else f"{words}, {encoding}"

    # -- table ------------------------------------------------------------------------------------

    @cached_property
    def table(self) -> list[tuple[str, tuple[Cell, ...]]]:
        """What the articles are like: a label and a cell an article, ten rows and the user's own.

        Why an article has no figure is said once, in the first row that lacks it.
        """
        result = []
        said: set[tuple[int, tuple[str, ...]]] = set()
        for name, id, fill in self._rows:
            if self._few(id):
                continue
            cells = []
            for place, cell in enumerate(map(fill, self.profiles)):
                if cell.missing and (place, cell.details) in said:
                    cell = replace(cell, details=())
                elif cell.missing:
                    said.add((place, cell.details))
                cells.append(cell)
            result.append((name, set_off(self.profiles, id, cells)))
        return result

    def _few(self, id: str) -> bool:
        """Whether what is counted has too few hits in all articles together to say anything."""
        if len(self.profiles) < 2 or not id.startswith(_FEW_IDS) or id not in {
                row[1] for row in ROWS}:
            return False
        read = [profile[id]["all"] for profile in self.profiles]
        return (all(each.value is not None for each in read)
                and sum(each.hits or 0 for each in read) < LEAST_HITS)

    @cached_property
    def few(self) -> list[str]:
        """The rows that the table leaves out for having too few hits, with their counts.

        Those without any stand together at the end.
        """
        found, none = [], []
        for name, id, _ in self._rows:
            if self._few(id):
                hits = [profile[id]["all"].hits or 0 for profile in self.profiles]
                said = ", ".join(f"{letter} {uses}" for letter, uses in
                                 zip(self.letters, hits, strict=True) if uses)
                if said:
                    found.append(f"{name.lower()} {said}")
                else:
                    none.append(name.lower())
        return [*found, *[f"none: {', '.join(none)}"] * bool(none)]

    @property
    def marked(self) -> bool:
        """Whether the table marks anything as by far the most."""
        return any(cell.more for _, cells in self.table for cell in cells)

    @cached_property
    def passages(self) -> list[tuple[str, Passage]]:
        """For each row of the table that counts places, a sentence of the first article's."""
        profile, letter = self.profiles[0], self.letters[0]
        found: list[tuple[str, Passage]] = []
        for name, id, _ in self._rows:
            shown = {each.key for _, each in found}
            if best := passage(profile, letter, profile.evidence(id), shown):
                found.append((name.partition(",")[0], best))
        return found

    @cached_property
    def measures(self) -> list[tuple[str, list[tuple[str, str, list[str]]]]]:
        """Every measure by family: its id, its unit and the value in each article."""
        families: dict[str, list[tuple[str, str, list[str]]]] = {}
        for measure in self.measured:
            values = [in_full(profile, measure) for profile in self.profiles]
            families.setdefault(measure.family, []).append(
                (measure.id, per_unit(measure.per), values))
        return list(families.items())

    @cached_property
    def gaps(self) -> list[Gap]:
        """The measures in which the articles are furthest apart, the widest first."""
        return find_gaps(self.profiles, self.letters) if len(self.profiles) > 1 else []

    # -- words ---------------------------------------------------------------------------------

    @cached_property
    def alike(self) -> list[str]:
        """How alike the wording is, a line for each two articles, in their order."""
        return [line for _, line in self._alike]

    @cached_property
    def most_alike(self) -> list[str]:
        """The same for a screen: of many articles, the pairs most alike, then the others' range."""
        if len(self.profiles) <= MANY:
            return self.alike
        ranked = sorted(self._alike, key=lambda pair: -pair[0])
        rest = [cosine for cosine, _ in ranked[MANY:]]
        return [*(line for _, line in ranked[:MANY]),
                f"the other {len(rest)} pairs: {rest[-1]:.2f} to {rest[0]:.2f}"]

    @cached_property
    def _alike(self) -> list[tuple[float, str]]:
        lines = []
        for pair in self.comparison.similarity.pairs:
            names = (f"{self.letters[pair.a]}, {self.letters[pair.b]}: "
                     if len(self.profiles) > 2 else "")
            if pair.containment is None:
                common = "too short for a run of five words"
            elif pair.containment == 0:
                common = "no five words in a row in common"
            else:
                common = f"{short(100 * pair.containment)} % of five-word runs in common"
            lines.append((pair.cosine, f"{names}{pair.cosine:.2f} of 1 (TF-IDF cosine); {common}"))
        return lines

    def stressed(self, article: int, most: int = 8, without: Collection[str] = ()) -> list[str]:
        """An article's words of most TF-IDF weight, each with its uses."""
        words = (weight for weight in self.comparison.stresses[article]
                 if weight.text not in without and self._telling(weight.text))
        return [f"{self.written(weight.text)} {weight.uses}"
                for weight, _ in zip(words, range(most), strict=False)]

    def both(self, most: int = 8) -> list[tuple[str, str]]:
        """The words of most weight in all articles: the term, and how it is told with its uses."""
        words = (shared for shared in self.comparison.shared if self._telling(shared.text))
        return [(shared.text,
                 f"{self.written(shared.text)} {'–'.join(map(str, shared.counts))}")
                for shared, _ in zip(words, range(most), strict=False)]

    def own(self, article: int, most: int = 6) -> list[Term]:
        """The terms that an article uses more than all others together, the surest first."""
        found: list[Term] = []
        for term in self.comparison.terms:
            if (term.article == article and term.p is not None and term.p <= 0.05
                    and 2 * term.counts[article] > sum(term.counts) and self._telling(term.text)):
                known = {word for other in found for word in other.text.split()}
                if not known & set(term.text.split()):
                    found.append(term)
        return found[:most]

    def own_words(self, article: int, most: int = 6) -> list[str]:
        """The terms that set an article apart, each with its own uses and the others'."""
        others = ("others" if len(self.letters) > 2 else
                  self.letters[1 - article] if len(self.letters) == 2 else "")
        return [
            f"{self.written(term.text)} {term.counts[article]} "
            f"({others} {sum(term.counts) - term.counts[article] or 'none'})"
            for term in self.own(article, most)]

    def _telling(self, term: str) -> bool:
        return telling(term, self.comparison.background)

    def written(self, term: str) -> str:
        """A term as the articles mostly write it: Ukraine, not ukraine."""
        return " ".join(self._surfaces.get(word, word) for word in term.split(" "))

    @cached_property
    def _surfaces(self) -> dict[str, str]:
        """Each word's commonest spelling, its possessive left out."""
        uses: dict[str, dict[str, int]] = {}
        for profile in self.profiles:
            document = profile.document
            names = document.vocabulary
            forms, counts = np.unique(document.tokens[document.terms >= 0], return_counts=True)
            terms = names.term_of.view()[forms]
            for form, term, number in zip(forms.tolist(), terms.tolist(), counts.tolist(),
                                          strict=True):
                word, surface = names.terms[term], names.surfaces[form]
                if len(surface) == len(word) + 2:
                    surface = surface[:-2]
                known = uses.setdefault(word, {})
                known[surface] = known.get(surface, 0) + number
        # A word that stands in small letters anywhere is no name, whatever the headings do.
        return {word: max(found, key=lambda each: (each == word, found[each], each))
                for word, found in uses.items()}

    # -- what was left out ---------------------------------------------------------------------

    @cached_property
    def aside(self) -> list[list[str]]:
        """What was set aside in each article, by its most telling words, in parts."""
        lines = []
        for letter, profile in zip(self.letters, self.profiles, strict=True):
            if profile.clean and any(block.set_aside for block in profile.article.blocks):
                lines.append(set_aside(letter, profile, self.comparison.background))
        return [parts for parts in lines if parts]

    @property
    def scope(self) -> str:
        """What the figures can't say."""
        many = len(self.profiles)
        number = ("One", "Two", "Three", "Four", "Five", "Six", "Seven")[many - 1 : many]
        texts = f"{number[0] if number else many} text{'s' * (many > 1)}"
        tested = ("" if many == 1 else " Whether a gap is more than chance is not tested.")
        mark = " ▲ by far the most." * self.marked
        return (f"{texts}: not an outlet, an author, or the truth. Quoted words count like the "
                f"rest.{mark}{tested} More: --full, framing explain.")
