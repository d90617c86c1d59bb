"""Resolution: the days that an expression comes to, seen from an anchor.

Where a text leaves open which one it means ("in October", "on Friday"), the tense of its clause decides: the latest
that has begun for the past, the next that has not ended for the future, and the nearest where the clause shows neither.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import singledispatch
from typing import Literal

from sayso.timex import expression as said
from sayso.timex.holidays import holiday_in, is_once, nth_weekday
from sayso.timex.periods import (
    DAYS,
    MONTHS,
    YEAR,
    Period,
    month_of,
    months_from,
    one_day,
    period_at,
    season_of,
    share,
    stepped,
)

Tense = Literal["past", "present", "future"]
_RANGE_OF_YEARS = 28
"""In so many years every date falls on every weekday."""
_LONG = 10
"""Years around the anchor in which a date that is not of every year is looked for."""


class UnanchoredError(Exception):
    """The expression counts from a day that is not known."""


class UndatedError(Exception):
    """The expression comes to no day: 31 February, or one outside the calendar."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What an expression is resolved against: the anchor, the day last told of, the tense, the country."""

    anchor: date | None
    moment: datetime | None = None
    told: date | None = None
    tense: Tense | None = None
    country: str = "US"
    perfect: bool = False
    """Whether the clause says that it lasts until the anchor: "has been there for"."""

    @property
    def day(self) -> date:
        """The anchor; raises UnanchoredError without one."""
        if self.anchor is None:
            raise UnanchoredError
        return self.anchor


@singledispatch
def resolve(expression: said.Expression, scene: Scene) -> Period:
    """The closed period of an expression. Raises UnanchoredError or UndatedError."""
    del scene
    raise UndatedError(type(expression).__name__)


@resolve.register
def _(expression: said.Day, scene: Scene) -> Period:
    return one_day(scene.day + timedelta(expression.offset))


def chosen(candidates: Iterable[Period], scene: Scene) -> Period:
    """The one of several periods that the tense means."""
    day = scene.day
    ordered = sorted(candidates, key=lambda period: period.first)
    if not ordered:
        raise UndatedError
    if scene.tense == "past":
        return next((period for period in reversed(ordered) if period.first <= day), ordered[0])
    if scene.tense == "future":
        return next((period for period in ordered if period.last >= day), ordered[-1])
    return min(ordered, key=lambda period: _distance(period, day))


def _distance(period: Period, day: date) -> tuple[int, bool]:
    apart = max((period.first - day).days, (day - period.last).days, 0)
    return apart, period.first > day


def _years(scene: Scene, reach: int = 1) -> range:
    year = scene.day.year
    return range(max(year - reach, 1), min(year + reach, 9998) + 1)


def _tried(make: Callable[[int], Period | None], years: Iterable[int]) -> list[Period]:
    found = []
    for year in years:
        try:
            period = make(year)
        except (ValueError, OverflowError):
            continue
        if period:
            found.append(period)
    return found


@resolve.register
def _(expression: said.Calendar, scene: Scene) -> Period:
    year, month, day = expression.year, expression.month, expression.day
    if year and not month:
        return Period(date(year, 1, 1), date(year, 12, 31), "year")
    if year and month:
        return month_of(year, month) if day is None else one_day(date(year, month, day))
    if month is None:
        return _day_alone(expression, scene)
    if expression.relation:
        return _related_date(expression, scene)
    reach = _LONG if (month, day) == (2, 29) else 1
    dates = _tried(lambda y: _in_year(y, month, day), _years(scene, reach))
    if expression.weekday is not None:
        fitting = [period for period in dates if period.first.weekday() == expression.weekday]
        dates = fitting or dates
    return chosen(dates, scene)


def _in_year(year: int, month: int, day: int | None) -> Period:
    return month_of(year, month) if day is None else one_day(date(year, month, day))


def _related_date(expression: said.Calendar, scene: Scene) -> Period:
    """Last March, this March, next March: of the years around, the latest gone, this year's, the first to come."""
    month, day = expression.month or 1, expression.day
    dates = _tried(lambda y: _in_year(y, month, day), _years(scene, 2))
    if expression.relation in {"this", "that"}:
        dates = [period for period in dates if period.first.year == scene.day.year]
        return chosen(dates, scene)
    return _turned(dates, scene, forward=expression.relation in {"next", "coming"})


