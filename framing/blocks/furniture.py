"""What stands around an article and isn't its telling: links, prompts, credits, notices.

Each rule looks at one short line and its place, and answers with its reason or ``None``. Rules go
by how a line *begins* or by the whole of it, never by a word somewhere within, so that a paragraph
about a newsletter or about copyright law stays a paragraph.
"""

from __future__ import annotations

import re

from framing.blocks import reasons
from framing.blocks.lines import Line, Place, speaks
from framing.blocks.notices import notice, own_note
from framing.blocks.pictures import PICTURE_ENDS, PICTURE_STARTS, has_credit, picture_credit
from framing.support.patterns import Pattern

_LINK_HEADS = Pattern(
    r"related (?:article|story|content)|list (?:of \d+ items|\d+ of \d+)"
    r"|you (?:may|might|could) (?:also )?(?:like|enjoy|be interested in)(?: these.{0,30})?"
    r"|read more|read (?:also|next|this next)|also read|what to read next"
    r"|recommended (?:for you|reading|stories|articles|links|videos)"
    r"|(?:more|most|related|other|similar) (?:articles|stories|posts|coverage|content|links"
    r"|reading|news|topics|items|videos)|more on this(?: story| topic)?"
    r"|most (?:read|popular|viewed|shared|commented)|trending(?: now| stories| news| topics)"
    r"|in case you missed it|editor(?:'s|s'|’s|s’) (?:picks?|choice)|(?:top|latest) (?:stories"
    r"|headlines|news|articles)|more (?:top )?stories|sponsored (?:links|stories)"
    r"|(?:follow|recommended|related internet) links|from our partners|around the web|from the web")
#: These name a section as readily as a row of links: over running text they stay headings.
_WEAK_LINK_HEADS = Pattern(
    r"recommended|trending|further reading|see also|related|don['’]t miss|up next|keep reading"
    r"|in other news|more from .{1,50}|more (?:on|about|in) .{1,60}|latest|popular"
    r"|explore more.{0,40}|tags|topics"
    r"|(?:external|useful) links|sources|references")
#: Over a line that is no running text these are no section of the article.
_OVER_LINKS = Pattern(r"recommended|trending|related|up next|keep reading|more to read"
                      r"|(?:read )?more from .{1,50}")
_INLINE_LINK = Pattern(
    r"(?:read(?: (?:more|also|next|full story|the full story))?|also read|see also"
    r"|related(?: (?:article|story|news|reading|coverage))?|more on this(?: story)?|recommended"
    r"|you (?:may|might)(?: also)? (?:like|enjoy|be interested in)"
    r"|don['’]t miss|watch|listen|more|must read|in case you missed it|icymi)"
    r"\s?(?::|\||>|»|–|—|\s-\s)\s{0,4}\S.*"
    r"|read more (?:about|on|from|at|here|of our) .{1,120}|click here (?:to|for) .{1,120}"
    r"|see more on:? .{1,80}")
_LINK_STARTS = frozenset(str.split(
    "you read also what recommended more most related other similar trending in editor's editors' "
    "editor’s editors’ list top latest sponsored follow from around further see don't don’t up "
    "keep popular explore external useful sources references watch listen must icymi click tags "
    "topics"))


def related_links(line: Line, place: Place) -> str | None:
    """"You May Also Like", "Read more: a title".

    Not a heading such as "More from the debate" that stands over running text.
    """
    if line.first not in _LINK_STARTS or len(line.low) > 200:
        return None
    head = line.low.rstrip(" :.…»>")
    if _LINK_HEADS.fullmatch(head):
        return reasons.LINKS
    if _WEAK_LINK_HEADS.fullmatch(head) and place.edge and not (place.over_prose or place.opening):
        return reasons.LINKS
    if _OVER_LINKS.fullmatch(head) and not (place.over_prose or place.opening):
        return reasons.LINKS
    low = line.low[1:-1] if line.low[0] in "([" and line.low[-1] in ")]" else line.low
    if _INLINE_LINK.fullmatch(low) and not (place.opening or speaks(low)):
        return "links to another article"
    return None


