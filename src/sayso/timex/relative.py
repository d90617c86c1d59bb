"""Periods counted from the anchor, and those that hold a date: "last week", "the next three years", "2014", "Q3"."""

from typing import cast

from sayso.timex.expression import (
    Amount,
    Calendar,
    Century,
    Daypart,
    Decade,
    Expression,
    Fiscal,
    Fraction,
    Holiday,
    Parsed,
    Relation,
    Relative,
    Season,
    Shift,
    Stretch,
)
from sayso.timex.lexicon import lexicon
from sayso.timex.named_dates import named_date, related_date
from sayso.timex.numerals import count_at, ordinal_at, year_at
from sayso.timex.phrases import phrase_at
from sayso.timex.tokens import Tokens

_SHORT = frozenset({"second", "minute"})
_ROLLING = frozenset({"week", "month", "year", "fortnight", "hour"})
_BACK = frozenset({"last", "past", "recent"})
_KINDS_OF_YEAR = frozenset({"fiscal", "financial", "school", "academic", "budget", "tax"})
_TENS = 10
_TWENTY_FIRST = 30


def related(t: Tokens, i: int) -> Parsed:
    """Read "last week", "the next three years", "this past Friday", "these past eight years", "that day"."""
    article = t.words[i] == "the"
    j = i + article
    relation = relation_at(t, j)
    if relation is None:
        return after_next(t, i) if article or t.words[i] in lexicon().units else None
    name, j = relation
    rolling = article and t.words[j - 1] in {"last", "past", "next", "coming"}
    return _period(t, j, name, rolling=rolling) or _named(t, j, name)


def relation_at(t: Tokens, i: int) -> tuple[Relation, int] | None:
    """Read "last", "next", "this coming", "that", "same"; and the token after."""
    words = lexicon().relations
    if t.words[i] in {"that", "same"}:
        return "that", i + 1
    relation = words.get(t.words[i])
    if relation is None:
        return None
    second = words.get(t.words[i + 1]) if relation == "this" else None
    if second and second != "this":
        return cast("Relation", second), i + 2
    return cast("Relation", relation), i + 1


def _period(t: Tokens, i: int, relation: Relation, *, rolling: bool) -> Parsed:
    kind = t.words[i]
    if kind in _KINDS_OF_YEAR and t.words[i + 1] == "year":
        return Fiscal(None, relation), i + 2
    i += kind in {"calendar", "working", "business"} and t.words[i + 1] in {"year", "week"}
    counted = _counted(t, i, relation)
    if counted:
        return counted
    unit = lexicon().units.get(t.words[i])
    if unit is None or unit in _SHORT or t.words[i] == "night":
        return None
    if t.words[i].endswith("s"):
        return (None if relation == "that" else (Stretch(None, _sign(relation)), i + 1)) if relation != "this" else None
    if unit == "day":
        return _day(i, relation)
    if relation == "recent":
        return None
    return Relative(unit, relation, rolling=rolling and unit in _ROLLING), i + 1


def _day(i: int, relation: Relation) -> Parsed:
    if relation == "that":
        return Shift((), 1, told=True), i + 1
    if relation == "next":
        return Shift((Amount(1, "day"),), 1, told=True), i + 1
    return (Shift((Amount(1, "day"),), -1, told=True), i + 1) if relation == "last" else None


def _sign(relation: Relation) -> int:
    return -1 if relation in _BACK or relation == "this" else 1


def _counted(t: Tokens, i: int, relation: Relation) -> Parsed:
    """Read "three weeks", "few days", "4 business days" behind a relation."""
    if t.words[i] in {"a", "an"} or relation == "that":
        return None
    count = count_at(t, i)
    if not count:
        return None
    j = count[2] + (t.words[count[2]] in {"-", "more", "business", "working", "upcoming", "coming"})
    unit = lexicon().units.get(t.words[j])
    if unit is None:
        return None
    return Stretch(Amount(count[0], unit, count[1]), _sign(relation)), j + 1


def counted_relation(t: Tokens, i: int) -> Parsed:
    """Read "5 upcoming years" and "the 2 next days"."""
    count = count_at(t, i + (t.words[i] == "the"))
    relation = relation_at(t, count[2]) if count else None
    if not count or not relation or relation[0] in {"that", "this"}:
        return None
    word = t.words[relation[1]]
    unit = lexicon().units.get(word)
    if unit is None or (not word.endswith("s") and count[0] > 1 and relation[0] != "coming"):
        return None
    return Stretch(Amount(count[0], unit, count[1]), _sign(relation[0])), relation[1] + 1


