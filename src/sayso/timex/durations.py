"""Lengths of time and what they count from: "two weeks ago", "within three months", "for six weeks"."""

from collections.abc import Callable

from sayso.timex.expression import Amount, Around, Day, Expression, Lasting, Nth, Often, Parsed, Shift, Stretch
from sayso.timex.lexicon import lexicon
from sayso.timex.numerals import count_at, ordinal_at
from sayso.timex.tokens import Tokens

Point = Callable[[Tokens, int], Parsed]
Amounts = tuple[tuple[Amount, ...], int] | None
_MOST_AMOUNTS = 4
_SHORTEST_PLURAL = 4
_WITHIN = frozenset({"within", "inside"})
_LIMITS = (("less", "than"), ("more", "than"), ("at", "least"), ("at", "most"), ("up", "to"), ("as", "little", "as"))


def amounts_at(t: Tokens, i: int) -> Amounts:
    """Read "two weeks", "2 years, 3 months", "a year and a half", "48 hours"; and the token after."""
    found: list[Amount] = []
    j = i
    while len(found) < _MOST_AMOUNTS:
        k = j
        if found:
            k += t.words[k] == ","
            k += t.words[k] == "and"
        one = _amount(t, k)
        if not one or (found and k > j and one[0].unit == found[-1].unit):
            break
        found.append(one[0])
        j = one[1]
    return (tuple(found), j) if found else None


def _amount(t: Tokens, i: int) -> tuple[Amount, int] | None:
    count = count_at(t, i)
    if not count:
        return None
    number, vague, j = count
    j += t.words[j] in {"more", "additional", "extra", "full", "whole", "long", "short", "business", "working", "-"}
    unit = "hour" if t.words[j] == "h" and t.joined(j) else lexicon().units.get(t.words[j])
    if unit is None:
        return None
    j += 1
    if t.words[j] == "and" and t.words[j + 1] in {"a", "half"}:
        half = j + 1 + (t.words[j + 1] == "a")
        if t.words[half] == "half":
            return Amount(number + 0.5, unit, vague), half + 1
    return Amount(number, unit, vague), j


def shifted(t: Tokens, i: int, point: Point) -> Parsed:
    """Read "two weeks ago", "three days later", "a week from Friday", "two months after Easter"."""
    hedged = t.words[i] in lexicon().hedges
    i = _past_limit(t, i + hedged)
    found = amounts_at(t, i)
    if not found:
        return _weekdays_on(t, i)
    amounts, j = found
    shift = _direction(t, j, amounts, point)
    if shift and hedged:
        return Around(shift[0]), shift[1]
    return shift


def _past_limit(t: Tokens, i: int) -> int:
    for limit in _LIMITS:
        if tuple(t.words[i : i + len(limit)]) == limit:
            return i + len(limit)
    return i


def _direction(t: Tokens, j: int, amounts: tuple[Amount, ...], point: Point) -> Parsed:
    word, after = t.words[j], t.words[j + 1]
    plain = _turn(word, after)
    if plain:
        return Shift(amounts, plain[0]), j + plain[1]
    if word in {"later", "earlier", "afterward", "afterwards"}:
        return Shift(amounts, -1 if word == "earlier" else 1, None, told=True), j + 1
    if word not in {"before", "after", "from", "since", "prior"}:
        return None
    base = point(t, j + 1 + (word == "prior" and after == "to"))
    return (Shift(amounts, -1 if word in {"before", "prior"} else 1, base[0]), base[1]) if base else None


def _turn(word: str, after: str) -> tuple[int, int] | None:
    """Read "ago", "hence", "from now": back or ahead, and how many tokens long."""
    if word == "ago" or (word == "back" and after in {"", ".", ","}):
        return -1, 1
    if word == "hence":
        return 1, 1
    lengths = {"now": 2, "today": 2, "right": 3}
    return (1, lengths[after]) if word == "from" and after in lengths else None


def _weekdays_on(t: Tokens, i: int) -> Parsed:
    """Read "three Fridays from now" and "two Thursdays ago" as weeks."""
    count = count_at(t, i)
    if not count or not t.words[count[2]].endswith("s") or t.words[count[2]][:-1] not in lexicon().weekdays:
        return None
    sign = {"ago": -1, "back": -1, "from": 1}.get(t.words[count[2] + 1], 0)
    if not sign:
        return None
    weekday = lexicon().weekdays[t.words[count[2]][:-1]]
    return Nth(sign * int(count[0]), Day(0), None, weekday), count[2] + (3 if sign > 0 else 2)


def prefixed(t: Tokens, i: int, point: Point) -> Parsed:
    """Read "within three months", "in two weeks", "for six weeks", "within days"."""
    word = t.words[i]
    open_end = _uncounted(t, i)
    if open_end:
        return Stretch(None, 1), open_end
    j = _past_limit(t, i + 1 + (t.words[i + 1] in lexicon().hedges - {"some"}))
    j += t.words[j] == "the" and t.words[j + 1] not in lexicon().ordinals
    found = amounts_at(t, j)
    if not found:
        return None
    amounts, end = found
    if word in _WITHIN:
        return _within(t, end, amounts, point)
    return _ahead(t, end, amounts, point) if word == "in" else _for(t, end, amounts, point)


