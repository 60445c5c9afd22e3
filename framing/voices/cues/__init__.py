"""Cues: the verbs and phrases that say whose words these are, and what they report.

:mod:`~framing.voices.cues.finding` goes through a line's verbs;
:mod:`~framing.voices.cues.behind` and :mod:`~framing.voices.cues.complements` tell what a verb
reports, :mod:`~framing.voices.cues.phrasal` what *according to* and its like do; and
:mod:`~framing.voices.cues.attribution` gives each quotation its cue.
"""