def _named(t: Tokens, i: int, relation: Relation) -> Parsed:
    """Read a season, part of the day, holiday, weekday or month behind a relation."""
    words = lexicon()
    if t.words[i] in words.seasons:
        return with_year_of(t, Season(words.seasons[t.words[i]], None, relation), i + 1)
    part = words.dayparts.get(t.words[i])
    if part and relation in {"last", "this", "next", "past", "that"}:
        offset = {"last": -1, "past": -1, "next": 1}.get(relation, 0)
        base = Shift((Amount(abs(offset), "day"),), offset or 1, told=relation == "that")
        return Daypart(base, part), i + 1
    holiday = phrase_at(t, i, words.holidays)
    if holiday:
        return Holiday(holiday[0], None, relation), holiday[1]
    return related_date(t, i, relation) if relation != "recent" else None


def after_next(t: Tokens, i: int) -> Parsed:
    """Read "the week after next", "the year before last", "the day after tomorrow"."""
    j = i + (t.words[i] == "the")
    unit, turn, which = lexicon().units.get(t.words[j]), t.words[j + 1], t.words[j + 2]
    if unit is None or turn not in {"after", "before"}:
        return None
    if unit == "day" and which in lexicon().days:
        return Shift((Amount(1, "day"),), 1 if turn == "after" else -1, _today(which)), j + 3
    if (turn, which) in {("after", "next"), ("before", "last")}:
        return Relative(unit, cast("Relation", which), 2), j + 3
    return None


def _today(word: str) -> Shift:
    days = lexicon().days[word]
    return Shift((Amount(abs(days), "day"),), 1 if days > 0 else -1)


def season(t: Tokens, i: int) -> Parsed:
    """Read a season that a word before it or a year after it shows to be one."""
    j = i + (t.words[i] == "the")
    name = lexicon().seasons.get(t.words[j])
    if name is None:
        return None
    found = with_year_of(t, Season(name), j + 1)
    dated = isinstance(found[0], Season) and found[0].year is not None
    if dated or not isinstance(found[0], Season):
        return found
    shown = t.words[i - 1] in {"in", "by", "until", "during", "since", "early", "late", "mid", "of", "-", "before"} if i else False
    return found if shown and t.words[j + 1] in {"", ".", ",", "and", "or", ";", "when", "that"} else None


def with_year_of(t: Tokens, inner: Season | Holiday, i: int) -> tuple[Expression, int]:
    """Read "2014", "of 2014" or "in 2014" behind a season or holiday."""
    j = i + (t.words[i] in {"of", "in", ","})
    year = year_at(t, j)
    if not year:
        return inner, i
    if isinstance(inner, Season):
        return Season(inner.name, year[0], inner.relation), year[1]
    return Holiday(inner.name, year[0], inner.relation), year[1]


def holiday(t: Tokens, i: int) -> Parsed:
    """Read the name of a holiday, and its year."""
    found = phrase_at(t, i, lexicon().holidays)
    if not found or (t.words[i] in {"may", "lent", "assumption", "epiphany"} and not t.capital(i) and t.count > 6):  # noqa: PLR2004
        return None
    return with_year_of(t, Holiday(found[0]), found[1])


def decade(t: Tokens, i: int) -> Parsed:
    """Read "the 1990s", "the '90s", "the nineties", "the early twenties" without its early."""
    j = i + (t.words[i] == "the")
    if t.words[j] in lexicon().decades and (j > i or (i and t.words[i - 1] in {"early", "mid", "late", "-", "in"})):
        return Decade(lexicon().decades[t.words[j]], century=False), j + 1
    quote = t.words[j] in {"'", "’", "‘"}
    j += quote
    year, digits = t.number(j), t.digits(j)
    plain = t.words[j + 1] == "s" and t.joined(j + 1)
    if year is None or year % _TENS or not (plain or (t.words[j + 1] in {"'", "’"} and t.words[j + 2] == "s" and t.joined(j + 2))):
        return None
    end = j + 2 if plain else j + 3
    if digits == 4 and not quote:  # noqa: PLR2004
        return Decade(year), end
    named = digits == 2 and (quote or (j > i and year >= _TWENTY_FIRST))  # noqa: PLR2004
    return (Decade(year, century=False), end) if named else None


def century(t: Tokens, i: int) -> Parsed:
    """Read "the 21st century"."""
    number = ordinal_at(t, i + (t.words[i] == "the"))
    if not number:
        return None
    j = number[1] + (t.words[number[1]] == "-")
    return (Century(number[0]), j + 1) if t.words[j] in {"century", "centuries"} else None


def fraction(t: Tokens, i: int) -> Parsed:
    """Read "Q3", "Q3 2019", "2019-Q3", "H2 2019", "the third quarter of 2018"."""
    year = year_at(t, i) if t.digits(i) == 4 else None  # noqa: PLR2004
    j = year[1] + (t.words[year[1]] in {"-", "/"}) if year else i
    short = _short_fraction(t, j) or (None if year else _spelled_fraction(t, i))
    if not short:
        return None
    found, j = short
    if not year:
        k = j + (t.words[j] in {"of", "in", "-", ",", "/"})
        k += t.words[k] in {"fiscal", "fy"}
        year = year_at(t, k)
        if not year:
            return found, j
        j = year[1]
    return Fraction(found.unit, found.number, year[0]), j


