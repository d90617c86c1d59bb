"""Article: the text that everything later points into, and what its page says about itself.

Whatever came in, a page, a file or pasted text, leaves this room in one form: a text whose characters will not change
again, with its headline, outlet, author and date, and the sections that its layout shows.
"""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from sayso import dateline, layout, outlets
from sayso.errors import InputError
from sayso.intake import RawPage, load
from sayso.intake.decode import is_html, text_of
from sayso.language import language_of
from sayso.layout import KINDS, Section
from sayso.outlets import Outlet
from sayso.page import PageParser, PageParts, parse_page

__all__ = ["KINDS", "Article", "Section", "read_page"]


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what is known of it; spans of everything found later count code points of `text`.

    `published` is ISO 8601, as exact as the page states it: a day, a local time, or a time with its offset; where the
    page does not say, the day in its address or file name (`/2031/03/02/`, `2031-03-02_bridge.txt`). `title`
    is empty and the other fields are None where the page does not say.
    """

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
        """Hash of the text's UTF-8 bytes, in hexadecimal; a lone surrogate counts as its three bytes."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @classmethod
    def from_text(cls, text: str, *, path: str | None = None, url: str | None = None, as_is: bool = False) -> "Article":
        """Read plain text; `as_is` keeps it character for character.

        Raises InputError for a text of nothing but white space.
        """
        if not text.strip():
            raise InputError(path or url or "text", "is empty")
        return _dated(_as_is(text, path, url) if as_is else _from_plain(text, path, url))

    @classmethod
    def from_html(cls, html: bytes | str, *, path: str | None = None, url: str | None = None) -> "Article":
        """Read a saved news page; raises InputError where it holds no article or cannot be read within limits."""
        body = html.encode("utf-8", "replace") if isinstance(html, str) else html
        charset = "utf-8" if isinstance(html, str) else None
        return read_page(RawPage(path or url or "page", body, url, path, content_type="text/html", charset=charset))

    @classmethod
    def from_file(cls, path: str | Path, *, as_is: bool = False) -> "Article":
        """Read a file, page or plain text; raises InputError where it cannot be read.

        Spans count code points after the file's byte order mark, as read_page says.
        """
        return read_page(load(str(path)), as_is=as_is)


def read_page(page: RawPage, *, as_is: bool = False, parser: PageParser | None = None) -> Article:
    """Make an article of raw bytes; `as_is` takes them as plain text, character for character.

    A byte order mark at the start says how the bytes are encoded and is no character of the text: offsets count from
    what follows it. Any other U+FEFF is a character like the rest. A `parser` that stays open reads many pages without
    starting anew for each. Raises InputError for what is empty, too large, not text, or a page without an article.
    """
    try:
        return _read(page, as_is=as_is, parser=parser)
    except InputError as err:
        raise InputError(page.name, err.reason) from err
    except Exception as err:
        # Here and nowhere else: whatever rule or library fails on one input, the other inputs of a run are still read.
        raise InputError(page.name, f"cannot be read ({type(err).__name__})") from err


def _read(page: RawPage, *, as_is: bool, parser: PageParser | None) -> Article:
    text = text_of(page)
    if as_is or not is_html(page, text):
        return Article.from_text(text, path=page.path, url=page.url, as_is=as_is)
    parts = parser.parse(text, page.name) if parser else parse_page(text, page.name)
    return _dated(_from_parts(parts, page))


def _as_is(text: str, path: str | None, url: str | None) -> Article:
    title = next(line.strip() for line in text.splitlines() if line.strip())
    article = Article(text, title, path=path, url=url, language=language_of(text))
    sections = layout.sections_of(text, title)
    published = _published(text, sections, outlets.by_url(url))
    return replace(
        article, outlet=_outlet_name(text, sections, outlets.by_url(url)), published=published, sections=sections
    )


def _from_plain(text: str, path: str | None, url: str | None) -> Article:
    clean = layout.cleaned(text)
    title = layout.title_of(clean.text)
    sections = layout.sections_of(clean.text, title)
    known = outlets.by_url(url) or outlets.by_name(clean.outlet)
    outlet = (known.name if known else clean.outlet) or _outlet_name(clean.text, sections, None)
    return Article(
        clean.text,
        title,
        outlet=outlet,
        byline=layout.byline_of(clean.text, sections),
        published=_published(clean.text, sections, known),
        path=path,
        url=url,
        language=language_of(clean.text),
        sections=sections,
    )


def _from_parts(parts: PageParts, page: RawPage) -> Article:
    """Lay out what the page's parser found like plain text: the headline, then the paragraphs."""
    kept = [line for line in parts.paragraphs if not layout.is_boilerplate(line)]
    if not kept:
        raise InputError(page.name, "no article text found")
    text = "\n\n".join(([parts.title] if parts.title else []) + kept)
    url = page.url or parts.url
    sections = layout.sections_of(text, parts.title)
    known = outlets.by_url(url) or outlets.by_name(parts.site)
    return Article(
        text,
        parts.title,
        outlet=(known.name if known else parts.site) or _outlet_name(text, sections, None),
        byline=parts.byline,
        published=parts.published or _published(text, sections, known),
        path=page.path,
        url=url,
        language=language_of(text),
        sections=sections,
    )


def _outlet_name(text: str, sections: tuple[Section, ...], known: Outlet | None) -> str | None:
    """Name the outlet by its URL, or else the agency by its dateline."""
    if known:
        return known.name
    agency = next((wire.agency for wire in _wires(text, sections) if wire.agency), None)
    tagged = outlets.by_tag(agency)
    return tagged.name if tagged else agency


def _published(text: str, sections: tuple[Section, ...], outlet: Outlet | None) -> str | None:
    """Write out the first full date of the datelines, in the time of the zone that is known for the outlet or place."""
    wires = _wires(text, sections)
    lines = [section.span.of(text) for section in sections if section.kind == "dateline"]
    stamps = [stamp for line in lines if (stamp := dateline.date_line(line))]
    stamps += [wire.stamp for wire in wires if wire.stamp]
    zones = (outlet.zone if outlet else None, *(dateline.zone_of_place(wire.place) for wire in wires))
    zone = next((zone for zone in zones if zone), None)
    year = next((stamp.year for stamp in stamps if stamp.year), None)
    written = (dateline.iso(stamp, zone=zone, year=year) for stamp in stamps)
    return next((day for day in written if day), None)


def _dated(article: Article) -> Article:
    """Take the day in the address or in the file's name, as sites and archives give it, where the text states none."""
    if article.published:
        return article
    try:
        address = urlsplit(article.url or "").path
    except ValueError:
        address = ""
    days = (dateline.day_in_name(name) for name in (address, Path(article.path or "").name))
    return replace(article, published=next((day for day in days if day), None))


def _wires(text: str, sections: tuple[Section, ...]) -> list[dateline.WireDateline]:
    spans = [section.span for section in sections if section.kind == "dateline"]
    found = (dateline.wire_dateline(text, span.start, len(text)) for span in spans)
    return [wire for wire in found if wire]
