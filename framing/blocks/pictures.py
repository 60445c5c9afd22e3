"""Lines that credit a picture, alone or at a caption's end: "Photograph: Ann Lee/Norland Press"."""

from __future__ import annotations

import re

from framing.blocks.bylines import is_name
from framing.support.patterns import Pattern

_PICTURE = Pattern(
    r"(?:(?:file|cover|stock|handout|representative|representational|featured?|header|lead|main|ap"
    r"|afp|reuters) )?(?:photo(?:s|graphs?|graphy)?|images?|pictures?|pics?|illustrations?"
    r"|graphics?"
    r"|video|credits?|caption|foto|bild|crédits? photo)(?: (?:credits?|sources?|courtesy|via|from|"
    r"provided by|caption|by|illustration))?\s?(?:[:/|©]|$)|(?:image|media) (?:source|caption),")
_PICTURE_BY = Pattern(r"(?:photo(?:s|graphs?|graphy)?|images?|pictures?|illustrations?|video"
                      r"|graphic) (?:by|courtesy|credit|via) ", re.I)
PICTURE_STARTS = frozenset(str.split(
    "file cover stock handout representative representational feature featured header lead main "
    "ap afp reuters photo photos photograph photographs photography image images picture pictures "
    "pic pics illustration illustrations graphic graphics video credit credits caption foto bild "
    "crédit crédits getty media"))

#: A credit at a caption's end: "Photograph: Ann Lee/PA", "(Ann Lee for The Norland Times)".
_CREDITED = Pattern(
    r"(?:^|[.!?”\"')\]»] ?|(?<=[a-z]))(?:Photo(?:graph(?:y|s)?)?|Image|Picture|Illustration|Credit"
    r"|Composite|Graphic|CREDIT|Pic|File pic)s?(?: credit| by| courtesy)?(?:: ?|\.\.\.|…)"
    r"[^a-z\s.!?][^!?]{1,80}$")
_CREDITED_IN_BRACKETS = Pattern(r"[(\[]([^()\[\]]{4,80})[)\]]\.?$")
_PHOTOGRAPHER = Pattern(
    r"(?P<name>[^/|]{4,40}?)(?:/| / | \| | for (?=[A-Z])| via (?=[A-Z]))[A-Z].{1,50}")
_PHOTO = Pattern(r"(?:(?:AP|AFP|EPA|UPI|PA|Reuters|File|Staff|Courtesy|Handout) )?"
                 r"(?:Photo|Image|Picture|Photograph|Illustration)s?\b.*"
                 r"|Courtesy (?:of )?[A-Z].*|Getty.*|Supplied(?:: .*)?"
                 r"|(?:AP|AFP|AAP|PA|EPA|Reuters|Facebook|[A-Z]{2,4} News): .*"
                 r"|.*/(?:AP|AFP|Reuters|Getty Images).*")
PICTURE_ENDS = ("getty images", "/reuters", "/ap", "/afp", "via ap", "via reuters", "via getty",
                "/shutterstock", "/istockphoto", "/istock", "/alamy")


def picture_credit(words: str, low: str, first: str, ends: str) -> str | None:
    """"Photo: Ann Lee/Norland Press", a caption that ends in a credit or an agency's name.

    Not "Photo by photo, she rebuilt the street", nor a paragraph that a credit stands before.
    """
    if len(low) > 240:
        return None
    why = "credits a picture"
    if first in PICTURE_STARTS or low[:1] in "([":
        bare = low.strip("()[] ")
        after = max(low.find(")"), low.find("]")) if low[:1] in "([" else -1
        if 0 < after < len(low) - 40 and ends == ".":
            return None
        if _PICTURE.match(bare) or bare in ("ap", "afp") or "getty images" in bare[:40]:
            return why
        named = _PICTURE_BY.match(words.lstrip("([ "))
        if named and words.lstrip("([ ")[named.end():named.end() + 1].isupper() \
                and not (ends == "." and len(low) > 120):
            return why
    if ends == ".":
        return None
    if low.rstrip(")] ").endswith(PICTURE_ENDS) or _CREDITED.search(words):
        return why
    found = _CREDITED_IN_BRACKETS.search(words)
    if found and (_PHOTO.fullmatch(found[1]) or _is_photographer(found[1])):
        return why
    return why if "/" in words and _is_photographer(words) else None


def _is_photographer(words: str) -> bool:
    """Whether words are "Ann Lee/Norland Press" or "Ann Lee for The Norland Times", and no more."""
    found = _PHOTOGRAPHER.fullmatch(words)
    return found is not None and is_name(found["name"])


def has_credit(low: str) -> bool:
    """Whether a line that ends as no sentence may hold a credit: most needn't be looked at."""
    return "/" in low[-50:] or "photo" in low or "credit..." in low or (
        ":" in low and any(word in low for word in _CREDIT_WORDS))


_CREDIT_WORDS = ("image:", "picture:", "pic:", "illustration:", "credit:", "composite:", "graphic:",
                 "images:", "pictures:")
