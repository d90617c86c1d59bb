"""Pages: HTML read in a child process that can be killed.

A page is written by somebody else, and small ones can stall good parsers for half a minute or fill the memory. So the
parsing happens in a process of its own, with limits on time, memory, size and depth, and what breaks a limit costs its
reader one line. The child also keeps the parser's imports, a quarter of a second, away from everybody who reads text.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, fields
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

from sayso.errors import InputError

LENGTH = 8
"""Bytes of the length, big-endian, that goes before each message between parent and child."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost: seconds, bytes of memory for the child, bytes of the page, and elements in each other."""

    seconds: float = 10.0
    memory: int = 1 << 30
    size: int = 8 << 20
    depth: int = 512


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a page says: its headline, its story's paragraphs in order, and what it states about itself.

    `title` is empty and the others are None where it does not say; `published` is ISO 8601; `site` is the outlet's
    name for itself; `url` is the page's own address, as stated by the page.
    """

    title: str
    paragraphs: tuple[str, ...]
    byline: str | None = None
    published: str | None = None
    site: str | None = None
    url: str | None = None


_DEFAULT = Limits()


class PageParser:
    """A child process that parses page after page; a context manager that ends it."""

    def __init__(self, limits: Limits = _DEFAULT) -> None:
        """Start nothing yet: the child starts with the first page."""
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None

    def parse(self, html: str, name: str) -> PageParts:
        """Parse one page, called `name` in messages; raises InputError where it holds no article or breaks a limit."""
        page = html.encode("utf-8", "replace")
        if len(page) > self._limits.size:
            raise InputError(name, f"is a page of more than {self._limits.size >> 20} MB")
        reply = self._ask(page)
        if reply is None:
            raise InputError(name, f"took more than {self._limits.seconds:g} seconds or too much memory to parse")
        if "spent" in reply:
            self.close()
        if "error" in reply:
            raise InputError(name, str(reply["error"]))
        known = {field.name: reply.get(field.name) for field in fields(PageParts)}
        return PageParts(**(known | {"paragraphs": tuple(reply["paragraphs"])}))

    def close(self) -> None:
        """End the child, if one runs."""
        child, self._child = self._child, None
        if child:
            child.kill()
            child.communicate()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, err: BaseException | None, at: TracebackType | None) -> None:
        """End the child."""
        self.close()

    def _ask(self, page: bytes) -> dict[str, Any] | None:
        """Send a page and take the reply; None, and the child ended, where it dies or is late."""
        child = self._child = self._child or _start(self._limits)
        timer = Timer(self._limits.seconds, child.kill)
        timer.start()
        try:
            return _exchange(child, page)
        except (OSError, ValueError):
            self.close()
            return None
        finally:
            timer.cancel()


def parse_page(html: str, name: str, limits: Limits = _DEFAULT) -> PageParts:
    """Parse one page in a child of its own; raises InputError as PageParser.parse does."""
    with PageParser(limits) as parser:
        return parser.parse(html, name)


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    # -P keeps the working directory, where anything may lie, out of the child's path; the package's own is put there.
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-P", "-m", "sayso.page_child", str(limits.memory), str(limits.depth)]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
    )


def _exchange(child: subprocess.Popen[bytes], page: bytes) -> dict[str, Any]:
    if child.stdin is None or child.stdout is None:
        raise OSError("the child has no pipes")
    child.stdin.write(len(page).to_bytes(LENGTH, "big") + page)
    child.stdin.flush()
    length = int.from_bytes(child.stdout.read(LENGTH), "big")
    reply: dict[str, Any] = json.loads(child.stdout.read(length))
    return reply
