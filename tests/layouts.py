"""Articles of our own in strange layouts, with what each part is known by construction."""

from __future__ import annotations

import random
import textwrap
from typing import NamedTuple

TITLES = [
    "Lantern Tax Divides the Harbour Towns of Norland",
    "Harbour council votes to dim the lanterns",
    "Who Pays When the Lanterns Go Out?",
    "Lights out: how one vote changed Port Ellery’s winter",
    "Fishermen’s “Night of Anger” Ends Without a Deal",
    "Norland’s Smallest Port Takes On Its Largest Bank",
]
SUBTITLES = [
    "The Council Saves Money and Loses Its Oldest Custom",
    "A vote of seven to six ends a custom of three centuries",
]
HEADINGS = [
    "A Custom Older Than the Pier", "What the Council Decided", "The Price of Darkness",
    "Seven Against Six", "Why now?", "Who gains from the dark", "Winners, Losers and Lamp Oil",
    "Numbers Behind the Vote", "After the vote", "Will the Lights Return?", "The Road Ahead",
    "Sailors and shopkeepers", "Conclusion: A Town in Two Minds", "Fear on the Pier",
]
PARAGRAPHS = [
    "The harbour council of Port Ellery voted on Monday to put out its four hundred lanterns from "
    "midnight until dawn. The measure, which takes effect in November, is meant to save the town "
    "nearly a third of what it spends on lamp oil every year.",
    "“We have counted every drop,” said Mira Solberg, who keeps the council’s books. “There is no "
    "money left for light that nobody sees.”",
    "Fishermen who leave before sunrise see it differently. Several of them stood outside the hall "
    "with unlit lamps in their hands while the members voted, and some stayed until morning.",
    "It was the third attempt in two years.",
    "A report that the council ordered in spring put the saving at 12.5 percent in the first year "
    "and at 31 percent in the third, provided that the price of oil doesn't fall again.",
    "Shopkeepers on the quay fear for their evening trade. Others point out that no shop there has "
    "been open past ten since the ferry to Norhaven was given up, and that the quay is empty "
    "anyway.",
    "Would a single lamp at the end of the pier be enough? The pilots' guild thinks so, and has "
    "offered to pay for the oil. The council has not replied.",
    "Anton Reyes, a historian at the University of Norland, has traced the custom to a storm "
    "of 1712, "
    "in which eleven boats missed the harbour mouth. Every family gave one lantern after that "
    "night.",
    "The mayor left the hall by the back door and did not speak to reporters.",
    "Insurance is the quiet half of the story. Boats that run onto the breakwater in the dark may "
    "not be covered, according to a letter that the insurers sent to the guild last week, and the "
    "guild's lawyers have asked a court to decide before the first frost.",
    "Neighbouring towns are watching closely. Brisk, which has only sixty lanterns, postponed "
    "its own "
    "vote until the spring; Halden wants to see the figures first.",
    "For now the lanterns burn. On Tuesday evening a boy of nine lit the first of them, as a "
    "boy of "
    "nine has done for three hundred years, and went home along the quay.",
]
ITEMS = [
    "Fishermen: those who leave before sunrise will carry lamps of their own, at their own cost.",
    "Shopkeepers: the quay will be dark from midnight, an hour after the last tavern has closed.",
    "Pilots: the guild may keep one lamp at the end of the pier burning if it pays for the oil.",
    "Families: each may take its lantern home, but must bring it back on the night of the feast.",
]
NUMBERED = [
    ("Keeping the Lanterns", "The court could find that the custom binds the council, which would "
     "have to pay for the oil until it finds another way to mark the harbour."),
    ("A Single Lamp", "The guild’s offer could be taken up, with a single lamp at the pier’s "
                      "end and "
     "darkness along the quay."),
    ("Going Dark", "The council could hold to its vote, and the winter would show who was right."),
]
TAILS = [
    ["You May Also Like", "Ten Harbours to See Before Winter", "The Ferry That Never Came Back"],
    ["Subscribe to our newsletter"],
    ["Share this article", "Facebook Twitter WhatsApp"],
    ["© 2024 Norland Press. All rights reserved."],
    ["This article was submitted by a reader under our submission rules. The cover photo is "
     "computer "
     "generated and for illustrative purposes only; it does not show the harbour."],
    ["Related articles", "Brisk Postpones Its Vote on Lanterns", "Halden Waits for the Figures"],
    ["Leave a comment"],
]
NAMES = ["Ann Lee", "Jonas van der Meer", "Mira O’Neill", "Zoë Berg-Hansen"]
DATES = ["March 3, 2024", "Updated 3 March 2024, 10:15 GMT", "Published: 2024-03-03"]


class Part(NamedTuple):
    """What a part is and its words; "item" under "list_item" stands for an item's second line."""

    role: str
    words: str


class Layout(NamedTuple):
    """How an article is set; ``known`` says that each part can be told by its looks."""

    gap: int  # blank lines between parts
    wrap: int  # columns, 0 for one line a paragraph
    indent: int  # of a paragraph's first line
    margin: int  # of all lines
    heading: str  # plain, caps, hashes, underlined
    bullet: str
    number: str
    newline: str
    trailing: str
    titled: bool

    @property
    def known(self) -> bool:
        return not self.wrap or self.gap > 0 or self.indent > 0


class Made(NamedTuple):
    """A text and the (role, start, end) of its parts."""

    text: str
    truth: list[tuple[str, int, int]]
    layout: Layout
    parts: list[Part]


