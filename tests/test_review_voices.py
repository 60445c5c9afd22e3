"""What the review says of those who speak: who, how many, with which verbs, and what to look at."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from framing.article import Article
from framing.comparison import Comparison, compare
from framing.measures import select
from framing.profiles import profile
from framing.render import Options, render
from framing.render.contexts import contexts
from framing.render.review.quoting import reporting
from framing.render.review.review import Review
from framing.render.review.roles import kind
from framing.render.review.short_names import ShortNames
from framing.render.review.sources import echoes, only_in, quoting, voices
from framing.render.review.unnamed import unnamed
from framing.voices.echoes import echoes as repeats
from tests.building import of_texts
from tests.test_review import FORBIDDEN
from tests.timing import growth

PLAIN = "The harbour is wide and the wall is old. The town lies by the sea, as it has for long. "
#: Paragraphs without a word that any measure is told by, none like another.
STREETS = [f"A {kind} street leads past {one} and {two} on its way to a {three} {four}." for
           kind, one, two, three, four in zip(
    ("narrow", "broad", "steep", "winding", "cobbled", "straight", "shady", "muddy") * 3,
    ("mills", "barns", "sheds", "yards", "gates", "wells", "kilns") * 4,
    ("orchards", "stables", "gardens", "ponds", "fields") * 5,
    ("round", "square", "green", "stone", "brick", "timber", "slate", "chalk", "clay") * 3,
    ("bridge", "tower", "square", "market", "fountain", "wharf", "ford", "lock") * 3,
    strict=False)]
TOWN = "\n\n".join(STREETS[:12])
QUOTING = (
    "“The wall will hold until the spring,” explains Dr. Ruth Sample, an economist at the Institute"
    " of Works. “It has held for years.”\n\n“We shall see,” said Tom Reed. " + PLAIN +
    "\n\n“The town has to pay for it,” claimed Minister Ann Lee. “It is the law,” she said.\n\n"
    "“It is a scandal,” said two officials. Residents said that the wall was safe. " + PLAIN +
    "\n\n“It was safe last year,” noted Ivo Sample. “Nothing else is known,” said Tom Reed.")


def piped(comparison: Comparison) -> str:
    return render("table", "compare", comparison, Options())


def on_screen(comparison: Comparison, width: int = 100) -> str:
    return render("table", "compare", comparison, Options(width=width, screen=True))


def pair() -> Comparison:
    return of_texts(TOWN, QUOTING)


def row(review: Review, name: str) -> list[str]:
    return [str(cell) for each in review.table if each.name == name for cell in each.cells]


# -- who is quoted ---------------------------------------------------------------------------------


def test_the_row_of_quoted_speech_counts_words_share_and_people() -> None:
    review = Review(pair())
    none, some = row(review, "Quoted speech")
    words = quoting(review.profiles[1]).words
    assert none == "none"
    assert re.fullmatch(rf"{words} words \([\d.]+ %\) · 4 named, 1 unnamed, 1 only reported", some)


def test_who_quotes_people_is_said_first() -> None:
    [first, *_] = Review(pair()).differences.told
    assert first.headlines[-1] == "Only B quotes people: 4 named, 1 unnamed"
    assert first.headlines[0] == (
        "Only B quotes people: 4 named sources, 1 unnamed; 1 only reported")
    assert first.unit == "% of words"


def test_what_nobody_is_given_for_is_said_to_be_of_nobody_given() -> None:
    nobodys = TOWN + "\n\n“It was a long and weary day for all.” Rain fell."
    review = Review(of_texts(nobodys, QUOTING))
    [first, *_] = review.differences.told
    assert "A: 9 words of nobody given" in first.headline


def test_it_is_shown_by_a_sentence_with_the_speaker_and_the_verb() -> None:
    [first, *_] = Review(pair()).differences.told
    none, some = first.passages
    assert none is None
    assert some is not None
    assert "explains Dr. Ruth Sample" in some.text


def test_an_article_without_quotations_says_whom_it_reports() -> None:
    text = "Mayor Ann Lee said that the wall would hold. " + TOWN
    out = piped(of_texts(text, QUOTING))
    assert re.search(r"^  A none in \d+ words; reported: .*Ann Lee A:1$", out, re.M)
    assert re.search(r"^Voices in A: quoted: nobody$", out, re.M)
    assert re.search(r"^Voices in A: reported: .*Ann Lee$", out, re.M)


def test_of_two_that_quote_the_one_that_quotes_more_is_named_with_both_counts() -> None:
    few = TOWN + "\n\n“It is so,” said Tom Reed."
    [first, *_] = Review(of_texts(few, QUOTING)).differences.told
    assert re.fullmatch(
        r"B gives more of its words to quotations: \d+ words of 4 named, 1 unnamed "
        r"\(A: 3 words of 1 named\)", first.headline)


def test_equal_shares_of_quoted_words_make_no_headline() -> None:
    other = QUOTING.replace("wall", "tower").replace("town", "village")
    for told in Review(of_texts(QUOTING, other)).differences.told:
        assert told.finding.family != "sourcing"


# -- whose words -----------------------------------------------------------------------------------

ENDS = ("a catastrophe", "a disaster", "a nightmare", "an outrage")
HYPE = [f"The staggering blow was {end}, {how} and unprecedented."
        for end in ENDS for how in ("shocking", "alarming")]
SAID = "\n\n".join(f"“{each}” said Tom Reed." for each in HYPE)


def test_what_is_quoted_is_not_charged_to_the_author() -> None:
    hype = [f"It came as {how} and staggering news, {end} for many."
            for end in ENDS for how in ("shocking", "alarming")]
    own = "\n\n".join(each for two in zip(hype, STREETS[12:], strict=False) for each in two)
    text = piped(of_texts(f"{TOWN}\n\n{SAID}", own))
    assert re.search(r"^\d differs: Only B [^:]*, in its own words: .*\(A: none but \d+ quoted\)$",
                     text, re.M)
    assert "A uses" not in text


def test_words_that_are_quoted_alone_make_no_headline() -> None:
    review = Review(of_texts(f"{TOWN}\n\n{SAID}", "\n\n".join(STREETS[12:])))
    assert {told.finding.family for told in review.differences.told} <= {"sourcing", "readability"}


def test_the_table_counts_the_authors_words_and_says_how_much_is_quoted_besides() -> None:
    quoted, own = row(Review(of_texts(f"{TOWN}\n\n{SAID}", "\n\n".join(HYPE))), "Loaded terms")
    assert re.fullmatch(r"none · but \d+ quoted", quoted)
    assert re.match(r"\d+ \(\d+ per 1,000\) · ", own)
    assert "quoted" not in own


def test_a_term_in_context_says_who_is_quoted() -> None:
    comparison = of_texts(PLAIN * 3 + "“The dam may burst,” said Tom Reed.", PLAIN + "The dam.")
    for options in (Options(), Options(screen=True)):
        text = contexts(comparison, options, 5, 9, ("dam",))
        assert "quoted (Reed) A:1" in text
        assert not re.search(r"quoted.* B:1", text)


# -- voices ----------------------------------------------------------------------------------------


def test_speakers_are_listed_by_words_with_verbs_and_distance() -> None:
    out = piped(pair())
    assert re.search(r"^Voices in B: quoted: .*Dr. Ruth Sample \d+", out, re.M)
    assert "two officials (unnamed) 4" in out
    verbs = re.search(r"^Voices in B: quoted with (.+)$", out, re.M)
    assert verbs
    assert {"explains 1", "claimed 1", "noted 1"} <= set(verbs[1].split("; ")[0].split(", "))
    assert re.search(r"; at a distance: claimed B:\d+$", out, re.M)


def test_verbs_that_keep_no_distance_are_said_to_keep_none() -> None:
    out = piped(of_texts(PLAIN, QUOTING.replace("claimed", "said")))
    assert ": no verb keeps its distance" in out


def test_a_short_name_tells_namesakes_apart() -> None:
    speakers = Review(pair()).profiles[1].speakers
    found = {speaker.name: ShortNames(speakers).of(speaker) for speaker in speakers}
    assert found["Dr. Ruth Sample"] == "R. Sample"
    assert found["Ivo Sample"] == "I. Sample"
    assert found["Tom Reed"] == "Reed"


@pytest.mark.parametrize(("text", "name", "short"), [
    ("“We were not asked,” Castell Power said.", "Castell Power", "Castell Power"),
    ("“We will help,” the United Nations said.", "United Nations", "United Nations"),
    ("“We were not asked,” Sarah Power said.", "Sarah Power", "Power"),
    ("“We were not asked,” Dr. Castell Power said.", "Dr. Castell Power", "Power"),
    ("“We were not asked,” Castell Power said. “No,” Ms Power said.", "Castell Power", "Power"),
    ("“We were not asked,” said Ruth Ann Power. Ruth Ann Power left.", "Ruth Ann Power", "Power"),
])
def test_a_name_is_cut_to_its_last_word_where_it_is_a_persons(
        text: str, name: str, short: str) -> None:
    speakers = profile(text).speakers
    assert {each.name: ShortNames(speakers).of(each) for each in speakers} == {name: short}


def test_what_one_has_that_the_other_lacks_is_said_with_the_texts_words() -> None:
    out = piped(pair())
    assert re.search(r"^Only in B: named experts 1 \(“economist”\), .*officials 2 \(.*“minister”",
                     out, re.M)
    assert "Only in A" not in out
    assert "Only in" not in piped(of_texts(QUOTING, QUOTING))


def test_nobody_is_of_a_kind_that_the_text_does_not_give() -> None:
    read = profile(QUOTING)
    kinds = {speaker.name: kind(read, speaker) for speaker in read.speakers}
    assert kinds["Dr. Ruth Sample"] == ("named experts", "economist")
    assert kinds["Tom Reed"] is None
    assert kinds["Ivo Sample"] is None


def test_speech_with_a_quotation_in_it_is_one_passage() -> None:
    said = "Ann Lee said that the wall was “worse” than the town by the sea had feared for long. "
    pair = of_texts("\n\n".join(said + street for street in STREETS[:9]), TOWN)
    id = "sourcing.attributed_share"
    assert pair.profiles[0][id]["all"].hits == 27
    [measure] = select((id,))
    told = reporting(pair.profiles, "AB", Review(pair).differences.tested[id], measure, set())
    assert told.headline == "Only A reports what others say: 9 passages"


@pytest.mark.parametrize(("who", "of"), [
    ("Its general secretary, Ann Lee,", None), ("Ann Lee, general manager of the mill,", None),
    ("Ann Lee, president and CEO of the mill,", None), ("Ann Lee, vice president of sales,", None),
    ("General Ann Lee", "general"), ("Ann Lee, the attorney general,", "general"),
    ("Ann Lee, president of the republic,", "president"),
    ("The union’s president, Ann Lee,", None), ("Ann Lee, president of Keld Lodge 41,", None),
    ("Ann Lee, president of the Keld Bar Association,", None),
    ("The country’s president, Ann Lee,", "president"), ("Its president, Ann Lee,", None),
    ("Sen. Ann Lee", "senator"), ("Cllr Ann Lee", "councillor"), ("Local MP Sir Ann Lee", "MP"),
    ("Ann Lee, president of South Velm,", "president"),
    ("Ann Lee, president of Velm,", "president"),
])
def test_a_post_in_a_union_or_a_firm_makes_no_official(who: str, of: str | None) -> None:
    read = profile(f"The weir held. {who} said it had held all day.")
    (speaker,) = read.speakers
    assert kind(read, speaker) == (("officials", of) if of else None)


def only(a: str, b: str) -> list[str]:
    return [line for line in piped(of_texts(TOWN + a, TOWN + b)).split("\n")
            if line.startswith("Only in")]


def test_a_kind_is_not_said_to_be_missing_where_somebody_may_be_of_it() -> None:
    senator = "\n\n“It is late,” said Senator Ann Lee. It rained."
    assert only(senator, "\n\n“It is so,” said Tom Reed, a farmer. It rained.") == [
        "Only in A: officials 1 (“senator”)",
        "Only in B: residents, workers, patients 1 (“farmer”)"]
    assert only(senator, "\n\n“It is so,” said Tom Reed. It rained.") == []
    for who in ("White House spokeswoman Ada Roe", "Energy Secretary Ada Roe"):
        assert only(senator, f"\n\n“It is so,” said {who}. It rained.") == []
    ours = "\n\nAda Roe is now our acting senator. She says the town “needs to heal”. It rained."
    assert only(senator, ours) == []
    expert = "\n\n“It is late,” said Ann Lee, an economist. It rained."
    assert only(expert, "\n\n“It is so,” said Ada Roe, who teaches law. It rained.") == []


@pytest.mark.parametrize(("text", "found"), [
    ("A lamp fell, according to a regulatory filing.", []),
    ("A lamp fell, according to internal documents.", ["internal documents"]),
    ("A lamp fell, according to a study by researchers at Keld College.", []),
    ("A study by the left-leaning Keld Center found that a lamp fell.", []),
    ("A study found that a lamp fell.", ["study"]),
    ("The prosecution says that a lamp fell.", []),
    ("His mother said that a lamp fell.", []),
    ("A widow told how her lamp fell. “It fell,” said his widow Ana Roe.", []),
    ("A widow told how her lamp fell. “It fell,” said Ana Roe.", ["widow"]),
    ("Dentist says that lamp fell\n\nA dentist was there. “It fell,” said Ana Roe.", []),
])
def test_whom_a_text_keeps_nothing_back_of_is_no_source_without_a_name(
        text: str, found: list[str]) -> None:
    assert [each.text for each in unnamed(profile(text))] == found


def test_an_organisation_called_by_a_noun_is_listed_once() -> None:
    text = "The Keld Agency said that a lamp fell. The agency said that it was old."
    assert voices(profile(text), "A", in_full=True).reported == ("Keld Agency",)
    text = "The lamp agency said that a lamp fell. The agency said that it was old."
    assert voices(profile(text), "A", in_full=True).reported == ("lamp agency",)
    text = "The agency said that it was old."
    assert voices(profile(text), "A", in_full=True).reported == ("agency",)
    text = "Agency says lamp old\n\n- Fewer lamps, agency says\n\nThe Keld Agency said it fell."
    assert voices(profile(text), "A", in_full=True).reported == ("Keld Agency",)


def test_those_with_a_name_are_told_first() -> None:
    text = "The lamp agency said that a lamp fell. Ana Roe of Keld said that it was old."
    assert voices(profile(text), "A", in_full=True).reported == ("Ana Roe", "lamp agency")


def test_a_short_name_is_no_surname_of_two_in_the_text() -> None:
    text = "Darnell Oakes fell. “It was late,” said Ana Oakes. “No,” said Tom Reed."
    assert voices(profile(text), "A", in_full=False).quoted == ("A. Oakes 3 words", "Reed 1")
    text = "How long will Oakes wait? “It was late,” said Ana Oakes. It can mark Oakes."
    assert voices(profile(text), "A", in_full=False).quoted == ("Oakes 3 words",)
    text = "“Darnell Oakes’s lamp fell,” said Abby Oakes. “No,” said Ana Oakes."
    assert voices(profile(text), "A", in_full=False).quoted == (
        "Abby Oakes 4 words", "Ana Oakes 1")


def test_sources_without_a_name_are_to_be_looked_at_again_with_their_lines() -> None:
    out = piped(pair())
    line = next(line for line in out.split("\n") if line.startswith("Look again: unnamed:"))
    assert re.search(r"quoted “two officials” B:7, reported “Residents” B:7", line)


def test_the_words_for_an_unnamed_source_stand_in_the_text() -> None:
    for each in Review(pair()).profiles:
        lines = each.article.text.split("\n")
        for found in unnamed(each):
            assert found.text in " ".join(lines[found.line - 1 :])


def test_words_that_two_voices_share_are_to_be_looked_at_again() -> None:
    same = "represents not merely a tactical opportunism but a grand strategy"
    text = (f"This {same}. " + PLAIN + f"\n\n“His courtship {same},” said Tom Reed. " + PLAIN)
    out = piped(of_texts(text, PLAIN * 4))
    assert re.search(rf"^Look again: A:3 quotation repeats A:1 narration: “.*{same[:40]}", out,
                     re.M)


def test_no_word_judges_a_speaker() -> None:
    for width in (80, 100):
        assert not FORBIDDEN.search(on_screen(pair(), width))
    assert not FORBIDDEN.search(piped(pair()))


@pytest.mark.parametrize("count", [3, 4, 6])
def test_of_many_articles_each_has_its_voices_in_a_line(count: int) -> None:
    out = on_screen(of_texts(*([QUOTING] * count)))
    assert len(re.findall(r"^Voices in [A-F]  ", out, re.M)) == count


def test_a_profile_lists_its_voices() -> None:
    article = Article.from_text(QUOTING, name="a.txt")
    for options in (Options(), Options(screen=True)):
        out = render("table", "profile", (profile(article),), options)
        assert re.search(r"^Voices[: ]", out, re.M)
        assert "Quoted speech" in out


def test_who_speaks_is_left_out_where_other_measures_were_asked_for() -> None:
    few = compare(*(Article.from_text(text) for text in (PLAIN, QUOTING)), only=select(("tone",)))
    for options in (Options(), Options(screen=True, full=True)):
        assert not re.search("Voices|Look again|Only in", render("table", "compare", few, options))


def test_a_text_in_another_language_is_not_said_to_quote_nobody() -> None:
    german = Article.from_text("Die Mauer ist alt. „Sie hält“, sagte sie. " * 9, language="de")
    out = piped(compare(german, Article.from_text(QUOTING)))
    assert "Voices in A: who speaks is told in English texts alone" in out
    assert not re.search("Only B quotes|nobody quoted|Only in B", out)


def test_the_numbers_of_voices_add_up_to_the_speakers() -> None:
    read = Review(pair()).profiles[1]
    found = voices(read, "B", in_full=True)
    assert len(found.quoted) == sum(speaker.words > 0 for speaker in read.speakers)


@pytest.mark.parametrize(("paper", "told"), [
    ("data compiled by Keld", []), ("a survey by the Institute of Works and Wells", []),
    ("figures from the Keld Fund", []), ("a survey by two nurses", ["survey"]),
    ("data from March", ["data"]), ("a report released on Monday", ["report"]),
])
def test_a_paper_whose_maker_is_named_is_no_unnamed_source(paper: str, told: list[str]) -> None:
    read = profile(f"The weir held all day, according to {paper}. The town lies by the sea.")
    assert [each.text for each in unnamed(read)] == told
    reported = voices(read, "A", in_full=True).reported
    assert reported == (("1 unnamed",) if told else (paper.removeprefix("a "),))


def test_the_letters_of_question_and_answer_are_no_unnamed_sources() -> None:
    text = ("At the mill\n\nAn official said that the ovens are safe.\n\nQ: Will it close?\n\n"
            "A: We hope not.\n\nQ: When do you know?\n\nA: Not before the spring.")
    assert [each.text for each in unnamed(profile(text))] == ["official"]


@pytest.mark.parametrize(("text", "told"), [
    ("Ann Lee runs the town. The mayor said the weir would hold.", []),
    ("Ann Lee runs the town. Lee’s adviser said the weir would hold.", []),
    ("Ann Lee runs the town. Her adviser said the weir would hold.", []),
    ("The letter was long. The letter said the weir would hold.", []),
    ("A clerk came. The young clerk said the weir would hold.", ["young clerk"]),
    ("The clerk, who asked not to be named, said the weir would hold.", ["clerk"]),
    ("The officials said the weir would hold.", ["officials"]),
    ("Lee’s advisers said the weir would hold.", ["Lee’s advisers"]),
    ("A letter said the weir would hold.", ["letter"]),
    ("Internal papers say the weir would hold.", ["Internal papers"]),
    ("It was said that every clerk says that it would hold.", ["every clerk"]),
])
def test_who_is_told_of_as_known_is_no_unnamed_source(text: str, told: list[str]) -> None:
    assert [each.text for each in unnamed(profile(f"{text} The town lies by the sea."))] == told


def test_those_neither_named_nor_unnamed_are_counted_as_what_they_are() -> None:
    read = profile("“It holds,” the mayor said. “It does not,” the report said. “Who knows?” said "
                   "two clerks.")
    assert quoting(read).quoted == ("1 unnamed", "1 by role", "1 document")


@pytest.mark.parametrize("piece", [
    "Ana{0} Roe said that it held.\n\n", "Ana{0} Lee{0} said that it held.\n\n",
    "“No,” said Roe. It was late, Roe claimed.\n\n",
])
def test_who_speaks_is_told_in_time_in_proportion(piece: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        read = profile("".join(piece.format(chr(97 + number % 26) + chr(97 + number // 26 % 26)
                                            + chr(97 + number // 676)) for number in range(size)))
        assert len(read.speakers) in (1, size)
        return lambda: voices(read, "A", in_full=False)

    assert growth(prepare, 300, 4800) < 64


def test_who_is_kept_without_a_name_is_found_in_time_in_proportion() -> None:
    def prepare(size: int) -> Callable[[], object]:
        read = profile(" ".join(f"The mayor of Velm{number} said that it held."
                                for number in range(size)))
        assert len(read.speakers) == size
        return lambda: unnamed(read)

    assert growth(prepare, 600, 4800) < 16


def test_a_headline_that_has_words_of_the_text_is_no_second_voice() -> None:
    head, told = "They took the one ferry that had me in it", "Rain fell there."
    said = f"“{head},” said Ana Roe, a clerk."
    headed, inside = (profile("\n\n".join(each)) for each in
                      ((head, told, said), (told, f"{head}.", said)))
    assert len(repeats(headed.document)) == len(repeats(inside.document)) == 1
    assert echoes(headed, "A") == []
    assert len(echoes(inside, "A")) == 1


def test_kin_by_any_word_may_be_of_the_kind_that_the_other_has() -> None:
    one = profile("“We wept,” said his daughter, Ana Roe. She left the port.")
    other = profile("A relative said that they wept.")
    assert only_in([one, other])[0] == []


@pytest.mark.parametrize(("who", "claimed"), [
    ("Tom Reed, a farmer,", True), ("Tom Reed, a spokesman for the mill,", True),
    ("Senator Tom Reed", True), ("One farmer", True),
    ("Tom Reed", False), ("Reed", False), ("Tom Reed, 34,", False),
    ("Tom Reed, a man of 60,", False), ("Its head, Tom Reed,", False),
    ("Tom Reed, director of the Velm Centre,", False),
    ("The centre’s chief, Tom Reed,", False), ("Dr Tom Reed", False),
    ("Dr Reed, the hydrologist who rang us,", False),
])
def test_experts_are_said_to_be_in_one_alone_where_the_others_speakers_are_told_to_be_others(
        who: str, claimed: bool) -> None:
    found = only("\n\n“It is late,” said Ann Lee, an economist. It rained.",
                 f"\n\n{who} said: “It is so, and it was so.” It rained.")
    assert ("Only in A: named experts 1 (“economist”)" in found) is claimed
