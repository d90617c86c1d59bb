"""Fetching, against a server on the loopback address and resolvers of the tests' own: no test touches a network."""

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

import pytest

from sayso.errors import FetchError
from sayso.intake.fetch import REDIRECTS, fetch
from sayso.intake.guard import Budget, Guard, checked_addresses, is_public, system_resolve

PAGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 4\r\nConnection: close\r\n\r\npage"
)


def answer(head: str, body: bytes = b"") -> bytes:
    return f"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n".encode() + body


@contextmanager
def server(*replies: bytes | Callable[[socket.socket], None]) -> Iterator[tuple[int, list[bytes]]]:
    """Answer one connection after the other on a port of its own; yields the port and the requests received."""
    listener = socket.create_server(("127.0.0.1", 0))
    requests: list[bytes] = []

    def serve() -> None:
        for reply in replies:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                requests.append(connection.recv(65536))
                with suppress(OSError):
                    reply(connection) if callable(reply) else connection.sendall(reply)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1], requests
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


LOCAL = Guard(resolve=lambda *_: ["127.0.0.1"], allowed=lambda address: address.is_loopback, ports=None, seconds=5)


def refused(url: str, *addresses: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(url, guard=Guard(resolve=lambda *_: list(addresses), seconds=2))
    line = str(caught.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::7f00:1",
        "2002:7f00:1::", "2002:c0a8:101::",
        "fe80::1", "fec0::1", "fc00::1", "ff02::1", "ff0e::1", "2001:db8::1", "100::1",
    ],
)  # fmt: skip
def test_addresses_inside_networks_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]
)
def test_addresses_of_the_open_net_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://2130706433/", "unusual number"),
        ("http://0x7f000001/", "unusual number"),
        ("http://0177.0.0.1/", "Invalid IPv4 address"),
        ("http://0x7f.1/", "unusual number"),
        ("http://127.1/", "unusual number"),
        ("http://127.0.0.1/", "not a public address"),
        ("http://127.0.0.1./", "not a public address"),
        ("http://127。0。0。1/", "not a public address"),
        ("http://[::ffff:127.0.0.1]/", "not a public address"),
        ("http://[::1]/", "not a public address"),
        ("https://localhost/", "not a public address"),
        ("http://１２７.0.0.1/", "IDNA"),
        ("http://reader:secret@example.test/", "user name or password"),
        ("http://example.test:8080/", "port 8080"),
        ("http://example.test:22/", "port 22"),
        ("ftp://example.test/", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http:///etc/passwd", "names no host"),
        ("http://.../", "names no host"),
        ("http://exa\x00mple.test/", "cannot be fetched"),
        ("http://[::1/", "cannot be fetched"),
    ],
)
def test_urls_that_must_not_be_fetched_are_refused(url: str, reason: str) -> None:
    assert reason in refused(url, "127.0.0.1")


@pytest.mark.parametrize(
    "addresses", [("10.0.0.1",), ("8.8.8.8", "127.0.0.1"), ("fe80::1%eth0",), ("64:ff9b::7f00:1",)]
)
def test_one_private_address_refuses_the_host(addresses: tuple[str, ...]) -> None:
    assert "not a public address" in refused("http://example.test/", *addresses)


def test_an_unknown_host_is_refused() -> None:
    assert "not known" in refused("http://example.test/")


def test_a_resolver_that_fails_is_refused() -> None:
    def fail(host: str, _: int) -> list[str]:
        raise socket.gaierror(host)

    with pytest.raises(FetchError, match="not known"):
        fetch("http://example.test/", guard=Guard(resolve=fail))


def test_a_resolver_that_hangs_is_given_up() -> None:
    guard = Guard(resolve=lambda *_: [time.sleep(5) or "8.8.8.8"], seconds=0.2)  # type: ignore[func-returns-value]

    with pytest.raises(FetchError, match="longer than"):
        fetch("http://example.test/", guard=guard)


def test_numbers_need_no_resolver() -> None:
    assert system_resolve("127.0.0.1", 80) == ["127.0.0.1"]


