"""What an element says of itself: navigation, an advertisement, comments, a caption.

By its tag, its ``role``, and the words in its class and id. Names are only hints, so one that
would set aside the title or much of the page is not believed (``framing.sources.pages.walking``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.blocks import reasons

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAVIGATION = "the page’s navigation"
_BESIDE = "stands beside the article"
_FORM = "a form, a button or a dialog of the page"
_LINKS = "links to other articles"
_COMMENTS = "comments of readers"

#: Never shown, or not as words.
DROPPED = frozenset(str.split(
    "script style template noscript head title svg canvas audio video object embed iframe select "
    "option textarea datalist map input img picture source track progress meter rt rp amp-ad "
    "amp-img amp-video amp-iframe amp-analytics frameset noframes"))
_TAGS = {"nav": _NAVIGATION, "aside": _BESIDE, "form": _FORM, "button": _FORM, "dialog": _FORM,
         "menu": _FORM, "amp-sidebar": _NAVIGATION, "amp-consent": reasons.CONSENT,
         "amp-social-share": reasons.SHARING, "figcaption": reasons.CAPTION,
         "caption": reasons.CAPTION}
_ROLES = {"navigation": _NAVIGATION, "complementary": _BESIDE, "dialog": _FORM,
          "alertdialog": _FORM, "search": _FORM, "form": _FORM, "menu": _NAVIGATION,
          "menubar": _NAVIGATION, "contentinfo": "the page’s footer"}
_NAMES = {
    name: why
    for why, names in {
        _COMMENTS: "comments commentlist disqus respond",
        reasons.CONSENT: "cookie cookies consent gdpr onetrust ccpa",
        reasons.NEWSLETTER: "newsletter newsletters subscribe signup optin regwall",
        _LINKS: "related recommended recommendations recirc recirculation readmore trending "
                "mostread popular outbrain taboola promo promos",
        reasons.SHARING: "share sharing sharebar social addthis sharedaddy",
        reasons.ADVERTISEMENT: "ad ads advert advertisement adslot sponsored dfp",
        reasons.PATH: "breadcrumb breadcrumbs",
        _BESIDE: "sidebar",
        reasons.TAGS: "taglist tagcloud",
        _NAVIGATION: "nav navbar navigation masthead topbar menu skiplink skip",
    }.items()
    for name in names.split()
}
_OF_COMMENTS = frozenset(str.split(
    "list thread body area form item author content text box wrapper section"))
_UNSEEN = frozenset(str.split("sr-only visually-hidden visuallyhidden screen-reader-text "
                              "screenreader-text a11y-hidden is-hidden hidden-print offscreen"))
_NAME = re.compile(r"[a-z]+|[A-Z][a-z]*")
_NO_DISPLAY = re.compile(r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}"
                         r"hidden)", re.I)


def names(element: HtmlElement) -> frozenset[str]:
    """The words in an element's class and id: ``relatedLinks`` and ``related-links`` alike."""
    given = f"{element.get('class') or ''} {element.get('id') or ''}"
    return frozenset(map(str.lower, _NAME.findall(given[:400]))) if given != " " \
        else frozenset()


def is_hidden(element: HtmlElement) -> bool:
    """Whether the page keeps an element from its readers' eyes."""
    if element.tag in DROPPED or (element.tag == "dialog" and element.get("open") is None):
        return True
    if not element.attrib:
        return False
    hidden = element.get("hidden")
    if (hidden is not None and hidden.lower() != "until-found") \
            or (element.get("aria-hidden") or "").lower() == "true":
        return True
    style, classes = element.get("style"), element.get("class")
    return bool((style and _NO_DISPLAY.search(style[:1000]))
                or (classes and not _UNSEEN.isdisjoint(classes[:400].lower().split())))


def stated(element: HtmlElement) -> str | None:
    """Why an element's words are none of the article's, by its tag or role."""
    role = element.get("role")
    return _TAGS.get(element.tag) or (_ROLES.get(role.lower().strip()) if role else None)


def hinted(element: HtmlElement, words: frozenset[str]) -> str | None:
    """Why an element's words are none of the article's, by the ``words`` that name it."""
    if element.get("subscriptions-section") == "content-not-granted":
        return reasons.NEWSLETTER
    known = words & _NAMES.keys()
    if known:
        return _NAMES[min(known)]
    if "comment" in words and not _OF_COMMENTS.isdisjoint(words):
        return _COMMENTS
    if "caption" in words or ("credit" in words and not words.isdisjoint(
            ("image", "photo", "picture", "media"))):
        return reasons.CAPTION
    if "author" in words and not words.isdisjoint(("bio", "box", "about", "profile", "card")):
        return "tells of the author"
    if "tag" in words and not words.isdisjoint(("list", "cloud", "links")):
        return reasons.TAGS
    if "read" in words and not words.isdisjoint(("more", "next", "most")):
        return _LINKS
    return None


def is_byline(element: HtmlElement, words: frozenset[str]) -> bool:
    """Whether an element is marked as the line that names the writer or the day."""
    return element.get("rel") == "author" \
        or element.get("itemprop") in ("author", "datePublished") \
        or not words.isdisjoint(("byline", "dateline", "pubdate", "timestamp")) \
        or (element.tag == "address" and "author" in words)


def is_pull_quote(words: frozenset[str]) -> bool:
    """Whether an element is named as words of the article shown once more, in large letters."""
    return "pullquote" in words or {"pull", "quote"} <= words
