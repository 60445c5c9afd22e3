"""Writing: a result is there whole or not at all, and what was there stays."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from framing.errors import SettingError
from framing.support.output import write_whole


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "review.json"
    path.write_bytes(b"old")
    return path


def refused(path: str | Path) -> str:
    """What writing to ``path`` says when it cannot be done."""
    with pytest.raises(SettingError) as caught:
        write_whole(path, b"new")
    message = str(caught.value)
    assert "\n" not in message
    assert "; " in message
    return message


def fail_with(number: int, monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    def fail(*args: object, **options: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, function, fail)


@pytest.mark.parametrize("data", [b"", b"new", b"x" * 5_000_000])
def test_a_new_file_holds_the_bytes(tmp_path: Path, data: bytes) -> None:
    write_whole(tmp_path / "a.json", data)
    assert (tmp_path / "a.json").read_bytes() == data


def test_an_old_file_is_replaced_and_nothing_else_is_left(old: Path) -> None:
    write_whole(str(old), b"new")
    assert old.read_bytes() == b"new"
    assert os.listdir(old.parent) == ["review.json"]


def test_a_name_without_a_folder_is_in_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_whole("a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_a_name_as_long_as_names_can_be_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / ("a" * 255), b"new")
    assert (tmp_path / ("a" * 255)).read_bytes() == b"new"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_an_old_file_keeps_its_mode(old: Path, mode: int) -> None:
    old.chmod(mode)
    write_whole(old, b"new")
    assert stat.S_IMODE(old.stat().st_mode) == mode


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "a.json", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o666 & ~umask


@pytest.mark.parametrize("there", [True, False])
def test_a_link_goes_on_leading_to_its_target(tmp_path: Path, there: bool) -> None:
    (tmp_path / "deep").mkdir()
    target, link = tmp_path / "deep" / "target.json", tmp_path / "link.json"
    if there:
        target.write_bytes(b"old")
    link.symlink_to("deep/target.json")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("function", ["write", "fsync", "replace"])
def test_an_old_file_stays_as_it_was_if_anything_fails(
    old: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    fail_with(errno.ENOSPC, monkeypatch, function)
    assert "No space left on device; make room" in refused(old)
    assert old.read_bytes() == b"old"
    assert os.listdir(old.parent) == ["review.json"]


def test_ctrl_c_leaves_the_old_file_and_nothing_else(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(old, b"new")
    assert old.read_bytes() == b"old"
    assert os.listdir(old.parent) == ["review.json"]


def test_a_file_made_read_only_is_not_replaced(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anything
    assert f"cannot write {old}: Permission denied; " in refused(old)
    assert old.read_bytes() == b"old"


def test_a_fifo_is_written_straight_and_stays_a_fifo(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(fifo.read_bytes()))
    reader.start()
    write_whole(fifo, b"new" * 100_000)
    reader.join()
    assert got == [b"new" * 100_000]
    assert stat.S_ISFIFO(fifo.stat().st_mode)


def test_a_device_is_written_straight() -> None:
    write_whole("/dev/null", b"new")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_full_device_is_an_error() -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    assert "cannot write /dev/full: No space left on device" in refused("/dev/full")


@pytest.mark.parametrize("path", ["/dev/stdout", "/dev/fd/1"])
def test_what_the_shell_collects_is_added_to(tmp_path: Path, path: str) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"before ")
    inode = log.stat().st_ino
    code = f"from framing.support.output import write_whole; write_whole({path!r}, b'new')"
    with open(log, "ab") as stdout:
        subprocess.run([sys.executable, "-c", code], stdout=stdout, check=True)
    assert log.read_bytes() == b"before new"
    assert log.stat().st_ino == inode


def test_a_reader_that_has_gone_is_left_to_the_caller() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        with pytest.raises(BrokenPipeError):
            write_whole(f"/dev/fd/{writing}", b"new")
    finally:
        os.close(writing)


def test_a_missing_folder_is_an_error_that_says_how_to_make_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused("my out/x.json") == (
        "cannot write my out/x.json: No such file or directory; "
        "make the folder first: mkdir -p 'my out'")


def test_a_link_into_a_missing_folder_names_that_folder(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone" / "x.json")
    assert refused(tmp_path / "link").endswith(f"mkdir -p {tmp_path / 'gone'}")


@pytest.mark.parametrize("end", ["", "/", "/new/"])
def test_a_directory_is_refused(tmp_path: Path, end: str) -> None:
    message = refused(f"{tmp_path}{end}")
    assert "Is a directory; give the name of a file, such as" in message
    assert os.listdir(tmp_path) == []


def test_a_file_used_as_a_folder_is_refused(old: Path) -> None:
    assert "a part of the path is a file" in refused(old / "x.json")


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    assert "leads back to itself" in refused(tmp_path / "link")


@pytest.mark.parametrize("path", ["", "a\0b"])
def test_what_is_no_path_is_refused(path: str) -> None:
    assert "no file can have that name" in refused(path)


def test_a_name_that_would_break_the_line_is_shown_escaped(tmp_path: Path) -> None:
    assert r"two\nlines/x.json': No such file" in refused(tmp_path / "two\nlines" / "x.json")
