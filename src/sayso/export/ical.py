"""iCalendar: the windows of readings as all-day events, so that a newsroom's calendar tells when a claim falls due.

RFC 5545, as calendars read it: an event for each statement with a day, the same bytes for the same reading. An event's
name (UID) comes from the article's text and the statement's id, so that the same reading again replaces the events
and adds none. No clock is asked: the stamp is midnight UTC of the day of publication, or of 1 January 1970 without one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sayso.export.legible import encodable, one_line
from sayso.export.marks import pieces, when
from sayso.export.time_words import about_what
from sayso.export.trail import Step, in_words, shortened, trails
from sayso.reading import Reading
from sayso.statement import Statement
from sayso.timex import Window

LONGEST = 75
"""Octets of a line, its end apart (RFC 5545, 3.1)."""

LONGEST_CONTENT = 300
"""Code points of content in a summary; the description has the words in full up to LONGEST_WORDS."""

LONGEST_WORDS = 4000

BEFORE = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sayso//Windows of statements//EN", "CALSCALE:GREGORIAN")
AFTER = ("END:VCALENDAR",)

_NO_STAMP = date(1970, 1, 1)
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def to_ical(readings: Iterable[Reading]) -> str:
    """Write a calendar of all readings; lines end with CR and LF."""
    return opening() + "".join(map(events, readings)) + closing()


def opening() -> str:
    """Write what stands before the events."""
    return _lines(BEFORE)


def closing() -> str:
    """Write what stands after them."""
    return _lines(AFTER)


def events(reading: Reading) -> str:
    """Write an event for each statement whose window has a day, strict or widened; empty where none has."""
    return "".join(
        _lines(_event(reading, statement, steps, days))
        for statement, steps in zip(reading.statements, trails(reading), strict=True)
        if statement.window is not None and (days := _days(statement.window))
    )


def _days(window: Window) -> tuple[date, date] | None:
    """The first and last day of an event: of a window with an open side the day on the other; None without any."""
    first, last = window.start, window.end
    if first is None and last is None:
        first, last = window.widened_start, window.widened_end
    first, last = first or last, last or first
    return (first, last) if first and last else None


def _event(reading: Reading, statement: Statement, steps: Sequence[Step], days: tuple[date, date]) -> Iterator[str]:
    article, content = reading.article, statement.attribution.content
    said = one_line(pieces(article.text, content))
    yield "BEGIN:VEVENT"
    yield f"UID:{article.sha256}-{statement.id}@sayso"
    yield f"DTSTAMP:{_basic(_stamp(article.published))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(days[0])}"
    # The day after the last, since the end of an event is exclusive; the calendar has none after year 9999.
    if days[1] < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(days[1] + timedelta(1))}"
    trail = in_words(steps)
    yield f"SUMMARY:{_escaped(f'{trail}: ' if trail else '')}{_escaped(shortened(said, LONGEST_CONTENT))}"
    yield f"DESCRIPTION:{_escaped(_description(reading, statement, said))}"
    yield f"CATEGORIES:{_escaped(statement.kind.kind)}"
    if _is_web(article.url):
        yield f"URL:{encodable(article.url or '')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(reading: Reading, statement: Statement, said: str) -> str:
    """Say the kind and the whole window, the words, and where they stand."""
    article, window = reading.article, statement.window
    stands = [part for part in (article.title, article.outlet, when(article)) if part]
    lines = [
        about_what(statement, article.text),
        _side(window) if window else "",
        shortened(said, LONGEST_WORDS),
        " · ".join(map(one_line, stands)),
        f"time expression: {one_line(window.span.of(article.text))}" if window else "",
    ]
    return "\n".join(line for line in lines if line)


def _side(window: Window) -> str:
    """Say of a window that is open, or known only about, what the event cannot show."""
    first, last = (window.start, window.end) if window.dated else (window.widened_start, window.widened_end)
    if first is None:
        return "The event is on the last day; when it begins is not said."
    if last is None:
        return "The event is on the first day; when it ends is not said."
    return "The days are approximate." if window.approximate else ""


def _stamp(published: str | None) -> date:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return _NO_STAMP


def _is_web(url: str | None) -> bool:
    """Whether an address can stand in a calendar as it is: of the web, and of visible ASCII alone."""
    return re.fullmatch(r"https?://[!-~]+", url or "", re.IGNORECASE) is not None


def _basic(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(character, character) for character in encodable(text))


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """Fold a line so that none has more than LONGEST octets, and no character is cut in two."""
    rows: list[str] = []
    row, room = "", LONGEST
    for character in line:
        octets = len(character.encode())
        if octets > room:
            rows.append(row)
            row, room = "", LONGEST - 1
        row += character
        room -= octets
    return "\r\n ".join((*rows, row))
