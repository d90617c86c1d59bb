"""Amounts: how many a phrase speaks of, before it says of what.

"At least two of the", "nearly eight in ten", "a handful of": newsrooms and their critics count sources, so the words
that count them are read exactly, and an open end stays open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.noun_phrases.words import Word, listed
from sayso.vocabulary import table

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
_YEARS = range(1800, 2101)
_MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_QUALIFIERS = frozenset(
    ("other", "more", "such", "same", "own", "different", "additional", "separate", "further", "others")
)


@dataclass(frozen=True, slots=True)
class Amount:
    """Determiner and number before a noun, which begins at word `end`.

    `number`: fewest and most, the most None where open; `share`: so many of a class, not of some in particular;
    `partitive`: whether "of" leads to the noun ("one of the …").
    """

    end: int
    determiner: str | None = None
    determiner_at: int = 0
    number: tuple[int, int | None] | None = None
    share: bool = False
    partitive: bool = False


def amount_of(words: Sequence[Word], begin: int) -> Amount:
    """Read the amount that stands at word `begin`; it may be none."""
    reader = _Reader(words, begin, begin)
    while reader.step():
        pass
    return Amount(reader.at, reader.determiner, reader.determiner_at, reader.bounded(), reader.share, reader.partitive)


@dataclass(slots=True)
class _Reader:
    """What was read of an amount so far."""

    words: Sequence[Word]
    at: int
    determiner_at: int
    determiner: str | None = None
    number: tuple[int, int | None] | None = None
    share: bool = False
    partitive: bool = False
    bound: str = ""

    def step(self) -> bool:
        """Read the next word or words that belong to the amount; False where there are none."""
        low = self._low(0)
        if not low or self.words[self.at].owner or (self.words[self.at].quoted and not self.words[0].quoted):
            return False
        return self._bound() or self._numeral(low) or self._quantity(low) or self._determiner(low)

    def bounded(self) -> tuple[int, int | None] | None:
        """The number under its bound: "at least two" has no most, "up to ten" no fewest above one."""
        if self.number is None or not self.bound or self.number == (1, 1):
            return self.number
        return (self.number[0], None) if self.bound == "at_least" else (1, self.number[1])

    def _low(self, ahead: int) -> str:
        at = self.at + ahead
        return self.words[at].low if at < len(self.words) and self.words[at].is_word else ""

    def _bound(self) -> bool:
        for size in (3, 2, 1):
            phrase = " ".join(self._low(ahead) for ahead in range(size))
            found = next((name for name in ("at_least", "at_most", "about") if phrase in listed(name)), None)
            counts = self._counts(size) or self._low(size) in listed("shares") | listed("amounts")
            if found and (counts or (self._low(size) in {"a", "half"} and size > 1)):
                self.bound = self.bound if found == "about" else found
                self.at += size
                return True
        return False

    def _counts(self, ahead: int) -> bool:
        low = self._low(ahead)
        return _numeral(low) is not None and not _is_year(low)

    def _numeral(self, low: str) -> bool:
        percent = low.endswith("%") or self._low(1) in {"percent", "%"} or (low, self._low(1)) == ("per", "cent")
        if percent and (low.endswith("%") or _decimal(low)):
            return self._take_share(1 if low.endswith("%") else 2)
        number = _numeral(low)
        if number is None or _is_year(low):
            return False
        if low in {"a", "an", "another", "few", "couple", "pair", "trio", "group", "number", "handful"}:
            return False
        of = 2 if (self._low(1), self._low(2)) == ("out", "of") else 1
        if self._low(of if of == 1 else 2) in {"in", "of"} and _numeral(self._low(of + 1)) and self._low(of + 1) != "a":
            return self._take_share(of + 2)
        return self._take_number(low, number)

    def _take_share(self, size: int) -> bool:
        self.share, self.number = True, None
        self.at += size
        self._of()
        return True

    def _take_number(self, low: str, number: tuple[int, int | None]) -> bool:
        if self.determiner == "no":
            return self._take_share(1)
        times = _MULTIPLES.get(low)
        if times and self.number and self.number[1] is not None and self.number[0] < times:
            number = (self.number[0] * times, self.number[1] * times)
        outer = self.partitive and self.number is not None
        self.number = self.number if outer else number
        self.at += 1
        self._of()
        return True

    def _quantity(self, low: str) -> bool:
        if low in listed("collectors") and self._low(1) == "of":
            counted = table("phrases")["numbers"].get(low)
            if low in listed("shares") or (low == "number" and self.words[self.at - 1].low in listed("large")):
                self.share, self.number = True, None
            elif not (self.partitive and self.number):
                self.number = _open(counted) if counted else (2, None)
            self.at += 1
            self._of()
            return True
        if (
            self.determiner
            and self._low(1) in listed("collectors")
            and self._low(2) == "of"
            and low not in listed("collectors")
        ):
            self.at += 1
            return True
        if low in listed("shares") and not self._low(1):
            return self._take_share(1)
        if low == "few":
            if self.determiner is None:
                self.share = True
            else:
                self.number = (3, None)
        elif low in listed("amounts"):
            self.share = self.share or self.number is None
            self.determiner = self.determiner or low
        else:
            return False
        self.at += 1
        self._of()
        return True

    def _determiner(self, low: str) -> bool:
        if low in listed("determiners"):
            if low in {"a", "an", "another"} and self.number is None and not self.partitive:
                self.number = (1, 1)
            if (
                low in {"that", "those", "these", "this", "which", "what", "his", "her", "its", "their"}
                and not self._noun_follows()
            ):
                return False
            self.determiner, self.determiner_at = low, self.at
        elif low not in _QUALIFIERS or not self._noun_follows():
            return False
        self.at += 1
        return True

    def _noun_follows(self) -> bool:
        after = self._low(1)
        return bool(after) and after not in listed("prepositions") and after not in listed("relatives")

    def _of(self) -> None:
        if self._low(0) == "of" and self._low(1):
            self.partitive = True
            self.at += 1


def _numeral(low: str) -> tuple[int, int | None] | None:
    known = table("phrases")["numbers"].get(low)
    if known:
        return _open(known)
    if _DIGITS.fullmatch(low):
        count = int(low.replace(",", ""))
        return (count, count)
    tens, _, unit = low.partition("-")
    numbers = table("phrases")["numbers"]
    if unit and tens in numbers and unit in numbers and numbers[tens][0] in range(20, 91, 10):
        return (numbers[tens][0] + numbers[unit][0],) * 2
    return None


def _open(pair: Sequence[int]) -> tuple[int, int | None]:
    return (pair[0], pair[1] if pair[1] >= 0 else None)


def _is_year(low: str) -> bool:
    return low.isdigit() and int(low) in _YEARS


def _decimal(low: str) -> bool:
    return _numeral(low) is not None or low.replace(".", "", 1).isdigit()