_PROMPT = Pattern(
    r"subscribe\b|sign(?:ing)? up\b|get (?:the|our|all|your|more|breaking|daily|news|stories|alerts"
    r"|updates|unlimited|full|in touch)\b|join (?:our|us|the|\d)|enter your e-?mail"
    r"|download (?:our|the)\b|follow (?:us|@|our|him|her|them|(?:[\w.’'-]{1,20} ){1,6}(?:on|at) )"
    r"|become (?:a|an)\b|support (?:our|independent|quality|local|us)\b"
    r"|contribute (?:as little|now|today)|already (?:a|an|have|subscribed|contributed)\b"
    r"|stay (?:informed|up[- ]to[- ]date|connected|updated|ahead"
    r"|in the (?:loop|know))|never miss|don['’]t miss|by (?:signing up|subscribing|clicking"
    r"|submitting|entering|registering|providing)|newsletters?\b|register (?:now|free|here|to"
    r"|for)\b"
    r"|receive\b|unlock\b|start your|want (?:more|to)\b|your e-?mail|this is a newsletter"
    r"|like what you|while you(?:['’]re| are) here|send (?:us )?your (?:stor|news|tip|photo"
    r"|picture|video)|(?:are you )?enjoying (?:this|our)|thank(?:s| you) for (?:reading|subscribing"
    r"|signing)|donate\b|(?:please )?(?:consider|help us)\b|we use cookies|delivered")
_PROMPT_CUE = Pattern(
    r"newsletters?|inbox|e-?mails?\b|\balerts?\b|\bapp\b|subscri|\bsign(?:ing)? up|\blog ?in\b"
    r"|sign in\b|telegram|whatsapp|instagram|twitter|facebook|youtube|linkedin|tiktok|bluesky"
    r"|\bour (?:journalism|reporting|work|newsroom|mailing|offers|offerings|new|daily|weekly"
    r"|channel)"
    r"|mailing list|our news\b|journalism|free trial|privacy policy|terms of (?:use|service)"
    r"|cookies|\bfollow us|support us|\bmembers?hip|become a (?:member|supporter|patron)|per month"
    r"|push notifications|unlimited access|for (?:just|only) [$£€]|\bon x\b|https?://"
    r"|your (?:story ideas|tips|photos|pictures|videos|views|stories|experiences?)")
_PROMPT_ALONE = Pattern(
    r"(?:subscribe|sign up|log ?in|sign in|register|donate|newsletters?|follow us|join us|"
    r"support us|get in touch)(?: (?:now|today|here|free|below))?"
    r"|free (?:daily |weekly )?newsletter")
_PROMPT_STARTS = frozenset(str.split(
    "subscribe sign signing get join enter download follow become support already stay never "
    "don't don’t by newsletter newsletters register receive unlock start want your this like "
    "enjoying are thank thanks donate please consider help we delivered log login send while "
    "free privacy contribute"))

#: "Our newsletter has all you need. Sign up here.": the prompt comes last, a sentence of its own.
_ASKED = tuple(f"{verb} {when}" for verb in ("sign up", "subscribe")
               for when in ("here", "now", "today"))
_ASKED_LAST = Pattern(r".{0,240}[.?!…:] ?(?:sign up|subscribe) (?:here|now|today)[ .!»>]*")


#: "Got a story? Email …": what is asked is asked of the reader.
_TIPS = Pattern(
    r"(?:do you have|have you got|have|got|do you know|know) (?:an?|any|some|more)"
    r"(?: \w{2,20}){1,4}\? (?:please )?(?:e-?mail|contact|call|write|get in touch"
    r"|message|text|send|tell|let us know)\b"
    r".{0,160}(?:@|\bus\b|\bour\b|\btips\b).{0,80}"
    # "Have you been affected by the flood? Email …"
    r"|(?:have|are|were|did) you [^?.!]{3,90}\? (?:please )?(?:e-?mail|contact us|get in touch"
    r"|message us|text us|tell us|let us know)\b.{0,160}"
    r"|do you have an opinion on (?:the issues raised in )?this (?:article|story)\?.{0,220}")
_TIPS_STARTS = frozenset(("are", "did", "do", "have", "got", "know", "were"))
#: "Love big ideas? Sign up for …": the prompt comes second.
_PROMPTS = ("sign up", "subscribe", "join", "get", "download", "follow", "register", "become",
            "support")
