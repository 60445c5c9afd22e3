"""What ``framing explain`` prints: of a measure, and of the sentences at a place."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from framing.counts import TOGETHER
from framing.explaining import Counted, Part, Sentence
from framing.lexicon import FOLDER, available, read_card
from framing.measures import Measure
from framing.measures import measures as known
from framing.profiles import Profile, profile
from framing.render import Options
from framing.render.figures import grid, row_data
from framing.render.labels import lines as lines_of_screen
from framing.render.numbers import number
from framing.render.review.cells import per_unit
from framing.render.screen.page import Page
from framing.scorecard import BESIDES, Row, beside, measured, of, others, together
from framing.support.printing import printable

#: What is read of a voice by itself, and what isn't: a text tells of a measure that may be neither.
_EACH, _ALL = "all, author, quoted, or a speaker by name", "all of them together only"
_SPOKEN = "Rain at Last\n\nIt rained for days. “We waited for it,” said Ann Lee. It stopped.\n"
#: How docstrings name what the documentation links to.
_LINK = re.compile(r":\w+:`~?([^`]+)`")
#: What docstrings set as code, with two marks on either side.
_CODE = re.compile(r"``([^`]+)``")
#: What in a docstring is no running text: indented lines, items of a list, examples.
_LAID_OUT = re.compile(r"(?m)^(?: |[-*•] |\d+[.)] |>>> |\|)")
_WIDTH, _MARGIN = 100, 10
#: What is told of a span, and which are figures; between two columns of a table are so many.
_SPANS = ("span", "counted as", "voice", "weight", "part")
_FIGURES = ("value", "weight", "part")
_GAP = 3
#: A sentence that begins with one of these is quoted as it stands.
_MARKS = frozenset("“\"„«‘")
#: Tables that are called neither as their measure is nor as its family.
_TABLES = {"loaded.score": "bias_weights"}
_UNMEASURED = "no figure of its agreement with people's judgements is shipped"


# -- measures --------------------------------------------------------------------------------------


def listed(families: Sequence[str], measures: Sequence[Measure], width: int = _WIDTH) -> str:
    """All measures with their titles, by family, in lines of so many columns."""
    lines = []
    for family in families:
        lines.append(family)
        for each in measures:
            if each.family == family:
                lines += textwrap.wrap(each.title, width, initial_indent=f"  {each.id:<26} ",
                                       subsequent_indent=" " * 29)
    lines.append("besides measures")
    for id in BESIDES:
        if of(id):
            lines += textwrap.wrap(BESIDES[id], width, initial_indent=f"  {id:<26} ",
                                   subsequent_indent=" " * 29)
    lines.append("and what stands on a screen of framing compare")
    lines += textwrap.wrap(", ".join(lines_of_screen()), width, initial_indent="  ",
                           subsequent_indent="  ")
    return "\n".join(lines) + "\n"


def told_besides(ids: Sequence[str], width: int = _WIDTH) -> str:
    """What things on the scorecard mean that are no measures of an article."""
    return _page([line for id in ids for line in (
        id, *_prose(BESIDES[id], width), "", *_people(id, width, "figure"),
        *_card_lines(id, width), "")])


def told_label(name: str, text: str, width: int = _WIDTH) -> str:
    """What a line or a word of a review means that is no measure."""
    return _page([name, *_prose(text, width)])


def told(measures: Sequence[Measure], family: str | None, width: int = _WIDTH) -> str:
    """What measures mean, how well each follows people, and then what holds of all of them."""
    lines: list[str] = []
    for each in measures:
        lines += [each.id, *_prose(each.doc, width), ""]
        facts = [("value", per_unit(each.per)), ("unit", each.unit),
                 ("voices", _voices(each)), ("source", each.cite)]
        for label, text in facts:
            lines += _labelled(label, text, width) if text else []
        lines += [*_people(each.id, width), *_card_lines(each.id, width), ""]
    modules = {inspect.getmodule(each.count) for each in measures if not each.lists}
    for module in sorted(filter(None, modules), key=lambda module: module.__name__):
        about = inspect.cleandoc(module.__doc__ or "")
        lines += [*([f"All of {family}"] if family else []), *_prose(about, width), ""]
    return _page(lines)


def _voices(measure: Measure) -> str:
    """Whose words a measure can be read of."""
    if measure.unit not in ("ledger", "article"):
        return _EACH
    reading = profile(_SPOKEN, only=(measure,)).reading(measure.id, "author")
    return _ALL if reading.note == TOGETHER else _EACH


def _page(lines: Sequence[str]) -> str:
    return "\n".join(map(printable, lines)).rstrip("\n") + "\n"


def _prose(text: str, width: int) -> list[str]:
    """A docstring's paragraphs in lines of a width; a list or an example stays as it is."""
    lines: list[str] = []
    for paragraph in _CODE.sub(r"\1", _LINK.sub(r"\1", text)).strip("\n").split("\n\n"):
        if _LAID_OUT.search(paragraph):
            lines += [f"  {line}".rstrip() for line in paragraph.split("\n")]
        else:
            lines += textwrap.wrap(" ".join(paragraph.split()), width, initial_indent="  ",
                                   subsequent_indent="  ", break_on_hyphens=False)
        lines.append("")
    return lines[:-1]


