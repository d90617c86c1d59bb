"""From text to windows: read the expressions, see each in its clause, and resolve it from the anchor.

A pure function of the text, the anchor and the options: no clock, no locale of the machine.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sayso.timex import expression as said
from sayso.timex.counting import resolve
from sayso.timex.edtf import edtf, interval, of_range
from sayso.timex.grammar import Found, Grammar
from sayso.timex.periods import Period
from sayso.timex.scene import Scene, UnanchoredError, UndatedError
from sayso.timex.tense import Tense, perfect_at, tense_at
from sayso.timex.tokens import tokenise
from sayso.timex.window import Horizon, Window

_TOLD_REACH = 600
"""Characters back to the date that "two days later" may count from."""
_LONGEST_TOLD = 31
"""Days of the longest period that later expressions count from."""


def windows(
    text: str,
    anchor: date | datetime | None,
    *,
    day_first: bool = False,
    country: str = "US",
    assume: Tense | None = None,
) -> list[Window]:
    """Find and resolve all time expressions of a text, in order and without overlap.

    `anchor` is when the text was published; with a zone, times of day in other zones are brought into it. None leaves
    what counts from it without days. `day_first` reads 3/4/2022 as 3 April. `country` (ISO 3166) decides on holidays
    that countries keep on different days. `assume` is the tense of clauses that show none; by default the nearest
    date is taken there. No text raises an error.
    """
    t = tokenise(text)
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    moment = anchor if isinstance(anchor, datetime) else None
    told = _Told()
    found: list[Window] = []
    for item in Grammar(day_first).scan(t):
        tense = tense_at(t, item.first, item.after) or assume
        scene = Scene(day, moment, told.at(item.span.start), tense, country, perfect_at(t, item.first))
        window = window_for(item, scene)
        told = told.after(window)
        found.append(window)
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """The day last told of, from which "the next day" counts, and where."""

    day: date | None = None
    end: int = 0

    def at(self, place: int) -> date | None:
        """The day, if it was told of near enough before a place."""
        return self.day if place - self.end <= _TOLD_REACH else None

    def after(self, window: Window) -> "_Told":
        """What is last told of behind a window."""
        if window.start and window.end and (window.end - window.start).days < _LONGEST_TOLD:
            return _Told(window.start, window.span.end)
        return self


def window_for(found: Found, scene: Scene) -> Window:
    """The window of one expression in its scene."""
    bare = Window(found.span, found.dates)
    try:
        return _resolved(bare, found.expression, scene)
    except UnanchoredError:
        return replace(bare, anchored=False)
    except (UndatedError, ValueError, OverflowError):
        return _undated(bare, found.expression, scene)


def _undated(bare: Window, expression: said.Expression, scene: Scene) -> Window:
    if isinstance(expression, said.Fiscal):
        return _fiscal(bare, expression, scene)
    return replace(bare, horizon=scene.tense)


def _resolved(bare: Window, expression: said.Expression, scene: Scene) -> Window:
    match expression:
        case said.Often():
            window = replace(bare, set=True)
        case said.Vague():
            window = _vague(bare, expression, scene)
        case said.Stretch(amount=None):
            window = _sided(bare, expression, scene)
        case said.Open():
            window = _open(bare, expression, scene)
        case said.Fiscal():
            window = _fiscal(bare, expression, scene)
        case said.Shift() if _indefinite(expression):
            window = _some_time(bare, expression, scene)
        case _:
            window = _closed(bare, expression, scene)
    return window


def _some_time(bare: Window, expression: said.Shift, scene: Scene) -> Window:
    """Widen "a few years ago", which is no day and no month."""
    first, last = resolve(expression, scene).outer
    horizon: Horizon = "past" if expression.sign < 0 else "future"
    return replace(bare, widened_start=first, widened_end=last, approximate=True, horizon=horizon)


def _indefinite(shift: said.Shift) -> bool:
    """Whether it is no day and no month, as "a few years ago"."""
    return any(amount.vague and amount.unit in {"month", "year", "decade", "century"} for amount in shift.amounts)


def _range_edtf(expression: said.Range, scene: Scene, period: Period) -> str:
    last = expression.last
    if isinstance(last, said.Calendar) and last.year is None:
        last = replace(last, year=period.last.year)
    first = expression.first
    if isinstance(first, said.Calendar) and first.year is None:
        first = replace(first, year=period.first.year)
    return of_range(resolve(first, scene), resolve(last, replace(scene, anchor=period.first, tense="future")))


def _closed(bare: Window, expression: said.Expression, scene: Scene) -> Window:
    period = resolve(expression, scene)
    approximate = period.widened is not None
    whole = expression.of if isinstance(expression, said.Around) else expression
    if isinstance(whole, said.Range) and (not approximate or whole is not expression):
        names = _range_edtf(whole, scene, period)
        written = "/".join(f"{name}~" for name in names.split("/")) if approximate else names
    else:
        written = edtf(period, approximate=approximate)
    widened = period.outer
    return replace(
        bare, start=period.first, end=period.last, widened_start=widened[0], widened_end=widened[1], edtf=written,
        horizon=horizon_of_days(period.first, period.last, scene), approximate=approximate,
    )  # fmt: skip


def _vague(bare: Window, expression: said.Vague, scene: Scene) -> Window:
    if expression.edge is None:
        return replace(bare, horizon=expression.horizon, approximate=True)
    day = scene.day
    start, end = (day, None) if expression.edge == "start" else (None, day)
    return _sides(bare, start, end, expression.horizon)


def _sided(bare: Window, expression: said.Stretch, scene: Scene) -> Window:
    """The coming weeks begin at the anchor, recent days end there; how many there are is not said."""
    ahead = expression.sign > 0
    start, end = (scene.day, None) if ahead else (None, scene.day)
    return _sides(bare, start, end, "future" if ahead else "past")


def _sides(bare: Window, start: date | None, end: date | None, horizon: Horizon) -> Window:
    return replace(
        bare, start=start, end=end, widened_start=start, widened_end=end, horizon=horizon, approximate=True,
        edtf=interval(start, end, approximate=True),
    )  # fmt: skip


def _open(bare: Window, expression: said.Open, scene: Scene) -> Window:
    """One side given: "by" and "until" hold the day named, "before" and "after" do not."""
    kind = expression.kind
    looking = {"by": "future", "since": "past"}.get(kind)
    if looking and scene.tense in {None, "present"}:
        scene = replace(scene, tense=looking)  # type: ignore[arg-type]
    period = resolve(expression.of, scene)
    kind = _at_the_end(kind, expression.of)
    wide = period.outer
    closed = (
        scene.anchor
        if kind == "since" and scene.tense == "past" and scene.anchor and period.first <= scene.anchor
        else None
    )
    start, end, wide_start, wide_end = {
        "by": (None, period.last, None, wide[1]),
        "until": (None, period.last, None, wide[1]),
        "before": (None, _next(period.first, -1), None, _next(wide[0], -1)),
        "since": (period.first, closed, wide[0], closed),
        "from": (period.first, None, wide[0], None),
        "toward": (scene.anchor, period.first, scene.anchor, wide[1]),
        "after": (_next(period.last, 1), None, _next(wide[1], 1), None),
    }[kind]
    if kind == "before" and wide_end and end and wide_end < end:
        wide_end = end
    if kind == "after" and wide_start and start and wide_start > start:
        wide_start = start
    return replace(
        bare, start=start, end=end, widened_start=wide_start, widened_end=wide_end,
        edtf=interval(start, end, approximate=period.widened is not None),
        horizon=horizon_of_days(start, end, scene), approximate=period.widened is not None,
    )  # fmt: skip


def _at_the_end(kind: str, of: said.Expression) -> str:
    """Before the end of June is by the end of June, after its beginning from its beginning; a clock time as well."""
    part = of.part if isinstance(of, said.Part) else ""
    if kind == "before" and (part == "late" or isinstance(of, said.Clock)):
        return "by"
    return "from" if kind == "after" and (part == "early" or isinstance(of, said.Clock)) else kind


def _next(day: date, step: int) -> date:
    return date.fromordinal(day.toordinal() + step)


def _fiscal(bare: Window, expression: said.Fiscal, scene: Scene) -> Window:
    """A financial year begins when its owner says, at most half a year off: strictly it has no days."""
    year = expression.year
    if year is None:
        year = scene.day.year + {"last": -1, "past": -1, "next": 1, "coming": 1}.get(expression.relation or "", 0)
    first, last = date(year - 1, 7, 1), date(year + 1, 6, 30)
    horizon = horizon_of_days(first, last, scene)
    return replace(bare, widened_start=first, widened_end=last, approximate=True, horizon=horizon)


def horizon_of_days(start: date | None, end: date | None, scene: Scene) -> Horizon | None:
    """Where days lie, seen from the anchor; a period that holds the anchor goes with the tense."""
    anchor = scene.anchor
    if anchor is None:
        return None
    gone = end and (end < anchor or (end == anchor and start and start < end))
    to_come = start and start > anchor
    until_later = end and end > anchor and start in {None, anchor}
    until_now = end == anchor and start is None and scene.tense != "past"
    if gone:
        return "past"
    return "future" if to_come or until_later or until_now else scene.tense or "present"
