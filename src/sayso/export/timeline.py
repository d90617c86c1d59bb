"""Timeline: the windows of an article as one picture and as a table that says the same.

A row for each statement with a day, the earliest first, with its days in words above its bar, so that nothing has to be
read off an axis. News speaks of this week and of 1994 in one breath: days near publication have more room than those
far off, by the logarithm of their distance. Drawn by arithmetic alone: no script, no request, the same bytes for the
same reading.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import copysign, log1p

from sayso.export.chain_graph import fitted
from sayso.export.legible import legible, one_line
from sayso.export.marks import pieces
from sayso.export.time_words import days_in_words, kind_in_words, time_in_words
from sayso.export.trail import shortened
from sayso.outlook import day_of_publication
from sayso.reading import Reading
from sayso.statement import Statement
from sayso.vocabulary import table

MOST = 40
"""Rows that are drawn; the others are counted below them."""

LONGEST = 120
"""Code points of content in the table."""

WIDTH = 380
HEAD = 24
ROW = 36
_LEFT, _RIGHT = 14, WIDTH - 14
"""Where the axis begins and ends; the margins are for the arrows of open sides."""
_WORDS = 36
"""Where the words of a row begin, right of its number."""
_BAR = 9
_LEAST = 5
"""Units that the bar of one day is wide."""

Place = Callable[[date], float]


@dataclass(frozen=True, slots=True)
class Row:
    """A statement by its number, from 1, and its days: strict, or else widened; None is an open side."""

    number: int
    statement: Statement
    first: date | None
    last: date | None
    outer: tuple[date | None, date | None]

    @property
    def days(self) -> list[date]:
        """Every day that has a place in the picture."""
        return [day for day in (self.first, self.last, *self.outer) if day is not None]


def timeline(reading: Reading) -> str:
    """Draw the windows of a reading as HTML, picture and table; empty where no statement has a day."""
    rows = rows_of(reading.statements)
    if not rows:
        return ""
    words = table("time_words")["picture"]
    parts = (
        '<figure class="chains windows">',
        f"<figcaption>{_escaped(words['caption'])}</figcaption>",
        *_picture(rows, reading),
        f'<p class="legend">{_escaped(words["legend"])}. {_escaped(words["scale"])}</p>',
        "<details>",
        "<summary>The same as a table</summary>",
        *_table(rows, reading.article.text),
        "</details>",
        "</figure>",
    )
    return "\n".join(parts)


def rows_of(statements: Sequence[Statement]) -> list[Row]:
    """The statements with a day, the earliest first, then the one that ends first, then in their order."""
    rows: list[Row] = []
    for number, statement in enumerate(statements, 1):
        window = statement.window
        if window is None:
            continue
        outer = window.widened_start, window.widened_end
        first, last = (window.start, window.end) if window.dated else outer
        if first or last:
            rows.append(Row(number, statement, first, last, outer))
    return sorted(rows, key=lambda row: (row.first or row.last, row.last or date.max, row.number))


def scale(days: Sequence[date], published: date | None) -> Place:
    """Give each day its place from left to right; around the day of publication by the logarithm of the distance."""

    def away(day: date) -> float:
        distance = (day - published).days if published else day.toordinal()
        return copysign(log1p(abs(distance)), distance) if published else float(distance)

    least, most = min(map(away, days)), max(map(away, days))

    def place(day: date) -> float:
        if most == least:
            return (_LEFT + _RIGHT) / 2
        return round(_LEFT + (away(day) - least) / (most - least) * (_RIGHT - _LEFT), 1)

    return place


def _picture(rows: Sequence[Row], reading: Reading) -> Iterator[str]:
    words, published = table("time_words")["picture"], day_of_publication(reading)
    drawn, hidden = rows[:MOST], len(rows) - MOST
    every = [day for row in drawn for day in row.days] + ([published] if published else [])
    place = scale(every, published)
    bottom = HEAD + ROW * len(drawn)
    yield (
        f'<svg viewBox="0 0 {WIDTH} {bottom + (ROW if hidden > 0 else 4)}" role="img"'
        ' aria-labelledby="windows-title windows-words" preserveAspectRatio="xMinYMin meet">'
    )
    count = f"{len(rows)} statement{'' if len(rows) == 1 else 's'}"
    told = words["described"].format(count=count, first=_day(min(every)), last=_day(max(every)))
    yield f'<title id="windows-title">{_escaped(words["caption"])}</title>'
    yield f'<desc id="windows-words">{_escaped(told)}</desc>'
    if published:
        yield _publication(place(published), words["published"].format(day=_day(published)), bottom)
    for at, row in enumerate(drawn):
        yield _row(row, HEAD + ROW * at, place, reading.article.text)
    if hidden > 0:
        yield f'<text class="more" x="{_LEFT}" y="{bottom + 20}">{_escaped(words["more"].format(count=hidden))}</text>'
    yield "</svg>"


def _publication(x: float, words: str, bottom: int) -> str:
    """Draw the day of publication as a line down, its words on the side that has room for them."""
    anchor = "start" if x < WIDTH / 3 else "end" if x > 2 * WIDTH / 3 else "middle"
    return (
        f'<path class="published" d="M{x:g} {HEAD - 6}V{bottom}"/>'
        f'<text class="when {anchor}" x="{x:g}" y="{HEAD - 10}">{_escaped(words)}</text>'
    )


def _row(row: Row, top: int, place: Place, text: str) -> str:
    content = one_line(pieces(text, row.statement.attribution.content))
    about = _about(row.statement, text)
    return (
        f"<g><title>{_escaped(f'Statement {row.number}, {about}: {shortened(content, LONGEST)}')}</title>"
        f'<text class="number-of" x="{_WORDS - 8}" y="{top + 14}">{row.number}</text>'
        f'<text x="{_WORDS}" y="{top + 14}">{_escaped(fitted(about, _RIGHT - _WORDS))}</text>'
        f"{''.join(_bar(row, top + 25, place))}</g>"
    )


def _about(statement: Statement, text: str) -> str:
    """Days first, since rows are in their order; then the kind."""
    return " · ".join(filter(None, (time_in_words(statement, text), kind_in_words(statement.kind))))


def _bar(row: Row, middle: int, place: Place) -> Iterator[str]:
    """Draw the days: a bar, an arrow on an open side, and what approximate ones may mean besides as a thin line."""
    start, end = place(row.first or row.days[0]), place(row.last or row.days[-1])
    window = row.statement.window
    about = " about" if window is not None and (window.approximate or not window.dated) else ""
    outer = [place(day) for day in row.outer if day is not None]
    if about and outer and row.first and row.last:
        yield f'<path class="besides" d="M{min(outer):g} {middle}H{max(outer):g}"/>'
    if row.first is None:
        yield f'<path class="open" d="M{end:g} {middle}H4m5-5l-5 5 5 5"/>'
        start = end
    if row.last is None:
        yield f'<path class="open" d="M{start:g} {middle}H{WIDTH - 4}m-5-5l5 5-5 5"/>'
        end = start
    wide = max(end - start, _LEAST)
    left = min(start, WIDTH - 2 - wide) if end > start else start - wide / 2
    yield f'<rect class="bar{about}" x="{left:g}" y="{middle - _BAR / 2:g}" width="{wide:g}" height="{_BAR}" rx="2"/>'


def _table(rows: Sequence[Row], text: str) -> Iterator[str]:
    yield '<div class="wide"><table>'
    heads = (f'<th scope="col">{head}</th>' for head in ("Days", "Kind", "Statement"))
    yield f"<thead><tr>{''.join(heads)}</tr></thead>"
    yield "<tbody>"
    for row in rows:
        said = row.statement
        content = shortened(one_line(pieces(text, said.attribution.content)), LONGEST)
        yield (
            f'<tr><th scope="row">{_escaped(time_in_words(said, text))}</th><td>{_escaped(said.kind.kind)}</td>'
            f'<td><a href="#s{row.number}">{row.number}</a> {_escaped(content)}</td></tr>'
        )
    yield "</tbody></table></div>"


def _day(day: date) -> str:
    return days_in_words(day, day)


def _escaped(text: str) -> str:
    return escape(legible(text))
