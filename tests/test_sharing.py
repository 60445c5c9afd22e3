"""Profiles and comparisons beyond one call: pickled, in processes and threads, interrupted."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from framing.comparison import Comparison, compare
from framing.measures import measures
from framing.profiles import Profile, profile
from framing.render import Options, render
from framing.vader import Pieces
from tests.building import compared

EXAMPLES = Path(__file__).parent.parent / "examples"
PAIR = (EXAMPLES / "gazette.txt", EXAMPLES / "courier.txt")
GERMAN = "Der Rat der Stadt hat beschlossen, dass die Mauer nicht geschlossen wird. " * 9


def as_json(comparison: Comparison) -> str:
    return render("json", "compare", comparison, Options())


def pickled(comparison: Comparison) -> Comparison:
    found = pickle.loads(pickle.dumps(comparison))
    assert isinstance(found, Comparison)
    return found


COPIES: dict[str, Callable[[Comparison], Comparison]] = {
    "pickled": pickled, "copied": copy.copy, "copied deeply": copy.deepcopy}
COMPARISONS: dict[str, Callable[[], Comparison]] = {
    "all words": lambda: compared("gazette", "courier"),
    "the author's": lambda: compared("gazette", "courier").heard("author"),
    "the quoted": lambda: compared("gazette", "courier").heard("quoted"),
    "one speaker's": lambda: compared("gazette", "courier").heard("Bettine Crowle"),
    "asked otherwise": lambda: compare(*PAIR, only=["tone", "frames"], clean=False, idf="these",
                                       seed=7),
    "another language": lambda: compare(GERMAN, PAIR[0]),
}


@pytest.mark.parametrize("name", COMPARISONS)
@pytest.mark.parametrize("how", COPIES)
def test_a_copy_says_the_same(name: str, how: str) -> None:
    assert as_json(COPIES[how](COMPARISONS[name]())) == as_json(COMPARISONS[name]())


def test_a_profile_keeps_its_number_of_draws_in_a_pickle() -> None:
    found = pickle.loads(pickle.dumps(replace(profile(PAIR[0]), resamples=99)))
    assert isinstance(found, Profile)
    assert found.resamples == 99
    assert found.values() == profile(PAIR[0]).values()


def test_a_measure_of_ones_own_is_pickled_with_its_profile() -> None:
    own = replace(measures()["structure.words"], id="own.words")
    found = pickle.loads(pickle.dumps(profile(PAIR[0], only=[own])))
    assert found.values() == {"own.words": profile(PAIR[0]).value("structure.words")}


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_other_processes_send_profiles_back(method: str) -> None:
    with multiprocessing.get_context(method).Pool(2) as pool:
        found = pool.map(profile, PAIR)
    assert [each.values() for each in found] == [profile(path).values() for path in PAIR]


def with_new_words(seed: int) -> str:
    """An article in which every third word is one that no table has met."""
    draw = random.Random(seed)
    return " ".join(
        "".join(draw.choices("abcdelmnorstu", k=7)) + word if draw.random() < 1 / 3 else word
        for word in PAIR[1].read_text("utf-8").split(" "))


@pytest.fixture
def _hasty() -> Iterator[None]:
    """Let threads take turns all the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_hasty")
def test_threads_at_once_give_what_each_gives_alone() -> None:
    def read(seed: int) -> str:
        return as_json(compare(with_new_words(seed), with_new_words(seed + 50)))

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(read, range(8)))
    assert found == list(map(read, range(8)))


def test_after_an_interrupt_others_are_read_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Zolderbank met Quarvish there. Nobody could say whether it might close."
    with monkeypatch.context() as patch:
        def interrupted(*_: object) -> int:
            raise KeyboardInterrupt

        patch.setattr(Pieces, "add", interrupted)
        with pytest.raises(KeyboardInterrupt):
            profile(text)
    found = profile(text)
    assert found.document.folds == [
        "zolderbank", "met", "quarvish", "there", ".", "nobody", "could", "say", "whether", "it",
        "might", "close", "."]
    assert found.value("certainty.possibility") == pytest.approx(2000 / 11)
