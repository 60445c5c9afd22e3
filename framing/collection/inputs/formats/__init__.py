"""The kinds of input, one a file, each with its ``KIND``."""