def _uncounted(t: Tokens, i: int) -> int:
    """The token after "within weeks" or "in a matter of weeks"; else 0."""
    length = 1 if t.words[i] in _WITHIN else 4 if t.words[i : i + 4] == ["in", "a", "matter", "of"] else 0
    unit = t.words[i + length]
    return i + length + 1 if length and unit.endswith("s") and unit in lexicon().units else 0


def _for(t: Tokens, end: int, amounts: tuple[Amount, ...], point: Point) -> Parsed:
    if len(amounts) > 1 or t.words[end] in {"ago", "later", "earlier"}:
        return None
    before = _base(t, end)
    base = point(t, end + before) if before else None
    return (Stretch(amounts[0], 1, base[0]), base[1]) if base else (Lasting(amounts[0]), end)


def _base(t: Tokens, i: int) -> int:
    """How many words of "from", "starting on" stand before the day that a length begins on."""
    comma = t.words[i] == ","
    word = t.words[i + comma]
    if word == "from":
        return comma + 1
    return comma + 1 + (t.words[i + comma + 1] in {"on", "from"}) if word in {"starting", "beginning"} else 0


def _within(t: Tokens, end: int, amounts: tuple[Amount, ...], point: Point) -> Parsed:
    base = point(t, end + 1) if t.words[end] in {"of", "after", "from"} else None
    return (Stretch(amounts[0], 1, base[0]), base[1]) if base else (Stretch(amounts[0], 1), end)


def _ahead(t: Tokens, end: int, amounts: tuple[Amount, ...], point: Point) -> Parsed:
    """Read what follows "in two weeks", which looks ahead: "since 2011" counts on from there."""
    time = t.possessive(end)
    if t.words[time] == "time":
        return Shift(amounts, 1), time + 1
    if t.words[end] in {"since", "after", "from"} and (base := point(t, end + 1)):
        return Shift(amounts, 1, base[0]), base[1]
    if t.words[end] in {"ago", "later", "earlier", "of", "before", "-"}:
        return None
    return Shift(amounts, 1), end


def based(t: Tokens, base: Expression, i: int) -> Parsed:
    """Read "for 10 days" behind the day that it begins on, "18 December for 10 days"."""
    if t.words[i] != "for":
        return None
    found = amounts_at(t, i + 1)
    return (Stretch(found[0][0], 1, base), found[1]) if found and len(found[0]) == 1 else None


def recurring(t: Tokens, i: int) -> Parsed:
    """Read "every Monday", "each year", "daily", "Mondays", "once a week", "15 a year"."""
    words, word = lexicon(), t.words[i]
    if word in words.sets:
        named = i > 0 and t.capital(i) and t.capital(i + 1)
        return None if named else (Often(), i + 1)
    if word in words.every:
        return _every(t, i + 1, word)
    length = _plural_day(t, i) or _rate(t, i)
    return (Often(), i + length) if length else None


def _plural_day(t: Tokens, i: int) -> int:
    """How many tokens "Mondays", "Friday mornings" have, if they stand there."""
    words, word = lexicon(), t.words[i]
    parts = t.words[i + 1].endswith("s") and t.words[i + 1][:-1] in words.dayparts
    if word.endswith("s") and word[:-1] in words.weekdays and len(word) > _SHORTEST_PLURAL and t.capital(i):
        return 1 + parts
    return 2 if word in words.weekdays and parts else 0


def _rate(t: Tokens, i: int) -> int:
    """How many tokens "once a week" and the "a year" of "15 a year" have."""
    words, word = lexicon(), t.words[i]
    counted = i > 0 and (t.digits(i - 1) > 0 or t.words[i - 1] in words.once)
    if word in {"a", "an", "per"} and counted and t.words[i + 1] in words.units:
        return 0 if t.words[i + 1].endswith("s") else 2
    once = word in words.once and t.words[i + 1] in {"a", "an", "each", "every"}
    return 3 if once and t.words[i + 2] in words.units else 0


def _every(t: Tokens, i: int, word: str) -> Parsed:
    words = lexicon()
    i += t.words[i] in {"other", "single"}
    count = ordinal_at(t, i) or _plain_count(t, i)
    i = count[1] if count else i
    unit = words.units.get(t.words[i])
    named = unit or t.words[i] in words.weekdays or t.words[i] in words.months or t.words[i] in words.dayparts
    if not named and t.words[i] not in {"weekday", "weekdays", *words.seasons}:
        return None
    if word in {"all", "any"} and not (t.words[i].endswith("s") or (word == "any" and unit)):
        return None
    return (Often(), i + 1) if unit != "second" else None


def _plain_count(t: Tokens, i: int) -> tuple[int, int] | None:
    count = None if t.words[i] in {"a", "an"} else count_at(t, i)
    return (int(count[0]), count[2]) if count else None