def random_parts(rng: random.Random, titled: bool) -> list[Part]:
    """An article's parts in an order that articles have."""
    title = rng.choice(TITLES)
    parts = []
    if titled:
        parts.append(Part("title", title))
        if rng.random() < 0.3:
            again = rng.choice([title, title.upper(), title.replace("’", "'")])
            parts.append(Part("repeat", again))
        elif rng.random() < 0.4:
            parts.append(Part("heading", rng.choice(SUBTITLES)))
    if titled and rng.random() < 0.6:
        name = rng.choice(NAMES)
        parts += rng.choice([
            [Part("byline", "By"), Part("byline", name)], [Part("byline", f"By {name}")],
            [Part("byline", f"{name} | The Norland Times")],
        ])
        if rng.random() < 0.5:
            parts.append(Part("byline", f"{rng.randint(2, 12)} min read"))
        if rng.random() < 0.5:
            parts.append(Part("dateline", rng.choice(DATES)))
    paragraphs = rng.sample(PARAGRAPHS, rng.randint(5, len(PARAGRAPHS)))
    headings = rng.sample(HEADINGS, len(HEADINGS))
    lists = rng.randint(2, len(paragraphs) - 1) if rng.random() < 0.6 else -1
    for place, words in enumerate(paragraphs):
        if place and rng.random() < 0.4 and headings:
            parts.append(Part("heading", headings.pop()))
            if rng.random() < 0.15:
                parts.append(Part("heading", headings.pop()))
        parts.append(Part("paragraph", words))
        if place == lists and rng.random() < 0.5:
            parts += [Part("bullet", item) for item in rng.sample(ITEMS, rng.randint(2, 4))]
        elif place == lists:
            for head, item in NUMBERED[:rng.randint(2, 3)]:
                parts += [Part("number", head), Part("under", item)]
            if place < len(paragraphs) - 1:
                parts.append(Part("heading", headings.pop()))
    if rng.random() < 0.5:
        for block in rng.sample(TAILS, rng.randint(1, 4)):
            parts += [Part("boilerplate", words) for words in block]
    return parts


def random_layout(rng: random.Random, titled: bool) -> Layout:
    wrap = rng.choice([0, 0, 0, 72, 72, 60])
    gap = rng.choice([0, 1, 1, 2])
    indent = rng.choice([0, 0, 0, 2, 4])
    return Layout(
        gap=gap, wrap=wrap, indent=indent, margin=rng.choice([0, 0, 0, 3]),
        heading=rng.choice(["plain", "plain", "caps", "hashes", "underlined"]),
        bullet=rng.choice("•-*–"), number=rng.choice(["{}.", "{})", "({})"]),
        newline=rng.choice(["\n", "\n", "\r\n", "\r", "mixed"]),
        trailing=rng.choice(["", "", "  ", "\t", "\u00a0", "\f"]), titled=titled,
    )


def _lines(part: Part, layout: Layout, number: int) -> list[str]:
    """The part's lines without the margin all share."""
    words, first, rest = part.words, "", ""
    if part.role in ("title", "heading", "repeat") and layout.heading == "caps":
        words = words.upper()
    if part.role in ("title", "heading") and layout.heading == "hashes":
        first = "# " if part.role == "title" else "## "
    if part.role == "bullet":
        first, rest = f"  {layout.bullet} ", "    "
    if part.role == "number":
        first, rest = f"  {layout.number.format(number)} ", "     "
    if part.role == "under":
        first = rest = " " * (6 + layout.indent)
    if part.role == "paragraph":
        first = " " * layout.indent
    if layout.wrap:
        return textwrap.wrap(words, layout.wrap, initial_indent=first, subsequent_indent=rest,
                             break_on_hyphens=False)
    return [first + words]


def make(seed: int) -> Made:
    """The article and layout of one seed."""
    rng = random.Random(seed)
    titled = rng.random() < 0.85
    parts = random_parts(rng, titled)
    layout = random_layout(rng, titled)
    text, truth, number = "", [], 0

    def newline() -> str:
        return layout.newline if layout.newline != "mixed" else rng.choice(["\n", "\r\n", "\r"])

    for place, part in enumerate(parts):
        number = number + 1 if part.role == "number" else number if part.role == "under" else 0
        tight = part.role in ("under", "bullet") and parts[place - 1].role in ("bullet", "number")
        head = part.role == "byline" and parts[place - 1].role == "byline"
        if place and not tight and not (head and rng.random() < 0.5):
            # Only a blank line can end a wrapped line that happens to be full.
            for _ in range(layout.gap):
                text += rng.choice(["", "", layout.trailing]) + newline()
        lines = [" " * layout.margin + line for line in _lines(part, layout, number)]
        start = len(text) + len(lines[0]) - len(lines[0].lstrip())
        for line in lines:
            text += line + layout.trailing
            end = len(text.rstrip())
            text += newline()
        role = {"bullet": "list_item", "number": "list_item", "under": "list_item"}.get(
            part.role, part.role)
        truth.append((role, start, end))
        if part.role in ("heading", "title") and layout.heading == "underlined":
            width = max(len(part.words), 3)
            sign = "=" if part.role == "title" else "-"
            text += " " * layout.margin + sign * min(width, layout.wrap or width) + newline()
    return Made(text, truth, layout, parts)
