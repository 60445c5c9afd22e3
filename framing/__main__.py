"""``python -m framing``: the same as ``framing``."""

from framing.cli import main

main()
