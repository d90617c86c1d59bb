"""Which addresses may be fetched, and the sockets that hold to it.

A URL is written by somebody else, and the machine that follows it may stand inside a newsroom's network. Checking the
host name before an ordinary fetch is no protection, for the name can resolve differently the second time; so the check
stands where the socket is opened: the name is resolved once, all of its addresses are judged, and the connection goes
to one of those very addresses. `ipaddress.is_global` alone lets through multicast, NAT64 and 6to4 forms of private
addresses, site-local ones, and the old 6to4 relay.
"""

import ipaddress
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ssl import SSLContext
from typing import Any

import httpcore

from sayso.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
"""Host and port to the addresses that they stand for, as text."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.IPv6Network("2002::/16")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_RELAY = ipaddress.IPv4Network("192.88.99.0/24")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\Z", re.IGNORECASE)
_TRIES = 4
"""Addresses of one host that are tried in turn."""


def is_public(address: Address) -> bool:
    """Say whether anybody may be reached at the address who is not inside some network."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _embedded(address)
        return is_public(inner) if inner else _plainly_public(address) and not address.is_site_local
    return _plainly_public(address) and address not in _RELAY


def system_resolve(host: str, port: int) -> list[str]:
    """Ask the operating system, in the order in which it prefers the answers."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be fetched and within which limits; tests pass their own resolver, predicate and ports.

    `seconds` is the time for everything, name look-up and redirects included; `wire_cap` and `decoded_cap` are bytes.
    """

    resolve: Resolve = system_resolve
    allowed: Callable[[Address], bool] = is_public
    ports: frozenset[int] | None = frozenset({80, 443})
    seconds: float = 20.0
    wire_cap: int = 10 << 20
    decoded_cap: int = 10 << 20
    now: Callable[[], float] = time.monotonic


@dataclass(slots=True)
class Budget:
    """What is left of a guard's limits while one URL is fetched."""

    name: str
    guard: Guard
    deadline: float = field(init=False)
    received: int = 0

    def __post_init__(self) -> None:
        """Start the clock."""
        self.deadline = self.guard.now() + self.guard.seconds

    def seconds(self) -> float:
        """Seconds left; raises FetchError when there are none."""
        left = self.deadline - self.guard.now()
        if left <= 0:
            raise FetchError(self.name, f"took longer than {self.guard.seconds:g} seconds")
        return left

    def receive(self, count: int) -> None:
        """Account for bytes from the wire."""
        self.received += count
        if self.received > self.guard.wire_cap:
            raise FetchError(self.name, f"sends more than {self.guard.wire_cap >> 20} MB")


class GuardedBackend(httpcore.NetworkBackend):
    """Open sockets to checked addresses alone, within the budget."""

    def __init__(self, budget: Budget) -> None:
        """Keep within `budget`, over all of the connections that this backend opens."""
        self._budget = budget

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the budget is the only clock
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers."""
        addresses = checked_addresses(self._budget, host, port)[:_TRIES]
        sockets = httpcore.SyncBackend()
        for left in range(len(addresses) - 1, -1, -1):
            address = addresses[-1 - left]
            try:
                share = self._budget.seconds() / (left + 1)
                stream = sockets.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if not left:
                    raise
            else:
                return _BudgetedStream(stream, self._budget)
        raise FetchError(self._budget.name, "its host name is not known")


def checked_addresses(budget: Budget, host: str, port: int) -> list[str]:
    """Resolve the host once; raises FetchError unless every one of its addresses may be reached."""
    guard, name = budget.guard, budget.name
    if guard.ports is not None and port not in guard.ports:
        raise FetchError(name, f"port {port} is not one of the web's (80 and 443)")
    _refuse_odd_number(name, host)
    addresses = _resolved(budget, host, port)
    for address in addresses:
        if not guard.allowed(ipaddress.ip_address(address.partition("%")[0])):
            raise FetchError(name, f"leads to {address}, which is not a public address")
    return addresses


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Unwrap the IPv4 address that an IPv6 one stands for."""
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in _SIX_TO_FOUR:
        return ipaddress.IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    if address in _NAT64 or address in _COMPATIBLE:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _plainly_public(address: Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _refuse_odd_number(name: str, host: str) -> None:
    """Refuse 2130706433, 0x7f.1 and 0177.0.0.1: nobody links to a page so, and readers of numbers disagree on them."""
    bare = host.rstrip(".")
    if ":" in bare or not _NUMBER.match(bare.rpartition(".")[2]):
        return
    try:
        ipaddress.IPv4Address(bare)
    except ValueError as err:
        raise FetchError(name, "writes its address as an unusual number") from err


def _resolved(budget: Budget, host: str, port: int) -> list[str]:
    """Resolve in a thread of its own, because the operating system's look-up has no time limit."""
    found: list[list[str]] = []

    def look_up() -> None:
        try:
            found.append(budget.guard.resolve(host, port))
        except (OSError, UnicodeError):
            found.append([])

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(budget.seconds())
    budget.seconds()
    if not found or not found[0]:
        raise FetchError(budget.name, "its host name is not known")
    return found[0]


class _BudgetedStream(httpcore.NetworkStream):
    """A socket whose every wait ends with the budget, so that no server can drip a page for ever."""

    def __init__(self, stream: httpcore.NetworkStream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        data = self._stream.read(max_bytes, self._budget.seconds())
        self._budget.receive(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._budget.seconds())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._budget.seconds())
        return _BudgetedStream(stream, self._budget)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own signature
        return self._stream.get_extra_info(info)