_ASKED_FIRST = Pattern(rf"[^?.!]{{3,90}}\? (?={'|'.join(_PROMPTS)})")


def _may_ask(low: str, first: str) -> bool:
    """Whether a line that asks has the first word or the prompt of one of the two patterns."""
    return first in _TIPS_STARTS or low.partition("? ")[2].startswith(_PROMPTS)


def newsletter(line: Line, place: Place) -> str | None:
    """"Subscribe to our newsletter"; not "Sign up for the army" nor one who says "Join us".

    Between paragraphs a prompt must be short and address the reader; at the edges it may be longer.
    """
    if line.low.rstrip(" .!»>").endswith(_ASKED) and _ASKED_LAST.fullmatch(line.low) \
            and _PROMPT_CUE.search(line.low) \
            and not (place.opening or speaks(line.low)):
        return reasons.NEWSLETTER
    if "?" in line.low and line.first in _TIPS_STARTS and not place.opening \
            and _TIPS.fullmatch(line.low):
        return reasons.TIPS
    asked = _ASKED_FIRST.match(line.low) if "?" in line.low else None
    if place.opening or not (asked or line.first in _PROMPT_STARTS):
        return None
    low = line.low[asked.end() :] if asked else line.low
    if _PROMPT_ALONE.fullmatch(low.rstrip(" :.!…»>")) or low.startswith("privacy notice: "):
        return reasons.NEWSLETTER
    if not _PROMPT.match(low) or speaks(low):
        return None
    if not place.edge and len(low) > 180:
        return None
    if _PROMPT_CUE.search(low) and (place.edge or _addresses(line)):
        return reasons.NEWSLETTER
    if place.edge and line.ends != "." and line.low.startswith(("get the latest", "never miss")):
        return reasons.NEWSLETTER
    return None


def _addresses(line: Line) -> bool:
    """Whether a prompt speaks as the outlet to its reader."""
    low = f" {line.low}"
    return line.ends != "." or any(
        word in low for word in (" our ", " us ", " your ", " here", " now", " today"))


_SOCIAL = frozenset(str.split(
    "facebook twitter x whatsapp email e-mail mail linkedin reddit pinterest telegram instagram "
    "youtube tiktok threads bluesky mastodon print copy link tweet share pocket flipboard "
    "messenger sms save pin it post url bookmark viber line signal snapchat tumblr vk or and via "
    "on"))
_SHARE_STARTS = _SOCIAL | frozenset(str.split("please gift add reuse bookmark"))
_SHARE_BUTTONS = frozenset(str.split("share tweet print save email e-mail bookmark"))
_SHARE = Pattern(
    r"(?:please )?share(?: (?:this|the|full))?(?: (?:article|story|page|post|news|report|link"
    r"|video))?(?: (?:on|via|by|to)(?: .{1,40})?)?|share or comment on this article(?:: .*)?"
    r"|(?:link|url) copied|(?:copy|gift|email|save|bookmark|print) (?:this |full )?(?:link|article"
    r"|story|page)|add to (?:your )?(?:saved stories|reading list|bookmarks)|reuse this content"
    r"|add as (?:a )?preferred source.{0,20}")
#: How often a thing was shared, by itself: "12 shares", "1,204"; not a year.
_COUNTED = Pattern(r"[\d.,]+ ?[km]? (?:shares?|likes?|views?|reactions?|retweets?)"
                   r"|(?!(?:1[5-9]|20)\d\d$)\d[\d,]+")


def share(line: Line, place: Place) -> str | None:
    """"Share this article", "Facebook Twitter WhatsApp"; not "Share of renters rises".

    "Facebook" over running text is a heading; "Share" around the text or under a button is none,
    nor is a number there.
    """
    bare = line.low.rstrip(" :.!…")
    if line.first[:1].isdigit():
        counted = (place.edge or place.among) and not place.opening and _COUNTED.fullmatch(bare)
        return "says how often it was shared or read" if counted else None
    if line.first not in _SHARE_STARTS or (
            len(line.low) > 100 and not line.low.startswith("share or comment on")):
        return None
    words = re.split(r"[\s,|/·•:&+]+", bare)
    if len(words) == 1 and (place.opening or (
            place.over_prose
            and not ((place.edge or place.among) and bare in _SHARE_BUTTONS))):
        return None
    if _SOCIAL.issuperset(words) or (_SHARE.fullmatch(bare) and not place.opening):
        return reasons.SHARING
    return None