def test_the_ports_of_the_web_are_allowed() -> None:
    guard = Guard(resolve=lambda *_: ["8.8.8.8"])

    assert checked_addresses(Budget("x", guard), "example.test", 443) == ["8.8.8.8"]


def test_a_page_is_fetched_with_what_was_declared_of_it() -> None:
    with server(PAGE) as (port, _):
        page = fetch(f"http://example.test:{port}/a", guard=LOCAL)

    assert (page.body, page.content_type, page.charset, page.url) == (b"page", "text/html", "utf-8", page.name)


def test_the_server_is_asked_for_the_host_by_name() -> None:
    with server(PAGE) as (port, requests):
        fetch(f"http://example.test:{port}/a?b=c", guard=LOCAL)

    assert requests[0].startswith(b"GET /a?b=c HTTP/1.1\r\n")
    assert f"host: example.test:{port}".encode() in requests[0].lower()


def test_a_name_that_changes_its_address_still_reaches_the_checked_one() -> None:
    asked: list[str] = []

    def rebind(host: str, _: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.255.255.1"]

    with server(PAGE) as (port, _):
        page = fetch(f"http://example.test:{port}/", guard=replace(LOCAL, resolve=rebind))

    assert (page.body, asked) == (b"page", ["example.test"])


def test_a_redirect_is_followed() -> None:
    with server(answer("302 Found\r\nLocation: /there"), PAGE) as (port, _):
        page = fetch(f"http://example.test:{port}/here", guard=LOCAL)

    assert page.url == f"http://example.test:{port}/there"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("ftp://example.test/", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "cannot be fetched"),
        ("http://inside.test/", "not a public address"),
        ("http://u:p@example.test/", "user name or password"),
        ("http://0x7f.1/", "unusual number"),
        ("//inside.test/", "not a public address"),
    ],
)
def test_a_redirect_is_guarded_like_the_first(location: str, reason: str) -> None:
    resolve = {"example.test": ["127.0.0.1"], "inside.test": ["10.0.0.1"]}
    with server(answer(f"302 Found\r\nLocation: {location}")) as (port, _), pytest.raises(FetchError, match=reason):
        fetch(f"http://example.test:{port}/", guard=replace(LOCAL, resolve=lambda host, _: resolve[host]))


def test_redirects_end_somewhere() -> None:
    replies = [answer("302 Found\r\nLocation: /on")] * (REDIRECTS + 1)
    with server(*replies) as (port, requests), pytest.raises(FetchError, match="redirects more than 5 times"):
        fetch(f"http://example.test:{port}/", guard=LOCAL)

    assert len(requests) == REDIRECTS + 1


