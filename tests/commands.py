"""The tests' own commands: ``--help`` of each prints what its module says, and runs nothing."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter


def parser(name: str, said: str | None) -> ArgumentParser:
    """Read the command line of ``python -m NAME``; ``said`` is what its module says of itself."""
    return ArgumentParser(prog=f"python -m {name}", description=said,
                          formatter_class=RawDescriptionHelpFormatter)
