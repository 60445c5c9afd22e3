"""Reading: which bytes become which text, and which are refused with what advice."""

from __future__ import annotations

import builtins
import errno
import gzip
import hashlib
import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import UnreadableError
from framing.sources import decode, read
from framing.sources.files import human_size, read_bytes, shown
from framing.sources.refusals import looks_like_html, refuse_format, refuse_text

ENGLISH = "“It’s ‘over’,” she said – no, really… He paid £5 (€6) at the café in Zürich, at 25°C."
FRENCH = "Le président a déclaré à l’aube que le projet « sera étudié » : « Ça ira », a-t-il dit."
GERMAN = "Müller erklärte: „Wir müssen größere Maßnahmen ergreifen.“ Die Straße blieb leer."
SPANISH = "El señor Muñoz dijo: «¿Qué pasará mañana?» ¡Ay! A él, o a mí, no le importó."
PORTUGUESE = "O ministro disse que à tarde a situação não é fácil; a população espera soluções."
DANISH = "Statsministeren sagde i går, at årets forslag bør drøftes; æblerne er røde."
ICELANDIC = "Forsætisráðherra sagði í gær að nýja áætlunin yrði rædd á þinginu."
CZECH = "Předseda vlády včera oznámil, že nový program bude projednán. Kritici říkají, že ne."
RUSSIAN = "Президент сообщил вчера, что новая программа будет обсуждаться в парламенте. "
GREEK = "Ο πρωθυπουργός δήλωσε χθες ότι το νέο πρόγραμμα θα συζητηθεί στη Βουλή."
JAPANESE = "首相は昨日、新しい計画が国会で議論されると発表した。批判者は、高価だと言っている。"
CHINESE = "总理昨天宣布，新计划将在议会讨论。批评者说，这太贵了，而且没有任何消息来源。"

MARKED = ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\0"))


def refused(source: str | Path, **options: object) -> str:
    """What reading ``source`` says when it is refused."""
    with pytest.raises(UnreadableError) as caught:
        read(source, **options)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes("Café opens.\r\n\r\nIt is “new”.\n".encode())
    return path


# What an article knows of where it came from


def test_a_file_is_called_by_its_name_and_keeps_its_path_as_given(story: Path) -> None:
    article = read(story)
    assert (article.name, article.source) == ("story.txt", str(story))


def test_a_given_name_wins(story: Path) -> None:
    assert read(story, name="Left").name == "Left"


def test_the_hash_is_of_the_bytes_with_their_mark(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfA plain text."
    (tmp_path / "a.txt").write_bytes(data)
    assert read(tmp_path / "a.txt").sha256 == hashlib.sha256(data).hexdigest()


def test_line_ends_stay_as_they_are(story: Path) -> None:
    assert read(story).text == "Café opens.\r\n\r\nIt is “new”.\n"


def test_plain_utf8_has_no_warnings(story: Path) -> None:
    article = read(story)
    assert (article.encoding, article.bom, article.warnings) == ("utf-8", False, ())


# Standard input, pipes and descriptors


def test_a_hyphen_is_standard_input() -> None:
    article = read("-", stdin=io.BytesIO(b"A plain text."))
    assert (article.text, article.name, article.source) == ("A plain text.", "standard input", "-")


def test_a_hyphen_reads_the_standard_input_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("é".encode())))
    assert read("-").text == "é"


def test_a_path_called_hyphen_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "-").write_text("A file.")
    monkeypatch.chdir(tmp_path)
    assert read(Path("-")).text == "A file."


def test_a_fifo_is_read_to_its_end(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)

    def write() -> None:
        with open(fifo, "wb", buffering=0) as stream:
            stream.write(b"First half, ")
            time.sleep(0.05)
            stream.write(b"second half.")

    writer = threading.Thread(target=write)
    writer.start()
    assert read(fifo).text == "First half, second half."
    writer.join()


def test_a_descriptor_is_read_and_called_by_its_whole_path() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"Through a pipe.")
    os.close(writing)
    try:
        article = read(f"/dev/fd/{reading}")
    finally:
        os.close(reading)
    assert (article.text, article.name) == ("Through a pipe.", f"/dev/fd/{reading}")


@pytest.mark.parametrize("source", ["-", "/dev/stdin"])
def test_a_process_reads_what_is_piped_into_it(source: str) -> None:
    code = f"from framing.sources import read; a = read({source!r}); print(a.name, a.text)"
    done = subprocess.run(
        [sys.executable, "-c", code], input=b"Piped.", capture_output=True, check=True)
    assert done.stdout == b"standard input Piped.\n"


