"""Datelines: when and where an article says it was written.

A window such as "next month" means nothing without the day it counts from, so the date is read as exactly as it is
printed and no further: a day stays a day, a time without a zone stays local unless the place or the outlet is known to
keep one, and a date without its year is no date until another one on the page gives the year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from sayso.outlets import by_tag
from sayso.span import Span
from sayso.vocabulary import folded, table

_LINE_CAP = 160
"""Characters of the longest line that is looked at as a date line."""
_HOURS_A_DAY = 24
_NOON = 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as printed: any of its parts may be unsaid. `zone` is hours from UTC or a name of the tz database."""

    month: int
    day: int
    year: int | None = None
    hour: int | None = None
    minute: int = 0
    zone: float | str | None = None


@dataclass(frozen=True, slots=True)
class WireDateline:
    """The opening of a wire story, `KYIV, Oct 14 (Reuters) —`: `span` runs over it, its dash left out."""

    span: Span
    body: int
    """Code point at which the story itself begins."""
    place: str
    agency: str | None
    stamp: Stamp | None


def date_line(line: str) -> Stamp | None:
    """Read a line that holds a date and nothing else but a time, a zone and words like "Updated"; else None."""
    if len(line) > _LINE_CAP:
        return None
    stamps, rest = _taken(line)
    if not stamps or _words_left(rest):
        return None
    return stamps[0]


def wire_dateline(text: str, start: int, end: int) -> WireDateline | None:
    """Read the dateline that the paragraph `text[start:end]` opens with, if it does."""
    match = _WIRE.match(text, start, min(end, start + _LINE_CAP))
    if not match:
        return None
    place, agency, day = match["place"].strip(" ,"), match["agency"], match["date"]
    # "Smith (Labour) – who said no" looks the same but for the capitals and the agency.
    if place != place.upper() and not (by_tag(agency) or (day and zone_of_place(place))):
        return None
    if not agency and not day and not zone_of_place(place):
        return None
    stamps = _taken(day)[0] if day else []
    span = Span(start, start + len(match.group().rstrip(" \t—–-")))
    return WireDateline(span, match.end(), place, agency, stamps[0] if stamps else None)


def zone_of_place(place: str | None) -> str | None:
    """Find the time zone of a dateline's place, by its city: `KYIV, Ukraine` is Kyiv."""
    names = _places()
    city = folded((place or "").partition(",")[0])
    return names.get(city)


def iso(stamp: Stamp, *, zone: str | None = None, year: int | None = None) -> str | None:
    """Write the stamp as ISO 8601, as exactly as it is known; None without a year, or for a day that never was.

    `zone` and `year` stand in for what the stamp does not say.
    """
    known = replace(stamp, year=stamp.year or year, zone=stamp.zone if stamp.zone is not None else zone)
    if known.year is None:
        return None
    try:
        day = date(known.year, known.month, known.day)
        if known.hour is None:
            return day.isoformat()
        moment = datetime.combine(day, time(known.hour, known.minute), _tz(known.zone))
        return moment.isoformat(timespec="minutes" if moment.tzinfo is None else "seconds")
    except (ValueError, OverflowError):
        return None


def day_in_name(name: str) -> str | None:
    """Find the day in an address or a file's name, `/2031/03/02/` or `2031-03-02`, as an ISO date."""
    for match in _IN_NAME.finditer(name):
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
        except ValueError:
            continue
    return None


_IN_NAME = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-_/.])(?P<month>[01][0-9])(?P=mark)(?P<day>[0-3][0-9])(?![0-9])"
)


def _tz(zone: float | str | None) -> tzinfo | None:
    if zone is None:
        return None
    return ZoneInfo(zone) if isinstance(zone, str) else timezone(timedelta(hours=zone))


def _taken(line: str) -> tuple[list[Stamp], str]:
    """All dates of the line, with the time and zone found beside them, and what is left of the line."""
    plain = line.replace("\u00a0", " ").replace("\u202f", " ")
    dates, rest = _cut(_DATE_FORMS, plain)
    times, rest = _cut((_TIME_12, _TIME_24), rest)
    zones, rest = _cut((_zone_form(),), rest)
    stamps = [stamp for match in dates if (stamp := _dated(match))]
    clocks = [clock for match in times if (clock := _clock(match))]
    if len(stamps) != len(dates) or len(clocks) != len(times):
        return [], line
    zone = _zone(zones[0]) if zones else None
    if zones and zone is None:
        return [], line
    timed = [replace(stamp, hour=h, minute=m, zone=zone) for stamp, (h, m) in zip(stamps, clocks, strict=False)]
    return timed + stamps[len(timed) :], rest


