"""``framing scorecard``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import options, outputs, sources
from framing.cli.typed import refuse
from framing.errors import SettingError
from framing.scorecard import figures

#: From fewer groups than this a bootstrap's interval is too narrow as a rule.
FEW = 20
#: Options that are of no use without a file.
_OF_LABELS = ("text", "label", "measure", "group", "positive", "whose", "worst", "lexicons",
              "plugins", "seed", "shape", "table_size")
_VOICES = ("all", "author", "quoted")


@click.command("scorecard")
@click.argument("file", required=False, type=options.PATH)
@click.option("--text", metavar="COLUMN", help="The column that holds the texts.")
@click.option("--label", metavar="COLUMN", help="The column that holds people’s labels.")
@click.option("--measure", metavar="ID", shell_complete=options.complete_measures,
              help="The measure to hold against them, such as tone.vader.")
@click.option("--group", metavar="COLUMN",
              help="The article each text is from: those of one are drawn together.")
@click.option("--positive", metavar="LABEL",
              help="Which of two labels should have the higher values.")
@click.option("--voice", "whose", type=click.Choice(_VOICES), default="all",
              help="Read the texts’ words in one voice.  [default: all]")
@click.option("--worst", type=click.IntRange(0, 1000), default=5, metavar="N",
              help="Show so many of the texts that it gets most wrong.  [default: 5]")
@options.own_options
@options.seed_option
@options.figures_options
def command(file: str | None, **given: Any) -> None:
    """Hold a measure against labels of your own, or show how well measures did.

    FILE is a table with a first line of column names (CSV, TSV) or JSON Lines. Labels that are
    numbers: Pearson's r and Spearman's ρ; two labels: AUC; classes: macro-F1 or the mean AUC. With
    95 % intervals, beside the length of the text, and with the texts that it gets most wrong.

    Without FILE: how each measure did on public labelled texts, as framing explain quotes it.

    \b
      framing scorecard a.csv --text sentence --label mean --measure tone.vader
      framing scorecard a.csv --text text --label biased --measure loaded.rate
    """
    from framing.render.figures import scored, scored_data, shipped, shipped_data

    layout = outputs.layout(given["width"], given["color"], output=given["output"])
    if file is None:
        refuse(_OF_LABELS, "is for labels of your own: name the file that holds them; - is "
                           "standard input.")
        _put(given, shipped_data(figures()), lambda: shipped(figures(), layout))
        return
    missing = [f"--{name}" for name in ("text", "label", "measure") if not given[name]]
    if missing:
        raise click.UsageError(f"To hold a measure against labels, give {' and '.join(missing)}.")
    from framing.coding.scoring import Labelled, score

    measure = _measure(given)
    table = sources.table(file, given["shape"], given["table_size"], given["output"])
    group = given["group"]
    table.needs(given["text"], given["label"], *[group] * (group is not None))
    texts = [Labelled(line, cells[given["text"]], table.figure(cells[given["label"]]),
                      cells[group] if group is not None else "") for line, cells in table.records]
    found = score(texts, measure, name=table.name, voice=given["whose"],
                  positive=given["positive"], seed=given["seed"], worst=given["worst"])
    _put(given, scored_data(found), lambda: scored(found, layout))
    few = [f"{table.name} has {found.groups} independent texts or groups that were scored: with "
           f"fewer than {FEW}, intervals are rough."] * (found.groups < FEW)
    outputs.warn([*table.warnings, *few], given["quiet"])


def _measure(given: dict[str, Any]) -> Any:
    """The one measure that is named, a list of the user's own among them.

    Raises:
        SettingError: none or several are; the message names the nearest, or the family's.

    """
    from framing.measures import families, measures, nearest
    from framing.scorecard import BESIDES

    name = given["measure"]
    known = {each.id: each for each in
             (*sources.chosen((), given["lexicons"], given["plugins"]), *measures().values())}
    if name in known:
        return known[name]
    if name in families():
        own = ", ".join(id for id in known if id.startswith(f"{name}."))
        raise SettingError(f"{name} is a family: give one of its measures, {own}.")
    if name in BESIDES:
        raise SettingError(f"{name} is no measure of a text, so nothing holds it against labels "
                           "here; framing explain lists the measures.")
    raise SettingError(f"There is no measure {name!r}{nearest(name, known)} "
                       "framing explain lists them.")


def _put(given: dict[str, Any], data: Any, text: Any) -> None:
    outputs.put_figures(data, text, given["form"], given["output"])
