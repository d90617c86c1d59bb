"""Intake: bytes from a file, standard input or a URL, before anybody has looked inside.

Everything that enters Sayso enters here, so that limits and refusals are stated once. What leaves is a `RawPage`:
bytes with what was declared about them, and no opinion on what they say.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError

__all__ = ["RawPage", "load"]


@dataclass(frozen=True, slots=True)
class RawPage:
    """Bytes as they came, and what their carrier said of them: `charset` and `content_type` are claims, not facts."""

    name: str
    body: bytes
    url: str | None = None
    path: str | None = None
    content_type: str | None = None
    charset: str | None = None


def load(name: str) -> RawPage:
    """Bytes of a path, of standard input (`-`) or of an http(s) URL."""
    if name == "-":
        return RawPage(name, sys.stdin.buffer.read())
    try:
        return RawPage(name, Path(name).read_bytes(), path=name)
    except OSError as err:
        raise InputError(name, err.strerror or "cannot be read") from err
