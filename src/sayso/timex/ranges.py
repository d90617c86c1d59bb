"""Ranges: how two dates are joined, and what one of them takes from the other ("July 13-15", "March to May 2023")."""

from dataclasses import replace

from sayso.span import Span
from sayso.timex.expression import Calendar, Clock, Day, Expression, Parsed, Range
from sayso.timex.named_dates import day_at, with_year
from sayso.timex.tokens import Tokens

DASHES = frozenset("-–—~")
_MONTHS = 12


def now(t: Tokens, i: int, prefix: str) -> Parsed:
    """Read the "now" of "between Jan 22 and now"."""
    return (Day(0), i + 1) if prefix and t.words[i] in {"now", "date"} else None


def bare_day(t: Tokens, i: int) -> Parsed:
    """Read the "13" of "from 13 to 15 July": a day without its month."""
    day = day_at(t, i)
    if not day or not (t.words[day[1]] in {"to", "through", "and", "till", "until"} or t.words[day[1]] in DASHES):
        return None
    return Calendar(None, None, day[0]), day[1]


def last_day(t: Tokens, first: Expression, i: int, last: Parsed, *, dash: bool) -> Parsed:
    """Read the "15" of "July 13-15" and the "18" of "1914-18", when no date of its own stands there."""
    if not isinstance(first, Calendar) or (last and isinstance(last[0], Calendar) and last[0].month):
        return None
    if first.month is None:
        return _last_year(t, first, i) if dash and not last else None
    day = day_at(t, i) if first.day else None
    if not day or (last and last[1] > day[1]):
        return None
    later = day[0] > (first.day or 0)
    if not later and t.words[i] != "the":
        return None
    month = first.month if later else first.month % _MONTHS + 1
    return with_year(t, replace(first, month=month, day=day[0], weekday=None), day[1])


def _last_year(t: Tokens, first: Calendar, i: int) -> Parsed:
    number = t.number(i)
    if not first.year or number is None or not t.figures(i, 2) or not t.joined(i):
        return None
    year = first.year // 100 * 100 + number
    return (Calendar(year), i + 1) if year > first.year else None


def is_time(expression: Expression) -> bool:
    """Whether it is a time of day without its day."""
    return isinstance(expression, Clock) and expression.day is None


def two_months(t: Tokens, i: int, first: tuple[Expression, int], last: Parsed) -> Parsed:
    """Read "February and March 2023" as one range."""
    if not last or not isinstance(first[0], Calendar) or not isinstance(last[0], Calendar):
        return None
    a, b = first[0], last[0]
    if a.day or b.day or a.year or not b.year or not a.month or b.month != a.month + 1:
        return None
    return joined(a, b, (t.span(i, first[1]), t.span(first[1] + 1, last[1])), last[1])


def joined(first: Expression, last: Expression, spans: tuple[Span, ...], end: int) -> Parsed:
    """Join two ends; what one leaves out is what the other says."""
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        if first.month is None and first.year is None and (not last.month or not last.day):
            return None
        first = first if first.relation else _completed(first, last)
    elif isinstance(first, Calendar) and first.year is None and first.month is None:
        return None
    return Range(first, last, spans), end


def _completed(first: Calendar, last: Calendar) -> Calendar:
    month = first.month or (last.month if first.day else None)
    if first.year is not None or last.year is None or month is None:
        return replace(first, month=month)
    turn = month > (last.month or 12) or (month == last.month and (first.day or 0) > (last.day or 31))
    return replace(first, month=month, year=last.year - turn)
