"""Random bits: the reference's numbers, and nothing that one stream tells of another."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np
import pytest
from scipy import stats

from framing.support import digests
from framing.support.bits import random_bits, splitmix
from framing.support.digests import sha256_of
from tests.building import EXAMPLES

KEYS = [hashlib.sha256(b"%d" % number).hexdigest() for number in range(60)]


def test_the_numbers_are_those_of_the_reference() -> None:
    # The first five from state 1234567, as implementations in other languages are tested by.
    assert splitmix(1234567, 5).tolist() == [
        6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431,
        16408922859458223821]


def plain(state: int, size: int) -> list[int]:
    """The published algorithm, a number at a time."""
    found = []
    for _ in range(size):
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        mixed = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % 2**64
        found.append(mixed ^ mixed >> 31)
    return found


@pytest.mark.parametrize("state", [0, 1, 2**63, 2**64 - 1])
def test_whole_arrays_give_what_one_after_the_other_does(state: int) -> None:
    assert splitmix(state, 50).tolist() == plain(state, 50)


def test_bits_hang_on_key_seed_and_purpose_alone() -> None:
    first = random_bits(KEYS[0], 0, 0, 100)
    assert (random_bits(KEYS[0], 0, 0, 40) == first[:40]).all()
    for other in (random_bits(KEYS[1], 0, 0, 100), random_bits(KEYS[0], 1, 0, 100),
                  random_bits(KEYS[0], 0, 1, 100), random_bits(KEYS[0][:31], 0, 0, 100)):
        assert not set(other.tolist()) & set(first.tolist())


def test_streams_are_uniform_and_not_alike() -> None:
    streams = np.array([random_bits(key, 0, 0, 2000) for key in KEYS]) / 2.0**64
    ps = [stats.kstest(stream, "uniform").pvalue for stream in streams]
    assert stats.kstest(ps, "uniform").pvalue > 0.001
    beside = np.asarray(np.corrcoef(streams))[np.triu_indices(len(KEYS), 1)]
    assert stats.kstest(beside * np.sqrt(2000), "norm").pvalue > 0.001
    low = [random_bits(key, 0, 0, 2000) % np.uint64(16) for key in KEYS]
    counts = np.bincount(np.concatenate(low).astype(int), minlength=16)
    assert stats.chisquare(counts).pvalue > 0.001


@pytest.mark.parametrize("data", [b"", b"a", b"\xff" * 1000])
def test_a_digest_is_that_of_the_library(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = hashlib.sha256(data).hexdigest()
    assert sha256_of(data) == expected
    monkeypatch.delitem(sys.modules, "hashlib")
    for module in (digests._OWN, "no_such_module"):
        monkeypatch.setattr(digests, "_OWN", module)
        digests._own.cache_clear()
        assert sha256_of(data) == expected
    digests._own.cache_clear()


def test_comparing_waits_for_neither_openssl_nor_numpys_generators() -> None:
    code = ("import sys\nfrom framing.cli import main\n"
            "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
            "print({'hashlib', 'numpy.random'} & set(sys.modules), file=sys.stderr)")
    run = subprocess.run(
        [sys.executable, "-c", code, "compare", EXAMPLES / "gazette.txt", EXAMPLES / "agency.txt"],
        capture_output=True, text=True, check=True)
    assert run.stdout
    assert run.stderr.endswith("set()\n")
