"""Periods with a name or number of their own: seasons, holidays, "the 1990s", "Q3 2019", "fiscal 2008", "2014"."""

from typing import Literal

from sayso.timex.expression import Calendar, Century, Decade, Expression, Fiscal, Fraction, Holiday, Parsed, Season
from sayso.timex.lexicon import lexicon
from sayso.timex.numerals import ordinal_at, year_at
from sayso.timex.phrases import phrase_at
from sayso.timex.tokens import Tokens

KINDS_OF_YEAR = frozenset({"fiscal", "financial", "school", "academic", "budget", "tax"})
"""Years that begin when their owner says."""
_BEFORE_SEASON = frozenset(
    {
        "in",
        "by",
        "until",
        "during",
        "since",
        "early",
        "late",
        "mid",
        "of",
        "-",
        "before",
        "over",
        "for",
        "through",
        "throughout",
    }
)
_TENS = 10
_TWENTY_FIRST = 30
_FIRST_BARE_YEAR, _LAST_BARE_YEAR = 1900, 2100
_QUARTERS, _HALVES = 4, 2
_SHORT_TEXT = 6
"""Tokens up to which a holiday's name needs no capital."""


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
    shown = t.words[i - 1] in _BEFORE_SEASON if i else False
    return found if shown and t.words[j + 1] in {"", ".", ",", "and", "or", ";", "when", "that"} else None


def with_year_of(t: Tokens, inner: Season | Holiday, i: int) -> tuple[Expression, int]:
    """Read "2014", "of 2014" or "in 2014" behind a season or holiday."""
    j = i + (t.words[i] in {"of", "in", ","})
    year = year_at(t, j)
    if not year:
        return inner, i
    if isinstance(inner, Season):
        return Season(inner.name, year[0], inner.relation), year[1] + _into_next(t, *year)
    return Holiday(inner.name, year[0], inner.relation), year[1]


def _into_next(t: Tokens, year: int, i: int) -> int:
    """How many tokens the "-23" of "winter 2022-23" has: the year that the season ends in."""
    if t.words[i] not in {"-", "–", "/"} or not t.joined(i + 1):
        return 0
    following = t.number(i + 1)
    return 2 if following in {year + 1, (year + 1) % 100} else 0


def holiday(t: Tokens, i: int) -> Parsed:
    """Read the name of a holiday, and its year."""
    found = phrase_at(t, i, lexicon().holidays)
    if not found or (
        t.words[i] in {"may", "lent", "assumption", "epiphany"} and not t.capital(i) and t.count > _SHORT_TEXT
    ):
        return None
    return with_year_of(t, Holiday(found[0]), found[1])


def decade(t: Tokens, i: int) -> Parsed:
    """Read "the 1990s", "the '90s", "the nineties", "the early twenties" without its early."""
    j = i + (t.words[i] == "the")
    if t.words[j] in lexicon().decades and (j > i or (i and t.words[i - 1] in {"early", "mid", "late", "-", "in"})):
        return Decade(lexicon().decades[t.words[j]], century=False), j + 1
    quote = t.words[j] in {"'", "’", "‘"}
    j += quote
    year = t.number(j)
    plain = t.words[j + 1] == "s" and t.joined(j + 1)
    if (
        year is None
        or year % _TENS
        or not (plain or (t.words[j + 1] in {"'", "’"} and t.words[j + 2] == "s" and t.joined(j + 2)))
    ):
        return None
    end = j + 2 if plain else j + 3
    if t.figures(j, 4) and not quote:
        return Decade(year), end
    named = t.short(j) and (quote or (j > i and year >= _TWENTY_FIRST))
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
    year = year_at(t, i) if t.figures(i, 4) else None
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
    if t.words[i] not in {"q", "h"} or number is None or not t.joined(i + 1) or not t.figures(i + 1, 1):
        return None
    unit: Literal["quarter", "half"] = "quarter" if t.words[i] == "q" else "half"
    most = _QUARTERS if unit == "quarter" else _HALVES
    return (Fraction(unit, number), i + 2) if 1 <= number <= most else None


def _spelled_fraction(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    number = ordinal_at(t, i + (t.words[i] == "the"))
    if not number or number[0] > _QUARTERS:
        return None
    j = number[1] + (t.words[number[1]] == "-")
    j += t.words[j] in {"fiscal", "financial"}
    return (Fraction("quarter", number[0]), j + 1) if t.words[j] in {"quarter", "qtr"} else None


def fiscal(t: Tokens, i: int) -> Parsed:
    """Read "fiscal year 2008", "fiscal 2008", "FY2008", "the school year 2008"."""
    j = i + (t.words[i] == "the")
    if t.words[j] == "fy" or t.words[j] in KINDS_OF_YEAR:
        k = j + 1 + (t.words[j + 1] in {"year", "'", "’"})
        year = year_at(t, k)
        if year:
            return Fiscal(year[0]), year[1]
    return None


def year(t: Tokens, i: int) -> Parsed:
    """Read a year that stands for itself, and not for a number of things."""
    if not t.figures(i, 4):
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
_BEFORE_YEAR = frozenset(
    {
        "in",
        "since",
        "by",
        "of",
        "until",
        "till",
        "from",
        "before",
        "after",
        "through",
        "between",
        "during",
        "to",
        "early",
        "late",
        "mid",
        "year",
        "around",
        "circa",
        "and",
        "(",
    }
)
_UNITS_AFTER = frozenset(
    {
        "people",
        "percent",
        "%",
        "miles",
        "kilometers",
        "kilometres",
        "km",
        "meters",
        "metres",
        "feet",
        "tons",
        "tonnes",
        "dollars",
        "euros",
        "men",
        "women",
        "troops",
        "soldiers",
        "hours",
        "days",
        "square",
        "pounds",
        "members",
        "jobs",
    }
)


def _no_year(t: Tokens, i: int, value: int) -> bool:
    """Whether four figures are a sum, a count, a number in a longer one, or too far off to be bare."""
    before, after = t.words[i - 1] if i else "", t.words[i + 1]
    if (
        before in _MONEY
        or after in _UNITS_AFTER
        or (t.joined(i) and (before not in {"-", "–", "(", "/", "~", "'", "“", '"', "[", "=", "—"}))
    ):
        return True
    if (
        after
        and t.joined(i + 1)
        and (after.isalnum() or (after in {".", ",", "-", ":", "/"} and t.joined(i + 2) and t.digits(i + 2)))
    ):
        return not _years(t, i)
    if t.joined(i) and before in {"-", "/"} and t.joined(i - 1) and t.digits(i - 2) > 0:
        return not _years(t, i - 2)
    round_count = value % 100 == 0 and after.endswith("s") and len(after) > 1
    return round_count or not (_FIRST_BARE_YEAR <= value <= _LAST_BARE_YEAR or before in _BEFORE_YEAR)


def _years(t: Tokens, i: int) -> bool:
    """Whether "2014-2018" or "2014-15" begins at token `i`, and no more than that."""
    if not t.figures(i, 4) or t.words[i + 1] not in {"-", "/"} or t.digits(i + 2) not in {2, 4}:
        return False
    before = i and t.joined(i) and t.words[i - 1] in {"-", "/"} and t.digits(i - 2)
    return not before and not (t.joined(i + 3) and t.words[i + 3] in {"-", "/"} and t.digits(i + 4))
