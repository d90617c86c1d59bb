"""Terminal: a reading as a page of text, for people at a prompt and for pipes.

With colour, roles are colours. Without, they are brackets, so that nothing is lost in a pipe, under NO_COLOR or to an
eye that sees no difference between red and green. Article text is made legible first: none of it can steer a terminal.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from sayso.article import Article
from sayso.export.legible import legible, one_line
from sayso.export.marks import Segment, byline, depths, headline, lines, phrase, pieces
from sayso.export.summary import nothing, rows
from sayso.export.time_words import about_what
from sayso.export.trail import FROM, WORD, Step, noted, shortened, trails
from sayso.reading import Reading
from sayso.statement import Statement

NARROWEST = 20
"""Columns; below this a hanging indent leaves no room for words."""

LONGEST = 200
"""Characters of content that the list shows; the rest is in the text above it."""

BRACKETS = {"source": ("⟨", "⟩"), "cue": ("{", "}"), "content": ("[", "]")}
COLOURS = {"source": "bold cyan", "cue": "yellow", "content": "green"}

_LABEL = 12
"""Columns of the labels of the summary."""

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Block:
    """Words to wrap; `lead` stands before the first line, and as much space before the others."""

    words: Text
    lead: str = ""


def to_page(reading: Reading, *, width: int, colour: bool) -> str:
    """Write a reading as lines of at most `width` columns (at least NARROWEST), with colour codes if asked."""
    out = io.StringIO()
    columns = max(width, NARROWEST)
    console = Console(
        file=out,
        width=columns,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        # What the caller decided holds, whatever NO_COLOR, FORCE_COLOR or COLUMNS say.
        _environ={},
    )
    empty = True
    traced = trails(reading)
    for block in (
        *_article(reading, _summary(reading, traced, columns), colour=colour),
        *_list(reading, traced, columns, colour=colour),
    ):
        margin = block.lead
        for line in block.words.wrap(console, columns - cell_len(margin), tab_size=4):
            line.rstrip()
            if empty and not line:
                continue
            empty = not line
            console.print(Text(margin).append_text(line), soft_wrap=True)
            margin = " " * len(margin)
    return out.getvalue()


def _article(reading: Reading, summary: Sequence[Block], *, colour: bool) -> Iterator[Block]:
    """Write title, what is known of the article, its summary, and the text with its marks.

    The text's own empty lines divide it, or, if it has none, one after each line.
    """
    article = reading.article
    title = headline(article)
    if title is None:
        yield from _head(article)
        yield from summary
    shown = legible(article.text)
    spaced = re.search(r"\n\s*\n", shown) is None
    for span, line in lines(article.text, reading.statements):
        words = Text().join(_segment(segment, shown, colour=colour) for segment in line)
        heading = title is not None and title.start <= span.start < title.end
        words.stylize("bold" if heading else "")
        yield Block(words)
        if heading:
            yield from _known(article)
            yield from summary
        if spaced and words:
            yield Block(Text())
    yield Block(Text())


def _head(article: Article) -> Iterator[Block]:
    """Write the title of an article whose text does not have it, and what is known of it."""
    if article.title:
        yield Block(Text(one_line(article.title), style="bold"))
    yield from _known(article)
    yield Block(Text())


def _known(article: Article) -> Iterator[Block]:
    known = " · ".join(one_line(part) for part in byline(article))
    if known:
        yield Block(Text(known, style="dim"))


def _summary(reading: Reading, traced: Sequence[tuple[Step, ...]], columns: int) -> list[Block]:
    """Write how the article is sourced, an empty line before and after; labels stand apart where there is room."""
    apart = columns >= 4 * _LABEL
    blocks: list[Block] = [Block(Text())]
    before = ""
    for label, words in rows(reading, traced):
        lead = f"{'' if label == before else label:<{_LABEL}}"
        blocks.append(Block(Text(words), lead) if apart else Block(Text(f"{label}: {words}")))
        before = label
    return [*blocks, Block(Text())]


def _segment(segment: Segment, shown: str, *, colour: bool) -> Text:
    """Write a segment's words, and after them the numbers of the statements anchored there."""
    words = segment.span.of(shown)
    numbers = ",".join(str(number + 1) for number in segment.anchors).translate(_SUPERSCRIPTS)
    if colour:
        return Text.assemble((words, _style(segment)), (numbers, "bold"))
    # Several statements that share a span open and close it once.
    opened = dict.fromkeys((mark.role, mark.span) for mark in segment.marks if mark.span.start == segment.span.start)
    closed = dict.fromkeys(
        (mark.role, mark.span) for mark in reversed(segment.marks) if mark.span.end == segment.span.end
    )
    before = "".join(BRACKETS[role][0] for role, _ in opened)
    after = "".join(BRACKETS[role][1] for role, _ in closed)
    return Text(f"{before}{words}{after}{numbers}")