def drip(*pieces: bytes) -> Callable[[socket.socket], None]:
    def reply(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(0.1)

    return reply


@pytest.mark.parametrize(
    "pieces",
    [
        (answer("200 OK\r\nContent-Type: text/html"), *([b"a"] * 100)),
        (b"HTTP/1.1 200 OK\r\n", *([b"X-A: b\r\n"] * 100)),
    ],
)
def test_a_server_that_drips_is_given_up(pieces: tuple[bytes, ...]) -> None:
    start = time.monotonic()
    with server(drip(*pieces)) as (port, _), pytest.raises(FetchError, match=r"longer than 0\.5 seconds"):
        fetch(f"http://example.test:{port}/", guard=replace(LOCAL, seconds=0.5))

    assert time.monotonic() - start < 12


def test_a_page_over_the_cap_is_refused() -> None:
    reply = answer("200 OK\r\nContent-Type: text/html", b"a" * 5000)
    with server(reply) as (port, _), pytest.raises(FetchError, match="more than 0 MB"):
        fetch(f"http://example.test:{port}/", guard=replace(LOCAL, wire_cap=4000))


def test_a_gzip_bomb_is_refused() -> None:
    reply = answer("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(b"a" * (30 << 20)))
    with server(reply) as (port, _), pytest.raises(FetchError, match="larger than 10 MB"):
        fetch(f"http://example.test:{port}/", guard=LOCAL)


def test_a_packed_page_is_unpacked() -> None:
    reply = answer("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(b"page" * 100_000))
    with server(reply) as (port, _):
        page = fetch(f"http://example.test:{port}/", guard=LOCAL)

    assert page.body == b"page" * 100_000


MEMBERS = [gzip.compress(words) for words in (b"The harbour ", b"was ", b"closed." * 9000)]
PACKED = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip"


@pytest.mark.parametrize("body", [b"".join(MEMBERS), b"\0\0".join(MEMBERS) + b"\0" * 512])
def test_every_member_of_a_packed_page_is_unpacked(body: bytes) -> None:
    with server(answer(PACKED, body)) as (port, _):
        page = fetch(f"http://example.test:{port}/", guard=LOCAL)

    assert page.body == b"The harbour was " + b"closed." * 9000


def test_a_packed_page_that_comes_in_pieces_is_unpacked() -> None:
    body = b"".join(MEMBERS)
    pieces = [body[at : at + 40] for at in range(0, len(body), 40)]
    with server(drip(answer(PACKED), *pieces[:-1], pieces[-1])) as (port, _):
        page = fetch(f"http://example.test:{port}/", guard=LOCAL)

    assert page.body == b"The harbour was " + b"closed." * 9000


@pytest.mark.parametrize("body", [b"".join(MEMBERS)[:-9], MEMBERS[0] + MEMBERS[1][:5], MEMBERS[0][:3], MEMBERS[0][:-1]])
def test_a_packed_page_that_is_cut_short_is_refused(body: bytes) -> None:
    with server(answer(PACKED, body)) as (port, _), pytest.raises(FetchError, match="was cut short on its way"):
        fetch(f"http://example.test:{port}/", guard=LOCAL)


def test_many_members_are_held_to_the_cap() -> None:
    bomb = gzip.compress(b"a" * (4 << 20)) * 4
    with server(answer(PACKED, bomb)) as (port, _), pytest.raises(FetchError, match="larger than 10 MB"):
        fetch(f"http://example.test:{port}/", guard=LOCAL)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer("404 Not Found\r\nContent-Type: text/html"), "answered 404"),
        (answer("200 OK\r\nContent-Type: image/png", b"x"), "is image/png"),
        (answer("200 OK\r\nContent-Type: application/json", b"x"), "is application/json"),
        (answer("200 OK", b"x"), "of no stated type"),
        (answer("200 OK\r\nContent-Type: text/html\r\nContent-Length: 0"), "is empty"),
        (answer("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", b"x"), "packed as br"),
        (answer("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", b"junk"), "cannot be fetched"),
        (b"SSH-2.0-OpenSSH\r\n", "cannot be fetched"),
        (b"", "cannot be fetched"),
        (answer("200 OK\r\nContent-Type: text/html\r\nContent-Length: 9", b"x"), "cannot be fetched"),
    ],
)
def test_what_is_no_page_is_refused(reply: bytes, reason: str) -> None:
    with server(reply) as (port, _), pytest.raises(FetchError, match=reason) as caught:
        fetch(f"http://example.test:{port}/", guard=LOCAL)

    assert "\n" not in str(caught.value)


def test_a_closed_port_is_refused() -> None:
    with server() as (port, _):
        pass
    with pytest.raises(FetchError, match="cannot be reached"):
        fetch(f"http://example.test:{port}/", guard=LOCAL)


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    guard = replace(LOCAL, resolve=lambda *_: ["127.0.0.2", "127.0.0.1"])
    with server(PAGE) as (port, _):
        page = fetch(f"http://example.test:{port}/", guard=guard)

    assert page.body == b"page"


def test_a_server_without_tls_is_refused_over_https() -> None:
    with server(PAGE) as (port, _), pytest.raises(FetchError):
        fetch(f"https://example.test:{port}/", guard=LOCAL)


def test_proxies_of_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with server(PAGE) as (port, _):
        assert fetch(f"http://example.test:{port}/", guard=LOCAL).body == b"page"
