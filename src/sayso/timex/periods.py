"""Periods: first and last days of weeks, months, years and the like, and counting in them.

Weeks run from Monday to Sunday; the summer is June to August.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

YEAR = 12
QUARTER = 3
_FIRST_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""Units that are counted in months."""
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
"""Units that are counted in days."""


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, the unit they make, and the widened days where the wording is approximate."""

    first: date
    last: date
    unit: str = "day"
    widened: tuple[date, date] | None = None

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1

    @property
    def outer(self) -> tuple[date, date]:
        """Widened days, or where there are none the strict ones."""
        return self.widened or (self.first, self.last)


def one_day(day: date) -> Period:
    """That day."""
    return Period(day, day)


def month_of(year: int, month: int) -> Period:
    """A month; `month` may run over the ends of the year."""
    year, month = year + (month - 1) // YEAR, (month - 1) % YEAR + 1
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def months_from(year: int, month: int, count: int, unit: str) -> Period:
    """So many months from the first of one."""
    return Period(month_of(year, month).first, month_of(year, month + count - 1).last, unit)


def season_of(year: int, name: str) -> Period:
    """A season, by the year that it begins in."""
    return months_from(year, _FIRST_MONTH[name], 3, "season")


def period_at(day: date, unit: str) -> Period:
    """The period of that unit in which the day lies."""
    if unit in {"week", "fortnight", "weekend"}:
        monday = day - timedelta(day.weekday())
        first = monday + timedelta(5 if unit == "weekend" else 0)
        return Period(first, monday + timedelta(13 if unit == "fortnight" else 6), unit)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit in {"quarter", "half"}:
        size = MONTHS[unit]
        return months_from(day.year, (day.month - 1) // size * size + 1, size, unit)
    if unit in {"year", "decade", "century"}:
        size = MONTHS[unit] // YEAR
        begins = day.year // size * size
        return Period(date(max(begins, 1), 1, 1), date(begins + size - 1, 12, 31), unit)
    return one_day(day)


def stepped(day: date, count: float, unit: str) -> date:
    """The day so many units later; a month later than 31 January is the last of February.

    Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    if unit in DAYS:
        return day + timedelta(round(count * DAYS[unit]))
    if unit not in MONTHS:
        return day + timedelta(_whole_days(count, unit))
    months = count * MONTHS[unit]
    there = month_of(day.year, day.month + int(months))
    near = there.first.replace(day=min(day.day, monthrange(there.first.year, there.first.month)[1]))
    return near + timedelta(round((months - int(months)) * 30))


_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}


def _whole_days(count: float, unit: str) -> int:
    """Hours, minutes and seconds in days: 48 hours are two, five hours are still today."""
    days = count * _HOURS[unit] / 24
    return int(days) if days > 0 else -int(-days)


def share(of: Period, number: int, shares: int, unit: str = "part") -> Period:
    """The n-th of so many equal shares: of years in whole months, of months in tens of days, else in days."""
    if of.unit in MONTHS and of.unit != "month" and MONTHS[of.unit] % shares == 0:
        size = MONTHS[of.unit] // shares
        return months_from(of.first.year, of.first.month + size * (number - 1), size, unit)
    size = {3: 10, 2: 15}.get(shares, 0) if of.unit == "month" else 0
    size = size or ceil(of.days / shares)
    first = of.first + timedelta(size * (number - 1))
    return Period(first, of.last if number == shares else first + timedelta(size - 1), unit)
