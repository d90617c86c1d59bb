"""Scenes: what an expression is resolved against, and how one of several readings is chosen.

Where a text leaves open which one it means ("in October", "on Friday"), the tense of its clause decides: the latest
that has begun for the past, the next that has not ended for the future, and the nearest where the clause shows neither.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch

from sayso.timex.expression import Expression
from sayso.timex.periods import Period
from sayso.timex.tense import Tense


class UnanchoredError(Exception):
    """The expression counts from a day that is not known."""


class UndatedError(Exception):
    """The expression comes to no day: 31 February, or one outside the calendar."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What an expression is resolved against: the anchor, the day last told of, the tense, the country."""

    anchor: date | None
    moment: datetime | None = None
    told: date | None = None
    tense: Tense | None = None
    country: str = "US"
    perfect: bool = False
    """Whether the clause says that it lasts until the anchor: "has been there for"."""

    @property
    def day(self) -> date:
        """The anchor; raises UnanchoredError without one."""
        if self.anchor is None:
            raise UnanchoredError
        return self.anchor


@singledispatch
def resolve(expression: Expression, scene: Scene) -> Period:
    """The closed period of an expression. Raises UnanchoredError or UndatedError."""
    del scene
    raise UndatedError(type(expression).__name__)


def chosen(candidates: Iterable[Period], scene: Scene) -> Period:
    """The one of several periods that the tense means."""
    day = scene.day
    ordered = sorted(candidates, key=lambda period: period.first)
    if not ordered:
        raise UndatedError
    if scene.tense == "past":
        return next((period for period in reversed(ordered) if period.first <= day), ordered[0])
    if scene.tense == "future":
        return next((period for period in ordered if period.last >= day), ordered[-1])
    return min(ordered, key=lambda period: _distance(period, day))


def _distance(period: Period, day: date) -> tuple[int, bool]:
    apart = max((period.first - day).days, (day - period.last).days, 0)
    return apart, period.first > day


def years(scene: Scene, reach: int = 1) -> range:
    """Years around the anchor."""
    year = scene.day.year
    return range(max(year - reach, 1), min(year + reach, 9998) + 1)


def tried(make: Callable[[int], Period | None], years: Iterable[int]) -> list[Period]:
    """What is made of each year, without those that have none."""
    found = []
    for year in years:
        try:
            period = make(year)
        except (ValueError, OverflowError):
            continue
        if period:
            found.append(period)
    return found
