"""Published cases of time expressions, brought to windows of days.

Recognizers-Text writes moments and half-open stretches, Duckling values with a grain. What they have in common with a
window are the days, so each expected value becomes the set of windows that say the same:

- a stretch that ends at midnight ends with the day before;
- "from X to Y" ends with the last day of Y, where the cases stop at its beginning;
- a stretch counted from the anchor may hold the anchor's day or not;
- "before" and "after" leave out the day they name, "by", "until" and "no later than" hold it;
- a weekend begins with Saturday, a Jewish feast with its day and not on the eve;
- "since" may last until the anchor; a time of day on a day is that day.
"""

import csv
import json
import re
import tomllib
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

Days = tuple[date | None, date | None]
EXCLUSIONS = Path(__file__).with_name("timex_exclusions.toml")
DUCKLING_ANCHOR = date(2013, 2, 12)
_DAY_FIRST = frozenset({"AU", "BZ", "GB", "IE", "IN", "JM", "NZ", "TT", "ZA"})
_JOINED = re.compile(r"(?i)\b(to|through|till|until|and|thru)\b|\d\s?[-–~/]|[a-z0-9]\s?[-–~]\s?[a-z0-9]")
_DAY_WORD = re.compile(
    r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(to|yester)day|tomorrow"
    r"|\bday|\bweek|month|year|christmas|xmas|\d/\d|\d{4}-"
)
_FROM_THE_EVE = ("Rosh Hashanah", "Yom Kippur", "Sukkot", "Simchat Torah", "Hanukkah", "Passover", "Shavuot")
"""Jewish feasts, which Duckling begins on the eve."""
_MOMENT = re.compile(r"\((-?\d+), (\d+), (\d+)(?:, (\d+), (\d+), (\d+))?\)")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


