"""What stands on a screen of ``framing compare`` and is no measure's id: names of rows and lines.

A reader asks for what is seen there: *words' tone*, *softened*, *gap*. Names of rows lead to their
measures; what is said of differences, and the lines below them, is told here.
"""

from __future__ import annotations

import re

from framing.measures import measures
from framing.render.review.cells import ROWS
from framing.render.review.little import named

#: Lines and words of the review: what each is called, the first as it stands there, and what it is.
LABELS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("Comparable", "comparability", "in part", "kinds differ"),
     "Whether the articles tell one story, at one time, in one kind of text, and whether one is "
     "largely a copy of the other. Signs of that are quoted from the texts. What they rule out is "
     "then left unsaid: what either leaves out, a difference in tone, or all rates."),
    (("differs", "●", "where they differ most", "also differ"),
     "A difference that the texts support: five hits or more in three sentences, unlikely to be "
     "chance among all that was tested (q up to .05), larger than what the halves of one article "
     "differ by, and still there with any one section left out and in every other way of reading "
     "it."),
    (("on little", "◐", "with care", "in one place"),
     "A difference that is unlikely to be chance, and yet fails another check: one passage carries "
     "it, the halves of one article differ as much, or it is gone when a little else is counted. "
     "The line says which."),
    (("no clear gap", "no clear difference", "could be chance", "○"),
     "There is enough to test, and the difference could be chance. It doesn't say that the "
     "articles are alike in it: in short texts only large differences can be told. The range of "
     "the gap may leave out 0 all the same: of many measures, one in twenty does by chance."),
    (("too few", "·", "none found"),
     "Fewer than five hits in all articles together, hits in fewer than three sentences, or too "
     "few sentences to count in: there are counts alone, and nothing is tested."),
    (("gap", "95 % range"),
     "The 95 % range of the difference, in the unit beside it: the article with more, less the "
     "other one or all others together. Drawn by taking sentences (of frames, paragraphs) at "
     "random from each article, again and again (BCa bootstrap); --seed draws anew. It says how "
     "far a difference may be off in texts such as these, not whether it is chance: that is p's "
     "and q's matter: a range may touch 0 where they are small, and leave it out where they "
     "aren't."),
    (("p",),
     "How often chance alone would make a difference this large: sentences are dealt to the "
     "articles at random, and both directions count. Read q where many measures are tested."),
    (("q", "false discovery rate"),
     "p, adjusted for all that was tested, by families of measures (Benjamini and Bogomolov 2014): "
     "of differences with a q up to .05, about one in twenty at most is expected to be chance."),
    (("effect", "floor"),
     "How far a difference lies from what chance makes, in standard deviations. The floor is the "
     "largest effect between the halves of one of the articles: what is no larger than that is no "
     "difference between them."),
    (("author", "quoted", "reported", "all", "voice", "own"),
     "Whose words are counted. The author's are all but those quoted; the quoted ones stand in "
     "quotation marks and somebody says them. What is reported without marks is worded by the "
     "author and counts as the author's; it is listed with who is said to have said it."),
    (("per 1,000 words", "per 1,000", "/1,000"),
     "A rate: how often it is counted for each 1,000 words of those that it is counted in, so that "
     "a long and a short article can be set side by side. The count stands before it."),
    (("voices", "voices in", "only reported", "keeps its distance", "no verb keeps its distance",
      "at a distance"),
     "Who speaks: those quoted with the words they have, then those only reported, then the verbs "
     "that give them their words. A verb keeps its distance where it leaves open whether it is "
     "so: claims, alleges."),
    (("only in", "named experts", "officials"),
     "Before a difference: what one article has and the others have none of. Among the voices: "
     "kinds of speakers that one article has and the other lacks, by what the text itself calls "
     "them; none is said to be lacking where somebody may be of it."),
    (("unnamed", "unnamed sources", "by role"),
     "Unnamed are those kept without a name: a senior official, people familiar with the matter; "
     "not who is told of as known (the governor, the report), kin, the sides of a trial, papers of "
     "a court, or a study whose maker is named. Of these, people are counted as by role."),
    (("look again", "set aside", "quotation repeats", "repeats", "byline", "the title again"),
     "What deserves a second look in the texts: unnamed sources, wording that two voices share, "
     "and what was set aside: bylines, repeated titles and boilerplate, which only --no-clean "
     "counts."),
    (("not found", "changed"),
     "Not found: what one article names and the other doesn't, with the nearest passage there if "
     "one is near; only where the articles can be compared in that. Changed: what stands in a copy "
     "in other words than in what it was copied from."),
    (("named", "named sources"),
     "Of sources and speakers: those whom the text gives a name of their own, and not a role alone "
     "(sourcing.named_share; for the others, framing explain unnamed). As a line of its own, as "
     "Both name of two articles: whom the articles name, how often, and what each makes them do."),
    (("both name", "all name", "names", "acted on", "does"),
     "Whom the articles name, how often, what each makes them do, and what is done to them (acted "
     "on); in brief, what the text says itself. Names are brought together only where nothing in "
     "them clashes."),
    (("own words",),
     "Words and pairs that one article uses more than the others, with its uses and theirs: by "
     "log-odds against a prior from news (Monroe et al. 2008). ● stands at those that are more "
     "than chance among all words tested. framing terms shows them in context. Behind a count, an "
     "article's own words are its author's, without the quoted ones."),
    (("both stress", "all stress", "stress", "stresses", "besides"),
     "The words that weigh most in the articles, by how often they are used there and how rare "
     "they are in news (TF-IDF): those of all of them with the uses of each, then each one's "
     "besides."),
    (("alike", "TF-IDF cosine", "cosine", "TF-IDF", "five-word runs", "five-word runs in common"),
     "How alike the words of two articles are. The cosine of their words' TF-IDF weights: 0 for no "
     "word in common, 1 for the same words equally often. Five-word runs in common: what share of "
     "the shorter one's runs of five words stands in the other too, as in copied passages."),
    (("two texts", "one text", "three texts", "four texts", "five texts"),
     "So few texts tell of themselves alone: not what an outlet or an author does on the whole, "
     "and not which of them is right. For many articles there are framing corpus and framing "
     "outlets."),
    (("A", "B", "C", "D"),
     "Each article has a letter, in the order in which they were given; A:12 is its line 12."),
)
#: Figures in the cells of a row that has another name: what each belongs to.
_IN_CELLS = {"grade": "readability.flesch_kincaid", "school grade": "readability.flesch_kincaid",
             "above university level": "readability.flesch_kincaid",
             "words a sentence": "structure.sentence_words"}