def _people(id: str, width: int, label: str = "people") -> list[str]:
    found = [line for rows in together(of(id))
             for line in _labelled(label, _sentence(rows), width)]
    return found or _labelled("people", _UNMEASURED, width)


def _labelled(label: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=f"  {label:<7} ",
                         subsequent_indent=" " * _MARGIN, break_on_hyphens=False)


def _sentence(rows: Sequence[Row]) -> str:
    """What was held against what, and what came of it."""
    figures = [f"{measured(row)}, in the same run {', '.join(beside(row))}" if row.baselines
               else measured(row) for row in rows]
    first = rows[0]
    return ". ".join([f"{first.data} (n {first.n:,}): {'; '.join(figures)}",
                      *[first.split] * bool(first.split), *others(rows)]) + "."


def _card_lines(id: str, width: int) -> list[str]:
    """The card of the table that a measure counts by; of a word list, where to see it."""
    name = card_name(id)
    if name is None:
        return []
    if name in available():
        return _labelled("list", f"{name}: framing lexicon show {name}", width)
    lines = _labelled("card", name, width)
    for key, value in read_card(FOLDER / f"{name}.tsv").items():
        lines += textwrap.wrap(f"{key}: {_plain(value)}", width, initial_indent=" " * _MARGIN,
                               subsequent_indent=" " * (_MARGIN + 2), break_on_hyphens=False)
    return lines


