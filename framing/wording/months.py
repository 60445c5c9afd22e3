"""What months and days of the week are called in English, in full and cut short.

The one list of them: all that reads a date or leaves one out of the names asks here. Class *time*
of ``lexicons/grammar.tsv`` has those that are seldom anything besides.
"""

from __future__ import annotations

_FORMS = ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
          "august aug", "september sept sep", "october oct", "november nov", "december dec")

#: Each month's number, by its name and by its short forms.
MONTHS = {form: number for number, forms in enumerate(_FORMS, 1) for form in forms.split()}
#: Short forms of months.
SHORT_MONTHS = frozenset(form for forms in _FORMS for form in forms.split()[1:])
#: Forms that are verbs or nouns where they stand without a capital.
MONTHS_AND_WORDS = frozenset({"mar", "march", "may"})
#: Forms that are first names too.
MONTHS_AND_FIRST_NAMES = frozenset({"april", "august", "jan", "jun", "june", "may"})

#: The days of the week, in their order.
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Their short forms that are nothing besides, and all of them: the sun, he sat, they wed.
SHORT_DAYS = frozenset({"thur", "thurs", "tue", "tues"})
ALL_SHORT_DAYS = SHORT_DAYS | {"fri", "mon", "sat", "sun", "thu", "wed", "weds"}
