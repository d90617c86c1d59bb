"""From bytes to text: unpacked, sniffed, decoded, and refused where they are no text at all.

The order of evidence is that of the HTML standard: byte order mark, then what the carrier or the page declares, then
UTF-8, and a guess from the bytes last. Latin-1 is read as windows-1252, because that is what pages labelled so are
written in (WHATWG Encoding, section 4.2).
"""

import codecs
import gzip
import io
import re
import zlib

from sayso.errors import InputError
from sayso.intake.raw import RawPage

TEXT_CAP = 8 << 20
"""Bytes of one text or page after unpacking; a book has about one million."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"\xd0\xcf\x11\xe0")
_META_CHARSET = re.compile(rb"<meta[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--|<!doctype\s+html|<(?:html|head|body|meta|title)\b)", re.IGNORECASE
)
_WEB_ENCODING = re.compile(r"(?:utf-8|utf-16|utf-32|ascii|iso8859|cp\d|koi8|mac|gb|big5|hz|shift_jis|euc|iso2022|tis)")
"""Encodings that pages are written in; Python knows others (punycode, rot13) that are slow or no encodings at all."""
_HEAD = 4096
"""Bytes or characters in which a page declares what it is; browsers look at the first 1,024."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_CONTROL_SHARE = 0.02
"""Share of control characters above which decoded bytes are not text."""
_GUESSED = 1 << 16
"""Bytes that the guess of an encoding looks at."""


def text_of(page: RawPage) -> str:
    """Decode the page's bytes, unpacked if they are gzip; a byte order mark is not part of the text.

    Raises InputError where they are no text, empty, or more than TEXT_CAP bytes.
    """
    body = _unpacked(page)
    if len(body) > TEXT_CAP:
        raise InputError(page.name, f"is larger than {TEXT_CAP >> 20} MB of text; split it into articles")
    text = _decoded(page, body)
    if not text.strip():
        raise InputError(page.name, "is empty")
    return text


def is_html(page: RawPage, text: str) -> bool:
    """Tell a web page from plain text: by what its carrier says, by its first tag, by its file's name."""
    if page.content_type:
        return "html" in page.content_type
    named = (page.path or "").lower().removesuffix(".gz").endswith((".html", ".htm", ".xhtml"))
    return named or bool(_HTML_START.match(text[:_HEAD]))


def _unpacked(page: RawPage) -> bytes:
    if not page.body.startswith(b"\x1f\x8b"):
        return page.body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(page.body)) as file:
            # One byte past the cap tells a file that is too large without unpacking the rest of it.
            return file.read(TEXT_CAP + 1)
    except (OSError, EOFError, zlib.error) as err:
        raise InputError(page.name, "is a damaged gzip file") from err


def _decoded(page: RawPage, body: bytes) -> str:
    for bom, marked in _BOMS:
        if body.startswith(bom):
            return _checked(page, _strict(body, marked))
    if body.startswith(_MAGIC) or b"\x00" in body[:_HEAD]:
        raise _not_text(page)
    for encoding in (page.charset, _declared(body), "utf-8"):
        text = _strict(body, encoding)
        if text is not None:
            return _checked(page, text)
    return _checked(page, _guessed(body))


def _declared(body: bytes) -> str | None:
    match = _META_CHARSET.search(body[:_HEAD])
    name = match.group(1).decode("ascii", "replace").lower() if match else None
    # A declaration that was read as ASCII cannot be true of UTF-16 (HTML standard, 13.2.3.2).
    return "utf-8" if name and name.startswith(("utf-16", "utf-32")) else name


def _strict(body: bytes, encoding: str | None) -> str | None:
    """Decode, or None where the encoding is unknown or the bytes do not fit it."""
    try:
        name = codecs.lookup(encoding).name if encoding else ""
    except (LookupError, ValueError):
        return None
    if not _WEB_ENCODING.match(name):
        return None
    try:
        return body.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except UnicodeError:
        return None


def _guessed(body: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 0.03 s that UTF-8 need not pay

    best = from_bytes(body[:_GUESSED]).best()
    text = _strict(body, best.encoding) if best else None
    # What was cut in the middle of a character, or has one stray byte, is still read.
    return text if text is not None or not best else body.decode(best.encoding, "replace")


def _checked(page: RawPage, text: str | None) -> str:
    if text is None:
        raise _not_text(page)
    head = text[:_GUESSED]
    if len(_CONTROLS.findall(head)) > _CONTROL_SHARE * len(head):
        raise _not_text(page)
    return text


def _not_text(page: RawPage) -> InputError:
    return InputError(page.name, "is not text or HTML")
