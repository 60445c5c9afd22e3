"""Grammar: what is known of words and verbs, and a document's tokens with it.

In the order of reading: :mod:`~framing.grammar.listed` reads ``lexicons/grammar.tsv``;
:mod:`~framing.grammar.words` keeps what is known of a form as bits, and
:mod:`~framing.grammar.masks` names those that are often asked for together;
:mod:`~framing.grammar.verb_frames` tells what a verb of saying can stand with;
:mod:`~framing.grammar.columns` lays both along a document's tokens.
"""
