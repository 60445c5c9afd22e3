"""Groups of a collection's articles, by outlet or time: what rates and words each has.

Articles fall into groups (:mod:`.grouping`), and what is added up of them (:mod:`.summing`,
:mod:`.moments`), copies of one text together where that is asked (:mod:`.units`), gives rates with
their intervals (:mod:`.aggregates`, :mod:`.linearised`). Words are counted (:mod:`.word_counts`)
and tested (:mod:`.group_terms`).
"""
