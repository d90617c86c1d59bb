"""Outlook: what of a reading can still come true, for those who wait for it.

Seen from the day of publication and not from today, so that the same article always gives the same list.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from sayso.reading import Reading
from sayso.statement import Statement

AWAITED = frozenset(("plan", "prediction", "promise", "threat", "condition"))
"""Kinds of which time shows what comes of them."""


def about_future(reading: Reading) -> Reading:
    """Keep the statements that can still come true. Ids stay; `parent` is the nearest statement kept around one."""
    published = day_of_publication(reading)
    kept = [statement for statement in reading.statements if is_open(statement, published)]
    parents = {statement.id: statement.parent for statement in reading.statements}
    names = {statement.id for statement in kept}
    statements = tuple(replace(said, parent=_nearest(said.parent, parents, names)) for said in kept)
    return replace(reading, statements=statements, about_future=True)


def is_open(statement: Statement, published: date | None) -> bool:
    """Whether a statement is of a kind that is waited for and nothing says that its time was over by then.

    A window counts with its widened days, and one with an open end is not over. Without a day of publication or a
    window, what the content's tense says decides; where it says nothing, the kind alone does.
    """
    if statement.kind.kind not in AWAITED:
        return False
    window = statement.window
    if window is None or published is None:
        return statement.horizon != "past"
    last = window.widened_end or window.end
    if last is not None:
        return last >= published
    return statement.horizon != "past"


def day_of_publication(reading: Reading) -> date | None:
    """The day on which an article was published, in its own zone; None where it is not known."""
    published = reading.article.published
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _nearest(name: str | None, parents: Mapping[str, str | None], kept: Collection[str]) -> str | None:
    """Climb to the first statement around that is kept."""
    seen: set[str] = set()
    while name is not None and name not in kept and name not in seen:
        seen.add(name)
        name = parents.get(name)
    return name if name in kept else None
