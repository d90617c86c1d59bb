"""Dating: the days of dates as printed, weekdays, seasons, holidays and periods such as last week."""

from datetime import date, timedelta

from sayso.timex import expression as said
from sayso.timex.holidays import holiday_in, is_once
from sayso.timex.periods import DAYS, MONTHS, Period, month_of, months_from, one_day, period_at, season_of, stepped
from sayso.timex.scene import Scene, UndatedError, chosen, resolve, tried, years

__all__ = ["in_year", "resolve", "rolled"]
_SATURDAY, _SUNDAY = 5, 6
_LONG = 10
"""Years around the anchor in which 29 February is looked for."""
_MONTHS_AROUND = 14
"""Months around the anchor in which "Monday 21" is looked for."""


@resolve.register
def _(expression: said.Day, scene: Scene) -> Period:
    return one_day(scene.day + timedelta(expression.offset))


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
    dates = tried(lambda y: in_year(y, month, day), years(scene, reach))
    if expression.weekday is not None:
        fitting = [period for period in dates if period.first.weekday() == expression.weekday]
        dates = fitting or dates
    return chosen(dates, scene)


def in_year(year: int, month: int, day: int | None) -> Period:
    """The month of a year, or a day of it."""
    return month_of(year, month) if day is None else one_day(date(year, month, day))


def _related_date(expression: said.Calendar, scene: Scene) -> Period:
    """Last March, this March, next March: of the years around, the latest gone, this year's, the first to come."""
    month, day = expression.month or 1, expression.day
    dates = tried(lambda y: in_year(y, month, day), years(scene, 2))
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
    reach = _MONTHS_AROUND if expression.weekday is not None else 1
    found = []
    for step in range(-reach, reach + 1):
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
        return rolled(base, steps, unit)
    if unit == "weekend" and relation == "past" and base.weekday() == _SUNDAY:
        return period_at(base, unit)
    if unit == "weekend" and relation == "this" and scene.tense == "past" and base.weekday() < _SATURDAY:
        steps = -1
    if unit == "weekend" and relation == "coming" and base.weekday() < _SATURDAY:
        steps = 0
    if unit == "fortnight":
        monday = base - timedelta(base.weekday())
        return Period(monday + timedelta(14 * steps), monday + timedelta(14 * steps + 13), unit)
    anchor = period_at(base, unit).first if unit in MONTHS else base
    return period_at(stepped(anchor, steps, unit), unit)


def rolled(day: date, steps: float, unit: str) -> Period:
    """The last or the next so many units, the anchor's day with them."""
    there = stepped(day, steps, unit)
    return Period(min(day, there), max(day, there), "days")


@resolve.register
def _(expression: said.Season, scene: Scene) -> Period:
    name = expression.name
    if expression.year:
        return season_of(expression.year, name)
    seasons = tried(lambda y: season_of(y, name), years(scene, 2))
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
    return chosen(tried(lambda y: months_from(y, first, size, expression.unit), years(scene)), scene)


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
    days = tried(lambda y: holiday_in(name, y, country), years(scene, 4))
    if expression.relation in {"last", "past"}:
        return _turned(days, scene, forward=False)
    if expression.relation in {"next", "coming"}:
        return _turned(days, scene, forward=True)
    if expression.relation == "this":
        this_year = [period for period in days if period.first.year == scene.day.year]
        return chosen(this_year or days, scene)
    return chosen(days, scene)