_COMMENTS = Pattern(
    r"(?:leave|post|add|write|make) (?:a|your) (?:comment|reply)\b.{0,60}|\d{1,6} (?:comments?|"
    r"replies|responses)|comments? ?\(\d{1,6}\)|(?:view|show|read|see|load|hide)(?: all| the"
    r"| more)?"
    r"(?: \d{1,6})?(?: reader)? comments?|join the (?:conversation|discussion|debate).{0,60}"
    r"|join our commenting forum"
    r"|join thought-provoking conversations.{0,80}|have your say|comment on this (?:story|article)"
    r"|comments (?:are|have been|for this).{0,60}(?:closed|disabled|off|moderated).{0,40}"
    r"|no comments yet|be the first to comment.{0,40}|report this comment"
    r"|(?:what do you think|what are your thoughts|do you agree)\?.{0,80}\bcomments?\b.{0,40}"
    r"|(?:tell us|let us know|share your (?:thoughts|views?|opinions?))\b.{0,60}(?:comments?|below)"
    r".{0,40}|comments?|discussion")
#: One of these stands in every such line.
_COMMENT_PARTS = ("comment", "repl", "response", "conversation", "discussion", "debate", "your say",
                  "below")
_COMMENT_STARTS = frozenset(str.split(
    "leave post add write make comment comments view show read see load hide join have no be "
    "report what do tell let share discussion"))


def comments(line: Line, place: Place) -> str | None:
    """"Leave a comment", "12 comments"; not a section of the article called "Comments"."""
    if line.first not in _COMMENT_STARTS and not line.first.isdigit():
        return None
    bare = line.low.rstrip(" :.!…")
    if not any(part in bare for part in _COMMENT_PARTS):
        return None
    if len(bare) > 160 or place.opening or not _COMMENTS.fullmatch(bare) or speaks(line.low):
        return None
    if bare in ("comment", "comments", "discussion") and (place.over_prose or not place.edge):
        return None
    return "asks for comments"


_COPYRIGHT = Pattern(r"©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}\b|by [^\W\d_]|notice)")


def copyright_notice(line: Line, place: Place) -> str | None:
    """"© 2024 Norland Press", "All rights reserved."; not a sentence on copyright law."""
    begins = _COPYRIGHT.match(line.low) and (place.edge or len(line.low) <= 160)
    if begins or ("rights reserved" in line.low and (place.edge or len(line.low) <= 120)):
        return None if speaks(line.low) else reasons.COPYRIGHT
    return None


_COOKIES = Pattern(
    r"(?:we (?:and our \w+ )?|(?:this|our) (?:web)?site )uses? (?:[\w ]{1,30} )?cookies\b.*"
    r"|by (?:continuing|using|browsing|clicking)\b.{1,120}\bcookie.*"
    r"|(?:manage|cookie|privacy) (?:cookies|settings|preferences|choices)"
    r"|(?:accept|reject) (?:all|cookies|all cookies|and continue)"
    r"|allow [\w ]{2,20} content|this article contains content provided by .*")
_COOKIE_STARTS = frozenset(str.split("we this our by manage cookie privacy accept reject allow"))


def cookies(line: Line, place: Place) -> str | None:
    """"We use cookies", "Accept all", also as the very first line; not what is said of cookies."""
    if line.first in _COOKIE_STARTS and _COOKIES.fullmatch(line.low.rstrip(" ?.!")) \
            and not speaks(line.low):
        return "asks for leave to set cookies"
    return None


