"""The JSON Schema of what ``framing compare`` and ``framing profile`` print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from framing.render.schema.shapes import COUNT, MAYBE, NUMBER, TEXT, about, array, record

_SPAN = {
    "start": about(COUNT, "first code point in the article's text"),
    "end": about(COUNT, "one past the last code point"),
    "line": about({"type": "integer", "minimum": 1}, "line of the file, from 1"),
}
_READING = record(
    "A measure's value for one voice.",
    value=about(NUMBER, "null where it can't be computed: note says why"),
    low=about(NUMBER, "lower end of the 95 % interval; null where there is none"),
    high=about(NUMBER, "upper end of the 95 % interval; null where there is none"),
    n=about(COUNT, "exposure: words, sentences or what the measure counts in"),
    hits=about({"type": ["integer", "null"]}, "places counted; null where every word counts"),
    note=MAYBE,
)
_EVIDENCE = record(
    "A place that was counted: the article's text[start:end] equals text.",
    **_SPAN,
    text=TEXT,
    label=about(TEXT, "class or list it was counted under"),
    voice=about(TEXT, "whose words it stands in: author or quoted"),
    weight=NUMBER,
)
_QUOTE = record(
    "Words in quotation marks, marks included, or reported without: text[start:end] equals text.",
    **_SPAN,
    text=TEXT,
    kind=about({"enum": ["direct", "partial", "indirect", "scare", "title"]},
                "direct: a clause of speech; partial: a phrase woven in; indirect: reported "
                "without marks, in the author's words; scare: a word or a few that nobody is said "
                "to have said; title: of a work. Direct and partial count as quoted"),
    speaker=about(MAYBE, "the name, or the words that stand for one; null: nobody is given"),
    named=about({"type": ["boolean", "null"]}, "whether the speaker has a proper name"),
    cue=about(MAYBE, "the verb or phrase that says whose words these are"),
    stance=about(MAYBE, "the class of that verb: neutral, endorsing, distancing, charged"),
    description=about(MAYBE, "all that is said of the speaker there"),
    antecedent=about(MAYBE, "who is proposed for a pronoun; null where speaker is none"),
    person=about({"type": ["integer", "null"], "minimum": 0}, "place in speakers"),
)
_SHARES = {"type": "object", "additionalProperties": COUNT}
_SPEAKER = record(
    "One who speaks, quoted or reported; mentions are brought together by name.",
    name=TEXT,
    kind=about({"enum": ["person", "unnamed", "organisation", "document"]},
                "as the text gives it; unnamed: a person or group without a name"),
    named={"type": "boolean"},
    role=about(MAYBE, "what the text calls the speaker"),
    affiliation=MAYBE,
    words=about(COUNT, "words quoted"),
    reported=about(COUNT, "words reported without marks, which are the author's"),
    share=about(NUMBER, "of the article's quoted words, 0…1; null where none is quoted"),
    first=about(COUNT, "code point at which the first words begin"),
    quotes=array(COUNT, "places in quotes"),
    mentions=array(record("Where the text names the speaker.", **_SPAN, text=TEXT)),
    verbs=about(_SHARES, "each cue and how often"),
    stances=about(_SHARES, "each class of verb and how often"),
    proposed=about(COUNT, "of the quotes, those that rest on a pronoun"),
)
_PLACE = {**_SPAN, "text": TEXT}
_VOICE = about(TEXT, "whose words it stands in: author or quoted")
_TONE = record("In how many mentions the sentence is negative, neutral, positive toward an actor.",
                negative=COUNT, neutral=COUNT, positive=COUNT)
_ACTOR = record(
    "A person, place or body that the article names; mentions are brought together by name.",
    name=TEXT,
    kind={"enum": ["person", "place", "organisation", "unknown"]},
    share=about(NUMBER, "of all mentions of actors, 0…1"),
    first=about(COUNT, "code point of the first mention"),
    forms=about(_SHARES, "each form of the name, titles included, and how often"),
    mentions=array(record("Where the text names it.", **_PLACE, voice=_VOICE,
                           why=about(TEXT, "why it is taken for this actor"))),
    proposed=array(record("A pronoun, or a title alone, that seems to mean it: in no other count.",
                           **_PLACE, voice=_VOICE, why={"enum": ["pronoun", "title"]})),
    predicates=array(record(
        "A verb with the actor's part in it.", **_PLACE, voice=_VOICE,
        lemma=about(TEXT, "the verb"),
        role=about({"enum": ["agent", "patient"]}, "does it, or has it done to it"),
        negated={"type": "boolean"},
        mention=about(COUNT, "place in mentions"))),
    modifiers=array(record("Words that describe it.", **_PLACE, voice=_VOICE,
                            place={"enum": ["before", "behind"]})),
    speaker=about({"type": ["integer", "null"], "minimum": 0}, "place in speakers, if it speaks"),
    spoken=about(COUNT, "words it is quoted with"),
    toward=array({"enum": ["negative", "neutral", "positive"]}, "of each mention's sentence"),
    tone=record("By voice.", all=_TONE, author=_TONE, quoted=_TONE),
)
_ROLES = ["title", "repeat", "byline", "dateline", "heading", "paragraph", "list_item",
          "boilerplate"]
_ARTICLE = record(
    "One article.",
    name=TEXT,
    source=TEXT,
    address=about(MAYBE, "of what was fetched, after redirects; null: a file"),
    sha256=about({"type": "string", "pattern": "^[0-9a-f]{64}$"}, "of the bytes as read"),
    encoding=TEXT,
    bom={"type": "boolean"},
    language=about(MAYBE, "ISO 639-1; und: not English, unknown which; null: too short to tell"),
    title=MAYBE,
    author=MAYBE,
    date=about(MAYBE, "ISO 8601, where the text or its page gives one"),
    site=about(MAYBE, "the outlet, where a web page names it"),
    words=about(COUNT, "words and numbers counted"),
    sentences=COUNT,
    characters=about(COUNT, "code points of the text"),
    blocks=array(record(
        "A part of the text and what it is there for.",
        role={"enum": _ROLES}, **_SPAN,
        counted=about({"type": "boolean"}, "false: set aside, in no count"),
        why=about(TEXT, "the rule that gave the role"),
    )),
    quotes=array(_QUOTE, "in the order of the text"),
    speakers=array(_SPEAKER, "in the order of first words"),
    actors=array(_ACTOR, "whom it names, the most often named first; none where not English"),
    measures=about(
        {"type": "object", "additionalProperties": {
            "type": "object", "additionalProperties": _READING,
            "required": ["all", "author", "quoted"]}},
        "by measure's id, then by voice; a speaker asked for by name is one more voice"),
    evidence=about({"type": "object", "additionalProperties": array(_EVIDENCE)},
                    "by measure's id, of the voice in settings; empty where every word "
                    "counts"),
    warnings=array(TEXT),
)
_TOOL = record(
    "What made the figures.",
    name={"const": "framing"},
    version=TEXT,
    lexicons=about({"type": "object", "additionalProperties": TEXT}, "list to its sha256"),
)
_TERM = record(
    "A word or pair that one article uses more than the others.",
    term=TEXT,
    article=about(COUNT, "place of the article that has more of it"),
    counts=array(COUNT, "uses, an article each"),
    sentences=array(COUNT, "sentences it stands in, an article each"),
    log_odds=about(NUMBER, "with a prior from news (Monroe et al. 2008)"),
    z=NUMBER,
    p=about(NUMBER, "exact binomial test of the uses against the articles' lengths"),
    q=about(NUMBER, "false discovery rate among the terms tested (Benjamini & Hochberg)"),
)
_WEIGHT = record("A word by TF-IDF.", term=TEXT, count=COUNT, weight=NUMBER)
_CONTRAST = record(
    "A measure tested: the article that stands out against the others together.",
    measure=TEXT,
    family=TEXT,
    tests=about(COUNT, "how many of the family were tested; 0: too few hits to test this one"),
    voice=about(TEXT, "whose words: the author's for certainty, loading and tone where anybody "
                        "is quoted, else all; or the voice that was asked for"),
    articles=array(COUNT, "places of the articles, the one with more first"),
    values=array(NUMBER, "of the first article, and of all others together"),
    difference=about(NUMBER, "the first value less the second"),
    low=about(NUMBER, "lower end of its 95 % interval (BCa); null where there is none"),
    high=about(NUMBER, "upper end of its 95 % interval (BCa); null where there is none"),
    effect=about(NUMBER, "the difference in standard deviations of chance"),
    floor=about(NUMBER, "the largest such effect between the halves of one article"),
    p=about(NUMBER, "two-sided, sentences relabelled; null where nothing was tested"),
    q=about(NUMBER, "its false discovery rate in the family"),
    verdict=about(TEXT, "differs; differs, on little; no clear gap; too few; or only in A, …"),
    why=about(MAYBE, "what keeps the difference from being called one"),
    section={"anyOf": [{"type": "null"}, record(
        "The section without which the effect is least.",
        article=about(COUNT, "its place"), **_SPAN)]},
    masked=array(NUMBER, "each article's value without the topic's words; of a tone alone"),
    robustness=array(record(
        "The difference read again another way; none where it could be chance.", check=TEXT,
        effect=about(NUMBER, "in standard deviations of chance, as above"),
        holds=about({"type": "boolean"}, "whether it keeps its direction and 1.96 of them; by "
                                            "another list, its direction"))),
    sentence=about(MAYBE, "the finding in words"),
)
_FINDING = {
    **_CONTRAST, "description": "A difference worth telling: one a family and article.",
    "properties": {**_CONTRAST["properties"], "evidence": array(
        _EVIDENCE, "places in the first of the articles, in that voice; empty where every word "
                   "counts")},
    "required": [*_CONTRAST["required"], "evidence"],
}
_COMPARABILITY = record(
    "Whether the texts can be compared.",
    verdict={"enum": ["yes", "in part", "no", "can't tell"]},
    rules_out=array({"enum": ["absence", "tone", "rates"]}, "what is not judged for it"),
    reasons=array(record(
        "What makes or breaks the comparison.", kind=TEXT, text=TEXT,
        evidence=array(record("Words of an article: its text[start:end] equals text.",
                               article=about(COUNT, "its place"), **_SPAN, text=TEXT)))),
)
_COVERAGE = record(
    "Two articles.",
    a=COUNT, b=COUNT,
    judged=about({"type": "boolean"}, "false: the comparison rules absence out, nothing is said"),
    missing=array(record(
        "What one has and the other hasn't, as far as can be found.",
        article=about(COUNT, "the one that has it"),
        kind={"enum": ["passage", "source", "name", "number", "date"]}, **_SPAN, text=TEXT,
        nearest={"anyOf": [{"type": "null"}, record("The nearest sentence of the other.",
                                                     **_SPAN)]},
        score=about(NUMBER, "cosine of the two sentences' weighted words"))),
    passages=array(record("Five words or more in a row that both have.",
                           a=record("There.", **_SPAN), b=record("There.", **_SPAN),
                           words=COUNT, text=TEXT)),
    altered=array(record("Words that differ in a sentence that is else the same.",
                          a=record("There.", **_SPAN, text=TEXT),
                          b=record("There.", **_SPAN, text=TEXT))),
)
_SETTINGS = {
    "seed": about(COUNT, "what the draws begin from: the same gives the same figures"),
    "resamples": about(COUNT, "draws for intervals and tests; 0: there are none"),
    "clean": about({"type": "boolean"}, "false: blocks set aside were counted too"),
    "names": about(TEXT, "what found the names of actors: rules, or a spaCy pipeline"),
    "voice": about(TEXT, "whose words evidence, stresses and terms are of: all, author, quoted "
                           "or a speaker's name"),
}


def _compared() -> dict[str, Any]:
    article = {**_ARTICLE, "properties": {**_ARTICLE["properties"], "stresses": array(
        _WEIGHT, "its words of most TF-IDF weight")}}
    return record(
        "Articles side by side.",
        schema={"const": "framing.compare/1"},
        tool=_TOOL,
        settings=record("What shaped the figures.", idf=TEXT, **_SETTINGS),
        articles=array(article),
        comparability=_COMPARABILITY,
        coverage=array(_COVERAGE, "what two articles share word for word, and what one lacks"),
        actors=array(record(
            "Whom more than one article names: places in each article's actors.",
            name=TEXT, kind=TEXT,
            actors=array({"type": ["integer", "null"], "minimum": 0},
                         "an article each; null: not named there")),
            "in most articles first, then by mentions"),
        similarity=record("How alike the wording is, two by two.", pairs=array(record(
            "Two articles.", a=COUNT, b=COUNT, cosine=about(NUMBER, "of TF-IDF vectors, 0…1"),
            containment=about(NUMBER, "share of the shorter one's runs of five words that the "
                                        "other has too; null: it has none")))),
        shared=array(record("A word that all articles stress.", term=TEXT, counts=array(COUNT),
                             weights=array(NUMBER))),
        terms=array(_TERM, "terms used often enough to test, the surest first"),
        findings=array(_FINDING, "what holds first, what is said before how it reads, by effect"),
        contrasts=array(_CONTRAST, "everything that can be told apart, in the same order; the "
                                   "places are in the articles' evidence"),
        warnings=array(TEXT),
    )


def _profiled() -> dict[str, Any]:
    return record(
        "One article; an array of several.",
        schema={"const": "framing.profile/1"},
        tool=_TOOL,
        settings=record("What shaped the figures.", **_SETTINGS),
        article=_ARTICLE,
    )


_VERDICT = about(MAYBE, "the measure's verdict; null: it was not tested")
_BASELINE = record(
    "What changed since the run that --baseline names; there only with that option.",
    name=TEXT,
    warnings=array(TEXT, "why figures may differ though no word was changed"),
    articles=array(record(
        "An article that is in both runs.",
        article=about(COUNT, "its place in this document"), name=TEXT,
        was=about(TEXT, "its name in the baseline"),
        same_text=about({"type": "boolean"}, "whether its bytes are the same"),
        changes=array(record(
            "A figure that is not what it was.", measure=TEXT, voice=TEXT, before=NUMBER,
            now=NUMBER, difference=about(NUMBER, "now less before"),
            low=about(NUMBER, "lower end of the earlier figure's 95 % interval"),
            high=about(NUMBER, "its upper end"),
            outside=about({"type": ["boolean", "null"]},
                           "whether now lies outside it; null: there is none"))))),
    added=array(TEXT, "names of articles that the baseline lacks"),
    gone=array(TEXT, "names of articles that only the baseline has"),
    findings=about({"type": ["array", "null"], "items": record(
        "A difference that holds in one of the runs alone, or now for another article.",
        measure=TEXT, voice=TEXT, article=about(TEXT, "name of the one that has more"),
        before=_VERDICT, now=_VERDICT, came={"type": "boolean"})},
        "null: one of the runs made no tests"),
)


def _with_baseline(shape: dict[str, Any]) -> dict[str, Any]:
    """The same shape, with a key that is there only where --baseline was given."""
    return {**shape, "properties": {**shape["properties"], "baseline": _BASELINE}}


def _of_one_or_more(shape: dict[str, Any]) -> dict[str, Any]:
    """An object of one article, or an array of those of several."""
    return {**shape, "type": ["object", "array"], "minItems": 2,
            "items": {"$ref": "#", "type": "object"}}


#: The shape of each document, by its name.
SHAPES: dict[str, Callable[[], dict[str, Any]]] = {
    "compare": lambda: _with_baseline(_compared()),
    "profile": lambda: _of_one_or_more(_with_baseline(_profiled())),
}