def _turned(periods: list[Period], scene: Scene, *, forward: bool) -> Period:
    """The first that begins after the anchor, or the last that ended before it."""
    ordered = sorted(periods, key=lambda period: period.first)
    if forward:
        fitting = [period for period in ordered if period.first > scene.day][:1]
    else:
        fitting = [period for period in ordered if period.last < scene.day][-1:]
    if not fitting:
        raise UndatedError
    return fitting[0]


def _day_alone(expression: said.Calendar, scene: Scene) -> Period:
    """The 18th: of the month that the tense means; with a weekday, of the nearest month where it falls on it."""
    number, anchor = expression.day or 1, scene.day
    reach = _RANGE_OF_YEARS * YEAR if expression.weekday is not None else 1
    found = []
    for step in range(-min(reach, 14), min(reach, 14) + 1):
        month = month_of(anchor.year, anchor.month + step)
        if number > month.days:
            continue
        day = month.first.replace(day=number)
        if expression.weekday in {None, day.weekday()}:
            found.append(one_day(day))
    return chosen(found, scene)


@resolve.register
def _(expression: said.Weekday, scene: Scene) -> Period:
    day, relation = scene.day, expression.relation
    ahead = (expression.weekday - day.weekday()) % 7
    if relation in {"past", "recent"}:
        return one_day(day + timedelta(ahead - 7))
    if relation == "coming":
        return one_day(day + timedelta(ahead or 7))
    if relation in {"this", "last", "next"}:
        monday = day - timedelta(day.weekday())
        week = {"last": -7, "next": 7}.get(relation, 0)
        return one_day(monday + timedelta(week + expression.weekday))
    if relation == "that" and scene.told:
        return one_day(scene.told + timedelta((expression.weekday - scene.told.weekday()) % 7))
    return chosen([one_day(day + timedelta(ahead - 7)), one_day(day + timedelta(ahead))], scene)


@resolve.register
def _(expression: said.Relative, scene: Scene) -> Period:
    unit, relation = expression.unit, expression.relation
    base = (scene.told or scene.day) if relation == "that" else scene.day
    if unit not in MONTHS and unit not in DAYS:
        return one_day(base)
    steps = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(relation, 0) * expression.steps
    if expression.rolling:
        return _rolled(base, steps, unit)
    if unit == "weekend" and relation == "past" and base.weekday() == 6:  # noqa: PLR2004
        return period_at(base, unit)
    if unit == "fortnight":
        monday = base - timedelta(base.weekday())
        return Period(monday + timedelta(14 * steps), monday + timedelta(14 * steps + 13), unit)
    anchor = period_at(base, unit).first if unit in MONTHS else base
    return period_at(stepped(anchor, steps, unit), unit)


def _rolled(day: date, steps: float, unit: str) -> Period:
    """The last or the next so many units, the anchor's day with them."""
    there = stepped(day, steps, unit)
    return Period(min(day, there), max(day, there), "days")


@resolve.register
def _(expression: said.Season, scene: Scene) -> Period:
    name = expression.name
    if expression.year:
        return season_of(expression.year, name)
    seasons = _tried(lambda y: season_of(y, name), _years(scene, 2))
    if expression.relation in {"next", "coming"}:
        return _turned(seasons, scene, forward=True)
    if expression.relation in {"last", "past"}:
        return _turned(seasons, scene, forward=False)
    if expression.relation == "this" and name != "winter":
        return season_of(scene.day.year, name)
    return chosen(seasons, scene)


@resolve.register
def _(expression: said.Fraction, scene: Scene) -> Period:
    size = MONTHS[expression.unit]
    first = size * (expression.number - 1) + 1
    if expression.year:
        return months_from(expression.year, first, size, expression.unit)
    return chosen(_tried(lambda y: months_from(y, first, size, expression.unit), _years(scene)), scene)


