"""What people have coded: labels that measures are held against, and codes held against each other.

``tables`` reads the files, ``labels`` says what labels are taken for, ``scoring`` holds a measure
against them; ``codes`` and ``agreement`` are of coders; ``metrics`` has the figures of both.
"""
