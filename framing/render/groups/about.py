"""What must be known of groups of articles: how figures were made, what they can't show."""

from __future__ import annotations

from collections.abc import Iterable

from framing.collection.groups.aggregates import Aggregate
from framing.collection.groups.summing import Summed, least_with
from framing.collection.groups.units import NOUNS
from framing.render.review.cells import per_unit

#: What groups are called whose articles tell no outlet, or no date.
NO_OUTLET, UNDATED = "(no outlet told)", "undated"
#: So many outlets of two spellings are named.
_NAMED = 5


def unit(measure: Summed) -> str:
    """What a measure's value is counted in, in words."""
    per = measure.kept.measure.per
    return f"{per} an article" if measure.each else per_unit(per)


def method(found: Aggregate) -> str:
    """How the figures were made, and which are left out."""
    over = {"articles": "articles", "copies": "texts (the copies of each taken together)",
            "stories": "stories (the articles on each taken together)"}[found.units]
    several = NOUNS[found.units][1]
    few = [f"fewer than {found.least} {several}"] * (found.least > 1)
    if (hits := least_with(found.least)) > 0:
        few.append(f"fewer than {hits} with any of what is counted")
    too_few = (f" Too few: {', or '.join(few)}; from so little an interval can’t be trusted, so "
               "there are counts alone.") if few else ""
    return ("A figure is of a group’s articles taken together: longer ones weigh more. 95 % "
            f"intervals are over {over}, not over sentences: by linearisation (Cochran 1977), with "
            f"Student’s t.{too_few}")


def limits(found: Aggregate) -> str:
    """What a table of groups of articles can't show."""
    whole = "an outlet" if found.grouping.outlet else "all that was printed then"
    told = [f"These are the articles that were collected, not {whole}: how they were chosen "
            "decides what the figures can stand for. Groups differ in topics and in kinds of text, "
            "and either moves a figure."]
    if found.units == "articles":
        told.append("A text that was printed many times counts each time; framing copies, then "
                    "--units copies, makes it one in the intervals.")
    elif found.units == "copies":
        each = ", in each outlet" * found.grouping.outlet
        told.append("A text that was printed many times counts each time in a figure, and as one "
                    f"in its interval{each}.")
    told.append("The order is by name and by time, never by value: no ranking. Differences aren’t "
                "tested; where two intervals overlap there may be one all the same.")
    return " ".join(told)


def warnings(found: Aggregate) -> list[str]:
    """What a reader must know of the groups, a sentence each."""
    said = []
    if found.unread and any(each.kept.measure.english for each in found.measures):
        are = "is" if found.unread == 1 else "are"
        said.append(f"{found.unread:,} of {found.articles:,} articles {are} in another language "
                    "than English: measures that rest on English words leave them out.")
    if found.grouping.outlet:
        untold = sum(group.articles for group in found.groups if group.outlet == "")
        if untold:
            said.append(f"{untold:,} of {found.articles:,} articles "
                        f"{'tells' if untold == 1 else 'tell'} no outlet: "
                        f"{_stand(untold)}.")
        said += alike([group.outlet for group in found.groups])
    if found.grouping.time:
        undated = sum(group.articles for group in found.groups if group.period is None)
        if undated:
            said.append(f"{undated:,} of {found.articles:,} articles "
                        f"{'has' if undated == 1 else 'have'} no date: {_stand(undated)}, in no "
                        "line of time.")
    return said


def _stand(number: int) -> str:
    return ("it stands as a group of its own" if number == 1
            else "they stand as a group of their own")


def alike(outlets: Iterable[str | None]) -> list[str]:
    """Say which outlets' names differ in case, spaces and signs alone: they may be one outlet."""
    names: dict[str, list[str]] = {}
    for name in filter(None, dict.fromkeys(outlets)):
        key = "".join(filter(str.isalnum, name.casefold()))
        names.setdefault(key or name, []).append(name)
    several = [" and ".join(own) for own in names.values() if len(own) > 1]
    if not several:
        return []
    more = len(several) - _NAMED
    told = "; ".join([*several[:_NAMED], *[f"{more} more"] * (more > 0)])
    return [f"Outlets that are spelled in two ways are two groups: {told}."]
