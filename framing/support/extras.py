"""What a reader has to run for packages that only some of the work needs."""

from __future__ import annotations


def install(extra: str) -> str:
    """The command that installs an extra beside this program.

    Of the pip that is found first where this is the one of this Python; else through this Python,
    by its path: in an environment that isn't active, ``pip`` would be another's.
    """
    import shlex
    import shutil
    import sys
    from pathlib import Path

    wanted = f"pip install 'framing-analyser[{extra}]'"
    found, here = shutil.which("pip"), sys.executable
    if not here or (found and Path(found).parent == Path(here).parent):
        return wanted
    return f"{shlex.quote(here)} -m {wanted}"