def _style(segment: Segment) -> str:
    """Colour by the innermost role; words in the content of two statements or more are underlined as well."""
    if not segment.marks:
        return ""
    nested = len({mark.span for mark in segment.marks if mark.role == "content"}) > 1
    return COLOURS[segment.marks[-1].role] + (" underline" if nested else "")


def _list(reading: Reading, traced: Sequence[tuple[Step, ...]], columns: int, *, colour: bool) -> Iterator[Block]:
    """Write who said what: the key to the marks, then for each statement its chain and its words, inset if inside."""
    if not reading.statements:
        yield Block(Text(nothing(reading), style="dim"))
        return
    yield Block(Text.assemble(("Who said what", "bold"), "   ", _key(colour=colour)))
    yield Block(Text(f"A {FROM} B: A has it from B · {WORD} on whose word it stands", style="dim"))
    yield Block(Text())
    depth = depths(reading.statements)
    digits = len(str(len(reading.statements)))
    for number, (statement, steps) in enumerate(zip(reading.statements, traced, strict=True), 1):
        lead = f"{number:>{digits}}  {' ' * min(2 * depth[statement.id], columns // 3)}"
        if steps:
            yield Block(_chain(steps), lead)
            lead = " " * len(lead)
        yield Block(_entry(statement, reading.article.text), lead)


def _key(*, colour: bool) -> Text:
    """Show each role as it is marked."""
    if colour:
        return Text(" · ").join(Text(role, style=style) for role, style in COLOURS.items())
    return Text(" ").join(Text(f"{before}{role}{after}") for role, (before, after) in BRACKETS.items())


def _chain(steps: Sequence[Step]) -> Text:
    """Write the steps of a chain, the one on whose word the statement stands in bold and behind its sign."""
    written = (
        Text.assemble((f"{WORD} {step.short}" if step.whose else step.short, "bold" if step.whose else ""), noted(step))
        for step in steps
    )
    return Text(f" {FROM} ").join(written)


def _entry(statement: Statement, text: str) -> Text:
    """Write source, cue and content as the text has them, kind and time, the confidence and the words that hedge.

    No quotation marks are added: those that stand here stand in the text, so that paraphrase never looks verbatim.
    """
    found = statement.attribution
    parts = [
        (phrase(pieces(text, found.source)), COLOURS["source"]) if found.source else ("(no source named)", "dim"),
        (phrase(pieces(text, found.cue)), COLOURS["cue"]),
        (shortened(one_line(pieces(text, found.content)), LONGEST), COLOURS["content"]),
    ]
    entry = Text(" · ").join(Text(words, style=style) for words, style in parts if words)
    about = about_what(statement, text)
    if about:
        entry.append(f" — {about}")
    hedges = ", ".join(one_line(hedge.of(text)) for hedge in statement.manner.hedges)
    sure = f"{found.confidence:.0%}; hedged: {hedges}" if hedges else f"{found.confidence:.0%}"
    return entry.append(f"  ({sure})", style="dim")
