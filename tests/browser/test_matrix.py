"""The page with a heat map, in light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from framing.render.groups.matrices import page as written
from tests.browser.conftest import AXE
from tests.browser.test_report import _COLOURS, LOOKS, contrast, shown
from tests.test_matrix import TEXTS, of_texts

Address = Callable[[int], str]


@pytest.fixture(scope="module")
def heat_map(tmp_path_factory: pytest.TempPathFactory) -> Address:
    """The address of a page on so many articles."""
    folder = tmp_path_factory.mktemp("maps")

    def made(number: int) -> str:
        path: Path = folder / f"{number}.html"
        texts = [f"{TEXTS[place % len(TEXTS)]} No {place} w{'abcdefghij'[place % 10]}x."
                 for place in range(number)]
        path.write_text(written(of_texts(*texts), "similar"), encoding="utf-8")
        return path.as_uri()

    return made


@LOOKS
def test_axe_finds_no_violation(page: Page, heat_map: Address, size: str, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip(f"no axe-core in {AXE}: npm pack axe-core, and unpack it there")
    shown(page, size, scheme, heat_map(30))
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations"
                          ".map(each => [each.id, each.nodes.map(node => node.html)])")
    assert found == []


@LOOKS
def test_text_stands_out_from_its_ground(page: Page, heat_map: Address, size: str,
                                         scheme: str) -> None:
    shown(page, size, scheme, heat_map(4))
    weak = [(ink, ground, text) for ink, ground, text in page.evaluate(_COLOURS)
            if contrast(ink, ground) < 4.5]
    assert weak == []


@pytest.mark.parametrize("number", [2, 12, 40, 60])
def test_nothing_scrolls_sideways_but_map_and_table(page: Page, heat_map: Address, number: int,
                                                    told: list[str]) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(heat_map(number))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert told == []


def test_shades_are_painted(page: Page, heat_map: Address) -> None:
    page.goto(heat_map(12))
    fills = page.evaluate("[...document.querySelectorAll('.map path')]"
                          ".map(each => getComputedStyle(each).fill)")
    assert len(set(fills)) == len(fills) > 1
    assert "rgb(0, 0, 0)" not in fills
