"""Parts of a period and dates counted in one: "early March", "the end of the week", "the last Monday of May"."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.timex.expression import Calendar, Decade, Expression, In, Nth, Open, Parsed, Part, Relative, Season, Weekday
from sayso.timex.lexicon import lexicon
from sayso.timex.named_dates import named_date
from sayso.timex.named_periods import century, decade, fiscal, fraction, holiday, season, year
from sayso.timex.numerals import below_hundred, ordinal_at
from sayso.timex.relative import related
from sayso.timex.tokens import Tokens

_ENDING = frozenset({"year", "month", "quarter", "decade", "century"})
_NOUNS = frozenset({"beginning", "start", "onset", "outset", "middle", "end", "close"})
_JOINTS = frozenset({"of", "in", "for", "to"})
_SHARES = {"half": 2, "third": 3, "quarter": 4, "thirds": 3, "halves": 2, "quarters": 4}
_PERIODS = frozenset({"day", "week", "month", "quarter", "year", "decade", "century", "weekend", "season", "half"})
_LAST_DAY = 31
_MOST_WEEKS = 53


def outer(t: Tokens, i: int) -> Parsed:
    """Read a period that can hold a date: a year, month, season, decade, "last week", "the month"."""
    candidates = (rule(t, i) for rule in (related, decade, century, fraction, fiscal, season, holiday, year, _month))
    found = longest(candidates) or definite(t, i)
    return with_outer(t, found[0], found[1]) if found else None


def longest(candidates: Iterable[Parsed]) -> Parsed:
    """The candidate that reaches farthest; of equals the first."""
    best: Parsed = None
    for found in candidates:
        if found and (best is None or found[1] > best[1]):
            best = found
    return best


def _month(t: Tokens, i: int) -> Parsed:
    i += t.words[i] == "the"
    word = t.words[i]
    return (
        named_date(t, i)
        if word in lexicon().months or word in lexicon().weekdays or t.digits(i) or word == "the"
        else None
    )


def definite(t: Tokens, i: int) -> Parsed:
    """Read "the week", "the year", "month" where only a period can stand."""
    j = i + (t.words[i] == "the")
    unit = lexicon().units.get(t.words[j])
    return (Relative(unit, "this"), j + 1) if unit in _PERIODS and not t.words[j].endswith("s") else None


def with_outer(t: Tokens, inner: Expression, i: int) -> tuple[Expression, int]:
    """Read "of next year", "next week", "in the 1990s" behind a date that can stand in it."""
    if not _needs_outer(inner):
        return inner, i
    j = t.possessive(i)
    if j > i:
        return inner, i
    j = i + (t.words[i] in {"of", "in", "from", ",", "for"})
    j += t.words[j] == "on"
    found = related(t, j)
    if found and isinstance(found[0], Relative) and found[0].rolling:
        found = replace(found[0], rolling=False), found[1]
    if found is None and t.words[i] in {"of", "in"} and isinstance(inner, Weekday):
        found = definite(t, j)
    if found and isinstance(found[0], Relative) and _holds(inner, found[0]):
        return In(inner, found[0]), found[1]
    return inner, i


def _needs_outer(inner: Expression) -> bool:
    if isinstance(inner, Calendar):
        return inner.year is None and inner.relation is None
    if isinstance(inner, Weekday | Season):
        return inner.relation is None
    return type(inner).__name__ in {"Holiday", "Fraction"} and getattr(inner, "year", 0) is None


def _holds(inner: Expression, period: Relative) -> bool:
    if isinstance(inner, Weekday):
        return period.unit == "week"
    if isinstance(inner, Calendar) and inner.month is None:
        return period.unit == "month"
    return period.unit == "year"


def part(t: Tokens, i: int) -> Parsed:
    """Read "early March", "mid-2011", "the end of the week", "later this year", "the rest of the year"."""
    j = i + (t.words[i] == "the")
    j += t.words[j] == "very"
    word = t.words[j]
    if word in {"earlier", "later"}:
        return _comparative(t, j, "gone" if word == "earlier" else "rest")
    return _remaining(t, j) or _third(t, j)


def _remaining(t: Tokens, i: int) -> Parsed:
    """Read "rest of the year", "year to date"."""
    if t.words[i : i + 3] == ["year", "to", "date"]:
        return Part("gone", Relative("year", "this")), i + 3
    unit = lexicon().units.get(t.words[i])
    if unit in _ENDING and (length := _end_behind(t, i + 1)):
        return Part("late", Relative(unit, "this")), i + 1 + length
    if t.words[i] not in {"rest", "remainder", "remaining"} or t.words[i + 1] != "of":
        return None
    found = outer(t, i + 2)
    return (Part("rest", found[0]), found[1]) if found else None


def _end_behind(t: Tokens, i: int) -> int:
    """How many tokens "-end" or "'s end" have, if they stand there."""
    if t.words[i] == "-":
        return 2 if t.words[i + 1] == "end" else 0
    j = t.possessive(i)
    return j + 1 - i if j > i and t.words[j] == "end" else 0


def the_weekend(t: Tokens, i: int) -> Parsed:
    """Read "the weekend" where a day can stand: "over the weekend", "by the weekend"."""
    shown = i > 0 and t.words[i - 1] in {"over", "at", "during", "by", "until", "before", "after", "since", "for"}
    return (Relative("weekend", "this"), i + 2) if shown and t.words[i : i + 2] == ["the", "weekend"] else None


def _third(t: Tokens, i: int) -> Parsed:
    """Read "early March", "mid-2011", "end of the week"."""
    word = t.words[i]
    name = lexicon().parts.get(word)
    k = i + 1 + (t.words[i + 1] in {"-", "–"})
    noun = word in _NOUNS
    if name is None or (noun and t.words[k] != "of" and not (word == "end" and t.words[k - 1] == "-")):
        return None
    k += t.words[k] in _JOINTS
    k += t.words[k] in {"around", "about"}
    found = outer(t, k)
    if not found or isinstance(found[0], Open) or (isinstance(found[0], Decade) and noun):
        return None
    return Part(name, found[0]), found[1]


def _comparative(t: Tokens, i: int, name: str) -> Parsed:
    """Read "later this year", "earlier in the month", "later Friday"."""
    j = i + 1 + (t.words[i + 1] in {"in", "on"})
    found = related(t, j) if t.words[j] != "the" else (related(t, j) or definite(t, j))
    if found and isinstance(found[0], Relative):
        return Part(name, found[0]), found[1]
    day = day_named(t, j)
    return (day[0], day[1]) if day else None


def day_named(t: Tokens, i: int) -> Parsed:
    """Read a weekday, "today" or a date of one day."""
    found = named_date(t, i)
    if not found:
        return None
    date = found[0]
    return found if isinstance(date, Weekday) or (isinstance(date, Calendar) and date.day) else None


def share_of(t: Tokens, i: int) -> Parsed:
    """Read "the first half of 2019", "the second decade of October", "the last third of the year"."""
    number = _place(t, i + (t.words[i] == "the"))
    if not number:
        return None
    j = number[1] + (t.words[number[1]] == "-")
    word = t.words[j]
    shares = _SHARES.get(word) or (3 if word in {"decade", "decades"} else None)
    if shares is None or t.words[j + 1] not in {"of", "in"}:
        return None
    found = outer(t, j + 2)
    if not found or (word == "quarter" and not _is_month(found[0])) or (word == "decade" and not _is_month(found[0])):
        return None
    place = number[0] if number[0] > 0 else shares + 1 + number[0]
    return (Part(f"1/{shares}", found[0], place), found[1]) if 1 <= place <= shares else None


def _is_month(expression: Expression) -> bool:
    if isinstance(expression, In):
        return _is_month(expression.inner)
    if isinstance(expression, Relative):
        return expression.unit == "month"
    return isinstance(expression, Calendar) and expression.month is not None and expression.day is None


def _place(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read "third", "last", "second last", "final" as a place, negative from the end."""
    if t.words[i] in {"last", "final"}:
        return -1, i + 1
    number = ordinal_at(t, i)
    if number and t.words[number[1]] == "last":
        return -number[0], number[1] + 1
    return number


