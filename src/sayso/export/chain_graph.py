"""Chain graph: through whom an article's statements came, as one picture and as a table that says the same.

The outlet stands at the left, those it has its statements from a step to the right of it, and so on to the sources. One
who brings a statement on and also speaks for themselves is one box; the same one at the end of another way is another.
The picture is a tree a row for each box, so that it is as legible on a telephone as on a wall, and drawn by arithmetic
alone: no script, no request, the same bytes for the same reading.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from math import log2
from unicodedata import east_asian_width

from sayso.export.legible import legible
from sayso.export.trail import Step
from sayso.vocabulary import table

MOST = 40
"""Boxes that are drawn, those that the most statements pass; the others are counted below them."""

WIDTH = 380
ROW = 30
BOX = 22
INDENT = 22
_DEEP = 150
"""Units that the boxes of the deepest row are moved right, at most."""
_NUMBER = 30
"""Units at the right edge for the number of statements."""
_PADDING = 9
_SIGN = 13
_BOLD = 1.1
"""How much wider bold letters are."""

Kind = str
Place = tuple[tuple[str, str], Kind]


@dataclass(slots=True)
class Box:
    """One place in the trails: a step, how deep it stands, and which statements (from 0) pass, end and rest there."""

    step: Step
    depth: int
    passing: int = 0
    resting: int = 0
    ending: list[int] = field(default_factory=list)
    after: dict[Place, "Box"] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """What the outline shows: `silent`, `mind`, `named`, `unnamed`, `generic` or `nobody`."""
        return kind_of(self.step)


def kind_of(step: Step) -> Kind:
    """Tell what a step is in the picture, where it is one thing alone: a mind, say, whether named or not."""
    if step.silent:
        return "silent"
    if step.mind:
        return "mind"
    return {"none": "nobody"}.get(step.naming, step.naming.split("-")[0])


def tree(trails: Sequence[tuple[Step, ...]]) -> list[Box]:
    """Join trails that begin alike; a list, since an article may have trails of more than one beginning, or none."""
    top = Box(Step(("", ""), "", "", "none"), -1)
    for number, steps in enumerate(trails):
        box = top
        for depth, step in enumerate(steps):
            box = box.after.setdefault((step.key, "" if depth == 0 else kind_of(step)), Box(step, depth))
            box.passing += 1
            box.resting += step.whose
        if steps:
            box.ending.append(number)
    return list(top.after.values())


def in_rows(boxes: Sequence[Box]) -> Iterator[tuple[Box, Box | None]]:
    """Walk down the boxes with the one before each, the busiest first, the earliest of equals."""
    waiting: list[tuple[Box, Box | None]] = [(box, None) for box in reversed(_ordered(boxes))]
    while waiting:
        box, before = waiting.pop()
        yield box, before
        waiting.extend((inner, box) for inner in reversed(_ordered(box.after.values())))


def figure(trails: Sequence[tuple[Step, ...]]) -> str:
    """Draw trails as HTML, picture and table; empty where nobody but the outlet is on them."""
    boxes = list(in_rows(tree(trails)))
    if not any(before for _, before in boxes):
        return ""
    parts = (
        '<figure class="chains">',
        "<figcaption>From whom the outlet has it</figcaption>",
        *_picture(boxes),
        f'<p class="legend">{_word("legend")}</p>',
        "<details>",
        "<summary>The same as a table</summary>",
        *_table(boxes),
        "</details>",
        "</figure>",
    )
    return "\n".join(parts)


def _ordered(boxes: Iterable[Box]) -> list[Box]:
    return sorted(boxes, key=lambda box: -box.passing)


def _picture(boxes: Sequence[tuple[Box, Box | None]]) -> Iterator[str]:
    # Those before a box have as many statements or more and come earlier, so that none is drawn without them.
    ranked = sorted(range(len(boxes)), key=lambda row: (-boxes[row][0].passing, row))[:MOST]
    drawn = [boxes[row] for row in sorted(ranked)]
    hidden = len(boxes) - len(drawn)
    step = min(INDENT, _DEEP / max(1, *(box.depth for box, _ in drawn)))
    height = ROW * (len(drawn) + (hidden > 0)) + 4
    yield (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="chains-title chains-words"'
        ' preserveAspectRatio="xMinYMin meet">'
    )
    yield '<title id="chains-title">From whom the outlet has its statements</title>'
    yield f'<desc id="chains-words">{_escaped(_in_words(boxes))}</desc>'
    rows = {id(box): row for row, (box, _) in enumerate(drawn)}
    for box, before in drawn:
        if before is not None:
            yield _line(before, box, rows, step)
    for row, (box, _) in enumerate(drawn):
        yield _box(box, row, step)
    if hidden:
        at = f'x="{_PADDING}" y="{_middle(len(drawn)) + 4.5:g}"'
        yield f'<text class="more" {at}>and {hidden} more, in the table</text>'
    yield "</svg>"


def _middle(row: int) -> float:
    return 2 + ROW * row + BOX / 2


def _line(before: Box, box: Box, rows: dict[int, int], step: float) -> str:
    """Draw a line down from the box before and to the right, the wider the more statements come that way."""
    x, y = before.depth * step + 10, _middle(rows[id(before)]) + BOX / 2
    end, middle = box.depth * step, _middle(rows[id(box)])
    turn = min(7.0, (end - x) / 2) if end > x else 0
    wide = min(1 + log2(box.passing) * 0.8, 5)
    bend = f"V{middle - turn:g}Q{x:g} {middle:g} {x + turn:g} {middle:g}"
    return f'<path d="M{x:g} {y:g}{bend}H{end:g}" stroke-width="{wide:.2g}"/>'


def _box(box: Box, row: int, step: float) -> str:
    x, middle = box.depth * step, _middle(row)
    sign = _sign(box, x + _PADDING, middle)
    before = _PADDING + (_SIGN if sign else 0)
    weight, letters = (" word", _BOLD) if box.resting else ("", 1.0)
    words = fitted(box.step.words, (WIDTH - _NUMBER - x - before - _PADDING) / letters)
    wide = before + width_of(words) * letters + _PADDING
    return (
        f'<g class="{box.kind}{weight}"><title>{_escaped(_said_of(box))}</title>'
        f'<rect x="{x + 1:g}" y="{middle - BOX / 2:g}" width="{wide:.4g}" height="{BOX}" rx="6"/>{sign}'
        f'<text x="{x + before:g}" y="{middle + 4.5:g}">{_escaped(words)}</text>'
        f'<text class="count" x="{WIDTH - 2}" y="{middle + 4.5:g}">{box.passing}</text></g>'
    )


def _sign(box: Box, x: float, y: float) -> str:
    """Draw a cross for one who gave no answer, a lozenge for one on whose word statements stand."""
    if box.step.silent:
        return f'<path class="cross" d="M{x:g} {y - 4:g}l8 8m0-8l-8 8"/>'
    return f'<path class="lozenge" d="M{x:g} {y:g}l4.5-5 4.5 5-4.5 5z"/>' if box.resting else ""


def _said_of(box: Box) -> str:
    """Say all of a box in words, for those who point at it: who, what it is, how many statements."""
    what = _word(box.kind)
    count = _counted(box.passing)
    return f"{box.step.words}{f' ({what})' if what else ''}: {count}{_resting(box)}"


def _in_words(boxes: Sequence[tuple[Box, Box | None]]) -> str:
    """Describe the picture: how many statements the outlet has, and those next to it with the most."""
    [first, *_] = boxes
    nearest = [box for box, before in boxes if before is first[0]][:5]
    named = "; ".join(f"{box.step.short} {box.passing}" for box in nearest)
    count = _counted(first[0].passing)
    return f"{first[0].step.short}: {count}. It has most of them from: {named}. The table below has all."


def _table(boxes: Sequence[tuple[Box, Box | None]]) -> Iterator[str]:
    yield '<div class="wide"><table>'
    heads = (f'<th scope="col">{head}</th>' for head in ("Who", "Passing", "On their word", "Ending there"))
    yield f"<thead><tr>{''.join(heads)}</tr></thead>"
    yield "<tbody>"
    for box, _ in boxes:
        what = _word(box.kind)
        note = f' <span class="note">({what})</span>' if what else ""
        links = ", ".join(f'<a href="#s{number + 1}">{number + 1}</a>' for number in box.ending)
        yield (
            f'<tr class="in-{min(box.depth, 6)}"><th scope="row">{_escaped(box.step.short)}{note}</th>'
            f"<td>{box.passing}</td><td>{box.resting or ''}</td><td>{links}</td></tr>"
        )
    yield "</tbody></table></div>"


def _resting(box: Box) -> str:
    return f", {box.resting} on this word" if box.resting else ""


def _counted(count: int) -> str:
    return "1 statement" if count == 1 else f"{count} statements"


def _word(name: str) -> str:
    return str(table("trail")["graph"].get(name, ""))


def _escaped(text: str) -> str:
    return escape(legible(text))


def fitted(words: str, space: float) -> str:
    """Cut words, with an ellipsis, to what fits into `space` units."""
    if width_of(words) <= space:
        return words
    left = space - width_of("…")
    for place, character in enumerate(words):
        left -= _wide(character)
        if left < 0:
            return f"{words[:place].rstrip()}…"
    return words


def width_of(words: str) -> float:
    """Guess how wide words are in the picture's letters of 13 units, rather too wide than too narrow."""
    return sum(map(_wide, words))


@cache
def _wide(character: str) -> float:
    """Units of one character in a wide sans serif: thin, wide and capital letters apart, then all others."""
    if character in "iljI.,:;'’|!‘ftr()[]- ":
        return 5.0
    if east_asian_width(character) in "WF":
        return 14.0
    if character in "mwMW@%":
        return 12.0
    return 9.6 if character.isupper() or not character.isascii() else 8.0
