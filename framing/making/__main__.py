"""``python -m framing.making NAME SOURCE...``: make a shipped table, or check it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from framing.errors import FramingError
from framing.making import available, make, table


@click.command()
@click.argument("name", type=click.Choice(available()))
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a shipped file differs.")
def main(name: str, sources: tuple[Path, ...], check: bool) -> None:
    """Make the table NAME and its sidecar from its SOURCES."""
    # Before NumPy is loaded. Products of small matrices: threads for them cost more than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        made = make(name, sources)
    except FramingError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    for file, data in made.items():
        path = table(name).folder / file
        if not check:
            path.write_bytes(data)
            click.echo(f"{path}: {len(data):,} bytes", err=True)
        elif not path.is_file() or path.read_bytes() != data:
            click.echo(f"{path} isn't what {' '.join(map(str, sources))} makes", err=True)
            sys.exit(1)


if __name__ == "__main__":
    main(prog_name="python -m framing.making")
