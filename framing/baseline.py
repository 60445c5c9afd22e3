"""What changed since an earlier run: today's figures beside those of a JSON that was kept.

The file comes from outside, so all that is read of it is checked, and nothing else is looked at.
An article is found in it by its name, else by its text under another name, else by its place among
those that are left.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from framing.comparison import Comparison
from framing.errors import SettingError
from framing.findings import DIFFERS
from framing.one_voice import Heard
from framing.profiles import VOICES, Profile
from framing.sources.files import human_size, shown
from framing.support.records import NamedTuple

#: Bytes. The JSON of two long articles has one million.
LARGEST = 200_000_000
SCHEMAS = ("framing.compare/1", "framing.profile/1")
_ADVICE = "give the JSON of an earlier framing compare or profile --format json."
_WHY = "figures may differ for that reason alone."


# -- the earlier run -------------------------------------------------------------------------------


class Then(NamedTuple):
    """A figure of the earlier run, and its 95 % interval where one was drawn."""

    value: float | None
    low: float | None
    high: float | None


class OldArticle(NamedTuple):
    """An article of the earlier run: its figures by measure and voice."""

    name: str
    sha256: str
    measures: Mapping[str, Mapping[str, Then]]


class OldVerdict(NamedTuple):
    """A verdict of the earlier run; ``first`` is the place of the article that had more."""

    measure: str
    voice: str
    first: int
    verdict: str


@dataclass(frozen=True)
class Baseline:
    """An earlier run. ``verdicts``: on all that was tested; ``None`` where nothing was."""

    name: str
    version: str
    lexicons: Mapping[str, str]
    clean: bool
    seed: int | None
    voice: str
    articles: tuple[OldArticle, ...]
    verdicts: tuple[OldVerdict, ...] | None


def load(path: str) -> Baseline:
    """Read the JSON of an earlier run: of a comparison, a profile, or a list of profiles.

    Raises:
        SettingError: the file can't be read, isn't JSON, or isn't of this program.

    """
    name = shown(path)
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise SettingError(f"Cannot read the baseline {name}: {error.strerror}; {_ADVICE}"
                           ) from None
    except ValueError:
        raise SettingError(f"The baseline {name} can’t be the name of a file: {_ADVICE}") from None
    if len(data) > LARGEST:
        raise SettingError(f"The baseline {name} is larger than {human_size(LARGEST)}: {_ADVICE}")
    return _Checked(name).baseline(_json(data, name))


def _json(data: bytes, name: str) -> Any:
    def refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is no number of JSON")

    try:
        return json.loads(data, parse_constant=refuse)
    except json.JSONDecodeError as error:
        why = f"line {error.lineno}, column {error.colno}"
    except RecursionError:
        why = "it is nested too deep"
    except UnicodeDecodeError:
        why = "it is not UTF-8"
    except ValueError:
        why = "it has a number that is none"
    raise SettingError(f"The baseline {name} is not JSON ({why}): {_ADVICE}") from None


@dataclass(frozen=True)
class _Checked:
    """Takes what is known out of JSON that may hold anything, and says what is wrong with it."""

    name: str

    def refuse(self, where: str, wanted: str) -> NoReturn:
        raise SettingError(f"The baseline {self.name} is broken: {where} is not {wanted}; make it "
                           "anew with --format json.")

    def baseline(self, whole: Any) -> Baseline:
        documents = whole if isinstance(whole, list) and whole else [whole]
        for document in documents:
            schema = document.get("schema") if isinstance(document, dict) else None
            if schema not in SCHEMAS or (len(documents) > 1 and schema != SCHEMAS[1]):
                found = (f"its schema is {shown(schema[:60])}" if isinstance(schema, str) else
                         "it has no schema")
                raise SettingError(
                    f"The baseline {self.name} is not of framing compare or profile ({found}): "
                    f"{_ADVICE}")
        first = documents[0]
        tool = self.record(first, "tool")
        settings = self.record(first, "settings")
        if first["schema"] == SCHEMAS[1]:
            articles = [self.record(document, "article") for document in documents]
        else:
            articles = [self.of(each, dict, "articles", "a list of records")
                        for each in self.list(first, "articles")]
        return Baseline(
            self.name, self.text(tool, "version"),
            {str(list_): str(hash_) for list_, hash_ in self.record(tool, "lexicons").items()},
            settings.get("clean") is not False, self.seed(settings),
            str(settings.get("voice", "all")),
            tuple(map(self.article, articles)), self.verdicts(first, settings, len(articles)))

    def article(self, article: dict[str, Any]) -> OldArticle:
        measures = {}
        for id, voices in self.record(article, "measures").items():
            self.of(voices, dict, f"measures.{id[:60]}", "a record")
            measures[id] = {voice: self.reading(read, f"measures.{id[:60]}.{voice[:60]}")
                            for voice, read in voices.items()}
        return OldArticle(self.text(article, "name"), self.text(article, "sha256"), measures)

    def reading(self, read: Any, where: str) -> Then:
        self.of(read, dict, where, "a record")
        return Then(*(self.number(read, key, where) for key in ("value", "low", "high")))

    def verdicts(self, document: dict[str, Any], settings: dict[str, Any],
                 articles: int) -> tuple[OldVerdict, ...] | None:
        if "contrasts" not in document or not settings.get("resamples"):
            return None
        found = []
        for each in self.list(document, "contrasts"):
            self.of(each, dict, "contrasts", "a list of records")
            places = self.list(each, "articles")
            first = places[0] if places else None
            if type(first) is not int or not 0 <= first < articles:
                self.refuse("contrasts.articles", "the places of articles")
            found.append(OldVerdict(self.text(each, "measure"), self.text(each, "voice"), first,
                                    self.text(each, "verdict")))
        return tuple(found)

    def seed(self, settings: dict[str, Any]) -> int | None:
        seed = settings.get("seed")
        return seed if type(seed) is int else None

    def of(self, value: Any, kind: type, where: str, wanted: str) -> Any:
        return value if isinstance(value, kind) else self.refuse(where, wanted)

    def record(self, holder: dict[str, Any], key: str) -> dict[str, Any]:
        found: dict[str, Any] = self.of(holder.get(key), dict, key, "a record")
        return found

    def list(self, holder: dict[str, Any], key: str) -> Sequence[Any]:
        found: Sequence[Any] = self.of(holder.get(key), list, key, "a list")
        return found

    def text(self, holder: dict[str, Any], key: str) -> str:
        found: str = self.of(holder.get(key), str, key, "a text")
        return found

    def number(self, holder: dict[str, Any], key: str, where: str) -> float | None:
        value = holder.get(key, self)
        if value is None:
            return None
        if type(value) not in (int, float):
            self.refuse(f"{where}.{key}", "a number or null")
        try:
            if math.isfinite(number := float(value)):
                return number
        except OverflowError:
            pass
        return self.refuse(f"{where}.{key}", "a number that fits")


# -- what changed ----------------------------------------------------------------------------------


class Change(NamedTuple):
    """A figure that is not what it was.

    ``difference`` is today's less the earlier one, ``None`` where one of them is. ``outside``:
    whether today's lies outside the earlier one's 95 % interval, ``None`` where there is none.
    """

    measure: str
    voice: str
    before: float | None
    now: float | None
    difference: float | None
    low: float | None
    high: float | None

    @property
    def outside(self) -> bool | None:
        """Whether today's figure lies outside the earlier one's interval."""
        if self.now is None or self.low is None or self.high is None:
            return None
        return not self.low <= self.now <= self.high


class Changed(NamedTuple):
    """An article that is in both runs: its places, whether its text is the same, its changes."""

    place: int
    name: str
    was: str
    same_text: bool
    changes: tuple[Change, ...]


class Turned(NamedTuple):
    """A finding that came or went; a verdict is ``None`` where the measure was not tested.

    ``first`` is the name of the article that has more, today or, where it went, then.
    """

    measure: str
    voice: str
    first: str
    before: str | None
    now: str | None
    came: bool


@dataclass(frozen=True)
class Changes:
    """What changed since the baseline; ``warnings`` say what else may be behind it.

    ``matched``: for each of today's articles the one of the baseline, ``None`` for one that was
    added. ``findings`` is ``None`` where one of the two runs made no tests.
    """

    name: str
    warnings: tuple[str, ...]
    matched: tuple[OldArticle | None, ...]
    articles: tuple[Changed, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    findings: tuple[Turned, ...] | None

    def before(self, place: int, measure: str, voice: str = "all") -> float | None:
        """The baseline's figure for one of today's articles; ``None`` where it has none."""
        old = self.matched[place]
        then = old.measures.get(measure, {}).get(voice) if old else None
        return then.value if then else None


def since(baseline: Baseline, profiles: Sequence[Profile], comparison: Comparison | None,
          tool: Mapping[str, Any]) -> Changes:
    """Set today's figures beside the baseline's.

    Args:
        baseline: the earlier run.
        profiles: today's articles, in order.
        comparison: what follows from setting them side by side; ``None`` if they are not.
        tool: version and word lists behind today's figures, as the JSON names them.

    """
    places = _matched([(each.article.name, each.article.sha256) for each in profiles],
                      [(each.name, each.sha256) for each in baseline.articles])
    matched = tuple(None if place is None else baseline.articles[place] for place in places)
    return Changes(
        baseline.name, tuple(_warnings(baseline, profiles, tool, matched)), matched,
        tuple(Changed(place, profile.article.name, old.name,
                      profile.article.sha256 == old.sha256, tuple(_changes(profile, old)))
              for place, (profile, old) in enumerate(zip(profiles, matched, strict=True)) if old),
        tuple(profile.article.name for profile, old in zip(profiles, matched, strict=True)
              if old is None),
        tuple(old.name for place, old in enumerate(baseline.articles) if place not in places),
        _turned(baseline, comparison, places))


_Known = tuple[str, str]


def _matched(now: Sequence[_Known], then: Sequence[_Known]) -> list[int | None]:
    """For each of today's articles (name and hash) the place of the earlier one."""
    found: list[int | None] = [None] * len(now)
    left = dict(enumerate(then))
    rules: tuple[Callable[[int, int], bool], ...] = (
        lambda a, b: now[a] == then[b],
        lambda a, b: now[a][0] == then[b][0],
        lambda a, b: now[a][1] == then[b][1],
        lambda a, b: a == b,
    )
    for rule in rules:
        for place in range(len(now)):
            if found[place] is None:
                found[place] = next((old for old in left if rule(place, old)), None)
                left.pop(found[place], None)  # type: ignore[arg-type]
    return found


