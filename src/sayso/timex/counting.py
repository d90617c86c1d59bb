"""Counting: the days of what is counted from a date, a part of a period, or joined from two dates."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from sayso.timex import expression as said
from sayso.timex.dating import in_year, resolve, rolled
from sayso.timex.holidays import nth_weekday
from sayso.timex.periods import DAYS, MONTHS, Period, one_day, period_at, share, stepped
from sayso.timex.scene import Scene, UndatedError, chosen, tried, years

__all__ = ["resolve"]
_WEEK = 7


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


_SLACK = {
    "week": 3, "fortnight": 7, "month": 15, "quarter": 45, "half": 91, "year": 183, "decade": 1826, "century": 9131,
}  # fmt: skip
"""Days on each side that "so many weeks ago" may be off."""
_ROUNDED = {"year": "month", "decade": "year", "century": "year"}
"""Units in which a count says no day: "ten years ago" is a month."""


def _precise(expression: said.Shift, there: date) -> Period:
    """As exactly as the last unit counts: days to the day, longer units only about."""
    amounts = expression.amounts
    if len(amounts) != 1 or expression.base is not None:
        return one_day(there)
    unit = amounts[0].unit
    slack = _SLACK.get(unit, 0)
    if amounts[0].vague:
        slack = max(slack, 1) * 3
    period = period_at(there, _ROUNDED.get(unit, "day"))
    return replace(period, widened=_around(period.first, period.last, slack)) if slack else period


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
    period = rolled(scene.day, sign * amount.count, amount.unit)
    if not amount.vague:
        return period
    far = rolled(scene.day, sign * amount.count * 2, amount.unit)
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
    return one_day(day + timedelta(ahead - 7 + 7 * (number + 1) - (_WEEK if ahead == _WEEK else 0)))


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
    mark, begins = (3, 0) if unit == "week" else (5, 5)
    if number > 0:
        key = whole.first + timedelta((mark - whole.first.weekday()) % 7 + 7 * (number - 1))
    else:
        key = whole.last - timedelta((whole.last.weekday() - mark) % 7 - 7 * (number + 2 - count))
    monday = key - timedelta(key.weekday())
    first, last = monday + timedelta(begins), monday + timedelta(6 + 7 * (count - 1))
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
    base = one_day(scene.told or scene.day) if expression.day is None else resolve(expression.day, scene)
    if expression.offset is None or scene.moment is None or scene.moment.tzinfo is None or base.days != 1:
        return base
    zone = timezone(timedelta(hours=expression.offset))
    moment = datetime(
        base.first.year, base.first.month, base.first.day, expression.hour, expression.minute, tzinfo=zone
    )
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
    ranges = tried(lambda year: _joined(expression, in_year(year, month, day), scene), years(scene))
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
    if open_year or (isinstance(last, said.Weekday) and last.relation is None):
        forward = replace(scene, anchor=first.first, tense="future")
        return resolve(last, forward)
    return resolve(last, scene)