def card_name(id: str) -> str | None:
    """The word list that a measure looks up, or the table that it counts by.

    A table's card says whose it is by its key ``measure`` or, of several, ``measures``; else the
    table is called as the measure is, or its family.
    """
    if id in known() and known()[id].lexicons:
        return known()[id].lexicons[0]
    for path in sorted(FOLDER.glob("*.toml")):
        card = read_card(path)
        own = card.get("measure", card.get("measures", ()))
        if id in ([own] if isinstance(own, str) else own):
            return path.stem
    family, _, own = id.partition(".")
    for name in (_TABLES.get(id, ""), f"{family}_{own}", own, family):
        if name and (FOLDER / f"{name}.toml").exists() and name not in available():
            return name
    return None


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_plain(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return str(value)


def told_data(measures: Sequence[Measure]) -> dict[str, Any]:
    """The same, for scripts."""
    return {"schema": "framing.measures/1", "measures": [
        {"id": each.id, "title": each.title, "doc": each.doc, "per": each.per, "unit": each.unit,
         "cite": each.cite, "people": [row_data(row) for row in of(each.id)],
         "card": _card_data(each.id)} for each in measures]}


def besides_data(ids: Sequence[str]) -> dict[str, Any]:
    """Things on the scorecard that are no measures, for scripts."""
    return {"schema": "framing.measures/1", "measures": [
        {"id": id, "title": BESIDES[id], "doc": BESIDES[id], "per": None, "unit": None,
         "cite": None, "people": [row_data(row) for row in of(id)], "card": _card_data(id)}
        for id in ids]}


def label_data(name: str, text: str) -> dict[str, Any]:
    """A line or a word of a review, for scripts."""
    return {"schema": "framing.measures/1", "measures": [
        {"id": name, "title": text, "doc": text, "per": None, "unit": None, "cite": None,
         "people": [], "card": None}]}


def _card_data(id: str) -> dict[str, Any] | None:
    name = card_name(id)
    return None if name is None else {"name": name, **read_card(FOLDER / f"{name}.tsv")}


# -- a place ---------------------------------------------------------------------------------------


def placed(sentences: Sequence[Sentence], options: Options) -> str:
    """Which spans of sentences gave which part of which number."""
    page = Page(options)
    for place, sentence in enumerate(sentences):
        if place:
            page.line()
        said = printable(" ".join(sentence.text.split()))
        page.line(Text(f"line {sentence.line}  ", "bold"),
                  Text(said if said[:1] in _MARKS else f"“{said}”"))
        page.line()
        if not sentence.measures:
            page.labelled("", "No measure counted a span of this sentence.", 0)
            continue
        _spans(page, sentence.measures)
        for counted in sentence.measures:
            if note := _note(counted):
                page.labelled(counted.measure.id, note, 28)
    return page.text


def _spans(page: Page, measures: Sequence[Counted]) -> None:
    """A table of what each measure counted, with its id whole, as it is to be copied.

    Where the page is too narrow for that, the ids stand on lines of their own.
    """
    heads = [[each.measure.id, "–" if each.value is None else _figure(each.value)]
             for each in measures]
    rows = [[_cells(part) for part in each.parts] for each in measures]
    columns = [list(column) for column in zip(_SPANS, *(row for each in rows for row in each),
                                              strict=True)]
    aside = [max(map(cell_len, column)) for column in zip(("measure", "value"), *heads,
                                                          strict=True)]
    if (widths := _fitted(columns, page.width - sum(aside) - 2 * _GAP)) is not None:
        table = _table(("measure", "value", *_SPANS), [*aside, *widths])
        for head, each in zip(heads, rows, strict=True):
            for place, row in enumerate(each or [["" for _ in _SPANS]]):
                table.add_row(*map(Text, (*(["", ""] if place else head), *row)))
        page.add(table)
        return
    widths = _fitted(columns, page.width - _GAP, breaking=True)
    assert widths is not None
    table = _table(("", *_SPANS), [0, *widths])
    page.add(table)
    for head, each in zip(heads, rows, strict=True):
        page.line(Text("  ".join(head), "bold"))
        table = _table(("", *_SPANS), [0, *widths], headed=False)
        for row in each:
            table.add_row("", *map(Text, row))
        if each:
            page.add(table)


def _table(heads: Sequence[str], widths: Sequence[int], *, headed: bool = True) -> Table:
    """An empty table of columns so wide; without its heads where they stand above already."""
    right = [place for place, head in enumerate(heads) if head in _FIGURES]
    table = grid(*heads, right=right)
    table.show_header = headed
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def _cells(part: Part) -> list[str]:
    """A span: its words, what they count as, whose they are, their weight and their part."""
    return [printable(cell) for cell in (
        part.text, f"{part.label} ({part.why})" if part.why else part.label,
        part.speaker or part.voice, _figure(part.weight),
        "" if part.part is None else _figure(part.part))]


def _fitted(columns: Sequence[Sequence[str]], room: int, *, breaking: bool = False) -> (
        list[int] | None):
    """How wide columns are in so much room, the widest giving way first.

    None where a word would have to be broken for it, unless ``breaking``; figures never are.
    """
    widths = [max(map(cell_len, column)) for column in columns]
    words = [max(cell_len(word) for cell in column for word in (*cell.split(), ""))
             for column in columns]
    text = [place for place, head in enumerate(_SPANS) if head not in _FIGURES]
    room -= _GAP * (len(columns) - 1)
    if sum(words) > room and not breaking:
        return None
    while sum(widths) > room and any(widths[at] > 1 for at in text):
        widest = max(text, key=lambda at: (widths[at] > words[at], widths[at]))
        widths[widest] -= 1
    return widths


def _note(counted: Counted) -> str:
    """What a reader has to know of the value beside the spans."""
    said = [*["the value is its paragraph’s"] * (counted.of == "paragraph"),
            *[counted.steps] * bool(counted.steps), *[counted.note or ""] * bool(counted.note)]
    return "; ".join(said)


def _figure(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")


def placed_data(profile: Profile, line: int, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """The same, for scripts."""
    article = profile.article
    return {
        "schema": "framing.explain/1",
        "article": {"name": article.name, "source": article.source, "sha256": article.sha256},
        "line": line,
        "sentences": [
            {"start": each.span.start, "end": each.span.end, "line": each.line, "text": each.text,
             "measures": [_counted(counted) for counted in each.measures]} for each in sentences],
    }


def _counted(counted: Counted) -> dict[str, Any]:
    return {"id": counted.measure.id, "of": counted.of, "value": number(counted.value),
            "note": counted.note, "steps": counted.steps or None,
            "spans": [_span(part) for part in counted.parts]}


def _span(part: Part) -> dict[str, Any]:
    return {**part._asdict(), "weight": number(part.weight), "part": number(part.part),
            "why": part.why or None}
