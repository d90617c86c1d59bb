"""RawPage: the noun of this room, in a file of its own because both readers of files and of URLs make one."""

from dataclasses import dataclass

FILE_CAP = 32 << 20
"""Bytes read of one file, compressed or not; more is refused before it is looked at."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """Bytes as they came, and what their carrier said of them: `charset` and `content_type` are claims, not facts.

    `name` is what the reader called it (a path, `-` or a URL), for messages; `url` is where it came from in the end.
    """

    name: str
    body: bytes
    url: str | None = None
    path: str | None = None
    content_type: str | None = None
    charset: str | None = None
