"""Support: what the program leans on that is no part of what it measures.

Arrays and random bits, digests, sets of words, regular expressions and named tuples that cost
next to nothing until they are used, printing and writing that other people's text can't break, and
what to install where something is missing.
"""
