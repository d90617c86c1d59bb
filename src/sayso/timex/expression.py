"""Expressions: what the grammar reads, before anyone knows which day it is.

Keeping what is said apart from what it comes to makes the grammar a pure function of the text, and lets one expression
be resolved from several anchors.
"""

from dataclasses import dataclass
from typing import Literal

from sayso.span import Span

Relation = Literal["last", "past", "this", "next", "coming", "recent", "that"]
Unit = Literal["second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "half", "year", "decade",
               "century", "weekend"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units; `vague` where the word was none ("a few")."""

    count: float
    unit: str
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Vague:
    """An expression that has a horizon and no day; `edge` is the side at which the anchor closes it."""

    horizon: Literal["past", "present", "future"]
    edge: Literal["start", "end"] | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """So many days from the anchor: today, yesterday."""

    offset: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date as printed; what it leaves out is None. `relation`: next March. Weekdays count from Monday, 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """Friday, last Friday, next Friday."""

    weekday: int
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """Week or year near the anchor; `steps` is 2 for "the week after next", `rolling` is for "the past year"."""

    unit: str
    relation: Relation
    steps: int = 1
    rolling: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A season of the north; `year` is the one that it begins in."""

    name: str
    year: int | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """The n-th quarter or half of a year."""

    unit: Literal["quarter", "half"]
    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A financial or school year, which begins when its owner says: only its widened window is known."""

    year: int | None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """The 1990s; `century` False for "the nineties", whose century is the one nearest before the anchor."""

    first: int
    century: bool = True


@dataclass(frozen=True, slots=True)
class Century:
    """The 21st century."""

    number: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name, by its place in the table."""

    name: str
    year: int | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So much before (`sign` -1) or after (1) a base; None is the anchor, or with `told` the day last spoken of."""

    amounts: tuple[Amount, ...]
    sign: int
    base: "Expression | None" = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many units up to the anchor (`sign` -1) or from it on (1); no amount: open on the far side."""

    amount: Amount | None
    sign: int
    base: "Expression | None" = None


@dataclass(frozen=True, slots=True)
class Lasting:
    """For six weeks: a length whose place the tense decides."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class Part:
    """Early, mid, late, or the n-th of so many equal shares, or what is left (`rest`) or gone (`gone`) of it."""

    part: str
    of: "Expression"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Nth:
    """The third week of October, the last Monday of the month, the first two weeks of 2021; negative from the end."""

    number: int
    of: "Expression"
    unit: str | None = None
    weekday: int | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class In:
    """A date inside a period that gives what it leaves out: March of next year, Friday of next week."""

    inner: "Expression"
    outer: "Expression"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day on a day; `offset` is hours from UTC where the text names a zone."""

    day: "Expression | None"
    hour: int
    minute: int = 0
    offset: float | None = None


@dataclass(frozen=True, slots=True)
class Daypart:
    """The morning, evening or night of a day."""

    day: "Expression"
    part: str


@dataclass(frozen=True, slots=True)
class Around:
    """About so long ago; sometime in March."""

    of: "Expression"


@dataclass(frozen=True, slots=True)
class Range:
    """From the first to the last; `spans` point at both."""

    first: "Expression"
    last: "Expression"
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """One side given: by, until, before, since, from, after. `spans` point at what is given."""

    kind: str
    of: "Expression"
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Often:
    """What recurs."""


Expression = (
    Vague | Day | Calendar | Weekday | Relative | Season | Fraction | Fiscal | Decade | Century | Holiday | Shift
    | Stretch | Lasting | Part | Nth | In | Clock | Daypart | Around | Range | Open | Often
)  # fmt: skip
Parsed = tuple[Expression, int] | None
"""An expression and the token after it."""