@resolve.register
def _(expression: said.Decade, scene: Scene) -> Period:
    first = expression.first
    if not expression.century:
        latest = scene.anchor.year if scene.anchor else 2029
        first += max(year for year in range(0, 3000, 100) if year + first <= latest)
    return Period(date(first, 1, 1), date(first + 9, 12, 31), "decade")


@resolve.register
def _(expression: said.Century, scene: Scene) -> Period:
    del scene
    first = max((expression.number - 1) * 100, 1)
    return Period(date(first, 1, 1), date(expression.number * 100 - 1, 12, 31), "century")


@resolve.register
def _(expression: said.Holiday, scene: Scene) -> Period:
    name, country = expression.name, scene.country
    if is_once(name, country):
        found = holiday_in(name, 1, country)
        return found or one_day(scene.day)
    if expression.year:
        found = holiday_in(name, expression.year, country)
        if not found:
            raise UndatedError(name)
        return found
    days = _tried(lambda y: holiday_in(name, y, country), _years(scene, 4))
    if expression.relation in {"last", "past"}:
        return _turned(days, scene, forward=False)
    if expression.relation in {"next", "coming"}:
        return _turned(days, scene, forward=True)
    if expression.relation == "this":
        this_year = [period for period in days if period.first.year == scene.day.year]
        return chosen(this_year or days, scene)
    return chosen(days, scene)


@resolve.register
def _(expression: said.Shift, scene: Scene) -> Period:
    base = _base(expression, scene)
    there = base
    for amount in expression.amounts:
        there = stepped(there, expression.sign * amount.count, amount.unit)
    return _precise(expression, there)


def _base(expression: said.Shift, scene: Scene) -> date:
    if expression.base is None:
        return (scene.told if expression.told else None) or scene.day
    period = resolve(expression.base, scene)
    return period.first


def _precise(expression: said.Shift, there: date) -> Period:
    """As exactly as the last unit counts: days to the day, longer units only about."""
    if not expression.amounts:
        return one_day(there)
    last = expression.amounts[-1]
    slack = {"week": 3, "fortnight": 7, "month": 15, "quarter": 45, "half": 91, "year": 183, "decade": 1826}.get(last.unit, 0)
    vague = any(amount.vague for amount in expression.amounts)
    if vague:
        slack = max(slack, 1) * 3
    if last.unit == "year" and expression.base is None and len(expression.amounts) == 1:
        month = month_of(there.year, there.month)
        return replace(month, widened=_around(month.first, month.last, slack))
    loose = slack and expression.base is None and len(expression.amounts) == 1
    return Period(there, there, "day", _around(there, there, slack) if loose else None)


def _around(first: date, last: date, days: float) -> tuple[date, date]:
    wide = timedelta(round(days))
    return max(first, date.min + wide) - wide, min(last, date.max - wide) + wide


@resolve.register
def _(expression: said.Stretch, scene: Scene) -> Period:
    if expression.amount is None:
        raise UndatedError
    amount, sign = expression.amount, expression.sign
    if expression.base is not None:
        start = resolve(expression.base, scene).first
        end = stepped(start, amount.count, amount.unit)
        return Period(start, end, "days")
    if amount.unit == "quarter":
        return _whole_quarters(scene.day, sign, round(amount.count))
    period = _rolled(scene.day, sign * amount.count, amount.unit)
    if not amount.vague:
        return period
    far = _rolled(scene.day, sign * amount.count * 2, amount.unit)
    return replace(period, widened=(far.first, far.last))


def _whole_quarters(day: date, sign: int, count: int) -> Period:
    """Quarters are counted whole, without the current one."""
    now = period_at(day, "quarter").first
    first = stepped(now, 1, "quarter") if sign > 0 else stepped(now, -count, "quarter")
    return Period(first, stepped(first, count, "quarter") - timedelta(1), "days")


@resolve.register
def _(expression: said.Lasting, scene: Scene) -> Period:
    if scene.perfect:
        return resolve(said.Stretch(expression.amount, -1), scene)
    if scene.tense != "future":
        raise UndatedError
    return resolve(said.Stretch(expression.amount, 1), scene)