_ADVERTISEMENTS = frozenset("""
sponsored content|paid content|paid post|paid partnership|paid advertisement|promoted content
advertisement - continue reading below|advertisement – continue reading below
advertisement — continue reading below|advertisement. scroll to continue
story continues below advertisement|article continues below advertisement|story continues below
article continues below|story continues below ad|article continues after ad
article continues after advertisement|story continues after advertisement
continue reading the main story|continue reading below|scroll to continue|continue reading
continued below|skip advertisement|remove ads|report this ad|content continues below
""".replace("|", "\n").strip().split("\n")) | frozenset(str.split(
    "advertisement advertisements advertising ad ads sponsored promoted advertorial"))
_SITE = frozenset("""
skip to content|skip to main content|skip to navigation|back to top|go back|menu|search|home
log in|login|sign in|my account|listen to this article|listen|listen now|save|print|print this page
read full story|read the full story|show more|load more|see more|view more|show less|loading
accept all cookies|accept all|cookie policy|cookie settings|contact us|about us|privacy policy
terms of use|terms of service|terms and conditions|play video|watch video|watch now|click to play
tags|topics|text size|font size|close|next article|previous article|next|previous|news tips
audio by carbonatix|your browser does not support the audio element|send us a tip|translate
follow along|transcript|playlist|embed
purchase licensing rights|license this content|end of article|story continues|see less|tap here
article bookmarked|report an editorial error|report a technical issue|editorial code of conduct
view|thanks for signing up
share your story|view gallery|view all|enlarge image|gift this article|toggle caption
hide caption|original article|original source|source link
""".replace("\n", "|").strip("|").split("|"))
#: These stand over running text, and head it nowhere.
_SITE_ANYWHERE = frozenset("""
after newsletter promotion|skip past newsletter promotion|sponsor message|listen to article
end of list|close thanks for signing up|watch for us in your inbox|add to your saved stories
getting your trinity audio player ready
open this photo in gallery|save articles to read later and create your own reading list
""".replace("\n", "|").strip("|").split("|"))
_LABELLED = Pattern(
    r"tags [^:]{1,200}|(?:tags?|topics?|filed under|filed in|keywords|categor(?:y|ies)|labels?"
    r"|hashtags?|posted in|sources?|in this article|word count|doi|permalink)\s?: ?.{1,200}")
_PLAYER = Pattern(r"listen to this (?:article|story)\b.{0,40}"
                  r"|(?:new ?)?you can now listen to .{3,40} articles"
                  r"|why you can trust .{2,40}")
_CRUMBS = Pattern(r"home\s?(?:>|»|/|›|→|\|).{1,150}|from the section .{2,40}")
_ADDRESS = Pattern(r"[<(\[]?(?:https?://|www\.)\S{1,400}")
_PLAYER_STARTS = frozenset(("listen", "new", "newyou", "you", "why"))
_LABEL_STARTS = frozenset(str.split(
    "tag tags topic topics filed keywords category categories label labels hashtag hashtags "
    "posted source sources in word doi permalink"))
_END_MARKS = frozenset(str.split(
    "ends end 30 -30- (end) (ends) endit"))
#: Names of a newspaper's parts: over a title, never a title.
_SECTIONS = frozenset("""
news|world|world news|politics|opinion|opinions|analysis|business|economy|sport|sports|culture
comment|editorial|health|science|technology|tech|climate|environment|local|local news|national
international|europe|asia|africa|americas|middle east|us news|uk news|breaking|breaking news
exclusive|explainer|feature|features|long read|the long read|live|live updates|video|in depth
nation|national news|california|energy|energy & environment|energy and environment|markets|us|uk
us politics|uk politics|weather|crime|courts|education|money|travel|food|books|arts|life|lifestyle
entertainment|film|music|media|society|law|religion|housing|transport|metro|congress|white house
elections|investigations|special report|investigation|perspective|perspectives|commentary
guest essay|op-ed|letters|column|viewpoint
for immediate release|press release|news release|media release
""".replace("\n", "|").strip("|").split("|"))


def advertisement(line: Line, place: Place) -> str | None:
    """"Advertisement", "Story continues below"; not a line that goes on after such words."""
    return reasons.ADVERTISEMENT if line.low.strip(" :.…-–—[]()*") in _ADVERTISEMENTS else None


