"""Particles of names, the small words inside surnames: Ursula *von der* Leyen, Ali *bin* Hamza.

Which words are any depends on what is asked, so there is a set for each question, all with those
that are one whatever is asked. Those that run on inside a name in running text are of the class
*particle* of ``framing/lexicons/grammar.tsv``. What stands behind a surname is told here too.
"""

from __future__ import annotations

_ANYWHERE = frozenset({"bin", "da", "de", "del", "den", "der", "di", "dos", "du", "van", "von"})

#: Which tell nobody from anybody, in the names of speakers: Mira van der Berg, Berg. *Al* does, for
#: it is a first name too.
TELLING_NOTHING = _ANYWHERE | {"la", "le", "mac", "mhic", "nic", "ní", "te", "ten", "ter", "uí"}
#: With which a surname of several words begins, as it stands alone: Von der Leyen. *La*, *Le* and
#: *Ten* begin other names and sentences.
BEGINNING_SURNAMES = _ANYWHERE | {"al", "ap", "bint", "binti", "della", "el", "ibn", "nic", "ní",
                                  "uí", "wa", "zu"}
#: Which stand in lower case in a line of names; what joins two names there is as good as one.
IN_BYLINES = _ANYWHERE | {"al", "della", "el", "ibn", "la", "le", "ten", "ter", "zu", "zur",
                          "and", "e", "et", "und", "y"}

#: What stands behind a surname and tells a son from his father: Ann Lee *Jr.*, Louis *IV*.
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: The suffix without which a full name is another's: Ada Roe *Jr.*, and President Ada Roe.
YOUNGER = "jr"
