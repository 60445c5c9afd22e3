"""Addresses: what is fetched and how, and the one sentence for each way in which it can fail."""

from __future__ import annotations

import gzip
import hashlib
import ipaddress
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import framing
from framing.article import Article
from framing.errors import UnreadableError
from framing.sources import MAX_SIZE, called, read
from framing.sources.addresses import connecting, fetch
from framing.sources.addresses.connecting import is_public
from framing.sources.addresses.locating import locate
from tests.running import refused, run

SENTENCE = "The council voted on Tuesday to dim the lanterns along the old harbour after eleven."
PAGE = (f"<!doctype html><html lang=en><h1>Lanterns Go Dark</h1><p>{SENTENCE}</p>"
        f"<p>“{SENTENCE}”</p>").encode()
Answer = Callable[[socket.socket], None]


class Server:
    """A server on the loopback that answers each path with bytes, or as a function says."""

    def __init__(self, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> None:
        self._listener = socket.create_server((host, 0))
        self._context = context
        self._stop = threading.Event()
        port = self._listener.getsockname()[1]
        self.address = f"http{'s' if context else ''}://{host}:{port}"
        self.answers: dict[str, bytes | Answer] = {}
        self.requests: list[str] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        try:
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            request = b""
            while b"\r\n\r\n" not in request:
                chunk = connection.recv(4096)
                if not chunk:
                    return
                request += chunk
            self.requests.append(request.decode("ascii"))
            answer = self.answers.get(request.split()[1].decode("ascii"), b"")
            if callable(answer):
                answer(connection)
            else:
                connection.sendall(answer)
        except OSError:
            pass  # the reader has had enough
        finally:
            connection.close()

    def close(self) -> None:
        self._stop.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # ends the wait for the next who calls
        self._listener.close()


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    yield found
    found.close()


def ok(body: bytes, *headers: str, kind: str = "text/html; charset=utf-8") -> bytes:
    head = [f"Content-Type: {kind}"] * bool(kind) + [f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(["HTTP/1.1 200 OK", *head, "", ""]).encode() + body


def moved(where: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Moved\r\nLocation: {where}\r\nContent-Length: 0\r\n\r\n".encode()


def refusal(address: str, timeout: float = 5, max_size: int = MAX_SIZE) -> str:
    """What fetching an address says when it is refused: one sentence, soon enough."""
    begun = time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        read(address, timeout=timeout, max_size=max_size)
    assert time.monotonic() - begun < timeout + 2
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message.removeprefix(address + " ")


def given(server: Server, answer: bytes | Answer, **options: float) -> str:
    """What is said of an address that answers like this."""
    server.answers["/a"] = answer
    return refusal(server.address + "/a", **options)  # type: ignore[arg-type]


def article(server: Server, answer: bytes | Answer) -> Article:
    server.answers["/a"] = answer
    return read(server.address + "/a", timeout=5)


# What is fetched


def test_a_page_is_read_with_where_it_came_from(server: Server) -> None:
    found = article(server, ok(PAGE))
    assert [block.role for block in found.blocks] == ["title", "paragraph", "paragraph"]
    assert found.source == found.address == server.address + "/a"
    assert found.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert found.name == server.address.removeprefix("http://") + "/a"


def test_plain_text_is_text_even_with_tags(server: Server) -> None:
    assert article(server, ok(b"<p>One.</p>", kind="text/plain")).text == "<p>One.</p>"


def test_where_no_type_is_given_the_bytes_tell(server: Server) -> None:
    assert article(server, ok(b"<p>One.</p>", kind="")).text == "One."
    assert article(server, ok(b"One.", kind="")).text == "One."


def test_the_server_is_told_who_asks_and_nothing_else(server: Server) -> None:
    article(server, ok(PAGE, "Set-Cookie: a=b"))
    server.answers["/b?q=%C3%A9"] = ok(PAGE)
    read(server.address + "/b?q=é#part", timeout=5)
    lines = server.requests[1].split("\r\n")
    assert lines[0] == "GET /b?q=%C3%A9 HTTP/1.1"
    assert {line.partition(":")[0] for line in lines[1:] if line} == {
        "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert f"User-Agent: framing/{framing.__version__}" in lines


def test_chunks_and_one_layer_of_gzip_are_undone(server: Server) -> None:
    packed = gzip.compress(PAGE)
    body = b"".join(b"%x\r\n%s\r\n" % (len(packed[at:at + 50]), packed[at:at + 50])
                    for at in range(0, len(packed), 50)) + b"0\r\n\r\n"
    found = article(server, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip"
                            b"\r\nTransfer-Encoding: chunked\r\n\r\n" + body)
    assert found.sha256 == hashlib.sha256(PAGE).hexdigest()


def test_a_body_may_end_with_the_connection(server: Server) -> None:
    assert article(server, b"HTTP/1.0 200 OK\r\n\r\nOne.").text == "One."


def test_redirects_are_followed_and_the_last_address_is_kept(server: Server) -> None:
    for number, status in enumerate((301, 302, 303, 307, 308)):
        server.answers[f"/{number}"] = moved(f"/{number + 1}", status)
    server.answers["/5"] = ok(PAGE)
    found = read(server.address + "/0", timeout=5)
    assert (found.source, found.address) == (server.address + "/0", server.address + "/5")


@pytest.mark.parametrize(("kind", "body", "text", "encoding"), [
    ("text/plain; charset=koi8-r", "Привет".encode("koi8-r"), "Привет", "koi8-r"),
    ('text/plain; charset="ISO-8859-1"', "“Ça”".encode("cp1252"), "“Ça”", "cp1252"),
    ("text/html; charset=latin-1", "<p>“Ça”".encode(), "“Ça”", "utf-8"),
    ("text/html; charset=utf-8", "<p>“Ça” va bien".encode("cp1252"), "“Ça” va bien", "cp1252"),
    ("text/html; charset=punycode", "<p>“Ça” va bien".encode("cp1252"), "“Ça” va bien", "cp1252"),
])
def test_a_wrong_charset_does_no_harm(
    server: Server, kind: str, body: bytes, text: str, encoding: str
) -> None:
    found = article(server, ok(body, kind=kind))
    assert (found.text, found.encoding) == (text, encoding)


@pytest.mark.parametrize(("address", "name"), [
    ("https://www.example.org/news/2031/lanterns.html?x=1#top", "example.org/lanterns.html"),
    ("https://example.org/", "example.org"), ("http://example.org:8080/a/", "example.org:8080/a")])
def test_an_address_is_called_by_its_host_and_page(address: str, name: str) -> None:
    assert called(address) == name


# What a server can do to us


def dripping(first: bytes) -> Answer:
    def answer(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(b"x")
            time.sleep(0.05)
    return answer


def endless(first: bytes, more: bytes) -> Answer:
    def answer(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(more)
    return answer


def silent(connection: socket.socket) -> None:
    time.sleep(5)


def reset(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Content-Length: 99\r\n\r\n<p>")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize("answer", [
    silent, dripping(b""), dripping(HEAD), dripping(HEAD + b"X-A: "),
    dripping(HEAD + b"Content-Length: 1000000\r\n\r\n"), dripping(HEAD + b"\r\n"),
    dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;"),
    endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
], ids=["silent", "first", "head", "header", "body", "unmeasured", "chunk", "continue"])
def test_a_slow_server_ends_at_the_limit_of_time(server: Server, answer: Answer) -> None:
    assert given(server, answer, timeout=0.6) == (
        "took longer than 0.6 seconds: raise it with --timeout or try later.")


@pytest.mark.parametrize("answer", [
    endless(HEAD + b"\r\n", b"x" * 65536),
    endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"400\r\n" + b"x" * 1024 + b"\r\n"),
    ok(b"", "Content-Length: 99000000").replace(b"Content-Length: 0\r\n", b""),
    ok(gzip.compress(b"x" * 40_000_000), "Content-Encoding: gzip"),
], ids=["endless", "chunks", "promised", "bomb"])
def test_no_more_than_the_limit_is_taken(server: Server, answer: bytes | Answer) -> None:
    assert given(server, answer, timeout=20) == (
        "is larger than 20 MB (the limit): raise it with --max-size or give a part of it.")


def test_the_limit_is_the_readers(server: Server) -> None:
    assert "is larger than 100 bytes" in given(server, ok(PAGE), max_size=100)


@pytest.mark.parametrize(("answer", "said"), [
    (ok(gzip.compress(gzip.compress(PAGE)), "Content-Encoding: gzip"), "is compressed with gzip"),
    (ok(gzip.compress(gzip.compress(PAGE)), "Content-Encoding: gzip, gzip"), "is packed in a way"),
    (ok(PAGE, "Content-Encoding: br"), "is packed in a way that isn't read ('br')"),
    (ok(PAGE, "Content-Encoding: gzip"), "is packed wrongly"),
    (ok(gzip.compress(PAGE)[:-20], "Content-Encoding: gzip"), "broke off in the middle"),
    (ok(PAGE + b"x")[:-30], "broke off in the middle"),
    (HEAD + b"Transfer-Encoding: chunked\r\n\r\n50\r\nOne.", "broke off in the middle"),
    (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nOne.", "broke off in the middle"),
    (reset, "broke off"), (b"", "broke off the connection"),
    (HEAD + b"X-A: " + b"a" * 5_000_000 + b"\r\n\r\n", "does not answer as a web server does"),
    (HEAD + b"X-A: b\r\n" * 700_000, "does not answer as a web server does"),
    (b"220 mail.example ESMTP\r\n", "does not answer as a web server does"),
    (b"HTTP/1.1 99999 No\r\n\r\n", "does not answer as a web server does"),
    (b"HTTP/1.1 404 No\r\n\r\n", "has no such page (404): check the address."),
    (b"HTTP/1.1 403 No\r\n\r\n",
     "won't give the page to a program (403): save the page in your browser and give the file."),
    (b"HTTP/1.1 503 No\r\n\r\n", "has a server that failed (503)"),
    (b"HTTP/1.1 206 Part\r\n\r\nOne.", "gave no page (status 206)"),
    (b"HTTP/1.1 302 Moved\r\n\r\n", "gave no page (status 302)"),
    (ok(b""), "is empty"), (ok(b"<html></html>"), "is a page without a text"),
    (ok(b"%PDF-1.7", kind="application/pdf"), "is application/pdf, not a web page or plain text"),
    (ok(b"GIF", kind="image/gif"), "is image/gif, not a web page or plain text"),
    (ok(b"%PDF-1.7", kind="text/plain"), "is a PDF"),
], ids=range(24))
def test_one_sentence_for_each_way_to_fail(
    server: Server, answer: bytes | Answer, said: str
) -> None:
    assert given(server, answer).startswith(said)


@pytest.mark.parametrize(("where", "said"), [
    ("/a", "redirects more than 5 times"), ("ftp://127.0.0.1/", "redirects to what is no address"),
    ("file:///etc/passwd", "redirects to what is no address"),
    ("http://me:secret@127.0.0.1/", "redirects to what is no address"),
    ("http://", "redirects more than 5 times"), ("http://[::1", "redirects to what is no"),
])
def test_a_redirect_that_leads_nowhere(server: Server, where: str, said: str) -> None:
    assert given(server, moved(where)).startswith(said)


# Private addresses


def test_a_redirect_from_the_open_web_to_a_private_address_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Server("127.0.0.2")
    home.answers["/"] = ok(PAGE)
    try:
        monkeypatch.setattr(connecting, "is_public", lambda each: str(each) == "127.0.0.1")
        assert given(server, moved(home.address)).startswith(
            "redirects from the open web to a private address")
        assert home.requests == []
        assert read(home.address, timeout=5).text  # given by the reader, it is read
    finally:
        home.close()


def test_a_name_that_changes_what_it_stands_for_is_connected_to_where_it_was_looked_at(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *more: object, **named: object) -> object:
        if host.startswith("rebinding"):
            asked.append(host)
            host = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return real(host, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    server.answers["/"] = ok(PAGE)
    port = server.address.rpartition(":")[2]
    assert read(f"http://rebinding.test:{port}/", timeout=5).text
    assert asked == ["rebinding.test"]
    assert f"Host: rebinding.test:{port}\r\n" in server.requests[0]


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1",
    "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "2001:db8::1"])
def test_private_addresses(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe", "64:ff9b::909:909"])
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


# Addresses


@pytest.mark.parametrize(("address", "said"), [
    ("ftp://example.org/a.txt", "is neither an http nor an https address"),
    ("file:///a.txt", "is a file: give its path, without file://"),
    ("http://", "is no address that can be read"), ("http://[::1", "is no address that can be"),
    ("http://a:99999/", "is no address that can be read"), ("http://a b/", "is no address that"),
    ("https://" + "a" * 9000, "is no address"),
])
def test_what_is_no_address_is_refused(address: str, said: str) -> None:
    assert said in refusal(address)


def test_a_password_is_refused_and_not_repeated() -> None:
    message = refusal("https://ann:secret@example.org/")
    assert "with a name and password in it is not read" in message
    assert "secret" not in message


def test_signs_in_an_address_cannot_end_the_request() -> None:
    place = locate("http://example.org/a b\r\nX: y?é=\x00 ü#z")
    assert place.target == "/a%20bX:%20y?%C3%A9=%00%20%C3%BC"


def test_a_host_of_other_letters_is_written_in_ascii() -> None:
    assert locate("https://bücher.example/").host == "xn--bcher-kva.example"


def test_nobody_there(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.close()
    time.sleep(0.05)
    assert refusal(server.address).startswith(("refuses the connection", "broke off"))

    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert refusal("http://nobody.test/").startswith("names a host that can't be found")


def test_a_look_up_that_hangs_ends_at_the_limit_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3))
    assert refusal("http://slow.test/", timeout=0.3).startswith("took longer than 0.3 seconds")


# https


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    if not shutil.which("openssl"):
        pytest.skip("openssl makes the certificate for this test")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out",
         "cert.pem"], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def secure(certificate: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    found = Server(context=context)
    yield found
    found.close()


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: Server) -> None:
    assert given(secure, ok(PAGE)).startswith("has a certificate that can't be trusted (self")
    assert secure.requests == []


def test_a_certificate_that_is_trusted_is_taken(
    secure: Server, server: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    assert article(secure, ok(PAGE)).title == "Lanterns Go Dark"
    other = secure.address.replace("127.0.0.1", "127.0.0.2")
    assert refusal(other + "/a").startswith(("has a certificate", "refuses"))
    assert given(secure, moved(server.address)).startswith("redirects from https to http")
    assert given(secure, dripping(HEAD + b"X: "), timeout=0.6).startswith("took longer than")
    server.answers["/up"] = moved(secure.address + "/a")
    secure.answers["/a"] = ok(PAGE)
    assert read(server.address + "/up", timeout=5).address == secure.address + "/a"


def test_https_of_a_server_that_has_none(server: Server) -> None:
    def plain(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 400 Bad\r\n\r\n")
    server.answers = {}
    assert refusal(server.address.replace("http", "https"), timeout=1).startswith(
        ("can't be reached securely", "broke off", "took longer"))


# The commands


def test_two_addresses_are_compared_and_the_json_says_where_from(server: Server) -> None:
    server.answers["/old"] = moved("/a")
    server.answers["/a"] = ok(PAGE)
    server.answers["/b"] = ok(PAGE.replace(b"dim", b"keep"))
    done = run("compare", server.address + "/old", server.address + "/b", "--format", "json")
    assert done.code == 0
    one, two = json.loads(done.out)["articles"]
    assert one["source"] == server.address + "/old"
    assert one["address"] == server.address + "/a"
    assert one["sha256"] == hashlib.sha256(PAGE).hexdigest()
    assert two["address"] == server.address + "/b"
    again = run("compare", server.address + "/old", server.address + "/b", "--format", "json")
    assert again.out == done.out


@pytest.mark.parametrize("command", ["profile", "show", "verify"])
def test_a_command_refuses_in_one_line(server: Server, command: str) -> None:
    server.answers["/a"] = b"HTTP/1.1 403 No\r\n\r\n"
    message = refused(command, server.address + "/a")
    assert message.endswith("save the page in your browser and give the file.")
    server.answers["/a"] = silent
    assert "took longer than 0.3 seconds" in refused(
        command, server.address + "/a", "--timeout", "0.3")


@pytest.mark.parametrize("seconds", ["0", "-1", "inf", "nan", "soon", ""])
def test_what_is_no_time_to_wait_is_refused(seconds: str) -> None:
    assert "timeout" in refused("profile", "http://127.0.0.1:9/", "--timeout", seconds)


def test_a_file_opens_no_socket(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    code = ("import sys; from framing.sources import read; read(sys.argv[1]); "
            "print({'socket', 'ssl', 'http.client'} & set(sys.modules))")
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "a.txt"], capture_output=True,
                          check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    assert done.stdout == b"set()\n"


def test_what_is_fetched_is_given_as_it_came(server: Server) -> None:
    server.answers["/a"] = ok(b"One.", kind="text/plain; charset=utf-8")
    assert fetch(server.address + "/a", max_size=99, timeout=5) == (
        b"One.", "text", "utf-8", server.address + "/a")
