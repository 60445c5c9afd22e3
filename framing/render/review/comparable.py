"""Whether the articles can be compared: said before anything that sets them apart."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparability import RULED_OUT, Comparability, Reason
from framing.render.review.words import Words

_VERDICTS = {"yes": "Yes", "in part": "In part", "no": "No", "can't tell": "Can’t tell"}
#: Of many pairs of articles so many reasons are told at first.
FEW = 3


def told(found: Comparability, words: Words | None, *, brief: bool) -> str:
    """The verdict, then what makes or breaks the comparison, then what is not judged for it.

    ``words``: those of two articles, and how alike they are. ``brief``: only some of the reasons,
    none with all the names that it rests on.
    """
    reasons = [_without_names(reason) if brief else reason.text for reason in found.reasons
               if not (brief and reason.kind == "story" and found.verdict == "in part")]
    if brief and len(reasons) > 1 and {reason.kind for reason in found.reasons} == {"story"}:
        reasons = ["All tell one story, by names and words."]
    more = len(reasons) - FEW
    if brief and more > 0:
        reasons = [*reasons[:FEW], f"And {more} more reason{'s' * (more > 1)}."]
    alike = ([] if words is None else words.common if "cosine" in " ".join(reasons)
             else words.alike)
    if any(reason.kind == "copy" for reason in found.reasons):  # which says how much is shared
        alike = [each.partition("; ")[0] for each in alike]
    # Of one text twice all is said: that a difference may be one of story would be nonsense.
    one_text = all(reason.kind == "same" for reason in found.reasons) and bool(found.reasons)
    ruled_out = "" if one_text else "; ".join(_ruled_out(found.rules_out))
    return " ".join([f"{_VERDICTS.get(found.verdict, found.verdict)}.", *reasons,
                     *[f"So {ruled_out}."] * bool(ruled_out),
                     *(f"{each[:1].upper()}{each[1:]}." for each in alike)])


def _ruled_out(kinds: Sequence[str]) -> list[str]:
    """What is not judged; where no rate is, a doubt about tone says nothing more."""
    if not {"tone", "rates"} <= set(kinds):
        return [RULED_OUT[each] for each in kinds]
    return [*(RULED_OUT[each] for each in kinds if each == "absence"),
            "tone and rates are not compared"]


def _without_names(reason: Reason) -> str:
    """Why articles are of one story, without what both name; of a subject that tells most."""
    if reason.kind == "subject":
        return f"{reason.text.partition('; TF-IDF')[0].rstrip('.')}."
    if reason.kind != "story":
        return reason.text
    return reason.text.partition(": both name")[0].rstrip(".") + "."