@resolve.register
def _(expression: said.Part, scene: Scene) -> Period:
    whole = resolve(_by_calendar(expression.of), scene)
    kind = expression.part
    if kind == "week":
        return period_at(whole.first, "week")
    if kind == "weekend":
        return _long_weekend(whole.first)
    if kind in {"rest", "gone"}:
        return _left(whole, scene.day, gone=kind == "gone")
    if kind.startswith("1/"):
        shares = int(kind[2:])
        unit = {(2, 12): "half", (4, 12): "quarter"}.get((shares, MONTHS.get(whole.unit, 0)), "part")
        return share(whole, expression.number, shares, unit)
    if whole.days == 1:
        return whole
    place = {"early": 1, "mid": 2, "late": 3}[kind]
    part = _third_of_week(whole, place) if whole.unit == "week" else share(whole, place, 3)
    slack = part.days / 2
    return replace(part, widened=_around(part.first, part.last, slack))


def _by_calendar(whole: said.Expression) -> said.Expression:
    """A period that another lies in is one of the calendar: the third week of the next month."""
    return replace(whole, rolling=False) if isinstance(whole, said.Relative) else whole


def _third_of_week(week: Period, place: int) -> Period:
    """Monday to Wednesday, Tuesday to Thursday, Friday to Sunday."""
    first, last = {1: (0, 2), 2: (1, 3), 3: (4, 6)}[place]
    return Period(week.first + timedelta(first), week.first + timedelta(last), "part")


def _long_weekend(day: date) -> Period:
    """The weekend that a holiday lengthens: from Saturday to a Monday, from a Thursday to Sunday."""
    weekday = day.weekday()
    if weekday <= 1:
        return Period(day - timedelta(weekday + 2), day, "days")
    return Period(day if weekday in {3, 4} else day + timedelta(5 - weekday), day + timedelta(6 - weekday), "days")


def _left(whole: Period, day: date, *, gone: bool) -> Period:
    """What is gone or left of a period that the anchor lies in; of another, its earlier or later half."""
    if whole.first <= day <= whole.last:
        return Period(whole.first, day, "days") if gone else Period(day, whole.last, "days")
    return share(whole, 1 if gone else 2, 2)


@resolve.register
def _(expression: said.Nth, scene: Scene) -> Period:
    if isinstance(expression.of, said.Day) and expression.weekday is not None:
        return _weekdays_away(expression.number, expression.weekday, scene.day)
    whole = resolve(_by_calendar(expression.of), scene)
    if expression.weekday is not None:
        return _nth_weekday(whole, expression.number, expression.weekday)
    unit = expression.unit or "day"
    if unit in {"week", "weekend"}:
        return _nth_week(whole, expression.number, expression.count, unit)
    if expression.number > 0:
        first = stepped(whole.first, expression.number - 1, unit) if unit in MONTHS | DAYS else whole.first
        last = stepped(first, expression.count, unit) - timedelta(1)
    else:
        after = whole.last + timedelta(1)
        first = stepped(after, expression.number - (expression.count - 1), unit)
        last = stepped(first, expression.count, unit) - timedelta(1)
    if not whole.first <= first <= last <= whole.last:
        raise UndatedError
    return Period(first, last, unit if expression.count == 1 else "days")


def _weekdays_away(number: int, weekday: int, day: date) -> Period:
    ahead = (weekday - day.weekday()) % 7 or 7
    if number > 0:
        return one_day(day + timedelta(ahead + 7 * (number - 1)))
    return one_day(day + timedelta(ahead - 7 + 7 * (number + 1) - (7 if ahead == 7 else 0)))  # noqa: PLR2004


def _nth_weekday(whole: Period, number: int, weekday: int) -> Period:
    if whole.unit == "month":
        day = nth_weekday(whole.first.year, number, weekday, whole.first.month)
    elif number > 0:
        day = whole.first + timedelta((weekday - whole.first.weekday()) % 7 + 7 * (number - 1))
    else:
        day = whole.last - timedelta((whole.last.weekday() - weekday) % 7 - 7 * (number + 1))
    if day is None or not whole.first <= day <= whole.last:
        raise UndatedError
    return one_day(day)


