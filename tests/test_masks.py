"""Masks of bits in ``grammar`` and ``voices``: each is defined once, and no name is for two."""

from __future__ import annotations

import ast
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import framing
from framing.grammar import verb_frames as frames

ROOT = Path(framing.__file__).parent
PATHS = {".".join(("framing", *path.relative_to(ROOT).with_suffix("").parts)): path
         for folder in ("grammar", "voices") for path in sorted((ROOT / folder).rglob("*.py"))
         if path.stem != "__init__"}
MASKS = "framing.grammar.masks"
#: What a mask is of: the bits of a word's form, or those of a verb's constructions.
OF_VERBS = {name for name, value in vars(frames).items() if type(value) is int}


def masks() -> list[tuple[str, str, bool, int]]:
    """The module, the name, whether it is of verbs, and the value of each mask in the folders."""
    found = []
    for module, path in PATHS.items():
        for node in ast.parse(path.read_text("utf-8")).body:
            match node:
                case ast.Assign([ast.Name(name)], ast.BinOp(op=ast.BitOr() | ast.BitAnd())):
                    parts = {each.attr if isinstance(each, ast.Attribute) else each.id
                             for each in ast.walk(node.value)
                             if isinstance(each, ast.Attribute | ast.Name)}
                    value = getattr(import_module(module), name)
                    if type(value) is int:
                        found.append((module, name, bool(parts & OF_VERBS), value))
    return found


def test_a_value_has_one_name_and_a_name_one_value() -> None:
    names, values = defaultdict(set), defaultdict(set)
    for module, name, of_verbs, value in masks():
        names[of_verbs, value].add(f"{module}.{name}")
        values[name].add(f"{module}.{name}")
    assert len(names) > 100
    assert [each for each in (*names.values(), *values.values()) if len(each) > 1] == []


def test_what_several_modules_ask_for_stands_with_the_masks() -> None:
    asked = defaultdict(set)
    for path in PATHS.values():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                for each in node.names:
                    asked[node.module, each.name].add(path.stem)
    own = PATHS[MASKS].read_text("utf-8")
    for module, name, of_verbs, _ in masks():
        users = asked[module, name]
        if module == MASKS:
            assert len(users) > 1 or own.count(f" {name}") > 0, name
        else:
            assert of_verbs or not users, f"{module}.{name}"