def _short_fraction(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    number = t.number(i + 1)
    if t.words[i] not in {"q", "h"} or number is None or not t.joined(i + 1) or t.digits(i + 1) != 1:
        return None
    unit = "quarter" if t.words[i] == "q" else "half"
    most = 4 if unit == "quarter" else 2
    return (Fraction(unit, number), i + 2) if 1 <= number <= most else None  # type: ignore[arg-type]


def _spelled_fraction(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    number = ordinal_at(t, i + (t.words[i] == "the"))
    if not number or number[0] > 4:  # noqa: PLR2004
        return None
    j = number[1] + (t.words[number[1]] == "-")
    j += t.words[j] in {"fiscal", "financial"}
    return (Fraction("quarter", number[0]), j + 1) if t.words[j] in {"quarter", "qtr"} else None


def fiscal(t: Tokens, i: int) -> Parsed:
    """Read "fiscal year 2008", "fiscal 2008", "FY2008", "the school year 2008"."""
    j = i + (t.words[i] == "the")
    if t.words[j] == "fy" or t.words[j] in _KINDS_OF_YEAR:
        k = j + 1 + (t.words[j + 1] in {"year", "'", "’"})
        year = year_at(t, k)
        if year:
            return Fiscal(year[0]), year[1]
    return None


def year(t: Tokens, i: int) -> Parsed:
    """Read a year that stands for itself, and not for a number of things."""
    if t.digits(i) != 4:  # noqa: PLR2004
        return _announced_year(t, i)
    found = year_at(t, i)
    if not found or _no_year(t, i, found[0]):
        return None
    return Calendar(found[0]), found[1]


def _announced_year(t: Tokens, i: int) -> Parsed:
    if t.words[i] in {"'", "’"}:
        shown = i and t.words[i - 1] in {"in", "since", "of", "by", "until", "from"}
        found = year_at(t, i) if shown and t.words[i + 2] != "s" else None
        return (Calendar(found[0]), found[1]) if found else None
    if t.words[i] in {"year", "the", "calendar"}:
        j = i + (t.words[i] == "the")
        j += t.words[j] == "calendar"
        if t.words[j] != "year":
            return None
        found = year_at(t, j + 1 + (t.words[j + 1] == "of"))
        return (Calendar(found[0]), found[1]) if found else None
    found = year_at(t, i) if t.words[i] in {"two", "nineteen", "twenty", "eighteen", "seventeen"} else None
    return (Calendar(found[0]), found[1]) if found and t.words[i - 1] in {"in", "since", "of", "by", "until"} else None


_MONEY = frozenset("$£€¥#+")
_BEFORE_YEAR = frozenset({"in", "since", "by", "of", "until", "till", "from", "before", "after", "through", "between", "during", "to", "early", "late", "mid", "year", "around", "circa", "and", "("})
_UNITS_AFTER = frozenset({"people", "percent", "%", "miles", "kilometers", "kilometres", "km", "meters", "metres", "feet", "tons", "tonnes", "dollars", "euros", "men", "women", "troops", "soldiers", "hours", "days", "square", "pounds", "members", "jobs"})


def _no_year(t: Tokens, i: int, value: int) -> bool:
    """Whether four figures are a sum, a count, a number in a longer one, or too far off to be bare."""
    before, after = t.words[i - 1] if i else "", t.words[i + 1]
    if before in _MONEY or after in _UNITS_AFTER or (t.joined(i) and (before not in {"-", "–", "(", "/", "~", "'", "“", '"', "[", "=", "—"})):
        return True
    if after and t.joined(i + 1) and (after.isalnum() or (after in {".", ",", "-", ":", "/"} and t.joined(i + 2) and t.digits(i + 2))):
        return not _years(t, i)
    if t.joined(i) and before in {"-", "/"} and t.joined(i - 1) and t.digits(i - 2) > 0:
        return not _years(t, i - 2)
    round_count = value % 100 == 0 and after.endswith("s") and len(after) > 1
    return round_count or not (1900 <= value <= 2100 or before in _BEFORE_YEAR)  # noqa: PLR2004


def _years(t: Tokens, i: int) -> bool:
    """Whether "2014-2018" or "2014-15" begins at token `i`, and no more than that."""
    if t.digits(i) != 4 or t.words[i + 1] not in {"-", "/"} or t.digits(i + 2) not in {2, 4}:  # noqa: PLR2004
        return False
    before = i and t.joined(i) and t.words[i - 1] in {"-", "/"} and t.digits(i - 2)
    return not before and not (t.joined(i + 3) and t.words[i + 3] in {"-", "/"} and t.digits(i + 4))