def _changes(profile: Profile, old: OldArticle) -> Iterator[Change]:
    whole, voices = (profile.whole, (*VOICES, profile.voice)) if isinstance(profile, Heard) else (
        profile, VOICES)
    for id in profile:
        for voice in dict.fromkeys(voices):
            then = old.measures.get(id, {}).get(voice)
            if then is None:
                continue
            read = whole.reading(id, voice) if voice in VOICES else profile.reading(id)
            now, before = _rounded(read.value), _rounded(then.value)
            if now != before:
                difference = None if now is None or before is None else _rounded(now - before)
                yield Change(id, voice, before, now, difference, then.low, then.high)


def _rounded(value: float | None) -> float | None:
    """A figure as the JSON has it: with six significant digits."""
    if value is None or not math.isfinite(value):
        return None
    return float(f"{value:.6g}") + 0.0


def _warnings(baseline: Baseline, profiles: Sequence[Profile], tool: Mapping[str, Any],
              matched: Sequence[OldArticle | None]) -> Iterator[str]:
    if baseline.version != tool["version"]:
        yield (f"The baseline was made by version {baseline.version}, this is {tool['version']}: "
               f"{_WHY}")
    lists: Mapping[str, str] = tool["lexicons"]
    other = sorted(name for name in {*lists, *baseline.lexicons}
                   if lists.get(name) != baseline.lexicons.get(name))
    if other:
        yield f"Word lists are not those of the baseline ({', '.join(other)}): {_WHY}"
    if baseline.clean != profiles[0].clean:
        yield (f"The baseline was made {'without' if baseline.clean else 'with'} --no-clean, this "
               f"is {'with' if baseline.clean else 'without'} it: {_WHY}")
    if baseline.seed not in (None, profiles[0].seed):
        yield ("The baseline was drawn with another --seed: intervals and verdicts may differ for "
               "that reason alone.")
    if baseline.voice != _voice(profiles[0]):
        yield "The baseline is of another --voice: verdicts are not held against each other."
    new = [id for id in profiles[0] if any(old and id not in old.measures for old in matched)]
    if new:
        yield f"The baseline has no {', '.join(new)}: nothing is said of what changed in them."


