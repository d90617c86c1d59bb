"""Dates in figures: 2022-10-14, 14.10.2022, 10/14/2022, 10/14, 2022-10, 20221014.

Which of two figures is the day is not in the text: full stops go with the day first, a number over twelve is no month,
and for the rest the caller says what the outlet's country writes.
"""

from dataclasses import replace

from sayso.timex.expression import Calendar, Day, Expression, Parsed, Weekday
from sayso.timex.named_dates import named_date, weekday_at, with_year
from sayso.timex.numerals import FIRST_YEAR, LAST_YEAR, century_of
from sayso.timex.tokens import Tokens

_SEPARATORS = frozenset("-/.–")
_MONTHS = 12
_DAYS = 31
_COMPACT = 8
_YEAR_DIGITS = 4
_LONGEST = 9
"""Tokens of three numbers and two separators with room for one more on each side."""


def numeric_date(t: Tokens, i: int, *, day_first: bool) -> Parsed:
    """Read a date in figures that begins at token `i`, if it stands for itself."""
    if t.digits(i) == _COMPACT:
        return _compact(t, i)
    if not t.digits(i) or (t.joined(i) and _number_before(t, i)):
        return None
    separator = t.words[i + 1]
    if separator not in _SEPARATORS or not t.digits(i + 2):
        return None
    tight = t.joined(i + 1) and t.joined(i + 2)
    if t.words[i + 3] == separator and t.digits(i + 4) and t.joined(i + 3) == tight:
        return _three(t, i, day_first=day_first) if tight else None
    return _two(t, i, separator, day_first=day_first) if tight else None


def _number_before(t: Tokens, i: int) -> bool:
    if t.words[i - 1] in {"$", "#"}:
        return True
    range_before = t.words[i - 1] == "-" and t.words[i + 1] == "/"
    return t.words[i - 1] in _SEPARATORS and not range_before and i > 1 and t.joined(i - 1) and t.digits(i - 2) > 0


def _compact(t: Tokens, i: int) -> Parsed:
    word = t.words[i]
    date = Calendar(int(word[:4]), int(word[4:6]), int(word[6:]))
    return (date, i + 1) if _plausible(date) and not _glued(t, i, i + 1, "") else None


def _glued(t: Tokens, i: int, j: int, separator: str) -> bool:
    """Whether the figures go on into something else: a telephone number, a version. A dash may join two dates."""
    marks = _SEPARATORS - {"-", "–"} if separator == "/" else _SEPARATORS
    before = t.joined(i) and t.words[i - 1] in marks and t.joined(i - 1) and t.digits(i - 2) > 0
    after = t.joined(j) and t.words[j] in marks and t.joined(j + 1) and t.digits(j + 1) > 0
    return before or after


def _three(t: Tokens, i: int, *, day_first: bool) -> Parsed:
    a, b, c = (t.number(i + k) for k in (0, 2, 4))
    if a is None or b is None or c is None or _glued(t, i, i + 5, t.words[i + 1]):
        return None
    if t.digits(i) == _YEAR_DIGITS:
        date = Calendar(a, b, c)
    elif t.short(i) and t.short(i + 2) and _has_year(t, i):
        year = c if t.digits(i + 4) == _YEAR_DIGITS else century_of(c)
        date = _ordered(a, b, year, day_first=day_first or t.words[i + 1] == ".")
    else:
        return None
    return (date, i + 5) if _plausible(date) else None


def _has_year(t: Tokens, i: int) -> bool:
    """Whether the third number is a year; 10.4.11 is rather a version, unless something says that it is a date."""
    if t.figures(i + 4, _YEAR_DIGITS):
        return True
    return t.figures(i + 4, 2) and (t.words[i + 1] != "." or _announced(t, i, strictly=True))


def _ordered(a: int, b: int, year: int | None, *, day_first: bool) -> Calendar:
    first_is_day = a > _MONTHS or (day_first and b <= _MONTHS)
    return Calendar(year, b, a) if first_is_day else Calendar(year, a, b)


def _two(t: Tokens, i: int, separator: str, *, day_first: bool) -> Parsed:
    a, b = t.number(i), t.number(i + 2)
    if a is None or b is None or _glued(t, i, i + 3, separator):
        return None
    if separator == "." and not _announced(t, i, strictly=True):
        return None
    if t.digits(i) == _YEAR_DIGITS and t.short(i + 2) and separator != ".":
        date = Calendar(a, b)
    elif t.digits(i + 2) == _YEAR_DIGITS and t.short(i):
        date = Calendar(b, a)
    elif t.short(i) and t.short(i + 2) and _announced(t, i, strictly=separator != "/"):
        date = _ordered(a, b, None, day_first=day_first)
    else:
        return None
    return with_year(t, date, i + 3) if _plausible(date) else None


def _announced(t: Tokens, i: int, *, strictly: bool) -> bool:
    """Whether what stands before or after says that two figures are a date and no fraction, score or ratio."""
    before = t.words[i - 1] if i else ""
    if before == "on" or (i and weekday_at(t, i - 1)):
        return True
    if not strictly and before in {"by", "until", "till", "since", "dated", "next", "this", "last"}:
        return True
    if i == 0 and t.words[i + 3] in {"", ".", ",", "at", "-", "to"}:
        return not strictly or t.count <= _LONGEST
    if strictly:
        return False
    return before in {"from", "to", "between", "for", "of", ",", "-", "–", "or", "and", "?"} or t.words[i + 3] in {
        "-",
        "–",
    }


def _plausible(date: Calendar) -> bool:
    year = date.year is None or FIRST_YEAR <= date.year <= LAST_YEAR
    return year and 1 <= (date.month or 0) <= _MONTHS and (date.day is None or 1 <= date.day <= _DAYS)


def same_day(t: Tokens, expression: Expression, i: int) -> tuple[Expression, int]:
    """Read a second name of the same day: "tomorrow, 13/04/21", "October 14, Friday", "this Friday (Jun 15)"."""
    bracket = t.words[i] == "("
    second = _second_name(t, i + 1) if t.words[i] in {",", "(", "-"} else None
    if second is None or (bracket and t.words[second[1]] != ")"):
        return expression, i
    date, end = second[0], second[1] + bracket
    if isinstance(expression, Calendar) and isinstance(date, Weekday) and expression.day and expression.weekday is None:
        return replace(expression, weekday=date.weekday), end
    if isinstance(expression, Day | Weekday) and isinstance(date, Calendar) and date.day:
        return date, end
    return expression, i


def _second_name(t: Tokens, i: int) -> Parsed:
    read = named_date(t, i) or numeric_date(t, i, day_first=True)
    goes_on = read and isinstance(read[0], Weekday) and not t.words[i].endswith("day") and t.words[read[1]].isalpha()
    return None if goes_on else read
