"""Holidays: the day that a name falls on in a year, fixed or computed.

Easter by the rule of Meeus, Jones and Butcher; the Hebrew calendar by its arithmetic rules; the Islamic one by its
thirty-year cycle, which may be a day from what is observed, so its days are approximate.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sayso.timex.periods import Period
from sayso.vocabulary import table

_HEBREW_EPOCH = -1373427
"""Ordinal (as of `date.toordinal`) of the day before 1 Tishri of the Hebrew year 1."""
_HIJRI_EPOCH = 227014
"""Ordinal of the day before 1 Muharram of the Islamic year 1 (16 July 622, Julian)."""
_JULIAN_LEAD = 13
_TISHRI, _HEBREW_YEAR, _LONGEST_COMMON = 7, 12, 355


@dataclass(frozen=True, slots=True)
class Named:
    """A holiday of the table, for one country or, with None, for all."""

    country: str | None
    rule: dict[str, Any]


def holiday_in(name: str, year: int, country: str) -> Period | None:
    """The days of a holiday in a year, or None when it has none then. Raises ValueError outside the calendar."""
    rule = _rule(name, country)
    if "day" in rule:
        day = date(*rule["day"])
        return Period(day, day)
    every = rule.get("every")
    if every and year % every[0] != every[1]:
        return None
    first = _first_day(rule, year)
    if first is None:
        return None
    first += timedelta(rule.get("plus", 0))
    last = first + timedelta(rule.get("days", 1) - 1)
    around = (first - timedelta(1), last + timedelta(1)) if "hijri" in rule else None
    return Period(first, last, "day" if first == last else "days", around)


def is_once(name: str, country: str) -> bool:
    """Whether the name stands for one day of history."""
    return "day" in _rule(name, country)


def _rule(name: str, country: str) -> dict[str, Any]:
    """The rule of the country, else that for all, else the first of any country."""
    named = _holidays()[name]
    for wanted in (country, None):
        for entry in named:
            if entry.country == wanted:
                return entry.rule
    return named[0].rule


@cache
def _holidays() -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = {}
    for rule in table("timex_holidays")["holidays"]:
        for name in rule["names"]:
            found.setdefault(name, []).append(Named(rule.get("country"), rule))
    return found


def _first_day(rule: dict[str, Any], year: int) -> date | None:
    if "on" in rule:
        return date(year, *rule["on"])
    if "nth" in rule:
        return nth_weekday(year, *rule["nth"])
    if "easter" in rule:
        return easter(year) + timedelta(rule["easter"])
    if "orthodox" in rule:
        return orthodox_easter(year) + timedelta(rule["orthodox"])
    days = _hebrew_days(year, *rule["hebrew"]) if "hebrew" in rule else _hijri_days(year, *rule["hijri"])
    return next((day for day in days if day.year == year), None)


def nth_weekday(year: int, number: int, weekday: int, month: int) -> date | None:
    """The n-th such weekday of a month, counted from its end when negative."""
    length = monthrange(year, month)[1]
    if number > 0:
        day = 1 + (weekday - date(year, month, 1).weekday()) % 7 + (number - 1) * 7
    else:
        day = length - (date(year, month, length).weekday() - weekday) % 7 + (number + 1) * 7
    return date(year, month, day) if 1 <= day <= length else None


def easter(year: int) -> date:
    """Easter Sunday of the Western churches."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, cycle = century // 4, century % 4
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * cycle + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, in the Gregorian calendar; right from 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(_JULIAN_LEAD)


def _hebrew_new_year(year: int) -> int:
    """Ordinal of 1 Tishri by the mean new moon, moved off Sunday, Wednesday and Friday."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    forbidden = 3 * (day + 1) % 7 in {0, 1, 2}
    return _HEBREW_EPOCH + day + forbidden


def _hebrew_start(year: int) -> int:
    """Ordinal of 1 Tishri, moved where a year would get a length that no year has."""
    before, here, after = (_hebrew_new_year(year + k) for k in (-1, 0, 1))
    moved = {356: 2}.get(after - here) or {382: 1}.get(here - before, 0)
    return here + moved


def _hebrew_days(year: int, month: int, day: int) -> Iterator[date]:
    """Days with that month and day of the Hebrew calendar near a year; months are counted from Nisan."""
    for hebrew in (year + 3760, year + 3761):
        start = _hebrew_start(hebrew)
        lengths = _hebrew_months(_hebrew_start(hebrew + 1) - start)
        place = (month - _TISHRI) % _HEBREW_YEAR
        if month < _TISHRI:
            place += len(lengths) - _HEBREW_YEAR
        yield date.fromordinal(start + sum(lengths[:place]) + day - 1)


def _hebrew_months(days: int) -> list[int]:
    """Lengths of the months of a year of so many days, from Tishri on."""
    second = 30 if days in {355, 385} else 29
    third = 29 if days in {353, 383} else 30
    adar = [30, 29] if days > _LONGEST_COMMON else [29]
    return [30, second, third, 29, 30, *adar, 30, 29, 30, 29, 30, 29]


def _hijri_days(year: int, month: int, day: int) -> Iterator[date]:
    """Days with that month and day of the Islamic calendar near a year."""
    about = (year - 622) * 33 // 32
    for hijri in range(about - 1, about + 3):
        days = (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 29 * (month - 1) + month // 2 + day
        yield date.fromordinal(_HIJRI_EPOCH + days)
