"""Marks: what stands in quotation marks, or apart as a quotation does.

:mod:`~framing.voices.marks.quotations` pairs the marks, :mod:`~framing.voices.marks.set_off` finds
paragraphs that are somebody's words without any, and :mod:`~framing.voices.marks.places` tells
which token an offset stands at.
"""
