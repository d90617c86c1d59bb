"""Marks: which words of an article belong to which statements, cut so that no markup ever overlaps.

Spans of statements share words, stand inside one another and may cross. Cutting the text at every boundary leaves
segments whose characters all play the same parts, which any form can then mark up one after the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.article import Article
from sayso.export.legible import one_line
from sayso.span import Span
from sayso.statement import Statement

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that plays a role (one of ROLES) in a statement, given by its place in the reading, from 0."""

    statement: int
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters with the same marks, the widest mark first; `anchors` are the statements whose number follows them.

    `own`: whether they stand on nobody's word but the outlet's.
    """

    span: Span
    marks: tuple[Mark, ...]
    anchors: tuple[int, ...]
    own: bool = False


def marks(statements: Iterable[Statement]) -> Iterator[Mark]:
    """List every span of every statement with what it is there."""
    for number, statement in enumerate(statements):
        found = statement.attribution
        for role, spans in zip(ROLES, (found.source, found.cue, found.content), strict=True):
            for span in spans:
                yield Mark(number, role, span)


def segments(text: str, statements: Sequence[Statement], own_voice: Sequence[Span] = ()) -> Iterator[Segment]:
    """Cut the text into segments, in order and without a gap; a newline is a segment by itself."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    cuts = {0, len(text)}.union(*((span.start, span.end) for span in own_voice))
    ends: dict[int, int] = {}
    for span in own_voice:
        ends[span.start] = max(span.end, ends.get(span.start, 0))
    for mark in marks(statements):
        opening[mark.span.start].append(mark)
        cuts |= {mark.span.start, mark.span.end}
    for newline in re.finditer("\n", text):
        cuts |= set(newline.span())
    anchors = _anchors(statements)
    live: list[Mark] = []
    own = 0
    for start, end in pairwise(sorted(cuts)):
        live = [mark for mark in live if mark.span.end > start] + opening[start]
        live.sort(key=lambda mark: (-len(mark.span), mark.statement))
        own = max(own, ends.get(start, 0))
        yield Segment(Span(start, end), tuple(live), tuple(anchors[end]), own > start)


def lines(
    text: str, statements: Sequence[Statement], own_voice: Sequence[Span] = ()
) -> Iterator[tuple[Span, list[Segment]]]:
    """Gather the segments of each line, its newline left out; a number that would follow the newline ends the line."""
    start = 0
    line: list[Segment] = []
    for segment in segments(text, statements, own_voice):
        if text[segment.span.start] == "\n":
            if segment.anchors:
                line.append(Segment(Span(segment.span.start, segment.span.start), (), segment.anchors))
            yield Span(start, segment.span.start), line
            start, line = segment.span.end, []
        else:
            line.append(segment)
    yield Span(start, len(text)), line


def pieces(text: str, spans: Iterable[Span]) -> str:
    """Join the words of spans, an ellipsis where the text between is left out."""
    return " … ".join(span.of(text) for span in spans)


def headline(article: Article) -> Span | None:
    """Find the line of the text that is its title: the one labelled so, or a first line that equals the title."""
    for section in article.sections:
        if section.kind == "headline" and section.span:
            return section.span
    first = article.text.lstrip()
    line = first.split("\n", 1)[0].rstrip()
    if not line or line != article.title.strip():
        return None
    start = len(article.text) - len(first)
    return Span(start, start + len(line))


def byline(article: Article) -> list[str]:
    """List outlet, author and date, as far as they are known."""
    return [part for part in (article.outlet, article.byline, when(article)) if part]


def when(article: Article) -> str:
    """Give the date of publication, and time and offset if they are known, as "2031-03-03 15:21 +01:00"."""
    found = re.match(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*(.*)", article.published or "")
    return " ".join(found.groups()).strip() if found else article.published or ""


def depths(statements: Sequence[Statement]) -> dict[str, int]:
    """Count for each statement's id how many statements it stands inside."""
    parents = {statement.id: statement.parent for statement in statements}
    return {name: _depth(name, parents) for name in parents}


def _depth(name: str, parents: dict[str, str | None]) -> int:
    """Climb to the top; a parent met again or unknown ends the climb."""
    seen = {name}
    while (parent := parents.get(name)) is not None and parent in parents and parent not in seen:
        seen.add(name := parent)
    return len(seen) - 1


def phrase(words: str) -> str:
    """Put the words of a source or cue on one line, less the punctuation that they end with."""
    return one_line(words).rstrip(",;: ")


def _anchors(statements: Sequence[Statement]) -> dict[int, list[int]]:
    """Place each statement's number: after its cue, or after the first span that it has."""
    places: dict[int, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        found = statement.attribution
        for span in (*found.cue, *found.content, *found.source)[:1]:
            places[span.end].append(number)
    return places
