import codecs
import gzip
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.intake import FILE_CAP, RawPage, load
from sayso.intake.decode import TEXT_CAP, is_html, text_of

WORDS = "Порт Леннов закрито, сказала речниця."


def raw(
    body: bytes, *, charset: str | None = None, content_type: str | None = None, path: str | None = None
) -> RawPage:
    return RawPage("x", body, charset=charset, content_type=content_type, path=path)


def test_a_file_is_loaded_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Dock workers said no.")

    assert RawPage(str(path), b"Dock workers said no.", path=str(path)) == load(str(path))


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"piped")))

    assert load("-") == RawPage("-", b"piped")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda _: None, "no such file"),
        (lambda path: path.mkdir(), "is a directory"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (os.mkfifo, "is not a regular file"),
    ],
)
def test_what_is_no_file_is_refused_with_its_reason(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    path = tmp_path / "a"
    make(path)

    with pytest.raises(InputError, match=reason):
        load(str(path))


def test_a_name_with_a_nul_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        load("a\0b")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    path.chmod(0)

    with pytest.raises(InputError, match="permission denied"):
        load(str(path))


def test_a_forbidden_file_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(InputError, match="permission denied"):
        load(str(tmp_path / "a"))


def test_a_file_over_the_cap_is_refused_with_the_cap(tmp_path: Path) -> None:
    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(FILE_CAP + 1)

    with pytest.raises(InputError, match=rf"larger than {FILE_CAP >> 20} MB"):
        load(str(path))


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (WORDS.encode(), None),
        (codecs.BOM_UTF8 + WORDS.encode(), None),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), None),
        (WORDS.encode("cp1251"), "windows-1251"),
        (WORDS.encode("koi8-u"), "KOI8-U"),
        (WORDS.encode(), "no-such-charset"),
        (WORDS.encode(), "punycode"),
        (WORDS.encode(), "ascii"),
        (b"<meta charset='windows-1251'>" + WORDS.encode("cp1251"), None),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' + WORDS.encode("cp1251"), None),
        (b"<meta charset=utf-16>" + WORDS.encode(), None),
        ((WORDS * 20).encode("cp1251"), None),
    ],
)
def test_every_usual_encoding_is_read(body: bytes, charset: str | None) -> None:
    assert WORDS in text_of(raw(body, charset=charset))


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert text_of(raw(b"\x93Yes\x94, she said", charset="iso-8859-1")) == "“Yes”, she said"


def test_line_breaks_stay_as_they_are() -> None:
    assert text_of(raw(b"a\r\nb\rc\n")) == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7 words words words",
        b"\x89PNG\r\n\x1a\n words",
        b"\xff\xd8\xff\xe0 words",
        b"words\x00words",
        b"\x01\x02\x03\x04\x05 words",
        bytes(range(128, 256)) + b"\x00" * 5000,
    ],
)
def test_binary_content_is_refused(body: bytes) -> None:
    with pytest.raises(InputError, match="is not text or HTML"):
        text_of(raw(body))


def test_an_office_document_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:p>words</w:p>")

    with pytest.raises(InputError, match="is not text or HTML"):
        text_of(raw(file.getvalue()))


@pytest.mark.parametrize("body", [b" \n\t ", b"\xef\xbb\xbf", b"\xc2\xa0\n", gzip.compress(b"")])
def test_a_blank_file_is_refused(body: bytes) -> None:
    with pytest.raises(InputError, match="is empty"):
        text_of(raw(body))


def test_gzip_is_unpacked() -> None:
    assert text_of(raw(gzip.compress(WORDS.encode()))) == WORDS


@pytest.mark.parametrize("body", [gzip.compress(WORDS.encode())[:-9], b"\x1f\x8b\x08garbage", b"\x1f\x8b"])
def test_a_damaged_gzip_file_is_refused(body: bytes) -> None:
    with pytest.raises(InputError, match="is a damaged gzip file"):
        text_of(raw(body))


def test_a_gzip_bomb_is_refused_with_the_cap() -> None:
    bomb = gzip.compress(b"a" * (TEXT_CAP * 20), 1)

    with pytest.raises(InputError, match=rf"larger than {TEXT_CAP >> 20} MB"):
        text_of(raw(bomb))


def test_twenty_megabytes_of_text_are_refused_with_the_cap() -> None:
    with pytest.raises(InputError, match=rf"larger than {TEXT_CAP >> 20} MB"):
        text_of(raw(b"word " * (4 << 20)))


@pytest.mark.parametrize(
    ("text", "content_type", "path", "html"),
    [
        ("<!DOCTYPE html><html>", None, None, True),
        ("\n  <html lang=en>", None, None, True),
        ("<?xml version='1.0'?>\n<!DOCTYPE html>", None, None, True),
        ("<!-- saved --><p>x", None, None, True),
        ("plain <b>words</b>", None, None, False),
        ("<p>fragment", None, "a.html", True),
        ("<p>fragment", None, "a.HTM.gz", True),
        ("<!DOCTYPE html>", "text/plain", None, False),
        ("words", "text/html", None, True),
        ("words", "application/xhtml+xml", None, True),
    ],
)
def test_pages_are_told_from_text(text: str, content_type: str | None, path: str | None, *, html: bool) -> None:
    assert is_html(raw(b"", content_type=content_type, path=path), text) == html
