"""Times of day: "5pm EST", "18:00 UTC", "noon", "Monday morning", "between 3 and 8 yesterday".

A time of day adds nothing to a day but its zone, which may make it another day where the article was written.
"""

from sayso.timex.expression import Clock, Daypart, Expression, Parsed
from sayso.timex.lexicon import lexicon
from sayso.timex.tokens import Tokens

Time = tuple[Clock, int, bool] | None
"""A time of day, the token after, and whether it can be nothing else."""
_NOON, _LAST_HOUR, _LAST_MINUTE = 12, 24, 59
_HALVES = frozenset({"am", "pm", "a", "p"})
_AT = frozenset(
    {"at", "by", "around", "about", "@", "for", ",", "before", "after", "from", "between", "until", "till", "on", "-"}
)
_TO = frozenset({"to", "-", "–", "and", "until", "untill", "till"})


def clock_at(t: Tokens, i: int) -> Time:
    """Read a time of day; a bare number is one that may be something else."""
    part = lexicon().dayparts.get(t.words[i])
    if part in {"noon", "midnight"}:
        found = _zone(t, Clock(None, _NOON if part == "noon" else 0), i + 1)
        return found[0], found[1], True
    hour = t.number(i)
    if hour is None:
        hour = lexicon().numbers.get(t.words[i])
        if hour is None or not 1 <= hour <= _NOON:
            return None
    elif not t.short(i) or hour > _LAST_HOUR:
        return None
    return _timed(t, hour, i + 1)


def _timed(t: Tokens, hour: int, i: int) -> Time:
    minute, j = _minutes(t, i)
    half, end = _half(t, j)
    sure = half is not None or (j > i and t.words[i] == ":") or t.words[j] in {"o", "oclock"}
    if t.words[end] == "o" and t.words[end + 2] == "clock":
        end += 3
    if half is not None:
        if hour > _NOON:
            half = None
        else:
            hour = hour % _NOON + half
    clock, end = _zone(t, Clock(None, min(hour, 23), minute), end)
    return clock, end, sure


def _minutes(t: Tokens, i: int) -> tuple[int, int]:
    value = t.number(i + 1)
    if (
        t.words[i] not in {":", ".", "h"}
        or value is None
        or not t.figures(i + 1, 2)
        or value > _LAST_MINUTE
        or not t.joined(i)
    ):
        return 0, i + (t.words[i] == "h" and t.joined(i))
    seconds = t.words[i + 2] == ":" and t.figures(i + 3, 2) and t.joined(i + 3)
    return value, i + (4 if seconds else 2)


def _half(t: Tokens, i: int) -> tuple[int | None, int]:
    """Read am, pm, a.m., p. m.; the hours that it adds, and the token after."""
    word = t.words[i]
    if word not in _HALVES:
        return None, i
    add = _NOON if word[0] == "p" else 0
    if word in {"am", "pm"}:
        return add, i + 1
    if t.words[i + 1] == "." and t.words[i + 2] == "m":
        stop = t.words[i + 3] == "." and t.joined(i + 3) and not (t.capital(i + 4) or i + 4 >= t.count)
        return add, i + 3 + (stop or t.words[i + 3] == ".")
    if t.words[i + 1] == "m" and not t.joined(i + 1):
        return add, i + 2
    return (add, i + 1) if t.joined(i) else (None, i)


def _zone(t: Tokens, clock: Clock, i: int) -> tuple[Clock, int]:
    zones = lexicon().zones
    bracket = t.words[i] == "("
    j = i + bracket
    offset = zones.get(t.words[j])
    if offset is None:
        return clock, i
    j += 1
    if t.words[j] in {"+", "-", "−"} and (hours := t.number(j + 1)) is not None and t.short(j + 1):
        offset += hours if t.words[j] == "+" else -hours
        j += 2
    j += bracket and t.words[j] == ")"
    return Clock(None, clock.hour, clock.minute, offset), j


def with_clock(t: Tokens, day: Expression, i: int) -> tuple[Expression, int]:
    """Read the part of the day and the time behind a day: "Monday morning", "Thursday from 9 to 11"."""
    day, i = _with_part(t, day, i)
    j = i + (t.words[i] == ",")
    j += t.words[j] in _AT
    j += t.words[j] in {"about", "around", "approximately"}
    time = clock_at(t, j)
    if not time or (not time[2] and not _bare_hour(t, i, time[1])):
        return day, i
    clock, end = time[0], time[1]
    if t.words[end] in _TO and (last := clock_at(t, end + 1)) and (last[2] or t.words[end + 1] != "the"):
        end = last[1]
    day, end = _with_part(t, Clock(day, clock.hour, clock.minute, clock.offset), end)
    return day, end


def _bare_hour(t: Tokens, i: int, end: int) -> bool:
    """Whether a bare number behind a day is an hour: "Thursday at 8", "Monday 3-8"; no count and no age."""
    if t.words[i] in {"at", "around", "@"}:
        return t.words[end] in {"", ".", ",", "and", "-", "to", "in", "for", "on", "!", "?", ";"}
    return t.words[end] in _TO and t.digits(end + 1) in {1, 2} and t.words[i] in {"from", "between", str(t.number(i))}


def _with_part(t: Tokens, day: Expression, i: int) -> tuple[Expression, int]:
    parts = lexicon().dayparts
    j = i + (t.words[i] == ",")
    j += t.words[j] in {"early", "late", "later", "mid"}
    j += t.words[j] in {"in", "at"}
    j += t.words[j] in {"the", "early"}
    if t.words[j] == "hours" and t.words[j - 1] == "early" and t.words[j + 1] == "of":
        j += 2 + (t.words[j + 2] == "the")
    if t.words[j] in {"am", "pm"} and j == i:
        return Daypart(day, "morning"), j + 1
    part = parts.get(t.words[j])
    if part is None or t.words[j].endswith("s") or (part in {"noon", "midnight"} and j == i):
        return day, i
    return Daypart(day, part), j + 1


def clock_first(t: Tokens, i: int) -> tuple[Expression | None, int] | None:
    """Read a time, or a range of two, that stands before its day: "3pm tomorrow", "9:30 to 11 on Thursday"."""
    j = i + (t.words[i] in {"at", "from", "between"})
    time = clock_at(t, j)
    if not time:
        return None
    clock, end, sure = time
    if t.words[end] in _TO and (last := clock_at(t, end + 1)):
        end, sure = last[1], sure or last[2]
    if t.words[end] == "in" and t.words[end + 1] == "the" and lexicon().dayparts.get(t.words[end + 2]):
        end, sure = end + 3, True
    return (clock, end) if sure or t.words[end] != "," else None


def part_first(t: Tokens, i: int) -> int:
    """The token after "the night of", "on the morning of"; else `i`."""
    j = i + (t.words[i] == "the")
    if t.words[j] in lexicon().dayparts and t.words[j + 1] in {"of", "on"}:
        return j + 2
    return i


def bare_clock(t: Tokens, i: int) -> Parsed:
    """Read a time of day that stands alone and can be nothing else."""
    time = clock_at(t, i)
    if not time or not time[2] or t.words[i] in lexicon().dayparts:
        return None
    shown = time[0].offset is not None or t.words[i + 1] in _HALVES or t.words[time[1] - 1] in {"m", "pm", "am", "."}
    return (time[0], time[1]) if shown else None
