"""Dates with a month or a weekday by name: "Oct. 14", "the 14th of October 2022", "Friday, March 3"."""

from sayso.timex.expression import Calendar, Parsed, Range, Relation, Weekday
from sayso.timex.lexicon import lexicon
from sayso.timex.numerals import below_hundred, century_of, ordinal_at, year_at
from sayso.timex.tokens import Tokens

_DASHES = frozenset("-–—~")
_OFTEN_OTHER = frozenset({"may", "sun", "sat", "wed", "mon", "mar"})
_ENDS = frozenset({"", ".", ",", "!", "?", ";", "at", "around", "six", "for", "in", "and", "to"})
_LONGEST_SHORT, _SHORTEST = 4, 3
_LAST_DAY = 31
_ROUND = 100


def month_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read the name of a month and the full stop of an abbreviation; and the token after."""
    month = lexicon().months.get(t.words[i])
    if month is None:
        return None
    stop = t.words[i + 1] == "." and t.joined(i + 1) and len(t.words[i]) <= _LONGEST_SHORT
    return month, i + 1 + (stop and _goes_on(t, i + 2))


def _goes_on(t: Tokens, i: int) -> bool:
    """Whether the full stop before token `i` ends no sentence, as far as what follows shows."""
    return bool(t.words[i]) and not t.capital(i) and not t.apart(i)


def day_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a day of the month, "4", "4th", "the fourth"; and the token after."""
    i += t.words[i] == "the"
    found = ordinal_at(t, i)
    if found is None and t.short(i):
        if t.joined(i) and t.words[i - 1] in {".", ",", "$", "£", "€"}:
            return None
        found = int(t.words[i]), i + 1
        if t.words[i + 1] in {":", "%"} or (t.words[i + 1] in {"am", "pm"}):
            return None
    found = found or below_hundred(t, i)
    return found if found and 1 <= found[0] <= _LAST_DAY else None


def named_date(t: Tokens, i: int) -> Parsed:
    """Read any date that a month, a weekday or an ordinal day begins."""
    weekday = weekday_at(t, i)
    if weekday is None:
        return _dated(t, i)
    j = _after_weekday(t, weekday[1])
    dated = _dated(t, j) if j else None
    if dated and isinstance(dated[0], Calendar) and dated[0].day:
        date = dated[0]
        closed = t.words[weekday[1]] == "(" and t.words[dated[1]] == ")"
        return Calendar(date.year, date.month, date.day, weekday[0]), dated[1] + closed
    return _ordinal_weekday(t, weekday) or ((Weekday(weekday[0]), weekday[1]) if _clearly(t, i, weekday[1]) else None)