def site(line: Line, place: Place) -> str | None:
    """Buttons, tags, bread crumbs, an address alone; not "Home" or "Next" over running text."""
    if len(line.low) > 240:
        return None
    bare = line.low.strip(" :.…-–—[]()*")
    if bare in _SITE_ANYWHERE or (bare in _SITE and (
            bare.startswith("skip to") or not (place.over_prose or place.opening))):
        return reasons.BUTTON
    if line.first in _PLAYER_STARTS and _PLAYER.fullmatch(bare.rstrip("!")):
        return reasons.BUTTON
    if line.first in ("home", "from") and _CRUMBS.fullmatch(line.low):
        return reasons.PATH
    if line.first in _LABEL_STARTS and place.edge and not place.opening and line.ends != "." \
            and _LABELLED.fullmatch(line.low):
        return reasons.TAGS
    if (line.first[:4] in ("http", "www.", "<htt") or line.first.startswith("https")) \
            and _ADDRESS.fullmatch(line.low):
        return "a web address alone"
    if place.edge and bare in _END_MARKS and not (place.over_prose or place.opening):
        return "marks the end"
    return None


_OUTLET_NEWS = Pattern(
    r"(?!(?:no|good|bad|big|fake|old|new|great|more|the|false|real|late|hard|best|worst)\b)"
    r"[\w&.'’-]{2,20} news|the (?:[\w’'-]{2,20} ){1,3}(?:times|post|herald|tribune|journal|gazette"
    r"|chronicle|telegraph|guardian|independent)")


def section_name(line: Line) -> bool:
    """Whether the line is the name of a newspaper's section, as it stands over a title.

    "News | Protests" and "Delhi News" too, not "Bad News".
    """
    bare = line.low.strip(" :|")
    return bare in _SECTIONS or _OUTLET_NEWS.fullmatch(bare) is not None or (
        "|" in bare and bare.partition("|")[0].strip() in _SECTIONS and len(bare) <= 60)


#: "![The harbour at dawn](harbour.jpg)", perhaps in a link.
_MARKDOWN_PICTURE = Pattern(
    r"\[?!\[[^\[\]]{0,300}\](?:\([^()]{1,500}\)|\[[^\[\]]{0,60}\])(?:\]\([^()]{1,500}\))?"
    r"(?:\{[^{}]*\})?")


def _picture(line: Line, place: Place) -> str | None:
    """"Photo: Ann Lee/Norland Press"; see ``framing.blocks.pictures``."""
    if line.low.startswith(("![", "[![")) and _MARKDOWN_PICTURE.fullmatch(line.low):
        return "a picture"
    if place.opening:
        return None
    return picture_credit(line.words, line.low, line.first, line.ends)


RULES = (advertisement, cookies, share, comments, related_links, newsletter, copyright_notice,
         _picture, site, own_note)


_STARTS = frozenset().union(
    _LINK_STARTS, _PROMPT_STARTS, _SOCIAL, _COMMENT_STARTS, PICTURE_STARTS, _LABEL_STARTS,
    _END_MARKS, (words.partition(" ")[0].strip(".")
     for words in _ADVERTISEMENTS | _SITE | _SITE_ANYWHERE),
    _SHARE_STARTS, _PLAYER_STARTS, _COOKIE_STARTS, ("please", "correction", "copyright",
     "published"))
_START_SIGNS = frozenset("([*_©<-–—!")
_ENDS_WITH_POINT = ("reserved.", *(f"{words}." for words in _ASKED))
_ENDS = (*PICTURE_ENDS, *_ASKED, ")", "]", "reserved", "comment", "comments", "replies",
         "responses")


def is_suspect(low: str, first: str) -> bool:
    """Whether any of ``RULES`` could answer: most lines need not be put to all of them."""
    if first in _STARTS or low[0] in _START_SIGNS or first[:4] in ("http", "www."):
        return True
    if "?" in low and _may_ask(low, first):
        return True
    if low[-1] == ".":
        return low.endswith(_ENDS_WITH_POINT)
    return low.endswith(_ENDS) or low[0].isdigit() or has_credit(low)


def furniture(line: Line, place: Place) -> str | None:
    """The first reason to take ``line`` for something around the article; else None."""
    if line.suspect:
        for rule in RULES:
            why = rule(line, place)
            if why is not None:
                return why
    return notice(line.words) if place.edge and not place.opening else None
