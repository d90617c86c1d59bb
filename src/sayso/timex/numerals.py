"""Numbers as the news writes them: "21", "twenty-one", "a couple of", "21st", "two thousand and ten"."""

from sayso.timex.lexicon import lexicon
from sayso.timex.tokens import Tokens

Count = tuple[float, bool, int] | None
"""How many, whether the word was vague, and the token after."""
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_HALF = 0.5
_TEN, _TWENTY, _HUNDRED = 10, 20, 100
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
FIRST_YEAR, LAST_YEAR = 1000, 2999
_CENTURY_TURN = 50
_YEAR_DIGITS, _THOUSANDS = 4, 2


def count_at(t: Tokens, i: int) -> Count:
    """Read how many: "three", "2.5", "a few", "one and a half", "half a"."""
    words = t.words
    if words[i] in _FRACTIONS:
        return _FRACTIONS[words[i]], False, i + 1
    if words[i] == "half":
        return _HALF, False, i + 2 if words[i + 1] in {"a", "an"} else i + 1
    found = _vague(t, i) or _digits(t, i) or _spelled(t, i)
    if found and not found[1] and (after := _and_half(t, found[2])):
        return found[0] + _HALF, False, after
    return _or_more(t, found) if found else None


def _or_more(t: Tokens, found: tuple[float, bool, int]) -> Count:
    """Read the "or three" of "two or three": the greater number, and vague."""
    value, vague, j = found
    if vague or t.words[j] not in {"or", "to", "-", "–"}:
        return found
    second = _digits(t, j + 1) or _spelled(t, j + 1)
    unit = second and lexicon().units.get(t.words[second[2]])
    return (second[0], True, second[2]) if second and unit and second[0] > value else found


def _and_half(t: Tokens, i: int) -> int | None:
    if t.words[i] != "and":
        return None
    j = i + 2 if t.words[i + 1] in {"a", "an"} else i + 1
    return j + 1 if t.words[j] == "half" else None


def _vague(t: Tokens, i: int) -> Count:
    vague = lexicon().vague_numbers
    i += t.words[i] in {"a", "an"} and t.words[i + 1] in vague
    if t.words[i] not in vague:
        return None
    exact = t.words[i] == "dozen"
    j = i + 2 if t.words[i + 1] == "of" else i + 1
    return vague[t.words[i]] * (4 if exact else 1), not exact, j


def _digits(t: Tokens, i: int) -> Count:
    value = t.number(i)
    if value is None:
        return None
    if t.words[i + 1] == "/" and t.joined(i + 2) and (below := t.number(i + 2)) and value < below <= _TEN:
        return value / below, False, i + 3
    fraction = t.words[i + 1] == "." and t.joined(i + 1) and t.joined(i + 2) and t.figures(i + 2, 1)
    if fraction:
        return value + int(t.words[i + 2]) / 10, False, i + 3
    return float(value), False, i + 1


def _spelled(t: Tokens, i: int) -> Count:
    if t.words[i] in {"a", "an"}:
        return 1.0, False, i + 1
    found = below_hundred(t, i)
    return (float(found[0]), False, found[1]) if found else None


def below_hundred(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read "seven", "twenty-one" or "twenty and four" as a number, and the token after."""
    numbers = lexicon().numbers
    value = numbers.get(t.words[i])
    if value is None:
        return None
    if value >= _TWENTY:
        j = i + 2 if t.words[i + 1] == "-" else i + 1
        unit = numbers.get(t.words[j])
        if unit is not None and 0 < unit < _TEN:
            return value + unit, j + 1
    return value, i + 1


def ordinal_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read "third", "21st" or "twenty-first" as a number, and the token after."""
    ordinals = lexicon().ordinals
    value = t.number(i)
    if value is not None:
        return (value, i + 2) if t.words[i + 1] in _SUFFIXES and t.joined(i + 1) else None
    if t.words[i] in ordinals:
        return ordinals[t.words[i]], i + 1
    tens = lexicon().numbers.get(t.words[i], 0)
    j = i + 2 if t.words[i + 1] == "-" else i + 1
    unit = ordinals.get(t.words[j], _TEN)
    return (tens + unit, j + 1) if tens >= _TWENTY and unit < _TEN else None


def year_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a year of four digits, or of two behind an apostrophe, or in words; and the token after."""
    digits = t.digits(i)
    if digits == _YEAR_DIGITS:
        year = int(t.words[i])
        return (year, i + 1) if FIRST_YEAR <= year <= LAST_YEAR else None
    if t.words[i] in {"'", "’"} and t.figures(i + 1, 2) and t.joined(i + 1):
        return century_of(int(t.words[i + 1])), i + 2
    return _spelled_year(t, i)


def century_of(two_digits: int) -> int:
    """The year that two digits stand for: '49 is 2049, '50 is 1950."""
    return two_digits + (2000 if two_digits < _CENTURY_TURN else 1900)


def _spelled_year(t: Tokens, i: int) -> tuple[int, int] | None:
    first = lexicon().numbers.get(t.words[i], 0)
    if first == _THOUSANDS and t.words[i + 1] == "thousand":
        rest = below_hundred(t, i + 3 if t.words[i + 2] == "and" else i + 2)
        return (2000 + rest[0], rest[1]) if rest else (2000, i + 2)
    if not _TEN < first <= _TWENTY:
        return None
    hundreds = t.words[i + 1] == "hundred"
    rest = below_hundred(t, i + 2 if hundreds else i + 1)
    if not rest or rest[0] < _TEN:
        return None
    return first * _HUNDRED + rest[0], rest[1]