def weekday_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read the name of a weekday and the full stop of an abbreviation; and the token after."""
    weekday = lexicon().weekdays.get(t.words[i])
    if weekday is None:
        return None
    stop = t.words[i + 1] == "." and t.joined(i + 1) and not t.words[i].endswith("day")
    return weekday, i + 1 + (stop and _goes_on(t, i + 2))


def _after_weekday(t: Tokens, i: int) -> int:
    return i + (t.words[i] in {",", "(", "."} or t.words[i] in _DASHES)


def _ordinal_weekday(t: Tokens, weekday: tuple[int, int]) -> Parsed:
    """Read "Tuesday the 19th" and "Monday 21"."""
    day = day_at(t, weekday[1])
    if not day or (t.words[day[1]] in {"-", "–", ".", ",", "to", "percent", "million"} and t.digits(day[1] + 1)):
        return None
    if not t.digits(day[1] - 1) and not t.digits(day[1] - 2) and t.words[day[1]] not in _ENDS:
        return None
    bare = day[1] == weekday[1] + 1
    if bare and (t.words[day[1]] not in {"", ".", ",", "!", "?", "at"} or not t.digits(weekday[1])):
        return None
    return Calendar(None, None, day[0], weekday[0]), day[1]


def _dated(t: Tokens, i: int) -> Parsed:
    return _month_first(t, i) or _day_first(t, i) or _paired_days(t, i) or _year_first(t, i)


def _month_first(t: Tokens, i: int) -> Parsed:
    month = month_at(t, i)
    if not month:
        return None
    separator = t.words[month[1]]
    j = month[1] + (separator in {",", "-", "/", "."} and t.words[month[1] + 1] != "the")
    day = day_at(t, j)
    if day and separator in _DASHES | {",", "/"} and not _closely(t, i, day[1], separator):
        day = None
    if not day or _is_number_of(t, day[1]):
        return _month_alone(t, i, month)
    if separator in {"-", "/"} and (year := year_at(t, day[1] + 1)) and t.words[day[1]] == separator:
        return Calendar(year[0], month[0], day[0]), year[1]
    return with_year(t, Calendar(None, month[0], day[0]), day[1])


def _closely(t: Tokens, i: int, j: int, separator: str) -> bool:
    """Whether month and number are one date, as "Oct/2" and "October, 1st"; "in October, 14 people" is none."""
    if separator in {"/", "-"}:
        return all(t.joined(k) for k in range(i + 1, j)) and not t.digits(j)
    return not t.digits(j - 1)


def _is_number_of(t: Tokens, i: int) -> bool:
    """Whether the number before token `i` belongs to what follows: "in May 16 million"."""
    word = t.words[i]
    return word in {"million", "billion", "percent", "%", "hundred", "thousand"} or (
        word in {".", ","} and t.joined(i) and t.joined(i + 1) and t.digits(i + 1) > 0 and not t.figures(i + 1, 4)
    )


def _month_alone(t: Tokens, i: int, month: tuple[int, int]) -> Parsed:
    found = with_year(t, Calendar(None, month[0]), month[1])
    if found[1] > month[1] or _clearly(t, i, month[1]):
        return found
    return None


def _clearly(t: Tokens, i: int, j: int) -> bool:
    """Whether a month or weekday without a number is no other word ("may", "March", "the Sun")."""
    words, word = lexicon(), t.words[i]
    if word not in words.ambiguous:
        return True
    if i == 0 and j >= t.count - 1:
        return True
    if _in_row(t, i, j):
        return True
    if word in words.plain and not t.capital(i):
        return i > 0 and word not in _OFTEN_OTHER and t.words[i - 1] in words.before - {"to", "and", "or", "of", "on"}
    return i > 0 and (t.words[i - 1] in words.before or t.words[i - 1] in {",", "(", "-", "–"} or t.digits(i - 1) > 0)


def _in_row(t: Tokens, i: int, j: int) -> bool:
    """Whether a range or a time of day behind a capital shows a month or weekday: "May to March", "Thu at 8"."""
    words, after = lexicon(), t.words[j]
    if not t.capital(i):
        return False
    if after == "at":
        return t.digits(j + 1) > 0
    joint = after in _DASHES or after in {"to", "through", "and", "or"}
    return joint and (t.words[j + 1] in words.months or t.words[j + 1] in words.weekdays)


def with_year(t: Tokens, date: Calendar, i: int) -> tuple[Calendar, int]:
    """Read the year behind a date, if one follows: ", 2022", "of 2022", "in 2020", "'22"."""
    j = i + (t.words[i] in {",", "of", "in", "-", "/"})
    if t.words[j] == "the" and t.words[j + 1] == "year":
        j += 2
    year = year_at(t, j)
    if t.words[j] == "of" and date.day and not year:
        year = year_at(t, j + 1)
    if year is None and t.words[i] == "of" and t.figures(j, 2):
        year = century_of(int(t.words[j])), j + 1
    if year is None and date.day and t.figures(i, 2) and t.words[i - 1] in {"th", "first"}:
        year = century_of(int(t.words[i])), i + 1
    if year is None or _not_a_year(t, i, year):
        return date, i
    return Calendar(year[0], date.month, date.day, date.weekday), year[1]


def _not_a_year(t: Tokens, i: int, year: tuple[int, int]) -> bool:
    after = t.words[year[1]]
    quantity = t.words[i] in {",", "in"} and year[0] % _ROUND == 0 and after.endswith("s") and after != "s"
    return quantity or (
        after in {",", "."} and t.joined(year[1]) and t.joined(year[1] + 1) and t.figures(year[1] + 1, 3)
    )


def _day_first(t: Tokens, i: int) -> Parsed:
    """Read "14 October", "the 14th of October", "18 and 19 June", "14-Oct-2022"."""
    day = day_at(t, i)
    if not day:
        return None
    j = day[1] + (t.words[day[1]] == "day" and t.words[day[1] + 1] in {"of", "in"})
    j += t.words[j] in {"of", "in", "-", "/", "–"}
    month = month_at(t, j)
    if not month or (t.words[j - 1] in {"-", "/", "–"} and not t.joined(j)):
        return None
    if t.words[i] in lexicon().numbers and t.words[j - 1] in {"of", "in"}:
        return None
    if t.words[j] == "may" and not t.capital(j) and not t.digits(month[1]):
        return None
    k = month[1]
    if t.words[j - 1] in {"-", "/"} and t.words[k] == t.words[j - 1] and t.figures(k + 1, 2) and t.joined(k + 1):
        return Calendar(century_of(int(t.words[k + 1])), month[0], day[0]), k + 2
    return with_year(t, Calendar(None, month[0], day[0]), k)


def _paired_days(t: Tokens, i: int) -> Parsed:
    """Read "18 and 19 June" as a range."""
    day = day_at(t, i)
    if not day or t.words[day[1]] not in {"and", "or", "&"}:
        return None
    last = _day_first(t, day[1] + 1)
    if not last or not isinstance(last[0], Calendar) or last[0].day != day[0] + 1:
        return None
    first = Calendar(last[0].year, last[0].month, day[0])
    return Range(first, last[0], (t.span(i, day[1]), t.span(day[1] + 1, last[1]))), last[1]


def _year_first(t: Tokens, i: int) -> Parsed:
    """Read "2017 April", "2019-aug-01", "2020/23/Sep"."""
    year = year_at(t, i) if t.figures(i, 4) else None
    if not year:
        return None
    separator = t.words[year[1]]
    j = year[1] + (separator in {"-", "/"})
    month = month_at(t, j)
    if month and separator in {"-", "/"} and t.words[month[1]] == separator and (day := day_at(t, month[1] + 1)):
        return Calendar(year[0], month[0], day[0]), day[1]
    if month and not t.digits(month[1]) and len(t.words[j]) >= _SHORTEST and _clearly(t, j, month[1]):
        return Calendar(year[0], month[0]), month[1]
    return None


def related_date(t: Tokens, i: int, relation: Relation) -> Parsed:
    """Read what follows "last", "this" or "next" when it is a month, a weekday or a date."""
    found = named_date(t, i)
    if not found:
        return None
    date, end = found
    if isinstance(date, Weekday):
        return Weekday(date.weekday, relation), end
    if isinstance(date, Calendar) and date.year is None and date.month:
        return Calendar(None, date.month, date.day, date.weekday, relation), end
    return found
