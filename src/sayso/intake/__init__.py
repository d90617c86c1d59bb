"""Intake: bytes from a file, standard input or a URL, before anybody has looked inside.

Everything that enters Sayso enters here, so that limits and refusals are stated once. What leaves is a `RawPage`:
bytes with what was declared about them, and no opinion on what they say. Text is made of them by `sayso.intake.decode`.
"""

import stat
import sys
from pathlib import Path
from typing import BinaryIO

from sayso.errors import InputError
from sayso.intake.raw import FILE_CAP, RawPage

__all__ = ["FILE_CAP", "RawPage", "load"]


def load(name: str) -> RawPage:
    """Bytes of a path, of standard input (`-`) or of an http(s) URL.

    Raises InputError for what is missing, forbidden, empty or larger than FILE_CAP bytes, FetchError for a URL that
    cannot or must not be fetched.
    """
    if name == "-":
        return RawPage(name, _read(name, sys.stdin.buffer))
    if name.lower().startswith(("http://", "https://")):
        # Imported here: the HTTP client costs 0.1 s, which reading a file need not pay.
        from sayso.intake.fetch import fetch  # noqa: PLC0415

        return fetch(name)
    return _file(name)


def _file(name: str) -> RawPage:
    try:
        path = Path(name)
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError(name, "is a directory; name a file in it")
        if not stat.S_ISREG(mode):
            raise InputError(name, "is not a regular file")
        with path.open("rb") as file:
            body = _read(name, file)
    except FileNotFoundError as err:
        raise InputError(name, "no such file") from err
    except PermissionError as err:
        raise InputError(name, "may not be read (permission denied)") from err
    except (OSError, ValueError) as err:
        # ValueError: a NUL in the name.
        raise InputError(name, f"cannot be opened ({getattr(err, 'strerror', None) or err})") from err
    return RawPage(name, body, path=name)


def _read(name: str, file: BinaryIO) -> bytes:
    body = file.read(FILE_CAP + 1)
    if len(body) > FILE_CAP:
        raise InputError(name, f"is larger than {FILE_CAP >> 20} MB; split it into articles")
    if not body:
        raise InputError(name, "is empty")
    return body
