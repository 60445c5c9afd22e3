"""Settings from ``framing.toml`` or ``[tool.framing]`` in ``pyproject.toml``.

Looked for in the current folder, then upwards to the root of the repository; the first that is
found is the one that counts. A setting is a command's option by its long name; what is said on the
command line wins. A plug-in given as a file is not taken from here, since it would run code from
any folder one happens to stand in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from framing.cli.options import COLORS, LEAST_WIDTH, MOST_WIDTH, size
from framing.errors import SettingError
from framing.measures import nearest
from framing.sources.files import shown
from framing.support.records import NamedTuple


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _switch(value: Any) -> bool:
    return isinstance(value, bool)


def _width(value: Any) -> bool:
    return type(value) is int and LEAST_WIDTH <= value <= MOST_WIDTH


def _seed(value: Any) -> bool:
    return type(value) is int and value >= 0


def _seconds(value: Any) -> bool:
    return type(value) in (int, float) and 0 < value <= 3600


def _size(value: Any) -> bool:
    try:
        return type(value) in (str, int) and size(value) > 0
    except click.BadParameter:
        return False


def _format(value: Any) -> bool:
    from framing.render import formats

    return value in formats()


def _list(value: Any) -> bool:
    return _text(value) or (isinstance(value, list) and all(map(_text, value)))


class Setting(NamedTuple):
    """A setting: the parameter it stands for, its default, what it may be, and what it does.

    ``paths``: it names files, from the folder of the settings, wherever the program is run.
    """

    parameter: str
    default: Any
    fits: Callable[[Any], bool]
    wants: str
    help: str
    paths: bool = False


SETTINGS: Mapping[str, Setting] = {
    "clean": Setting("clean", True, _switch, "true or false",
                     "leave out bylines, repeated titles and boilerplate"),
    "color": Setting("color", "auto", COLORS.__contains__, "auto, always or never",
                     "colours in a terminal"),
    "format": Setting("format_", "table", _format, "the name of a format, such as json",
                      "how results are printed"),
    "full": Setting("full", False, _switch, "true or false", "show every measure"),
    "idf": Setting("idf", "news", _text, "news, these or a file",
                   "document frequencies that TF-IDF leans on", paths=True),
    "lexicon": Setting("lexicons", [], _list, "a file or a list of files",
                       "lists of your own to count", paths=True),
    "max-size": Setting("max_size", "20M", _size, "a size such as 20M",
                        "largest file that is read"),
    "only": Setting("only", [], _list, "a name or a list of names",
                    "families or measures to count, all if empty"),
    "plugin": Setting("plugins", [], _list, "a name or a list of names",
                      "installed plug-ins to load"),
    "quiet": Setting("quiet", False, _switch, "true or false", "no warnings on stderr"),
    "seed": Setting("seed", 0, _seed, "a whole number, 0 or more",
                    "what the draws for intervals and tests begin from"),
    "timeout": Setting("timeout", 20.0, _seconds, "a number of seconds up to 3600",
                       "longest wait for an address"),
    "voice": Setting("voice", "all", _text, "all, author, quoted or a speaker's name",
                     "whose words are counted"),
    "width": Setting("width", None, _width,
                     f"a whole number from {LEAST_WIDTH} to {MOST_WIDTH}",
                     "columns of the output"),
}


@dataclass(frozen=True, eq=False)
class Settings:
    """The settings in force: ``values`` by name, and the file they came from."""

    values: Mapping[str, Any] = field(default_factory=dict)
    path: Path | None = None

    @property
    def defaults(self) -> dict[str, Any]:
        """Defaults for the commands' parameters: lists as lists, paths as they can be opened."""
        return {SETTINGS[name].parameter: self._default(name) for name in self.values}

    def _default(self, name: str) -> Any:
        setting, value = SETTINGS[name], self.values[name]
        if isinstance(setting.default, list) and isinstance(value, str):
            value = [value]
        if not setting.paths or self.path is None:
            return value
        if isinstance(value, list):
            return [str(self.path.parent / path) for path in value]
        return value if value in ("news", "these") else str(self.path.parent / value)


def find(folder: Path | None = None) -> Settings:
    """Find and check the settings for a folder.

    Raises:
        SettingError: a file can't be read, or has a key or a value that means nothing.

    """
    try:
        here = (folder or Path.cwd()).resolve()
    except OSError:  # the folder was deleted under our feet
        return Settings()
    for place in (here, *here.parents):
        own = place / "framing.toml"
        if own.is_file():
            return _checked(_load(own), own)
        project = place / "pyproject.toml"
        if project.is_file() and b"tool.framing" in _bytes(project):
            table = _load(project).get("tool", {}).get("framing")
            if isinstance(table, dict):
                return _checked(table, project)
        if (place / ".git").exists():
            break
    return Settings()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise SettingError(
            f"Cannot read the settings {shown(str(path))}: {error.strerror}; "
            "check its permissions."
        ) from None
    except UnicodeDecodeError:
        raise SettingError(
            f"The settings {shown(str(path))} are not UTF-8: save them as UTF-8 text."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingError(
            f"The settings {shown(str(path))} are not TOML: {error}; mend that place."
        ) from None


def _checked(values: Mapping[str, Any], path: Path) -> Settings:
    for name, value in values.items():
        setting = SETTINGS.get(name)
        if setting is None:
            raise SettingError(
                f"{shown(str(path))}: there is no setting {name!r}"
                f"{nearest(name, tuple(SETTINGS))} The settings are {', '.join(SETTINGS)}."
            )
        if not setting.fits(value):
            raise SettingError(
                f"{shown(str(path))}: {name} is {value!r}; give it {setting.wants}."
            )
    plugins = values.get("plugin", [])
    for plugin in [plugins] if isinstance(plugins, str) else plugins:
        if plugin.endswith(".py") or "/" in plugin or "\\" in plugin:
            raise SettingError(
                f"{shown(str(path))}: plugin {plugin!r} is a file; settings name installed "
                "plug-ins alone. Give the file with --plugin."
            )
    return Settings(dict(values), path)
