"""The package's layers: imports point one way, those inside functions too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
#: Imports that do point up, inside functions, and why.
UPWARD = {
    ("framing.document", "framing.by_voice"):
        "a document is asked for one voice of it, which is a document again",
    ("framing.document", "framing.voices"):
        "a document is asked for its voices, which are heard in a document",
}
#: What shows things to people: nothing below needs it.
SHOWING = ("framing.render", "framing.cli")


class Import(NamedTuple):
    """An import of a module of the package by another; ``typed``: for type checkers alone."""

    by: str
    of: str
    typed: bool


@cache
def modules() -> dict[str, Path]:
    """Every module of the package by its name."""
    found = {}
    for path in sorted((ROOT / "framing").rglob("*.py")):
        *parts, last = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts if last == "__init__" else [*parts, last])] = path
    return found


@cache
def imports() -> frozenset[Import]:
    """All imports within the package, wherever they stand in a module."""
    return frozenset(
        Import(name, imported, typed)
        for name, path in modules().items()
        for imported, typed in _imported(ast.parse(path.read_text("utf-8")), False))


def _imported(node: ast.AST, typed: bool) -> Iterator[tuple[str, bool]]:
    """The package's modules that are imported below a node."""
    for each in ast.iter_child_nodes(node):
        names = []
        if isinstance(each, ast.Import):
            names = [alias.name for alias in each.names]
        elif isinstance(each, ast.ImportFrom):
            assert each.module, "imports are written in full"
            names = [each.module if f"{each.module}.{alias.name}" not in modules()
                     else f"{each.module}.{alias.name}" for alias in each.names]
        yield from ((name, typed) for name in names if name in modules())
        yield from _imported(each, typed or _for_types(each))


def _for_types(node: ast.AST) -> bool:
    return (isinstance(node, ast.If) and isinstance(node.test, ast.Name)
            and node.test.id == "TYPE_CHECKING")


def cycle(leaving_out: set[tuple[str, str]]) -> list[str] | None:
    """Modules that import each other in a ring, where there are any."""
    graph: dict[str, set[str]] = {}
    for each in imports():
        if not each.typed and (each.by, each.of) not in leaving_out:
            graph.setdefault(each.by, set()).add(each.of)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        return ring
    return None


def showing(name: str) -> bool:
    return any(name == layer or name.startswith(f"{layer}.") for layer in SHOWING)


def test_imports_are_found_wherever_they_stand() -> None:
    assert len(modules()) > 300
    assert Import("framing.document", "framing.voices", False) in imports()  # in a function
    assert Import("framing", "framing.comparison", True) in imports()  # for types
    assert Import("framing.comparison", "framing.background", False) in imports()  # from framing


def test_imports_point_one_way() -> None:
    assert cycle(set(UPWARD)) is None


@pytest.mark.parametrize("edge", UPWARD)
def test_what_is_said_to_point_up_does(edge: tuple[str, str]) -> None:
    assert Import(*edge, False) in imports()
    assert cycle(set(UPWARD) - {edge}) is not None


def test_nothing_below_imports_what_shows_it() -> None:
    assert not [each for each in imports() if showing(each.of) and not showing(each.by)
                and each.by != "framing.__main__"]


def test_what_is_rendered_knows_nothing_of_the_command_line() -> None:
    assert not [each for each in imports() if each.by.startswith("framing.render")
                and each.of.startswith("framing.cli")]