def nth(t: Tokens, i: int) -> Parsed:
    """Read "the third week of October", "the last Monday of May", "the first two weeks of 2021", "week 31"."""
    j = i + (t.words[i] == "the")
    if t.words[j] in {"week", "w"}:
        return _numbered_week(t, j)
    if t.words[j] == "weekend" and t.words[j + 1] in {"of", "after", "before"}:
        day = holiday(t, j + 2) if t.words[j + 1] == "of" else None
        return (Part("weekend", day[0]), day[1]) if day else None
    place = _place(t, j)
    if not place:
        return None
    number, j = place
    count = below_hundred(t, j) or ((int(t.words[j]), j + 1) if t.digits(j) in {1, 2} else None)
    if count:
        j = count[1]
    unit, weekday = lexicon().units.get(t.words[j]), lexicon().weekdays.get(t.words[j])
    if unit and not count and t.words[j].endswith("s") and abs(number) == 1 and t.words[j + 1] in {"of", "in"}:
        whole = outer(t, j + 2)
        return (Part("early" if number > 0 else "late", whole[0]), whole[1]) if whole else None
    if (unit not in _PERIODS and weekday is None) or t.words[j + 1] not in {"of", "in"}:
        return None
    return _nth(t, j + 2, Nth(number, Relative("day", "this"), unit, weekday, count[0] if count else 1))