def _cut(forms: tuple[re.Pattern[str], ...], line: str) -> tuple[list[re.Match[str]], str]:
    found: list[re.Match[str]] = []
    for form in forms:
        matches = list(form.finditer(line))
        found += matches
        line = form.sub(" ", line)
    return sorted(found, key=lambda match: match.start()), line


def _dated(match: re.Match[str]) -> Stamp | None:
    part = match.groupdict()
    year = int(part["year"]) if part["year"] else None
    day, month = int(part["day"]), part["month"]
    if not month.isdigit():
        # A pattern that ignores case takes a dotless i for an i; the table does not.
        named = _months().get(folded(month))
        return Stamp(named, day, year) if named else None
    number = int(month)
    if part.get("slash"):
        return _slashed(day, number, year)
    return Stamp(number, day, year) if number <= _MONTHS else None


_MONTHS = 12


def _slashed(first: int, second: int, year: int | None) -> Stamp | None:
    """Read 10/14/2022 and 14/10/2022; 10/11/2022 is one day in London and another in New York, so it is none."""
    if first > _MONTHS >= second:
        return Stamp(second, first, year)
    if second > _MONTHS >= first or (first == second <= _MONTHS):
        return Stamp(first, second, year)
    return None


def _clock(match: re.Match[str]) -> tuple[int, int] | None:
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match.groupdict().get("half")
    if half:
        hour = hour % _NOON + (_NOON if half.lower() == "p" else 0)
    return (hour, minute) if hour < _HOURS_A_DAY else None


def _zone(match: re.Match[str]) -> float | str | None:
    if match["sign"]:
        hours = int(match["hours"]) + int(match["minutes"] or 0) / 60
        return -hours if match["sign"] in "-−" else hours
    zone: float | str | None = table("dates")["zones"].get(folded(match["name"]))
    return zone


def _words_left(rest: str) -> bool:
    for phrase in sorted(table("dates")["beside"], key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", rest, flags=re.IGNORECASE)
    words = re.findall(r"\w+(?:['’]\w+)?", rest)
    return any(folded(word) not in _weekdays() for word in words)


@cache
def _months() -> dict[str, int]:
    return {folded(word): number for number, words in enumerate(table("dates")["months"], 1) for word in words}


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(map(folded, table("dates")["weekdays"]))


@cache
def _places() -> dict[str, str]:
    return {folded(city): zone for zone, cities in table("places")["zones"].items() for city in cities}


def _either(words: Iterator[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _zone_form() -> re.Pattern[str]:
    names = _either(iter(table("dates")["zones"]))
    return re.compile(
        rf"(?<!\w)\(?(?:(?:utc|gmt)?\s?(?P<sign>[+−-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?|(?P<name>{names}))\)?(?!\w)",
        re.IGNORECASE,
    )


_MONTH = rf"(?P<month>{_either(word for words in table('dates')['months'] for word in words)})\.?"
_DATE_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?=\d))?",
        r"(?<!\d)(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})(?!\d)",
        r"(?<!\d)(?P<day>\d\d?)(?P<slash>/)(?P<month>\d\d?)/(?P<year>\d{4})(?!\d)",
        rf"(?<!\w)(?P<day>\d\d?)(?:st|nd|rd|th|\.)?\s(?:of\s)?{_MONTH}(?!\w),?(?:\s?(?P<year>\d{{4}})(?!\d))?",
        rf"(?<!\w){_MONTH}\s(?P<day>\d\d?)(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<year>\d{{4}})(?!\d))?",
    )
)
_TIME_12 = re.compile(
    r"(?<![\d:.])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m(?!\w)\.?", re.IGNORECASE
)
_TIME_24 = re.compile(r"(?<![\d:.+−-])(?P<hour>\d\d?)[:.](?P<minute>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?![\d:])")
_WIRE = re.compile(
    r"\s{0,9}(?P<place>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þa-zà-ÿ.'’-]{1,30}(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þa-zà-ÿ.'’-]{0,30}){0,3}"
    r"(?:[,/] ?[A-ZÀ-ÖØ-Þ][\w.'’-]{1,30}(?: [A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}){0,2}?)??)"
    rf"(?:,? (?P<date>(?i:{_MONTH.replace('?P<month>', '?:')}) \d\d?(?:,? \d{{4}})?))?"
    r"(?: \((?P<agency>[A-Z][\w.&/ -]{1,30}|dpa)\))?"
    r" ?(?:—|–|--|-(?= )) ?"
)
