"""Article: the text that everything later points into, and what its page says about itself."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError
from sayso.intake import RawPage, load
from sayso.span import Span

KINDS = ("headline", "dateline", "lead", "body", "source", "details", "quote", "background", "bullet")


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled or implied part of the text: `kind` is one of KINDS, `label` the words that name it, or None."""

    kind: str
    label: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what is known of it; spans of everything found later are code points of `text`."""

    text: str
    title: str = ""
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    path: str | None = None
    language: str | None = None
    sections: tuple[Section, ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of the text's UTF-8 bytes, in hexadecimal; lone surrogates are hashed as they would be encoded."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @classmethod
    def from_text(cls, text: str, *, path: str | None = None, url: str | None = None, as_is: bool = False) -> "Article":
        """Read plain text."""
        title = next((line.strip() for line in text.splitlines() if line.strip()), "")
        if not title:
            raise InputError(path or url or "text", "is empty")
        return cls(text, title=title, path=path, url=url)

    @classmethod
    def from_html(cls, html: bytes | str, *, path: str | None = None, url: str | None = None) -> "Article":
        """Read a news page."""
        body = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
        return read_page(RawPage(path or url or "page", body, path=path, url=url, content_type="text/html"))

    @classmethod
    def from_file(cls, path: str | Path, *, as_is: bool = False) -> "Article":
        """Read a file of either sort."""
        return read_page(load(str(path)), as_is=as_is)


def read_page(page: RawPage, *, as_is: bool = False) -> Article:
    """Read raw bytes of either sort."""
    return Article.from_text(page.body.decode("utf-8"), path=page.path, url=page.url, as_is=as_is)
