"""The review: what the terminal and Markdown show of a comparison, as text ready to be laid out.

First what the articles are and whether they can be compared, then a table of what they are like,
then where they differ, each with its passages; what rests on little, what could be chance; who
speaks, and words. A difference that the texts don't support is never a headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from framing.comparison import Comparison
from framing.findings import NO_GAP, Finding
from framing.lettering import label
from framing.measures import Measure
from framing.one_voice import Heard
from framing.profiles import Profile
from framing.render.numbers import span
from framing.render.passages import Passage, passage
from framing.render.review.acting import ACTORS, acting, own
from framing.render.review.aside import is_plain, set_aside
from framing.render.review.cells import ROWS, UNIVERSITY, Cell, Fill, count, outside
from framing.render.review.differing import Differences, asked_for
from framing.render.review.lacking import lacking
from framing.render.review.little import rare
from framing.render.review.quoting import spoken
from framing.render.review.speaking import Line, look_again, only_one_has, who_speaks
from framing.render.review.told import mark
from framing.render.review.whose import places, told_in
from framing.render.review.words import MANY, Words
from framing.support.records import NamedTuple
from framing.voices import SPOKEN

if TYPE_CHECKING:
    from framing.render.review.full import Counted


class Row(NamedTuple):
    """A line of the table: its name, the verdict's sign, a cell an article, the gap's range.

    ``at_odds``: whether the range leaves out zero, and the sign is that of no clear gap.
    """

    name: str
    mark: str
    cells: tuple[Cell, ...]
    gap: str
    at_odds: bool


@dataclass(frozen=True, eq=False)
class Review:
    """A comparison in words. ``first`` is the place of its first article among all on the page.

    ``entire`` is the review of all words where this one is of one voice's, for what is the same.
    """

    comparison: Comparison
    first: int = 0
    entire: Review | None = None

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
    def words(self) -> Words:
        """What each article stresses, and the terms that set one apart."""
        return Words(self.comparison, self.letters)

    @cached_property
    def differences(self) -> Differences:
        """Whether the articles can be compared, and where they differ."""
        return Differences(self.comparison, self.letters)

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
        words = count(_words(profile), "word")
        encoding = profile.article.encoding
        return words if encoding == "utf-8" else f"{words}, {encoding}"

    @property
    def voice(self) -> str | None:
        """The one voice that is read, ``None`` for all of them."""
        first = self.profiles[0]
        return first.voice if isinstance(first, Heard) else None

    @property
    def counted(self) -> str | None:
        """Whose words are counted, and how many in each article; ``None`` for all of them."""
        if self.voice is None:
            return None
        whose = {"author": "the authors’ own words" if len(self.profiles) > 1
                 else "the author’s own words",
                 "quoted": "quoted words"}.get(self.voice, f"the quoted words of {self.voice}")
        said = []
        for letter, profile in zip(self.letters, self.profiles, strict=True):
            assert isinstance(profile, Heard)
            words = int(profile.document.words.sum())
            name = profile.speaking.name if profile.speaking else self.voice
            also = f" ({name})" * (name != self.voice)
            said.append(f"{letter} none ({profile.silence})" if profile.silence else
                        f"{letter} {words:,} of {_words(profile):,}{also}")
        return f"Counted: {whose} alone. {', '.join(said)}."

    # -- table ---------------------------------------------------------------------------------

    @cached_property
    def _rows(self) -> list[tuple[str, str, Fill]]:
        """The table's rows that were counted, then those of plug-ins and lists of the user's own.

        These were asked for, so they are shown.
        """
        counted = {measure.id for measure in self.measured}
        if self.voice:  # who speaks was asked for, not found
            counted = {id for id in counted if not id.startswith("sourcing.")}
        if "tone.valence" in counted:  # which follows people's ratings more closely
            counted.discard("tone.vader")
        return [row for row in ROWS if row[1] in counted] + [
            (measure.id.partition(".")[2] or measure.id, measure.id, outside(measure))
            for measure in self.measured if asked_for(measure)
        ]

    @cached_property
    def table(self) -> list[Row]:
        """What the articles are like, without what is too rare to tell.

        Why an article has no figure is said once, in the first row that lacks it.
        """
        result = []
        said: set[tuple[int, tuple[str, ...]]] = set()
        own = {measure.id for measure in self.measured if asked_for(measure)}
        for name, id, fill in self._rows:
            if id not in own and self._rare(id) and not self._quoting(id):
                continue
            found = self._shown(id)
            cells = []
            for place, profile in enumerate(self.profiles):
                cell = fill(profile, told_in(self.profiles, id))
                if cell.missing and (place, cell.details) in said:
                    cell = cell._replace(details=())
                elif cell.missing:
                    said.add((place, cell.details))
                if found and len(self.profiles) > 2 and place == found.articles[0]:
                    cell = cell._replace(mark=mark(found).replace("○", ""))
                cells.append(cell)
            gap = self._gap(id)
            result.append(Row(name, mark(found), tuple(cells), gap,
                              bool(gap) and _is_at_odds(found)))
        return result

    def _shown(self, id: str) -> Finding | None:
        """What came of testing a row, where anything is to be told of it."""
        if len(self.profiles) < 2 or not self.differences.open:
            return None
        found = self.differences.tested.get(id)
        return None if found is None else self.differences.with_care(found)

    def _gap(self, id: str) -> str:
        """The range of the difference of two articles, where the table gives both figures."""
        found = self._shown(id)
        if found is None or len(self.profiles) > 2 or (
                id == "readability.flesch_kincaid" and max(
                    value or 0.0 for value in found.values) > UNIVERSITY):
            return ""
        return span(found.low, found.high)

    def _rare(self, id: str) -> bool:
        """Whether a row counts too few places to say anything, and more of them would."""
        found = self.differences.tested.get(id)
        return found is not None and rare(self.profiles, found)

    def _quoting(self, id: str) -> bool:
        """Whether a row says who is quoted, which a reader asks first, however few they are."""
        return id == "sourcing.quoted_share" and any(
            profile.reading(id).hits for profile in self.profiles)

    @cached_property
    def passages(self) -> list[tuple[str, Passage]]:
        """For each row of the table that counts places, a sentence of the first article's."""
        profile, letter = self.profiles[0], self.letters[0]
        found: list[tuple[str, Passage]] = []
        for name, id, _ in self._rows:
            shown = {each.key for _, each in found}
            voice = told_in(self.profiles, id)
            best = (spoken(profile, letter, SPOKEN, shown) if id == "sourcing.quoted_share" else
                    passage(profile, letter, places(profile, id, voice), shown))
            if best:
                found.append((name.partition(",")[0], best))
        return found

    # -- everything ----------------------------------------------------------------------------

    @cached_property
    def measures(self) -> list[tuple[str, list[Counted]]]:
        """Every measure by family, and by voice."""
        from framing.render.review.full import counted

        families: dict[str, list[Counted]] = {}
        for measure in self.measured:
            families.setdefault(measure.family, []).extend(counted(self.profiles, measure))
        return list(families.items())

    @cached_property
    def tests(self) -> list[str]:
        """Everything that was tested."""
        from framing.render.review.full import tested

        return tested(self.comparison, self.letters)

    # -- voices --------------------------------------------------------------------------------

    def voices(self, *, brief: bool = False, verbs: bool = True) -> list[Line]:
        """Who speaks in each article, and with which ``verbs``."""
        if not self._sourced:
            return []
        name = "Voices in {}" if len(self.profiles) > 1 else "Voices"
        lines = [line for letter, profile in zip(self.letters, self.profiles, strict=True)
                 for line in who_speaks(profile, letter, name.format(letter), brief=brief)]
        if brief and (len(self.profiles) > MANY or not verbs):
            lines = [line for number, line in enumerate(lines)
                     if number == 0 or line.label != lines[number - 1].label]
        return lines

    def only_one_has(self, *, brief: bool = False) -> list[Line]:
        """What kinds of speakers one article has that the others lack."""
        if not self._sourced:
            return []
        return only_one_has(self.profiles, self.letters, brief=brief)

    def lacking(self, *, brief: bool = False) -> list[Line]:
        """What is not found in the other article, where that can be judged."""
        return lacking(self.comparison, self.letters, brief=brief)

    def acting(self, *, brief: bool = False, most: int = ACTORS) -> list[Line]:
        """Whom more than one article names, and what each makes them do."""
        if not self._sourced:
            return []
        if len(self.profiles) == 1:
            return [] if brief else own(self.profiles[0], self.letters[0])
        return acting(self.comparison, self.letters, brief=brief, most=most)

    def look_again(self, *, brief: bool = False) -> list[Line]:
        """What deserves a second look: unnamed sources, echoes, and what was set aside."""
        found = look_again(self.profiles, self.letters, brief=brief) if self._sourced else []
        return [*found, *(Line("Look again", "set aside: ", tuple(parts)) for parts in self.aside
                          if not (brief and all(map(is_plain, parts))))]

    @property
    def _sourced(self) -> bool:
        """Whether who speaks was asked for: it may have been left out with --only."""
        return any(measure.family == "sourcing" for measure in self.measured)

    @cached_property
    def aside(self) -> list[list[str]]:
        """What was set aside in each article, by its most telling words, in parts."""
        if self.entire is not None:
            return self.entire.aside
        lines = []
        for letter, profile in zip(self.letters, self.profiles, strict=True):
            if profile.clean and any(block.set_aside for block in profile.article.blocks):
                lines.append(set_aside(letter, profile, self.comparison.background))
        return [parts for parts in lines if parts]

    # -- foot ----------------------------------------------------------------------------------

    @property
    def legend(self) -> str:
        """What the signs mean, where there are any."""
        if not any(row.mark for row in self.table):
            return ""
        no_gap = "could be chance" if any(row.at_odds for row in self.table) else "no clear gap"
        return ("● differs, beyond chance and in more than one place  ◐ on little  "
                f"○ {no_gap}  gap: 95 % range")

    @property
    def scope(self) -> str:
        """What the figures can't say."""
        many = len(self.profiles)
        number = ("One", "Two", "Three", "Four", "Five", "Six", "Seven")[many - 1 : many]
        texts = f"{number[0] if number else many} text{'s' * (many > 1)}"
        own = any(told_in(self.profiles, measure.id) == "author" for measure in self.measured)
        quoted = (" Tone, loading, certainty and rhetoric are the authors’ own, not the quoted."
                  if own else "")
        if many == 1:
            quoted = quoted.replace("authors’", "author’s")
        return (f"{texts}: not an outlet, an author, or the truth.{quoted} "
                "More: --full, framing show, framing explain.")


def _is_at_odds(found: Finding | None) -> bool:
    """Whether a difference has a range that leaves out zero, and *no clear gap* all the same."""
    return found is not None and found.verdict == NO_GAP and (
        (found.low or 0.0) * (found.high or 0.0) > 0)


def _words(profile: Profile) -> int:
    """How many words an article has, whoever's are counted."""
    whole = profile.whole if isinstance(profile, Heard) else profile
    return int(whole.document.words.sum())