#: The letter of the article that a line is of.
_LETTER = re.compile(r" [A-Z][0-9]{0,3}$")
#: What stands around a name and changes: 2 differs, ○ softened, q .021, 13 % of five-word runs.
_AROUND = re.compile(r"^(?:[●◐○·✓✗] +)?(?:[0-9.]+ +)?(?:% of +)?|(?: +[●◐○·✓✗]| +[−-]?[0-9.]+)$")
_NAMES = frozenset(name for names, _ in LABELS for name in names)


def _key(name: str) -> str:
    """A name as it is looked up: *Words’ tone, −4…4* is *words' tone*, *Voices in B* voices in."""
    name = name.strip()
    bare = name if name in _NAMES else _AROUND.sub("", name)
    if not bare.startswith("per "):  # per 1,000 words
        bare = bare.rstrip("?:").partition(", ")[0]
    return " ".join(_LETTER.sub("", bare).replace("’", "'").casefold().split())


_TOLD = {_key(name): (names[0], text) for names, text in LABELS for name in names}


def _keys(name: str) -> list[str]:
    """What to look up for a name: itself, then what stands behind a colon in it, then before."""
    before, colon, behind = name.partition(":")
    return [_key(each) for each in ((name, behind, before) if colon and behind else (name,))]


def lines() -> tuple[str, ...]:
    """The names of all lines and words that are told here."""
    return tuple(names[0] for names, _ in LABELS)


def called(name: str) -> tuple[str, ...]:
    """The ids of the measures that are called so on a screen, or by their ids' ends."""
    rows = {id: _key(row) for row, id, _ in ROWS}
    for key in _keys(name):
        found = tuple(id for id in measures()
                      if key in (id, rows.get(id), _key(named(id)), id.rpartition(".")[2])
                      or _IN_CELLS.get(key) == id)
        if found:
            return found
    return ()


def label(name: str) -> tuple[str, str] | None:
    """A line or a word of the review that is called so: its name there, and what it is."""
    return next((_TOLD[key] for key in _keys(name) if key in _TOLD), None)
