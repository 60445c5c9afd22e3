"""Why a block is what it is, in the words that readers are told: each reason written once.

Here are those that something is decided by, or that several rules give; what one rule alone says
stands in that rule.
"""

from __future__ import annotations

# Around the article: links, prompts, notices
LINKS = "introduces links to other articles"
LINK_TITLE = "a short line under a heading for links or a prompt"
NEWSLETTER = "asks the reader to subscribe, sign up or follow"
TIPS = "asks readers for stories"
COPYRIGHT = "a copyright notice"
NOTE = "a note or disclaimer of the outlet"
ADVERTISEMENT = "marks an advertisement"
SHARING = "invites to share"
CONSENT = "asks for consent to cookies"
BUTTON = "a button or link of the site"
PATH = "the path to a page of the site"
TAGS = "tags or sources"
CAPTION = "a caption"

# Who wrote it, and when
WRITER = "names the writer"
POST = "names the writer's post"
REPORTERS = "says who reported or edited"
ADDRESS = "the writer's address"
NAME_OVER = "a name over a date, a post, a newspaper or the reading time"
DATE = "a date on a line of its own"
STAMP = "says when it was published or updated"

# Of the text's own form
PULL_QUOTE = "a pull quote: the text has these words too"
EDITED_PULL_QUOTE = "a pull quote: the text has most of these words too"
ITEM = "an item of a list"

PULL_QUOTES = frozenset((PULL_QUOTE, EDITED_PULL_QUOTE))
