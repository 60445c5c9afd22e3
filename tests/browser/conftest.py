"""Chromium where it is, and pages of the report as files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from framing.comparison import Comparison
from framing.render import Options, render

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
#: Where axe-core's script lies; it is no part of the project.
AXE = Path(os.environ.get("FRAMING_AXE") or Path(__file__).parents[2] / "build/axe/axe.min.js")
#: Whether what a machine lacks for these tests is a failure, not a reason to skip them.
REQUIRED = os.environ.get("FRAMING_BROWSER") == "required"
SIZES = {"wide": (1280, 900), "narrow": (390, 800)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none, unless it is asked for, as CI does."""
    if Path(CHROMIUM).exists() or REQUIRED:
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="no Chromium here: apt-get install chromium"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, as it runs in a container."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"]}


@cache
def _written(comparison: Comparison, folder: Path) -> str:
    path = folder / f"{id(comparison)}.html"
    path.write_text(render("html", "compare", comparison, Options()), encoding="utf-8", newline="")
    return path.as_uri()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Comparison], str]:
    """The address of a comparison's report."""
    folder = tmp_path_factory.mktemp("reports")
    return lambda comparison: _written(comparison, folder)


@pytest.fixture
def told(page: Any) -> list[str]:
    """What the console says, what fails, and what is asked for besides the page itself."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: None if request.is_navigation_request()
            else said.append(f"request: {request.url}"))
    return said
