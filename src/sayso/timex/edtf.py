"""Windows in the Extended Date/Time Format (EDTF, ISO 8601-2:2019), levels 0 to 2.

A period that the format has a name for is written by it (a month, a season, the 1990s), any other by its first and
last day; `..` is an open side, `~` says approximate. https://www.loc.gov/standards/datetime/
"""

from datetime import date

from sayso.timex.periods import QUARTER, YEAR, Period

_SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}
_FIRST_QUARTER = 33
_FIRST_HALF = 40


def edtf(period: Period, *, approximate: bool = False) -> str:
    """Write a period."""
    mark = "~" if approximate else ""
    named = _named(period)
    if named:
        return named if named.endswith("X") else named + mark
    return interval(period.first, period.last, approximate=approximate)


def interval(first: date | None, last: date | None, *, approximate: bool = False) -> str:
    """Write a first and a last day, one of which may be open."""
    mark = "~" if approximate else ""
    if first == last and first:
        return f"{first.isoformat()}{mark}"
    start = f"{first.isoformat()}{mark}" if first else ".."
    end = f"{last.isoformat()}{mark}" if last else ".."
    return f"{start}/{end}"


def _named(period: Period) -> str | None:
    first, unit = period.first, period.unit
    year = f"{first.year:04}"
    names = {
        "day": first.isoformat() if period.days == 1 else None,
        "month": f"{year}-{first.month:02}",
        "year": year,
        "decade": f"{year[:3]}X",
        "century": f"{year[:2]}XX",
        "season": f"{year}-{_SEASONS.get(first.month, 0)}",
        "quarter": f"{year}-{_FIRST_QUARTER + (first.month - 1) // QUARTER}",
        "half": f"{year}-{_FIRST_HALF + (first.month - 1) // (YEAR // 2)}",
    }
    return names.get(unit)


def of_range(first: Period, last: Period) -> str:
    """Write a range from the start of one period to the end of another, each by its name."""
    names = [_named(period) or period.first.isoformat() for period in (first, last)]
    plain = all(period.unit in {"day", "month", "year"} for period in (first, last))
    return "/".join(names) if plain else interval(first.first, last.last)