def _nth_week(whole: Period, number: int, count: int, unit: str) -> Period:
    """Weeks of a year or month as ISO 8601 counts them: the first is the one that has its Thursday in it."""
    shift = 0 if unit == "week" else 5
    first_key = whole.first + timedelta((3 if unit == "week" else 5) - whole.first.weekday() if True else 0)
    if first_key < whole.first:
        first_key += timedelta(7)
    last_key = whole.last - timedelta((whole.last.weekday() - (3 if unit == "week" else 5)) % 7)
    key = first_key + timedelta(7 * (number - 1)) if number > 0 else last_key + timedelta(7 * (number + 1) - 7 * (count - 1))
    monday = key - timedelta(key.weekday())
    first, last = monday + timedelta(shift), monday + timedelta(6 + 7 * (count - 1))
    if not whole.first <= key <= whole.last:
        raise UndatedError
    return Period(first, last, unit if count == 1 else "days")


@resolve.register
def _(expression: said.In, scene: Scene) -> Period:
    """A date in a period that says which: its year, its month or its week."""
    outer, inner = resolve(_by_calendar(expression.outer), scene), expression.inner
    if isinstance(inner, said.Weekday):
        return one_day(outer.first + timedelta(inner.weekday))
    if isinstance(inner, said.Calendar) and inner.month is None and inner.day:
        if inner.day > monthrange(outer.first.year, outer.first.month)[1]:
            raise UndatedError
        return one_day(outer.first.replace(day=inner.day))
    if isinstance(inner, said.Calendar | said.Season | said.Fraction | said.Holiday):
        return resolve(replace(inner, year=outer.first.year), scene)
    raise UndatedError


@resolve.register
def _(expression: said.Clock, scene: Scene) -> Period:
    if expression.day is None:
        base = one_day(scene.told or scene.day)
    else:
        base = resolve(expression.day, scene)
    if expression.offset is None or scene.moment is None or scene.moment.tzinfo is None or base.days != 1:
        return base
    zone = timezone(timedelta(hours=expression.offset))
    moment = datetime(base.first.year, base.first.month, base.first.day, expression.hour, expression.minute, tzinfo=zone)
    return one_day(moment.astimezone(scene.moment.tzinfo).date())


@resolve.register
def _(expression: said.Daypart, scene: Scene) -> Period:
    return resolve(expression.day, scene)


@resolve.register
def _(expression: said.Around, scene: Scene) -> Period:
    period = resolve(expression.of, scene)
    slack = max(period.days / 2, 1)
    first, last = period.outer
    return replace(period, widened=_around(first, last, slack))


@resolve.register
def _(expression: said.Range, scene: Scene) -> Period:
    if isinstance(expression.first, said.Calendar) and _yearless(expression.first):
        return _yearless_range(expression, scene)
    return _joined(expression, resolve(expression.first, scene), scene)


def _yearless(date: said.Calendar) -> bool:
    return date.year is None and date.month is not None and date.relation is None


def _yearless_range(expression: said.Range, scene: Scene) -> Period:
    """Of the years around, the one whose range as a whole the tense means."""
    first = expression.first
    if not isinstance(first, said.Calendar) or first.month is None:
        raise UndatedError
    month, day = first.month, first.day
    ranges = _tried(lambda year: _joined(expression, _in_year(year, month, day), scene), _years(scene))
    return chosen(ranges, scene)


def _joined(expression: said.Range, first: Period, scene: Scene) -> Period:
    last = _range_end(expression, first, scene)
    if last.last < first.first:
        last = resolve(expression.last, replace(scene, anchor=first.first, tense="future"))
    if last.last < first.first:
        raise UndatedError
    return Period(first.first, last.last, "days")


def _range_end(expression: said.Range, first: Period, scene: Scene) -> Period:
    """The end that fits the start: the first one after it where the text leaves the year or week open."""
    last = expression.last
    open_year = isinstance(last, said.Calendar) and last.year is None and last.relation is None
    if open_year or isinstance(last, said.Weekday) and last.relation is None:
        forward = replace(scene, anchor=first.first, tense="future")
        return resolve(last, forward)
    return resolve(last, scene)