@dataclass(frozen=True, slots=True)
class Case:
    """A text, its anchor, and windows any of which is right; none expected where `right` is empty."""

    text: str
    part: str
    anchor: date | None
    right: tuple[Days, ...]
    value: str
    set: bool = False
    country: str = "US"
    day_first: bool = False
    assume: str | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A case that is not measured, and why."""

    text: str
    reason: str


def rules(name: str) -> list[dict[str, Any]]:
    """The exclusions of one source, in order."""
    found: list[dict[str, Any]] = tomllib.loads(EXCLUSIONS.read_text(encoding="utf-8"))[name]
    return found


def recognizers(folder: Path) -> Iterator[Case | LeftOut]:
    """The DateTimeModel cases of Recognizers-Text, English."""
    path = folder / "recognizers-text" / "Specs" / "DateTime" / "English" / "DateTimeModel.json"
    left_out = rules("recognizers")
    for entry in json.loads(path.read_text(encoding="utf-8-sig")):
        anchor = _day(entry.get("Context", {}).get("ReferenceDateTime"))
        results = entry.get("Results", [])
        if not results:
            yield _negative(entry["Input"], anchor, left_out)
        for result in results:
            yield _recognized(entry["Input"], anchor, result, left_out)


def _negative(text: str, anchor: date | None, left_out: list[dict[str, Any]]) -> Case | LeftOut:
    reason = _reason(left_out, "none", text, text, "")
    return LeftOut(text, reason) if reason else Case(text, "", anchor, (), "no expression")


def _recognized(
    text: str, anchor: date | None, result: dict[str, Any], left_out: list[dict[str, Any]]
) -> Case | LeftOut:
    values = (result.get("Resolution") or {}).get("values") or []
    kind = result.get("TypeName", "").rpartition(".")[2] or (values[0].get("type", "date") if values else "date")
    timex = values[0].get("timex", "") if values else ""
    reason = _reason(left_out, kind, text, result["Text"], timex)
    if reason:
        return LeftOut(f"{text} [{result['Text']}]", reason)
    windows = tuple(days for value in values for days in _value_days(value, kind, result["Text"], anchor))
    shown = "; ".join(f"{value.get('start') or ''}..{value.get('end') or value.get('value') or ''}" for value in values)
    return Case(text, result["Text"], anchor, windows, shown, set=kind == "set", start=result.get("Start", 0))


def _reason(left_out: list[dict[str, Any]], kind: str, text: str, part: str, value: str) -> str | None:
    for rule in left_out:
        if kind in rule.get("type", ()):
            return str(rule["reason"])
        if "text" in rule and re.search(rule["text"], text):
            return str(rule["reason"])
        if "part" in rule and re.search(rule["part"], part):
            return str(rule["reason"])
        if "value" in rule and value and re.search(rule["value"], value):
            return str(rule["reason"])
    return None


def _day(moment: str | None) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None


def _value_days(value: dict[str, str], kind: str, text: str, anchor: date | None) -> Iterator[Days]:
    if kind == "set" or "not resolved" in value.values():
        return
    if "start" not in value and "end" not in value:
        day = _day(value.get("value"))
        yield day, day
        return
    yield from _stretch(value, text, anchor)


def _stretch(value: dict[str, str], text: str, anchor: date | None) -> Iterator[Days]:
    start, end, mod = _day(value.get("start")), _day(value.get("end")), value.get("Mod", "")
    timed = " " in (value.get("end") or value.get("start") or "")
    if mod and (start is None or end is None):
        yield from _one_side(value, text, anchor, timed=timed)
        return
    assert end
    midnight = not timed or (value.get("end") or "").endswith("00:00:00")
    last = end - timedelta(1) if midnight and end != start else end
    yield start, last
    counted = value.get("timex", "").startswith("(") and start
    if counted and (_JOINED.search(text) or start == anchor):
        yield start, end
        yield start, _end_of(end, value["timex"], text)
    elif counted and anchor and start == anchor + timedelta(1):
        yield anchor, last
    elif end == anchor:
        yield start, end


def _one_side(value: dict[str, str], text: str, anchor: date | None, *, timed: bool) -> Iterator[Days]:
    start, end, mod, timex = _day(value.get("start")), _day(value.get("end")), value["Mod"], value.get("timex", "")
    one_day = bool(re.match(r"[\dX]{4}-([\dX]{2}-[\dX]{2}|WXX-\d)", timex))
    if end:
        holds = timed or re.match(r"(?i)(by|until|till|to|no later|as late)", text) or mod.startswith("until")
        last_named = end if one_day else end - timedelta(1)
        yield None, (last_named if holds else end - timedelta(1))
        if re.search(r"(?i)end of", text):
            yield None, end - timedelta(1)
            yield None, date(end.year, end.month, monthrange(end.year, end.month)[1]) - timedelta(0)
    elif start:
        yield (start + timedelta(1) if mod.startswith("after") and one_day and not timed else start), None
        if mod.startswith("since") and anchor:
            yield start, anchor
    if timed:
        yield start or end, start or end


def _end_of(day: date, timex: str, text: str) -> date:
    """The last day of the period that begins on a day, in the unit that the range counts in."""
    letter = timex.rstrip(")")[-1]
    if re.search(r"(?i)\bq\d", text):
        month = day.month + 2
        return date(day.year, month, monthrange(day.year, month)[1])
    if letter == "Y":
        return date(day.year, 12, 31)
    return date(day.year, day.month, monthrange(day.year, day.month)[1]) if letter == "M" else day


def duckling(folder: Path) -> Iterator[Case | LeftOut]:
    """Duckling's English corpus; its values are those of the coming occurrence, so the future is assumed."""
    left_out = rules("duckling")
    with (folder / "duckling" / "en_time_examples.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield _duckled(row, left_out)


def _duckled(row: dict[str, str], left_out: list[dict[str, Any]]) -> Case | LeftOut:
    text, value, corpus = row["text"], row["value_expression"], row["corpus"]
    country = corpus.rpartition("/")[2] if corpus.count("/") > 1 else "US"
    for rule in left_out:
        if _duckling_rule(rule, text, value, corpus, country):
            return LeftOut(text, rule["reason"])
    return Case(
        text, text, DUCKLING_ANCHOR, tuple(_duckling_days(value, text)), value, country=country,
        day_first=country in _DAY_FIRST, assume="future",
    )  # fmt: skip


def _duckling_rule(rule: dict[str, Any], text: str, value: str, corpus: str, country: str) -> bool:
    if any(corpus.startswith(kind) for kind in rule.get("type", ())):
        return True
    if rule.get("grain"):
        return bool(re.search(r"\) (Hour|Minute|Second)\b", value)) and not _DAY_WORD.search(text)
    if "text" in rule:
        return bool(re.search(rule["text"], text))
    named = any(f'"{name}"' in value for name in rule.get("holidays", ()))
    return named and country in rule.get("countries", (country,))


def _duckling_days(value: str, text: str) -> Iterator[Days]:
    found = [_moment(match) for match in _MOMENT.finditer(value)]
    grain = re.search(r"\) (\w+)(?: \"|\)|$)", value)
    unit = grain.group(1).lower() if grain else "day"
    if not found or None in found:
        return
    first, last = found[0], found[-1]
    assert first
    assert last
    if "OpenInterval" in value:
        yield from _open_days(first, unit, after="After" in value)
    elif "Interval" in value:
        yield _interval_days(first, last, by="by " in text)
    else:
        yield first.date(), _grain_end(first.date(), unit)
    if any(f'"{name}"' in value for name in _FROM_THE_EVE):
        yield (
            first.date() + timedelta(1),
            (last - timedelta(seconds=1)).date() if last > first else first.date() + timedelta(1),
        )


def _moment(match: re.Match[str]) -> datetime | None:
    parts = [int(number) for number in match.groups(default="0")]
    return datetime(*parts) if parts[0] > 0 else None  # type: ignore[arg-type] # noqa: DTZ001


def _open_days(moment: datetime, unit: str, *, after: bool) -> Iterator[Days]:
    """Duckling's open intervals do not tell since from after, nor until from before: either is right."""
    day = moment.date()
    if after:
        yield day, None
        yield _grain_end(day, unit) + timedelta(1), None
    else:
        yield None, _grain_end(day, unit)
        yield None, day - timedelta(1)


def _interval_days(first: datetime, last: datetime, *, by: bool) -> Days:
    end = (last - timedelta(seconds=1)).date()
    weekend = first.hour == 18 and (end - first.date()).days in {2, 3}  # noqa: PLR2004
    start = first.date() + timedelta(1) if weekend and first.weekday() == 4 else first.date()  # noqa: PLR2004
    return (None if by else start), end


def _grain_end(day: date, unit: str) -> date:
    if unit == "week":
        return day + timedelta(6)
    if unit == "month":
        return date(day.year, day.month, monthrange(day.year, day.month)[1])
    if unit == "quarter":
        return date(day.year, day.month + 2, monthrange(day.year, day.month + 2)[1])
    return date(day.year, 12, 31) if unit == "year" else day
