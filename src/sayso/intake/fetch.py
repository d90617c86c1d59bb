"""The only network code: one page from one URL, guarded.

httpx does the protocol; the guard sits under it, at the socket, so TLS still sees the host's name and certificate. The
environment's proxies are ignored: through a proxy, the address that was checked would not be the one that is reached.
gzip is unpacked here rather than by httpx, which unpacks a whole chunk before anybody can count its bytes.
"""

import re
import zlib
from collections.abc import Iterable, Iterator

import httpcore
import httpx

from sayso.errors import FetchError
from sayso.intake.guard import Budget, Guard, GuardedBackend
from sayso.intake.raw import RawPage

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
REDIRECTS = 5
_HEADERS = {
    "User-Agent": "sayso (reads news; one page at a time)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9",
    "Accept-Encoding": "gzip",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DEFAULT = Guard()


def fetch(url: str, *, guard: Guard = _DEFAULT) -> RawPage:
    """Fetch one page over http or https, following at most REDIRECTS redirects, each guarded like the first.

    Raises FetchError, in one line, for whatever cannot or must not be fetched.
    """
    budget = Budget(url, guard)
    try:
        with httpx.Client(transport=_Transport(budget), trust_env=False, headers=_HEADERS) as client:
            return _followed(client, budget, url)
    except FetchError:
        raise
    except (httpcore.TimeoutException, httpx.TimeoutException) as err:
        raise FetchError(url, f"took longer than {guard.seconds:g} seconds") from err
    except (httpcore.ConnectError, httpx.ConnectError) as err:
        raise FetchError(url, f"cannot be reached ({_one_line(err)})") from err
    except (*_CORE_ERRORS, httpx.HTTPError, httpx.InvalidURL, zlib.error, UnicodeError, OSError) as err:
        raise FetchError(url, f"cannot be fetched ({_one_line(err)})") from err


def _followed(client: httpx.Client, budget: Budget, url: str) -> RawPage:
    target = httpx.URL(url)
    for _ in range(REDIRECTS + 1):
        _check(budget.name, target)
        with client.stream("GET", target) as response:
            if not response.has_redirect_location:
                return _page(budget, response)
            target = target.join(response.headers["location"])
    raise FetchError(budget.name, f"redirects more than {REDIRECTS} times")


def _check(name: str, url: httpx.URL) -> None:
    if url.scheme not in {"http", "https"}:
        raise FetchError(name, f"leads to a {url.scheme or 'nameless'}: address; only http and https are fetched")
    if url.userinfo:
        raise FetchError(name, "carries a user name or password in its address")
    if not url.host.strip("."):
        raise FetchError(name, "names no host")


def _page(budget: Budget, response: httpx.Response) -> RawPage:
    if not response.is_success:
        raise FetchError(budget.name, f"answered {response.status_code} {response.reason_phrase}".rstrip())
    header = response.headers.get("content-type", "")
    kind = header.partition(";")[0].strip().lower()
    if kind not in PAGE_TYPES:
        raise FetchError(budget.name, f"is {kind or 'of no stated type'}, not a page or plain text")
    charset = _CHARSET.search(header)
    body = _body(budget, response)
    if not body:
        raise FetchError(budget.name, "is empty")
    url = str(response.url)
    return RawPage(budget.name, body, url=url, content_type=kind, charset=charset.group(1) if charset else None)


def _body(budget: Budget, response: httpx.Response) -> bytes:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    chunks: Iterable[bytes] = response.iter_raw()
    if encoding in {"gzip", "x-gzip"}:
        chunks = _unpacked(budget, chunks)
    elif encoding != "identity":
        raise FetchError(budget.name, f"is packed as {encoding}, which was not asked for")
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > budget.guard.decoded_cap:
            raise FetchError(budget.name, f"is larger than {budget.guard.decoded_cap >> 20} MB")
    return bytes(body)


def _unpacked(budget: Budget, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip of one or more members (RFC 1952), at most one byte more than the cap at a time.

    Raises FetchError where the last member is cut short: a connection may close in the middle of a page.
    """
    unpacker = None
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpacker is None or unpacker.eof:
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield unpacker.decompress(rest, budget.guard.decoded_cap + 1)
            # Zeros after a member are padding.
            rest = unpacker.unconsumed_tail or unpacker.unused_data.lstrip(b"\0")
    if unpacker and not unpacker.eof:
        raise FetchError(budget.name, "was cut short on its way; try again")


def _one_line(err: Exception) -> str:
    return " ".join(str(err).split())[:200] or type(err).__name__


_CORE_ERRORS = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)


class _Stream(httpx.SyncByteStream):
    """A response's bytes, closed with it."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _Transport(httpx.BaseTransport):
    """httpx over sockets of the guard's making."""

    def __init__(self, budget: Budget) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=GuardedBackend(budget))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        inner = httpcore.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)
        response = self._pool.handle_request(inner)
        return httpx.Response(
            response.status, headers=response.headers, stream=_Stream(response), extensions=response.extensions
        )

    def close(self) -> None:
        self._pool.close()