def test_a_pipe_that_does_not_block_is_waited_for() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)

    def write() -> None:
        os.write(writing, b"Late.")
        os.close(writing)

    timer = threading.Timer(0.05, write)
    timer.start()
    with open(reading, "rb", buffering=0) as stdin:
        assert read("-", stdin=stdin).text == "Late."
    timer.join()


def test_a_source_is_opened_once(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    real = builtins.open

    def counting(file: object, *args: object, **options: object) -> object:
        opened.append(file)
        return real(file, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", counting)
    read(story)
    assert opened.count(str(story)) == 1


def test_ctrl_c_while_reading_is_not_swallowed() -> None:
    class Interrupted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read("-", stdin=Interrupted())


def test_ctrl_c_ends_a_wait_for_a_fifo_that_nobody_writes(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    code = ("import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
            "from framing.sources import read; print('ready', flush=True); read(sys.argv[1])")
    command = [sys.executable, "-c", code, str(tmp_path / "fifo")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
    assert errors.splitlines()[-1] == b"KeyboardInterrupt"


# Decoding


@pytest.mark.parametrize("encoding", MARKED)
@given(text=texts)
def test_a_text_with_a_mark_comes_out_as_it_went_in(encoding: str, text: str) -> None:
    assert decode(("\ufeff" + text).encode(encoding)) == (text, encoding, True, ())


@given(text=texts)
def test_utf8_without_a_mark_comes_out_as_it_went_in(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8", False, ())


@given(before=texts, after=texts, encoding=st.sampled_from(MARKED))
def test_offsets_count_code_points(before: str, after: str, encoding: str) -> None:
    text = decode(f"\ufeff{before}😀é{after}".encode(encoding)).text
    assert text[len(before) : len(before) + 2] == "😀é"


def test_a_mark_within_the_text_stays() -> None:
    assert decode("\ufeffa\ufeffb".encode()).text == "a\ufeffb"


@pytest.mark.parametrize(
    "text", [ENGLISH, FRENCH, FRENCH * 20, GERMAN, SPANISH, PORTUGUESE, DANISH, ICELANDIC, "café",
             "He said “no”.", "“", "Plain ASCII – and a dash."]
)
def test_western_text_that_is_not_utf8_is_read_as_windows_1252(text: str) -> None:
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (text, "cp1252")


def test_latin_1_is_read_as_windows_1252_which_has_the_same_letters() -> None:
    decoded = decode("La señora comió ½ piña à Orléans.".encode("latin-1"))
    assert (decoded.text, decoded.encoding) == ("La señora comió ½ piña à Orléans.", "cp1252")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN * 20, "cp1251"), (RUSSIAN, "koi8-r"), (GREEK, "cp1253"),
     (CZECH, "cp1250"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"),
     (CHINESE, "gb18030"), (ENGLISH.replace("£5 (€6)", "$6"), "mac_roman")],
)
def test_other_encodings_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", [
    "The council, he said, “can’t wait” for the oil.\n\n“No,” said Ann Lee. “It’s too dear.”",
    "This is a “temporary precaution”. Hardly anyone – on either shore – is buying it.",
    "The lamps — four hundred of them — go out at midnight.",
])
def test_english_in_mac_os_roman_keeps_its_quotation_marks_and_dashes(text: str) -> None:
    decoded = decode(text.encode("mac_roman"))
    assert (decoded.text, decoded.encoding) == (text, "mac_roman")


@pytest.mark.parametrize(("text", "sign"), [
    ("“No,” said Ann Lee. “It’s too dear.”", "â€œ"), ("It’s dear, isn’t it?", "â€™"),
    ("Le café était fermé.", "Ã©"),
])
def test_utf8_read_as_another_encoding_is_told(tmp_path: Path, text: str, sign: str) -> None:
    garbled = text.encode().decode("cp1252", "ignore")
    (tmp_path / "a.txt").write_text(garbled, "utf-8")
    article = read(tmp_path / "a.txt")
    assert article.text == garbled
    assert any(warning.startswith(f"holds signs such as {sign}, which UTF-8 makes")
               for warning in article.warnings)


@pytest.mark.parametrize("text", [
    "An apostrophe that came out as â€™ is a fault of the editor.", "IRMÃ E IRMÃO: AS MÃOS.",
    "[bold]A title[/bold] and a story [sic]", "{0} of them left, and {1}", "[1] See below. [2]",
])
def test_a_text_with_such_signs_in_it_is_not_warned_of(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert read(tmp_path / "a.txt").warnings == ()


@pytest.mark.parametrize("text", ['{"title": "Lamps", "text": "They go out."}\n', '["A", "B"]'])
def test_json_is_read_as_it_stands_and_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    article = read(tmp_path / "a.txt")
    assert article.text == text
    assert article.warnings == (
        "looks like JSON: its names and signs are counted as text; give the article's text alone",)


_A_TABLE = ("looks like a table: all its rows are counted as one text; framing corpus reads a "
            "table's articles one by one",)
_ROW = '{"id": 1, "text": "Lamps go out."}\n'


@pytest.mark.parametrize(("name", "text", "told"), [
    ("a.jsonl", 2 * _ROW, _A_TABLE), ("a.txt", f"\n{_ROW}{_ROW}\n", _A_TABLE),
    ("a.CSV", "id,text\n1,Lamps go out.\n", _A_TABLE),
    ("a.tsv", "id\ttext\n1\tLamps go out.\n", _A_TABLE),
    ("a.txt", "id,text\n1,Lamps go out.\n", ()), ("a.txt", "{0} of them left,\nand {1}", ()),
    ("a.txt", "[1] See below.\nLamps go out. [2]", ()),
])
def test_a_table_of_articles_is_told_from_a_text(
    tmp_path: Path, name: str, text: str, told: tuple[str, ...]
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert read(tmp_path / name).warnings == told
    assert read(tmp_path / name, kind="text").warnings == ()


def test_a_collection_is_not_taken_for_a_folder_of_articles(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="is a directory: give the files in it"):
        read(tmp_path)
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(UnreadableError, match="looks like a collection: framing outlets"):
        read(tmp_path)


def test_a_line_of_a_file_is_not_sought_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Lamps go out.")
    with pytest.raises(UnreadableError, match=r"a\.txt does: give that; .* explain --at .*:12\."):
        read(tmp_path / "a.txt:12")
    with pytest.raises(UnreadableError, match="does not exist: check the spelling"):
        read(tmp_path / "b.txt:12")
    (tmp_path / "a.txt:12").write_text("A file may be called so.")
    assert read(tmp_path / "a.txt:12").text == "A file may be called so."


@pytest.mark.parametrize(("text", "encoding"), [(FRENCH, "cp1252"), (RUSSIAN, "cp1251")])
def test_a_guess_is_said_in_a_warning(tmp_path: Path, text: str, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    article = read(tmp_path / "a.txt")
    assert article.encoding == encoding
    assert article.warnings == (
        f"read as {encoding} (not UTF-8): check that quotes and accents are right",)


@pytest.mark.parametrize("encoding", MARKED)
def test_lone_surrogates_are_kept_and_said(encoding: str) -> None:
    text = "Café \ud83d broken, “fine”."
    decoded = decode(("\ufeff" + text).encode(encoding, "surrogatepass"))
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert "holds lone surrogates" in decoded.warnings[0]


def test_utf8_cut_within_a_character_is_not_taken_for_another_encoding() -> None:
    decoded = decode(FRENCH.encode() + "é".encode()[:1])
    assert (decoded.text, decoded.encoding) == (FRENCH + "\ufffd", "utf-8")
    assert "broken UTF-8 in 1 place" in decoded.warnings[0]


def test_a_text_in_no_known_encoding_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("charset_normalizer.from_bytes", lambda data: [])
    with pytest.raises(UnreadableError, match=r"a\.txt is in no encoding that could be recognised"):
        decode(RUSSIAN.encode("cp1251"), "a.txt")


def test_a_text_that_belies_its_mark_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"a\.txt begins as UTF-16-LE .* from byte 5 on"):
        decode(b"\xff\xfeA\0B", "a.txt")


def test_utf8_needs_no_detector(story: Path) -> None:
    code = ("import sys; from framing.sources import read; read(sys.argv[1]); "
            "print('charset_normalizer' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code, story], capture_output=True, check=True)
    assert done.stdout == b"False\n"


# What is refused


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    assert refused(path) == f"{path} does not exist: check the spelling and the folder."


def test_a_file_used_as_a_folder_is_refused(story: Path) -> None:
    assert "a part of its path is a file" in refused(story / "more.txt")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path} is a directory: give the files in it."


def test_a_broken_link_is_refused_and_says_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("gone.txt")
    assert "a.txt is a link to gone.txt, which does not exist" in refused(tmp_path / "a.txt")


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    assert "a.txt is a link that leads back to itself" in refused(tmp_path / "a.txt")


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path may only have a hundred characters
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        assert "s is a socket, not a file" in refused("s")


@pytest.mark.parametrize(
    ("number", "piece"),
    [(errno.EACCES, "permission denied"), (errno.EIO, "Input/output error")],
)
def test_a_file_that_cannot_be_opened_is_refused(
    story: Path, monkeypatch: pytest.MonkeyPatch, number: int, piece: str
) -> None:
    def fail(*args: object, **options: object) -> object:
        raise OSError(number, os.strerror(number), args[0])

    monkeypatch.setattr(builtins, "open", fail)
    message = refused(story)
    assert f"{story} cannot be read" in message
    assert piece in message


def test_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input is closed" in refused("-")


@pytest.mark.parametrize("path", ["a\0b.txt", "a" * 5000, ""])
def test_what_is_no_path_is_refused(path: str) -> None:
    assert refused(path)


NO_TEXT = {
    b"": "is empty",
    b" \n\t\r\n\xc2\xa0": "holds only white space",
    b"\xef\xbb\xbf": "holds only white space",
    b"\xff\xfe": "holds only white space",
    "\u200b\ufeff\n".encode(): "holds only white space",
    b"Some\0text": "holds NUL bytes",
    "Some text".encode("utf-16-le"): "UTF-16 without its mark: give a text saved as UTF-8",
    "Café text".encode("utf-16-le"): "holds NUL bytes",
    "\ufeffSome\0text".encode("utf-16-le"): "holds NUL bytes",
    bytes(range(1, 256)): "is binary, not text",
    bytes(range(1, 128)): "is binary, not text (27 of its 127 bytes are control characters)",
    b"%PDF-1.7\n%\xe2\xe3": "is a PDF, not plain text: try `pdftotext -layout file.pdf`",
    b"PK\x03\x04 word/document.xml": "is a Word document (.docx) that is damaged: open it and save",
    b"PK\x03\x04 other": "is a ZIP archive, not plain text: unpack it",
    b"\x1f\x8b\x08": "is compressed with gzip, and is broken or cut off",
    gzip.compress(b"A text.")[:-4]: "is compressed with gzip, and is broken or cut off",
    gzip.compress(b"A text.") + b"more": "is compressed with gzip, and is broken or cut off",
    gzip.compress(gzip.compress(b"A text.")): "is compressed with gzip, not plain text: unpack it",
    gzip.compress(b""): "is empty",
    gzip.compress(b"\x89PNG\r\n\x1a\n"): "is a PNG picture",
    b"a.txt".ljust(100, b"\0").ljust(257, b"0") + b"ustar\x0000": "is a tar archive, not",
    b"\x89PNG\r\n\x1a\n": "is a PNG picture",
    b"\xff\xd8\xff\xe0": "is a JPEG picture",
    b"{\\rtf1\\ansi": "is a rich text document (RTF)",
    b"From: <Saved by Blink>\r\nSubject: A": "is a web archive (MHTML), not plain text: save the",
    b"bplist00\xd1\x01": "is a web archive or another list of Apple’s, not plain text: save the",
}


@pytest.mark.parametrize(("data", "piece"), NO_TEXT.items())
def test_what_holds_no_text_is_refused(tmp_path: Path, data: bytes, piece: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    message = refused(path)
    assert message.startswith(f"{path} ")
    assert piece in message


@pytest.mark.parametrize("data", NO_TEXT)
def test_standard_input_is_refused_by_its_name(data: bytes) -> None:
    assert refused("-", stdin=io.BytesIO(data)).startswith("standard input ")


def test_the_advice_for_a_pdf_can_be_pasted_into_a_shell() -> None:
    with pytest.raises(UnreadableError, match=r"`pdftotext -layout 'my story\.pdf'`"):
        refuse_format(b"%PDF-1.4", "my story.pdf")


@pytest.mark.parametrize("data", [b"A \x1b[1mbold\x1b[0m word.", b"Page one.\x0cPage two.",
                                  b"x\x08", b"A 100% [bold] <script>alert(1)</script> text."])
def test_a_few_control_characters_and_markup_are_text(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    article = read(tmp_path / "a.txt")
    assert (article.text.encode(), article.warnings) == (data, ())


def test_a_name_that_would_break_the_line_is_shown_escaped(tmp_path: Path) -> None:
    assert r"two\nlines\x1b.txt' does not exist" in refused(tmp_path / "two\nlines\x1b.txt")


@pytest.mark.parametrize(
    ("path", "text"), [("a b.txt", "a b.txt"), ("é.txt", "é.txt"), ("", "''"), (" a", "' a'"),
                       ("a\u202eb", r"'a\u202eb'"), ("a\udcff", r"'a\udcff'")])
def test_only_strange_names_are_quoted(path: str, text: str) -> None:
    assert shown(path) == text


# Web pages


@pytest.mark.parametrize("page", ["a<b>" + "x</p>" * 5, "One.\n<p>Two.</p>" * 5])
def test_a_text_with_tags_in_it_is_read_as_text_with_a_warning(page: str) -> None:
    article = read("-", stdin=io.BytesIO(page.encode()))
    assert article.text == page
    assert article.warnings == (
        "looks like HTML: tags are counted as text; --from html reads it as a web page",)


@pytest.mark.parametrize("text", ["<3 is a heart", "The <p> tag and </p>.", "a < b > c",
                                  "<script>alert(1)</script>", "<person> said no"])
def test_a_text_that_mentions_a_tag_is_no_web_page(text: str) -> None:
    assert not looks_like_html(text)


# Sizes


def test_a_text_of_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 20)
    assert len(read(path, max_size=100).text) == 100
    assert refused(path, max_size=99) == (
        f"{path} is larger than 99 bytes (the limit): "
        "raise it with --max-size or give a part of it.")


def test_a_huge_file_is_refused_without_reading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    with open(path, "wb") as file:
        file.truncate(50_000_000_000)  # a sparse file: no disk is filled
    start = time.perf_counter()
    assert "a.txt is larger than 20 MB (the limit)" in refused(path)
    assert time.perf_counter() - start < 0.2


def test_an_endless_device_ends_at_the_limit() -> None:
    assert "/dev/zero is larger than 1 MB" in refused("/dev/zero", max_size=1_000_000)


def test_no_more_than_the_limit_is_read_from_a_pipe() -> None:
    stdin = io.BytesIO(b"x" * 1000)
    assert "standard input is larger than 100 bytes" in refused("-", stdin=stdin, max_size=100)
    assert stdin.tell() == 101


@pytest.mark.parametrize(("size", "text"), [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1500, "1.5 kB"), (20_000_000, "20 MB"),
    (2_500_000_000, "2.5 GB")])
def test_sizes_are_said_as_people_say_them(size: int, text: str) -> None:
    assert human_size(size) == text


def test_20_mb_are_read_quickly(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("A “plain” sentence of a story.\n".encode() * 560_000)
    start = time.perf_counter()
    data = read_bytes(str(path), "a.txt", max_size=20_000_000)
    refuse_text(decode(data).text, "a.txt")
    assert time.perf_counter() - start < 1


STORY = "It “rained” in Brasília.\n\nNobody stayed.\n".encode()


@pytest.mark.parametrize("packed", [
    gzip.compress(STORY), gzip.compress(STORY[:9]) + gzip.compress(STORY[9:]),
    gzip.compress(STORY) + b"\0" * 99])
def test_a_packed_text_is_read_as_what_was_packed(tmp_path: Path, packed: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(STORY)
    (tmp_path / "a.txt.gz").write_bytes(packed)
    plain, found = read(tmp_path / "a.txt"), read(tmp_path / "a.txt.gz")
    assert (found.text, found.sha256, found.warnings) == (plain.text, plain.sha256, ())
    assert found.name == "a.txt.gz"
    assert read("-", stdin=io.BytesIO(packed)).text == plain.text


def test_a_packed_page_is_a_page_and_a_packed_table_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>It rained.</p><p>Nobody came.</p>"))
    assert read(tmp_path / "a.html.gz").text == "It rained.\n\nNobody came."
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"id,text\n1,It rained.\n"))
    assert any("framing corpus" in each for each in read(tmp_path / "a.csv.gz").warnings)


def test_a_packed_text_is_unpacked_no_further_than_the_limit(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.gz"
    bomb.write_bytes(gzip.compress(b"A word. " * 10_000_000))  # 80 MB in 80 kB
    tracemalloc.start()
    message = refused(bomb, max_size=1_000_000)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
    assert message == (f"{bomb}, unpacked, is larger than 1 MB (the limit): raise it with "
                       "--max-size or give a part of it.")
    text = gzip.compress(b"A word. " * 125_000)
    bomb.write_bytes(text)
    assert len(read(bomb, max_size=1_000_000).text) == 1_000_000
    bomb.write_bytes(gzip.compress(b"") * 40_000)  # members of nothing
    start = time.perf_counter()
    assert refused(bomb).endswith("is empty: give a file with a text in it.")
    assert time.perf_counter() - start < 5


def test_entities_left_in_a_text_are_told(tmp_path: Path) -> None:
    left = tmp_path / "left.txt"
    left.write_text("The mayor won&apos;t go. The council can&apos;t make her.")
    assert [each for each in read(left).warnings if "entities such as &apos;" in each]
    left.write_text("AT&amp;T is not the same as a text in which they stand all over.")
    assert not read(left).warnings
