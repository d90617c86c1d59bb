"""Time in words: when a statement's content is about, for people who think in days and not in ISO dates.

Days are written so that no country reads them otherwise, the month by its name: "1 Feb to 31 Mar 2023, about". What is
not known is said and not filled in.
"""

from datetime import date

from sayso.export.legible import one_line
from sayso.export.trail import shortened
from sayso.kinds import Kind
from sayso.statement import Statement
from sayso.timex import Window
from sayso.vocabulary import table

LONGEST = 48
"""Code points of a time expression that is shown in its own words."""


def about_what(statement: Statement, text: str) -> str:
    """Say what sort of claim a statement is, if it is no plain fact, and when it is about; empty for neither."""
    return ", ".join(filter(None, (kind_in_words(statement.kind), time_in_words(statement, text))))


def kind_in_words(kind: Kind) -> str:
    """Name a kind that is no plain fact, and how a position stands to an earlier one."""
    if kind.kind == "fact" and kind.position is None:
        return ""
    return f"{kind.kind}, {kind.position}" if kind.position else kind.kind


def time_in_words(statement: Statement, text: str) -> str:
    """Say when a content is about; empty where neither an expression nor its tense tells."""
    if statement.window is not None:
        return window_in_words(statement.window, text)
    return str(table("time_words")["to_come"]) if statement.horizon == "future" else ""


def window_in_words(window: Window, text: str) -> str:
    """Say which days a window of `text` has; without any, its own words and why they come to none."""
    words = table("time_words")
    strict = days_in_words(window.start, window.end)
    if strict:
        return str(words["about"].format(days=strict)) if window.approximate else strict
    wide = days_in_words(window.widened_start, window.widened_end)
    if wide:
        return str(words["about"].format(days=wide))
    said = shortened(one_line(window.span.of(text)), LONGEST)
    if not window.anchored:
        return str(words["no_anchor"].format(words=said))
    return said if window.horizon else str(words["no_days"].format(words=said))


def days_in_words(first: date | None, last: date | None) -> str:
    """Write a first and a last day, None for an open side; what both share is written once. Empty without any."""
    words = table("time_words")
    if first is None and last is None:
        return ""
    if first is None:
        return str(words["until"].format(last=_day(last)))
    if last is None:
        return str(words["from"].format(first=_day(first)))
    if first == last:
        return _day(first)
    return str(words["range"].format(first=_less(first, last), last=_day(last)))


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day} {_month(day)} {day.year}"


def _less(first: date, last: date) -> str:
    """Write the first day of a range without what the last says too."""
    if first.year != last.year:
        return _day(first)
    return str(first.day) if first.month == last.month else f"{first.day} {_month(first)}"


def _month(day: date) -> str:
    return str(table("time_words")["months"][day.month - 1])
