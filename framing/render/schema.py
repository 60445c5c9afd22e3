"""The JSON Schema of what goes out: keys are only ever added within a major version."""

from __future__ import annotations

from typing import Any

_NUMBER = {"type": ["number", "null"]}
_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}


def _about(shape: dict[str, Any], description: str) -> dict[str, Any]:
    return {**shape, "description": description}


def _list(items: dict[str, Any], description: str = "") -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "array", "items": items}
    return _about(shape, description) if description else shape


def _record(description: str, /, **properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has at least these keys; more may be added later."""
    return {"type": "object", "description": description, "properties": properties,
            "required": list(properties)}


_SPAN = {
    "start": _about(_COUNT, "first code point in the article's text"),
    "end": _about(_COUNT, "one past the last code point"),
    "line": _about({"type": "integer", "minimum": 1}, "line of the file, from 1"),
}
_READING = _record(
    "A measure's value for one voice.",
    value=_about(_NUMBER, "null where it can't be computed: note says why"),
    low=_about(_NUMBER, "lower end of the 95 % interval; null where there is none"),
    high=_about(_NUMBER, "upper end of the 95 % interval; null where there is none"),
    n=_about(_COUNT, "exposure: words, sentences or what the measure counts in"),
    hits=_about({"type": ["integer", "null"]}, "places counted; null where every word counts"),
    note=_MAYBE,
)
_EVIDENCE = _record(
    "A place that was counted: the article's text[start:end] equals text.",
    **_SPAN,
    text=_TEXT,
    label=_about(_TEXT, "class or list it was counted under"),
    voice=_about(_TEXT, "whose words it stands in: author or quoted"),
    weight=_NUMBER,
)
_QUOTE = _record(
    "Words in quotation marks, marks included, or reported without: text[start:end] equals text.",
    **_SPAN,
    text=_TEXT,
    kind=_about({"enum": ["direct", "partial", "indirect", "scare", "title"]},
                "direct: a clause of speech; partial: a phrase woven in; indirect: reported "
                "without marks, in the author's words; scare: a word or a few that nobody is said "
                "to have said; title: of a work. Direct and partial count as quoted"),
    speaker=_about(_MAYBE, "the name, or the words that stand for one; null: nobody is given"),
    named=_about({"type": ["boolean", "null"]}, "whether the speaker has a proper name"),
    cue=_about(_MAYBE, "the verb or phrase that says whose words these are"),
    stance=_about(_MAYBE, "the class of that verb: neutral, endorsing, distancing, charged"),
    description=_about(_MAYBE, "all that is said of the speaker there"),
    antecedent=_about(_MAYBE, "who is proposed for a pronoun; null where speaker is none"),
    person=_about({"type": ["integer", "null"], "minimum": 0}, "place in speakers"),
)
_SHARES = {"type": "object", "additionalProperties": _COUNT}
_SPEAKER = _record(
    "One who speaks, quoted or reported; mentions are brought together by name.",
    name=_TEXT,
    kind=_about({"enum": ["person", "unnamed", "organisation", "document"]},
                "as the text gives it; unnamed: a person or group without a name"),
    named={"type": "boolean"},
    role=_about(_MAYBE, "what the text calls the speaker"),
    affiliation=_MAYBE,
    words=_about(_COUNT, "words quoted"),
    reported=_about(_COUNT, "words reported without marks, which are the author's"),
    share=_about(_NUMBER, "of the article's quoted words, 0…1; null where none is quoted"),
    first=_about(_COUNT, "code point at which the first words begin"),
    quotes=_list(_COUNT, "places in quotes"),
    mentions=_list(_record("Where the text names the speaker.", **_SPAN, text=_TEXT)),
    verbs=_about(_SHARES, "each cue and how often"),
    stances=_about(_SHARES, "each class of verb and how often"),
    proposed=_about(_COUNT, "of the quotes, those that rest on a pronoun"),
)
_PLACE = {**_SPAN, "text": _TEXT}
_VOICE = _about(_TEXT, "whose words it stands in: author or quoted")
_TONE = _record("In how many mentions the sentence is negative, neutral, positive toward an actor.",
                negative=_COUNT, neutral=_COUNT, positive=_COUNT)
_ACTOR = _record(
    "A person, place or body that the article names; mentions are brought together by name.",
    name=_TEXT,
    kind={"enum": ["person", "place", "organisation", "unknown"]},
    share=_about(_NUMBER, "of all mentions of actors, 0…1"),
    first=_about(_COUNT, "code point of the first mention"),
    forms=_about(_SHARES, "each form of the name, titles included, and how often"),
    mentions=_list(_record("Where the text names it.", **_PLACE, voice=_VOICE,
                           why=_about(_TEXT, "why it is taken for this actor"))),
    proposed=_list(_record("A pronoun, or a title alone, that seems to mean it: in no other count.",
                           **_PLACE, voice=_VOICE, why={"enum": ["pronoun", "title"]})),
    predicates=_list(_record(
        "A verb with the actor's part in it.", **_PLACE, voice=_VOICE,
        lemma=_about(_TEXT, "the verb"),
        role=_about({"enum": ["agent", "patient"]}, "does it, or has it done to it"),
        negated={"type": "boolean"},
        mention=_about(_COUNT, "place in mentions"))),
    modifiers=_list(_record("Words that describe it.", **_PLACE, voice=_VOICE,
                            place={"enum": ["before", "behind"]})),
    speaker=_about({"type": ["integer", "null"], "minimum": 0}, "place in speakers, if it speaks"),
    spoken=_about(_COUNT, "words it is quoted with"),
    toward=_list({"enum": ["negative", "neutral", "positive"]}, "of each mention's sentence"),
    tone=_record("By voice.", all=_TONE, author=_TONE, quoted=_TONE),
)
_ROLES = ["title", "repeat", "byline", "dateline", "heading", "paragraph", "list_item",
          "boilerplate"]
_ARTICLE = _record(
    "One article.",
    name=_TEXT,
    source=_TEXT,
    address=_about(_MAYBE, "of what was fetched, after redirects; null: a file"),
    sha256=_about({"type": "string", "pattern": "^[0-9a-f]{64}$"}, "of the bytes as read"),
    encoding=_TEXT,
    bom={"type": "boolean"},
    language=_about(_MAYBE, "ISO 639-1; und: not English, unknown which; null: too short to tell"),
    title=_MAYBE,
    author=_MAYBE,
    date=_about(_MAYBE, "ISO 8601, where the text or its page gives one"),
    site=_about(_MAYBE, "the outlet, where a web page names it"),
    words=_about(_COUNT, "words and numbers counted"),
    sentences=_COUNT,
    characters=_about(_COUNT, "code points of the text"),
    blocks=_list(_record(
        "A part of the text and what it is there for.",
        role={"enum": _ROLES}, **_SPAN,
        counted=_about({"type": "boolean"}, "false: set aside, in no count"),
        why=_about(_TEXT, "the rule that gave the role"),
    )),
    quotes=_list(_QUOTE, "in the order of the text"),
    speakers=_list(_SPEAKER, "in the order of first words"),
    actors=_list(_ACTOR, "whom it names, the most often named first; none where not English"),
    measures=_about(
        {"type": "object", "additionalProperties": {
            "type": "object", "additionalProperties": _READING,
            "required": ["all", "author", "quoted"]}},
        "by measure's id, then by voice; a speaker asked for by name is one more voice"),
    evidence=_about({"type": "object", "additionalProperties": _list(_EVIDENCE)},
                    "by measure's id, of the voice in settings; empty where every word "
                    "counts"),
    warnings=_list(_TEXT),
)
_TOOL = _record(
    "What made the figures.",
    name={"const": "framing"},
    version=_TEXT,
    lexicons=_about({"type": "object", "additionalProperties": _TEXT}, "list to its sha256"),
)
_TERM = _record(
    "A word or pair that one article uses more than the others.",
    term=_TEXT,
    article=_about(_COUNT, "place of the article that has more of it"),
    counts=_list(_COUNT, "uses, an article each"),
    sentences=_list(_COUNT, "sentences it stands in, an article each"),
    log_odds=_about(_NUMBER, "with a prior from news (Monroe et al. 2008)"),
    z=_NUMBER,
    p=_about(_NUMBER, "exact binomial test of the uses against the articles' lengths"),
    q=_about(_NUMBER, "false discovery rate among the terms tested (Benjamini & Hochberg)"),
)
_WEIGHT = _record("A word by TF-IDF.", term=_TEXT, count=_COUNT, weight=_NUMBER)
_CONTRAST = _record(
    "A measure tested: the article that stands out against the others together.",
    measure=_TEXT,
    family=_TEXT,
    tests=_about(_COUNT, "how many of the family were tested; 0: too few hits to test this one"),
    voice=_about(_TEXT, "whose words: the author's for certainty, loading and tone where anybody "
                        "is quoted, else all; or the voice that was asked for"),
    articles=_list(_COUNT, "places of the articles, the one with more first"),
    values=_list(_NUMBER, "of the first article, and of all others together"),
    difference=_about(_NUMBER, "the first value less the second"),
    low=_about(_NUMBER, "lower end of its 95 % interval (BCa); null where there is none"),
    high=_about(_NUMBER, "upper end of its 95 % interval (BCa); null where there is none"),
    effect=_about(_NUMBER, "the difference in standard deviations of chance"),
    floor=_about(_NUMBER, "the largest such effect between the halves of one article"),
    p=_about(_NUMBER, "two-sided, sentences relabelled; null where nothing was tested"),
    q=_about(_NUMBER, "its false discovery rate in the family"),
    verdict=_about(_TEXT, "differs; differs, on little; no clear gap; too few; or only in A, …"),
    why=_about(_MAYBE, "what keeps the difference from being called one"),
    section={"anyOf": [{"type": "null"}, _record(
        "The section without which the effect is least.",
        article=_about(_COUNT, "its place"), **_SPAN)]},
    masked=_list(_NUMBER, "each article's value without the topic's words; of a tone alone"),
    robustness=_list(_record(
        "The difference read again another way; none where it could be chance.", check=_TEXT,
        effect=_about(_NUMBER, "in standard deviations of chance, as above"),
        holds=_about({"type": "boolean"}, "whether it keeps its direction and 1.96 of them; by "
                                            "another list, its direction"))),
    sentence=_about(_MAYBE, "the finding in words"),
)
_FINDING = {
    **_CONTRAST, "description": "A difference worth telling: one a family and article.",
    "properties": {**_CONTRAST["properties"], "evidence": _list(
        _EVIDENCE, "places in the first of the articles, in that voice; empty where every word "
                   "counts")},
    "required": [*_CONTRAST["required"], "evidence"],
}
_COMPARABILITY = _record(
    "Whether the texts can be compared.",
    verdict={"enum": ["yes", "in part", "no", "can't tell"]},
    rules_out=_list({"enum": ["absence", "tone", "rates"]}, "what is not judged for it"),
    reasons=_list(_record(
        "What makes or breaks the comparison.", kind=_TEXT, text=_TEXT,
        evidence=_list(_record("Words of an article: its text[start:end] equals text.",
                               article=_about(_COUNT, "its place"), **_SPAN, text=_TEXT)))),
)
_COVERAGE = _record(
    "Two articles.",
    a=_COUNT, b=_COUNT,
    judged=_about({"type": "boolean"}, "false: the comparison rules absence out, nothing is said"),
    missing=_list(_record(
        "What one has and the other hasn't, as far as can be found.",
        article=_about(_COUNT, "the one that has it"),
        kind={"enum": ["passage", "source", "name", "number", "date"]}, **_SPAN, text=_TEXT,
        nearest={"anyOf": [{"type": "null"}, _record("The nearest sentence of the other.",
                                                     **_SPAN)]},
        score=_about(_NUMBER, "cosine of the two sentences' weighted words"))),
    passages=_list(_record("Five words or more in a row that both have.",
                           a=_record("There.", **_SPAN), b=_record("There.", **_SPAN),
                           words=_COUNT, text=_TEXT)),
    altered=_list(_record("Words that differ in a sentence that is else the same.",
                          a=_record("There.", **_SPAN, text=_TEXT),
                          b=_record("There.", **_SPAN, text=_TEXT))),
)
_SETTINGS = {
    "seed": _about(_COUNT, "what the draws begin from: the same gives the same figures"),
    "resamples": _about(_COUNT, "draws for intervals and tests; 0: there are none"),
    "clean": _about({"type": "boolean"}, "false: blocks set aside were counted too"),
    "names": _about(_TEXT, "what found the names of actors: rules, or a spaCy pipeline"),
    "voice": _about(_TEXT, "whose words evidence, stresses and terms are of: all, author, quoted "
                           "or a speaker's name"),
}


def _compare() -> dict[str, Any]:
    article = {**_ARTICLE, "properties": {**_ARTICLE["properties"], "stresses": _list(
        _WEIGHT, "its words of most TF-IDF weight")}}
    return _record(
        "Articles side by side.",
        schema={"const": "framing.compare/1"},
        tool=_TOOL,
        settings=_record("What shaped the figures.", idf=_TEXT, **_SETTINGS),
        articles=_list(article),
        comparability=_COMPARABILITY,
        coverage=_list(_COVERAGE, "what two articles share word for word, and what one lacks"),
        actors=_list(_record(
            "Whom more than one article names: places in each article's actors.",
            name=_TEXT, kind=_TEXT,
            actors=_list({"type": ["integer", "null"], "minimum": 0},
                         "an article each; null: not named there")),
            "in most articles first, then by mentions"),
        similarity=_record("How alike the wording is, two by two.", pairs=_list(_record(
            "Two articles.", a=_COUNT, b=_COUNT, cosine=_about(_NUMBER, "of TF-IDF vectors, 0…1"),
            containment=_about(_NUMBER, "share of the shorter one's runs of five words that the "
                                        "other has too; null: it has none")))),
        shared=_list(_record("A word that all articles stress.", term=_TEXT, counts=_list(_COUNT),
                             weights=_list(_NUMBER))),
        terms=_list(_TERM, "terms used often enough to test, the surest first"),
        findings=_list(_FINDING, "what holds first, what is said before how it reads, by effect"),
        contrasts=_list(_CONTRAST, "everything that can be told apart, in the same order; the "
                                   "places are in the articles' evidence"),
        warnings=_list(_TEXT),
    )


def _profile() -> dict[str, Any]:
    return _record(
        "One article; an array of several.",
        schema={"const": "framing.profile/1"},
        tool=_TOOL,
        settings=_record("What shaped the figures.", **_SETTINGS),
        article=_ARTICLE,
    )


_VERDICT = _about(_MAYBE, "the measure's verdict; null: it was not tested")
_BASELINE = _record(
    "What changed since the run that --baseline names; there only with that option.",
    name=_TEXT,
    warnings=_list(_TEXT, "why figures may differ though no word was changed"),
    articles=_list(_record(
        "An article that is in both runs.",
        article=_about(_COUNT, "its place in this document"), name=_TEXT,
        was=_about(_TEXT, "its name in the baseline"),
        same_text=_about({"type": "boolean"}, "whether its bytes are the same"),
        changes=_list(_record(
            "A figure that is not what it was.", measure=_TEXT, voice=_TEXT, before=_NUMBER,
            now=_NUMBER, difference=_about(_NUMBER, "now less before"),
            low=_about(_NUMBER, "lower end of the earlier figure's 95 % interval"),
            high=_about(_NUMBER, "its upper end"),
            outside=_about({"type": ["boolean", "null"]},
                           "whether now lies outside it; null: there is none"))))),
    added=_list(_TEXT, "names of articles that the baseline lacks"),
    gone=_list(_TEXT, "names of articles that only the baseline has"),
    findings=_about({"type": ["array", "null"], "items": _record(
        "A difference that holds in one of the runs alone, or now for another article.",
        measure=_TEXT, voice=_TEXT, article=_about(_TEXT, "name of the one that has more"),
        before=_VERDICT, now=_VERDICT, came={"type": "boolean"})},
        "null: one of the runs made no tests"),
)


def schema(subject: str) -> dict[str, Any]:
    """Give the schema of a document: compare, profile, or one of those of figures.

    >>> schema("profile")["title"]
    'framing.profile/1'
    """
    if subject in ("compare", "profile"):
        shape = {"compare": _compare, "profile": _profile}[subject]()
        shape["properties"]["baseline"] = _BASELINE  # only with --baseline
        if subject == "profile":  # an object of one article, or an array of those of several
            shape |= {"type": ["object", "array"], "minItems": 2,
                      "items": {"$ref": "#", "type": "object"}}
    else:
        from framing.render import alike_schema, checked_schema, figures_schema, groups_schema

        shape = {**figures_schema.SHAPES, **groups_schema.SHAPES, **alike_schema.SHAPES,
                 **checked_schema.SHAPES}[subject]()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"framing.{subject}/1", **shape}