def _nth(t: Tokens, i: int, found: Nth) -> Parsed:
    inside = outer(t, i)
    if not inside:
        return None
    if found.unit == "day" and found.count == 1 and found.number > 0 and _is_month(inside[0]):
        return In(Calendar(None, None, found.number), inside[0]), inside[1]
    return Nth(found.number, inside[0], found.unit, found.weekday, found.count), inside[1]


def _numbered_week(t: Tokens, i: int) -> Parsed:
    """Read "week 31", "week 3 of 2027"; "the week of October 6"."""
    number = t.number(i + 1)
    if number is not None:
        if not 1 <= number <= _MOST_WEEKS or not t.short(i + 1) or t.words[i] == "w":
            return None
        found = outer(t, i + 3) if t.words[i + 2] in {"of", "in"} else None
        return Nth(number, found[0] if found else Relative("year", "this"), "week"), found[1] if found else i + 2
    j = i + 1
    if t.words[j] in {"beginning", "starting", "commencing", "ending"}:
        j += 1 + (t.words[j + 1] == "on")
    elif t.words[j] == "of":
        j += 1
    else:
        return None
    day = day_named(t, j) or (ordinal_day(t, j))
    return (Part("week", day[0]), day[1]) if day else None


def ordinal_day(t: Tokens, i: int) -> Parsed:
    """Read "the 18th" where nothing but a day can be meant, or "20th of next month"."""
    article = t.words[i] == "the"
    number = ordinal_at(t, i + article) or (
        (int(t.words[i + article]), i + article + 1) if t.short(i + article) else None
    )
    if not number or not 1 <= number[0] <= _LAST_DAY:
        return None
    j = number[1] + (t.words[number[1]] == "day")
    date = Calendar(None, None, number[0])
    if t.words[j] in {"of", "in", "this", "next", "last"}:
        k = j + (t.words[j] in {"of", "in"})
        found = related(t, k) or (definite(t, k) if t.words[k] == "the" else None)
        if found and isinstance(found[0], Relative) and found[0].unit == "month":
            return In(date, found[0]), found[1]
    if not article or t.figures(i + 1, 0) or number[1] == i + 2:
        return None
    shown = i > 0 and t.words[i - 1] in {
        "on",
        "by",
        "until",
        "since",
        "before",
        "after",
        "around",
        "between",
        "of",
        "from",
        "and",
        "to",
        "than",
    }
    ends = t.words[j] in {"", ".", ",", ";", ")", "at", "and", "in", "with", "to", "from", "?", "!"}
    return (date, j) if shown and ends else None


def held_by(t: Tokens, found: tuple[Expression, int]) -> Parsed:
    """Read "next year's first quarter", "last week's Sunday", "this year's summer"."""
    period, i = found
    j = t.possessive(i)
    if j == i or not isinstance(period, Relative):
        return None
    inner = longest(rule(t, j) for rule in (fraction, named_date, _bare_season))
    if not inner or not _needs_outer(inner[0]) or not _holds(inner[0], period):
        return None
    return In(inner[0], period), inner[1]


def _bare_season(t: Tokens, i: int) -> Parsed:
    name = lexicon().seasons.get(t.words[i])
    return (Season(name), i + 1) if name else None
