"""Measure the program as a user has it: installed, byte-compiled, each figure a ratio.

``python -m tests.benchmarks`` installs the project into an environment of its own, runs it from
there beside the packages it is measured against, and prints each ratio with its bar. In the
environment of whoever develops it the packages are slower to import: scikit-learn imports pandas
where there is one.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.commands import parser

ROOT = Path(__file__).parents[2]
IMPORTS = ("import click, rich, textstat; from nltk.sentiment.vader import "
           "SentimentIntensityAnalyzer; from sklearn.feature_extraction.text import "
           "TfidfVectorizer")

#: What is measured, its bar, and whether the ratio must be at least or at most the bar.
BARS = {
    "cold": ("cold `framing compare` ÷ importing the five packages", "at most", 0.25),
    "first, plain": ("articles a second, first measures ÷ the plain pipeline", "at least", 15.0),
    "first, plain, news": ("  on real news", "at least", 15.0),
    "first, findall": ("first measures ÷ one pass of re.findall", "at least", 0.2),
    "first, findall, news": ("  on real news", "at least", 0.2),
    "plain": ("articles a second, every measure ÷ the plain pipeline", "at least", 10.0),
    "plain, news": ("  on real news", "at least", 10.0),
    "findall": ("every measure ÷ one pass of re.findall", "at least", 0.13),
    "findall, news": ("  on real news", "at least", 0.13),
    "blocks": ("the same, finding blocks too (no bar of its own)", "at least", 0.0),
    "blocks, news": ("  on real news", "at least", 0.0),
    "linear, prose": ("time for prose 16 times as long", "at most", 18.0),
    "linear, one line": ("time for one line 16 times as long", "at most", 18.0),
    "linear, quotation marks": ("time for quotation marks 16 times as long", "at most", 18.0),
    "report": ("drawing the HTML report ÷ comparing and testing", "at most", 0.2),
    "memory": ("peak memory after 3,000 articles ÷ after 1,000", "at most", 1.05),
}


def environment(folder: str) -> dict[str, str]:
    """The environment of the measured processes: the installed copy first, byte code written."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("PYTHONDONTWRITEBYTECODE", "COLUMNS", "FORCE_COLOR")}
    return {**kept, "PYTHONPATH": folder}


def seconds(command: list[str], env: dict[str, str], folder: str) -> float:
    """Wall time of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, env=env, cwd=folder, check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def installed(folder: str) -> Path:
    """Install the project and what it needs, and nothing else; give the environment's Python."""
    python = Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python"
    for command in ([sys.executable, "-m", "venv", folder],
                    [str(python), "-m", "pip", "install", "-q", str(ROOT)]):
        subprocess.run(command, check=True, env=environment(""))
    return python


def cold(python: Path, folder: str, runs: int = 11) -> float:
    """The median ratio of a whole compare to the imports alone, the two taken in turn."""
    env = environment("")
    compare = [str(python), "-m", "framing", "compare",
               *(str(ROOT / "examples" / name) for name in ("gazette.txt", "courier.txt"))]
    imports = [str(python), "-c", IMPORTS]
    for command in (compare, imports):
        seconds(command, env, folder)
    return statistics.median(
        seconds(compare, env, folder) / seconds(imports, env, folder) for _ in range(runs)
    )


def inside(python: Path, folder: str, *what: str) -> dict[str, float]:
    """Run the measurements of :mod:`tests.benchmarks.inside` on the installed copy."""
    # The installed copy comes first, then these tests, before those that a package brings.
    own = Path(folder, "own")
    if not own.exists():
        [packages] = Path(folder).glob("[Ll]ib/**/site-packages")
        own.mkdir()
        own.joinpath("framing").symlink_to(packages / "framing")
    done = subprocess.run([str(python), "-m", "tests.benchmarks.inside", *what],
                          env=environment(os.pathsep.join((str(own), str(ROOT)))),
                          cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> int:
    """Print the table; exit 1 where a bar is missed."""
    parser("tests.benchmarks", __doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python = installed(folder)
        found = {"cold": cold(python, folder), **inside(python, folder),
                 **inside(python, folder, "linear"), **inside(python, folder, "memory")}
    missed = 0
    for name, (title, side, bar) in BARS.items():
        if name not in found:  # news, where there is none beside the project
            continue
        value = found[name]
        good = value <= bar if side == "at most" else value >= bar
        missed += not good
        print(f"{title:<62} {value:8.3f}  {side} {bar:g}{'' if good else '  MISSED'}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
