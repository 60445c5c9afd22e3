"""What an outlet says of the text itself: disclaimers, corrections, where it first appeared."""

from __future__ import annotations

from framing.blocks import reasons
from framing.blocks.lines import Line, Place, speaks
from framing.support.patterns import Pattern

_NOTICE_STARTS = Pattern(
    r"[(\[*_]{0,3}(?:our standards: |disclaimer|editor['’]s note|editors['’] note"
    r"|correction|corrections|clarification|disclosure|note to (?:readers|editors)|legal notice"
    r"|publisher['’]s note|this (?:article|story|essay|piece) appear(?:s|ed) in (?:print"
    r"|(?:the|our) .{0,30}\b(?:edition|issue)))\b")
_ABOUT_ITSELF = Pattern(
    r"[(\[*_]{0,3}(?:this (?:article|story|report|content|post|material|text|piece|column"
    r"|press release"
    r"|photo|image|work|website|site|is an? (?:breaking|developing|opinion|guest|sponsored"
    r"|paid|ai|automated|syndicated)"
    r"|translation|transcript|page|commentary|essay|op-ed)"
    r"|an? (?:earlier|previous|version|longer) |(?:the|these|any|all|our|some) (?:views?|opinions?"
    r"|statements|(?:cover |featured? |lead )?(?:photos?|images?|pictures?|illustrations?)|content"
    r"|information|material|author|writer|editorial|articles?|contents|comments|data|headline"
    r"|accompanying)|(?:views?|opinions?|images?|photos?|pictures?|illustrations?|content"
    r"|information"
    r"|reproduction|portions|parts|some parts|written with|generated|produced with|created with"
    r"|translated|reprinted|republished|originally published|first published|if you (?:believe"
    r"|have|find|or someone|need|are (?:affected|struggling)"
    r"|wish|would like)|for (?:more information|permission|syndication|licensing"
    r"|confidential support)|content created by|the bbc is"
    r"|terms|no part of|nothing (?:in|on) this|we (?:may earn|have updated|welcome|invite you"
    r"|reserve the right)))\b")
_NOTICE = Pattern(
    r"submi(?:tted|ssion) (?:by (?:our|a) (?:user|reader)|rules)|computer[- ]generated"
    r"|ai[- ]generated"
    r"|generated (?:by|with|using) (?:an? )?(?:ai\b|artificial|computer|automat)"
    r"|(?:help|assistance|aid|use) of (?:ai\b|artificial|automat)|(?:views?|opinions?|statements) "
    r"(?:expressed|presented|stated|contained)|are (?:his|her|their|those of|solely|the author)"
    r"|author['’]s own|(?:not|necessarily) (?:necessarily )?(?:reflect|represent)"
    r"|(?:illustrat|informat|education)\w{0,6} purposes only|(?:not|nor) (?:constitute|intended as|"
    r"financial advice|investment advice|legal advice|medical advice)|(?:first"
    r"|originally) (?:published|"
    r"appeared|posted)|(?:has|have) been (?:updated|corrected|amended|edited|revised|republished|"
    r"translated|shortened)|was (?:updated|corrected|amended|translated|edited|produced"
    r"|republished|"
    r"written by)|not been edited|syndicated|without (?:the )?(?:prior |express "
    r"|written )*permission"
    r"|infring|copyright|terms of (?:use|service)|privacy policy|liabil|creative commons"
    r"|not indicative|misstated|incorrectly stated|affiliate|commission|permission to|contact us"
    r"|not responsible for the content|no longer (?:be )?current|\bcorrects\b"
    r"|\b(?:call|text) \d|helpline|hotline|lifeline"
    r"|third[- ]party|(?:will be|is being) updated"
    r"|(?:is|are) (?:breaking|developing)|developing (?:story|news)"
    r"|our commenting|right at all times|community (?:guidelines|standards)"
    r"|check back|appear(?:s|ed) in print|licensing opportunit|available without charge"
    r"|press release|rights reserved|may not be (?:published|reproduced"
    r"|redistributed)")


#: "This story was originally published by …" is a note wherever it stands.
_REPUBLISHED = Pattern(
    r"[(\[*_]{0,3}this (?:article|story|piece|essay|column|post|report|commentary) "
    r"(?:was |is |has been )?(?:(?:originally|first) (?:published|appeared|produced|posted)"
    r"|(?:republished|reproduced|reprinted) (?:from|here|with|by))\b")


#: So is "This article appears in the June 2025 issue, with the headline “The Crossing”."
_PRINTED = Pattern(
    r"[(\[*_]{0,3}(?:this (?:article|story|piece|essay|column) (?:appear(?:s|ed)|was published) in"
    r" the .{0,60}\b(?:issue|edition)|published in the print edition)\b.{0,120}")


#: So is "Correction (March 6): An earlier version …".
_CORRECTED = Pattern(r"[(\[*_]{0,3}corrections?\b[^.:]{0,40}: .{0,40}"
                     r"(?:(?:earlier|previous) version|misstated|incorrectly)")


def own_note(line: Line, place: Place) -> str | None:
    """"This story was originally published by Grist and appears here as part of a project."."""
    if place.opening:
        return None
    if line.first in ("this", "published") and _PRINTED.fullmatch(line.low):
        return reasons.NOTE
    if (line.first == "this" and _REPUBLISHED.match(line.low) and not speaks(line.low)) \
            or (line.first == "correction" and _CORRECTED.match(line.low)):
        return reasons.NOTE
    return None


def notice(words: str) -> str | None:
    """A disclaimer, correction or note on the text itself, of any length up to 1,500 characters.

    Two signs must agree: it begins by naming itself ("This article", "The views", "The cover
    photo") and says what such notices say. One that quotes or reports speech is left alone. To be
    asked only at an article's edges or of a line in brackets.
    """
    if len(words) > 1500:
        return None
    low = words.lower()
    if _NOTICE_STARTS.match(low):
        return reasons.NOTE
    if _ABOUT_ITSELF.match(low) and _NOTICE.search(low) and not speaks(low):
        return reasons.NOTE
    return None
