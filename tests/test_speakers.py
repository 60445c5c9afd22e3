"""Speakers: who is one person and who are two, what each is called, and reading by a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.document import Document
from framing.grammar.columns import Tokens
from framing.profiles import Profile, profile
from framing.render.review.sources import voices as review_voices
from framing.render.review.unnamed import unnamed
from framing.voices import Speaker, context, listening
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.speakers.register import Register
from framing.voices.speakers.who import Who
from tests.timing import growth

VASILYEVA = ("“It holds,” said Dr. Alexandra Vasilyeva, a physicist at Norhaven University. “It "
             "will hold,” Vasilyeva said. “It must,” Dr. Vasilyeva added.")
HARRINGTONS = ("“We are weak,” said Richard Harrington, a former envoy. “We are very strong,” said "
               "General (ret.) Michael Harrington.")


def names(text: str) -> list[str]:
    return [speaker.name for speaker in profile(text).speakers]


def only(text: str) -> Speaker:
    [speaker] = profile(text).speakers
    return speaker


def voices(read: Profile) -> list[str | None]:
    """The name in the ledger of whoever each quotation is given to."""
    return [None if quote.person is None else read.speakers[quote.person].name
            for quote in read.quotes]


class Checked(list[Any]):
    """A list in which no place is counted from the end."""

    def __getitem__(self, place: Any) -> Any:
        assert isinstance(place, slice) or place >= 0
        return super().__getitem__(place)


class CheckedTokens(Tokens):
    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.bits, self.folds = Checked(self.bits), Checked(self.folds)


WORDS = list(str.split(
    "Union Bank Corp the The a A Ito Ana Roe Dr. Mr said says told denied , . “ ” who which of for "
    "in May company singer mayor Ellery and according to his she they Monday J. ’s ’ US police "
    "report ( ) - : 24-year-old by was firm MP van members chief if not view"))
FIRST_TOKENS = [
    "Union Says Ito Ito For At", "UNION SAID NO", "The ’s said Dr. ’s Ellery", "He said what",
    "May said that it was in", "Ito said of the"]


@pytest.mark.parametrize("text", FIRST_TOKENS)
def test_what_stands_before_the_first_word_is_not_what_stands_last(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "Tokens", CheckedTokens)
    assert all(speaker.name for speaker in profile(text).speakers)


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([str, str.upper, str.title]))
def test_words_in_any_order_are_read(words: list[str], case: Callable[[str], str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listening, "Tokens", CheckedTokens)
        read = profile(case(" ".join(words)))
        assert all(speaker.name for speaker in read.speakers)
    unnamed(read)
    review_voices(read, "A", in_full=False)


def test_the_stop_behind_a_name_is_no_part_of_it() -> None:
    read = profile("She married the cellist Otto Brandt. “We quarrel over tempo,” he said.")
    assert [speaker.name for speaker in read.speakers] == ["Otto Brandt"]


def test_pronouns_that_fit_nobody_take_time_in_proportion_to_the_text() -> None:
    def work(times: int) -> Callable[[], object]:
        return lambda: profile("Mr Ito said it was good. She said no. " * times).quotes

    assert growth(work, 500, 8_000) < 32


def test_few_nouns_for_words_are_asked_of_each_quotation(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    read = context._of_remarks

    def counted(line: Line, at: int, item: int) -> tuple[bool, Phrase | None]:
        asked.append(at)
        return read(line, at, item)

    monkeypatch.setattr(context, "_of_remarks", counted)
    assert len(profile("remarks “a b” " * 400).quotes) == 400
    assert len(asked) <= 8 * 400  # thousands of each line of 500 tokens, were all before it asked


def test_bodies_of_the_same_initials_are_found_in_one_look_each() -> None:
    def body(*bare: str) -> Who:
        return Who("organisation", (0, 3), bare, True, None, None, (0, 3))

    def work(number: int) -> Callable[[], object]:
        def enter() -> None:
            register = Register()
            first = register.add(body("nga"))
            for at in range(number):
                register.add(body(f"n{at}", "growers", "association"))
                assert register.number(body("nga")) == first
            for at in range(number, first, -1):
                register.rename(at, body(f"n{at}", "grain", "association"))
            assert register.number(body("ngb")) is None

        return enter

    assert growth(work, 500, 8_000) < 32


def test_who_is_meant_by_a_pronoun_is_what_stands_before_the_name() -> None:
    speaker = only("The harbour minister, Ada Roe, was heckled there. “We must learn,” she said.")
    assert (speaker.name, speaker.role) == ("Ada Roe", "harbour minister")


@pytest.mark.parametrize(("text", "role", "affiliation"), [
    ("Ann Lee left the room, saying it was late.", None, None),
    ("Ann Lee, a nurse, left the room and said it was late.", "a nurse", None),
    ("Ann Lee, a nurse who is new, left, adding that it was late.", "a nurse who is new", None),
    ("Ann Lee of Ellery College left the room and said it was late.", None, "Ellery College"),
    ("Ann Lee, elected mayor in June: “It is late.”", "elected mayor in June", None),
    ("Ann Lee then shook her head: “It is late.”", None, None),
    ("Ann Lee hit back: “It is late.”", None, None),
    ("Ann Lee on Monday said it was late.", None, None),
    ("Ann Lee, a nurse, on Monday left and said it was late.", "a nurse", None),
    ("Ann Lee on May 5 said it was late.", None, None),
    ("Ann Lee, in June 2020, said it was late.", None, None),
    ("Ann Lee, a nurse, on 5 May said it was late.", "a nurse", None),
    ("Ann Lee, mayor since 2020, said it was late.", "mayor since 2020", None),
    ("Ann Lee, elected in May 2020, said it was late.", "elected in May 2020", None),
    ("Ann Lee, 45, said it was late.", None, None),
])
def test_what_somebody_did_is_no_role(text: str, role: str | None, affiliation: str | None) -> None:
    speaker = only(text)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Ann Lee", role, affiliation)


# -- one or two ------------------------------------------------------------------------------------


def test_a_surname_is_the_one_person_who_has_it() -> None:
    speaker = only(VASILYEVA)
    assert (speaker.name, speaker.kind) == ("Dr. Alexandra Vasilyeva", "person")
    assert speaker.named
    assert (speaker.words, speaker.reported, speaker.quotes) == (7, 0, (0, 1, 2))


def test_the_fullest_name_is_given_with_each_quotation() -> None:
    assert {quote.speaker for quote in profile(VASILYEVA).quotes} == {"Dr. Alexandra Vasilyeva"}


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Mira Solberg", "Solberg"),
        ("Mira Solberg", "Ms. Solberg"),
        ("Gov. Mira Solberg", "Solberg"),
        ("Mira J. Solberg", "Mira Solberg"),
        ("Mira van der Berg", "Van der Berg"),
        ("Mira van Berg", "Van Berg"),
        ("Mira Te Whiti", "Te Whiti"),
        ("Mira Mac Bride", "Ms Mac Bride"),
        ("Gráinne Ní Bhriain", "Ms Ní Bhriain"),
        ("Mira Solberg-Lund", "Solberg-Lund"),
        ("Sean O’Hara", "O’Hara"),
    ],
)
def test_a_later_mention_is_the_same_person(first: str, later: str) -> None:
    assert names(f"“It holds,” said {first}. “It will hold,” {later} said.") == [first]


def test_two_people_of_one_surname_are_two() -> None:
    assert names(HARRINGTONS) == ["Richard Harrington", "General (ret.) Michael Harrington"]


def test_a_bare_surname_that_could_be_either_stays_apart() -> None:
    read = profile(HARRINGTONS + " “Who knows,” Harrington said.")
    assert [speaker.name for speaker in read.speakers] == [
        "Richard Harrington", "General (ret.) Michael Harrington", "Harrington"]
    assert read.quotes[-1].speaker == "Harrington"


def test_a_bare_surname_stays_apart_where_a_namesake_is_only_mentioned() -> None:
    text = "Richard Harrington met Michael Harrington. “Who knows,” Harrington said."
    assert names(text) == ["Harrington"]


def test_people_without_names_are_one_only_if_called_the_same() -> None:
    text = "“No,” said two villagers. “Yes,” said a banker. “No,” said the two villagers."
    assert names(text) == ["two villagers", "banker"]


def test_initials_in_brackets_are_the_organisation() -> None:
    read = profile("The Norland Harbour Association (NHA) met. “We won,” the NHA said. “We did,” "
                   "said the Norland Harbour Association.")
    assert [speaker.name for speaker in read.speakers] == ["Norland Harbour Association"]


def test_what_which_goes_back_to_is_whoever_was_just_named() -> None:
    text = "It is late, according to the United Nations, which warns that “wells run dry.”"
    read = profile(text)
    found = [(speaker.name, speaker.kind) for speaker in read.speakers]
    assert found == [("United Nations", "organisation")]


# -- who they are ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "name", "kind", "named"),
    [
        ("Mira Solberg", "Mira Solberg", "person", True),
        ("Sen. Mira Solberg", "Sen. Mira Solberg", "person", True),
        ("Foreign Minister Mira Solberg", "Mira Solberg", "person", True),
        ("the Harbour Council", "Harbour Council", "organisation", True),
        ("the NHA", "NHA", "organisation", True),
        ("two villagers", "two villagers", "unnamed", False),
        ("critics", "critics", "unnamed", False),
        ("a senior official", "senior official", "unnamed", False),
        ("its treasurer", "its treasurer", "unnamed", False),
        ("a report", "report", "document", False),
        ("the lawsuit", "lawsuit", "document", False),
        ("court papers", "court papers", "document", False),
    ],
)
def test_a_source_is(source: str, name: str, kind: str, named: bool) -> None:
    speaker = only(f"The dam is clearly safe, according to {source}.")
    assert (speaker.name, speaker.kind, speaker.named) == (name, kind, named)


@pytest.mark.parametrize(
    ("source", "role", "affiliation"),
    [
        ("Ann Lee", None, None),
        ("Ann Lee, chief economist at Norland Bank", "chief economist", "Norland Bank"),
        ("Ann Lee, a physicist at Norhaven University", "a physicist", "Norhaven University"),
        ("Ann Lee of Norland Bank", None, "Norland Bank"),
        ("Ann Lee, mayor of Ellery", "mayor of Ellery", None),
        ("Foreign Minister Ann Lee", "Foreign Minister", None),
        ("Norland Bank’s chief economist, Ann Lee", "Norland Bank’s chief economist", None),
        ("the minister of trade, Ann Lee", "the minister of trade", None),
    ],
)
def test_role_and_affiliation_are_given_as_they_are_written(
    source: str, role: str | None, affiliation: str | None
) -> None:
    speaker = only(f"“It is so,” said {source}.")
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Ann Lee", role, affiliation)


def test_a_title_behind_of_is_whoever_has_the_name_behind_it() -> None:
    speaker = only("A member of President Ann Lee’s staff left. Lee said it may be so.")
    assert (speaker.name, speaker.role) == ("Ann Lee", "President")


@pytest.mark.parametrize("rank", ["Duke of Ellery", "Duchess of Ellery", "Dalai Lama", "Emperor"])
def test_a_rank_behind_an_article_is_somebody(rank: str) -> None:
    text = f"The {rank} said the dam was safe. “It does,” he added."
    read = profile(text)
    assert read.speakers[0].kind == "person"
    assert voices(read)[0] == voices(read)[-1]


def test_a_surname_behind_initials_that_own_it_is_its_bearers() -> None:
    read = profile("“It holds,” said NHA spokesman Ned Burrow. Ida Storm left. The NHA’s Burrow "
                   "said the dam was safe. “It does,” he said.")
    assert voices(read) == ["Ned Burrow"] * 3


def test_where_a_speaker_stands_is_the_name() -> None:
    text = "“It is so,” said the minister of trade, Ann Lee."
    [quote] = profile(text).quotes
    assert quote.speaker_span is not None
    assert "Ann Lee" in text[quote.speaker_span.start : quote.speaker_span.end]


# -- pronouns --------------------------------------------------------------------------------------


def test_a_pronoun_is_kept_and_who_it_means_is_proposed() -> None:
    read = profile("Mira Solberg keeps the books. “It holds,” she said.")
    [quote] = read.quotes
    assert (quote.speaker, quote.antecedent, quote.named) == ("she", "Mira Solberg", True)
    [speaker] = read.speakers
    assert (speaker.name, speaker.words, speaker.proposed) == ("Mira Solberg", 2, 1)


def test_a_pronoun_means_the_nearest_before_it() -> None:
    read = profile("“It holds,” said Mira Solberg. “It does,” said Tom Reed. “Why not?” he asked.")
    assert voices(read) == ["Mira Solberg", "Tom Reed", "Tom Reed"]
    assert read.quotes[2].antecedent == "Tom Reed"


def test_they_means_a_group() -> None:
    read = profile("Critics said it hadn’t rained. Tom Reed left. “We can’t tell,” they said.")
    assert read.quotes[-1].antecedent == "critics"


@pytest.mark.parametrize("text", ["“We won,” he said.", "It rained. “We won,” they said."])
def test_a_pronoun_that_means_nobody_in_the_text_is_kept_alone(text: str) -> None:
    [quote] = profile(text).quotes
    assert quote.speaker in ("he", "they")
    assert (quote.antecedent, quote.named, quote.person) == (None, False, None)
    assert profile(text).speakers == ()


def test_the_words_of_a_pronoun_without_antecedent_are_quoted_of_nobody() -> None:
    read = profile("“We won,” he said.")
    assert read.value("structure.words", voice="quoted") == 2


@pytest.mark.parametrize("text", [
    "“It does,” said Tom Reed. “Why not?” he asked.",
    "“It does,” said Tom Reed, a fisher. “It has for years and it will for more.”",
])
def test_each_place_is_mentioned_once(text: str) -> None:
    [speaker] = profile(text).speakers
    assert len(set(speaker.mentions)) == len(speaker.mentions)


# -- what they do ----------------------------------------------------------------------------------


def test_verbs_and_their_classes_are_counted_once_a_cue() -> None:
    speaker = only("“It holds,” Mira Solberg claimed, “and it will hold.” Solberg said so. "
                   "Solberg said it was safe.")
    assert dict(speaker.verbs) == {"claimed": 1, "said": 1}
    assert dict(speaker.stances) == {"distancing": 1, "neutral": 1}
    assert (speaker.words, speaker.reported) == (6, 3)


# -- reading by name -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Richard Harrington", 3),
        ("richard harrington", 3),
        ("Richard", 3),
        ("Michael Harrington", 4),
        ("General (ret.) Michael Harrington", 4),
        ("all", 18),
        ("quoted", 7),
        ("author", 11),
    ],
)
def test_a_measure_is_read_by_name(name: str, words: int) -> None:
    assert profile(HARRINGTONS).value("structure.words", voice=name) == words


def test_a_name_that_several_have_is_asked_about() -> None:
    with pytest.raises(KeyError) as failed:
        profile(HARRINGTONS).value("structure.words", voice="Harrington")
    assert failed.value.args[0] == (
        "'Harrington' could be Richard Harrington, General (ret.) Michael Harrington: give more of "
        "the name.")


def test_a_name_written_wrong_is_set_right() -> None:
    with pytest.raises(KeyError) as failed:
        profile(HARRINGTONS).value("structure.words", voice="Richard Harington")
    assert failed.value.args[0] == (
        "There is no voice 'Richard Harington': did you mean Richard Harrington? It can be all, "
        "author, quoted or a speaker's name.")


@pytest.mark.parametrize("name", ["Nobody", "", "the"])
def test_a_voice_that_nobody_has_is_an_error(name: str) -> None:
    with pytest.raises(KeyError) as failed:
        profile(HARRINGTONS).reading("structure.words", voice=name)
    assert failed.value.args[0] == (
        f"There is no voice {name!r}: it can be all, author, quoted or a speaker's name.")


def test_a_speakers_place_is_the_place_in_the_list() -> None:
    read = profile(HARRINGTONS)
    assert [read.speaker(speaker.name) for speaker in read.speakers] == [0, 1]


def test_one_who_is_only_reported_has_no_words_of_his_own() -> None:
    read = profile("Tom Reed said it rained.")
    reading = read.reading("structure.words", voice="Tom Reed")
    assert (reading.value, reading.note) == (None, "nobody is quoted")
    assert (read.speakers[0].words, read.speakers[0].reported) == (0, 2)
