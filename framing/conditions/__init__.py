"""Conditions on figures, for scripts: ``loaded.rate[author] > 8 and structure.words > 300``.

::

    condition   both { "or" both }
    both        one { "and" one }
    one         "not" one | "(" condition ")" | comparison | "differs" "(" MEASURE ")"
    comparison  side ( ">" | ">=" | "<" | "<=" | "==" | "!=" ) side
    side        NUMBER | value | "changed" "(" value ")"
    value       [ ARTICLE "." ] MEASURE [ "[" VOICE "]" ]
    ARTICLE     a letter (A, B, …), or a name in quotation marks

A condition that names no article is judged for each in turn, and holds if it holds for one of them:
``a and b`` is of one and the same article. Figures are compared as the JSON gives them, to six
significant digits. Where a figure can't be computed, a comparison is neither true nor false: nor is
what depends on it (``false and …`` and ``true or …`` don't).

``differs(MEASURE)`` holds where a comparison's verdict on it is that it differs, or is found in one
article alone; not where it does so on little, or is too rare to tell. ``changed(VALUE)`` is today's
figure less the baseline's.
"""

from framing.conditions.judging import Judged, holds
from framing.conditions.parts import (
    Compare,
    Condition,
    ConditionError,
    Differs,
    Every,
    Not,
    Number,
    Some,
    Value,
)
from framing.conditions.reading import DEEPEST, LONGEST, Known, parse

__all__ = ["DEEPEST", "LONGEST", "Compare", "Condition", "ConditionError", "Differs", "Every",
           "Judged", "Known", "Not", "Number", "Some", "Value", "holds", "parse"]
