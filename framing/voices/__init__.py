"""Voices: which words are quoted, whose they are, and who speaks in an article.

A quotation's words are not the author's: tone, loading and certainty are read apart for both. What
is set in marks is found by pairing the marks (:mod:`~framing.voices.quotations`), whose words they
are by the cues beside them (:mod:`~framing.voices.cues`), and mentions of one speaker are brought
together in a ledger (:mod:`~framing.voices.ledger`). Indirect speech is listed with its speaker;
its wording is the author's, and so it counts in the author's voice.

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
