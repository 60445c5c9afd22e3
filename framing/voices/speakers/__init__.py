"""Speakers: whom a noun phrase names, and which mentions are of one.

:mod:`~framing.voices.speakers.who` is a mention as it is read;
:mod:`~framing.voices.speakers.naming` reads it, with
:mod:`~framing.voices.speakers.bodies` for organisations and
:mod:`~framing.voices.speakers.unnamed` for those without a name. Whom a pronoun, a surname or an
epithet means is proposed by :mod:`~framing.voices.speakers.antecedents`,
:mod:`~framing.voices.speakers.full_names` and :mod:`~framing.voices.speakers.epithets`; and the
:mod:`~framing.voices.speakers.ledger` brings the mentions of one speaker together.
"""
