"""Windows: what a time expression comes to, in whole days, as far as the text says and no further."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.span import Span

Horizon = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Window:
    """The days that one time expression speaks of.

    `span` runs over the whole expression ("by November 8"), `dates` over the bare dates in it ("November 8"; two of
    them for a range). `start` and `end` are the first and last day, strictly read; None is an open side. The widened
    days hold the strict ones and show how much an approximate expression may mean besides. `edtf` is the window in
    the Extended Date/Time Format (ISO 8601-2), None where there is none. `horizon` is seen from the anchor.

    A `set` ("every Monday") has no days. `anchored` is False where the expression counts from a day that is not
    known: its days are then None, which says nothing of open sides. Words such as "now" have a horizon and no days.
    """

    span: Span
    dates: tuple[Span, ...] = ()
    start: date | None = None
    end: date | None = None
    widened_start: date | None = None
    widened_end: date | None = None
    edtf: str | None = None
    horizon: Horizon | None = None
    approximate: bool = False
    set: bool = False
    anchored: bool = True

    @property
    def dated(self) -> bool:
        """Whether at least one side is a day."""
        return self.start is not None or self.end is not None
