"""Voices: which words are quoted, whose they are, and who speaks in an article.

A quotation's words are not the author's: tone, loading and certainty are read apart for both. In
the order of the work: :mod:`~framing.voices.marks` pairs quotation marks;
:mod:`~framing.voices.clauses` reads sentences and :mod:`~framing.voices.cues` finds whose words
they hold, :mod:`~framing.voices.context` what only the paragraph tells;
:mod:`~framing.voices.speakers` brings the mentions of one speaker together;
:mod:`~framing.voices.listening` goes through a document with all of them. Indirect speech is listed
with its speaker; its wording is the author's, and so it counts in the author's voice.

English cues alone are known; marks are paired in any language.
"""

from framing.voices.entries import ATTRIBUTED, SPOKEN, Quote, Said, Speaker, Stretch, Voices
from framing.voices.listening import listen

__all__ = [
    "ATTRIBUTED",
    "SPOKEN",
    "Quote",
    "Said",
    "Speaker",
    "Stretch",
    "Voices",
    "listen",
]