def _turned(baseline: Baseline, comparison: Comparison | None,
            places: Sequence[int | None]) -> tuple[Turned, ...] | None:
    """The findings that hold in one of the runs alone, or for another article."""
    if (baseline.verdicts is None or comparison is None or not comparison.resamples
            or baseline.voice != _voice(comparison.profiles[0])):
        return None
    both = set(comparison.profiles[0]).intersection(
        *(article.measures for article in baseline.articles))
    names = [profile.article.name for profile in comparison.profiles]
    today = {(each.measure, each.voice): each for each in comparison.contrasts}
    then = {(each.measure, each.voice): each for each in baseline.verdicts}
    turned = []
    for finding in comparison.contrasts:
        old = then.get((finding.measure, finding.voice))
        if finding.measure in both and _holds(finding.verdict) and not (
                old and _holds(old.verdict) and old.first == places[finding.articles[0]]):
            turned.append(Turned(finding.measure, finding.voice, names[finding.articles[0]],
                                 old.verdict if old else None, finding.verdict, True))
    for old in baseline.verdicts:
        new = today.get((old.measure, old.voice))
        if old.measure in both and _holds(old.verdict) and not (
                new and _holds(new.verdict) and places[new.articles[0]] == old.first):
            turned.append(Turned(old.measure, old.voice, baseline.articles[old.first].name,
                                 old.verdict, new.verdict if new else None, False))
    return tuple(turned)


def _voice(profile: Profile) -> str:
    return profile.voice if isinstance(profile, Heard) else "all"


def _holds(verdict: str) -> bool:
    return verdict == DIFFERS or verdict.startswith("only in ")
