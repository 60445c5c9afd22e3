"""``python -m framing``: the same as ``framing``."""

from framing.cli import program

program()
