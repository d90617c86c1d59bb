"""Attributions inside attributions, as examples of contents that are read again.

PolNeAR marks only the outermost, so what stands inside 160 of its training articles was annotated for this project:
`inner.jsonl`, a line an article, offsets into PolNeAR's texts, by the rules of its own guidelines. An example is what
the reader sees when it reads again: all contents of one level of one article, a line each.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sayso.model.tags import ROLES
from sayso.model.words import split_words
from sayso.nesting import SHORTEST, Contents
from sayso.span import Span as Piece
from training.polnear import Example, Span, Standoff, label, read_standoff

LABELS = Path(__file__).with_name("inner.jsonl")

Content = tuple[Span, ...]


def read_inner(compartment: Path, dropped: Counter[str]) -> list[Example]:
    """The labelled articles of a compartment, an example a level."""
    examples = []
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        name = entry["article"]
        text = (compartment / "text" / f"{name}.txt").read_bytes().decode()
        first = min(p for p in (compartment / "attributions").iterdir() if p.stem.rpartition("_")[0] == name)
        inner = [Standoff(**{role: tuple(map(tuple, spans)) for role, spans in one.items()}) for one in entry["inner"]]
        outer = [found.content for found in read_standoff(first)]
        examples += list(_levels(name, text, outer, inner, dropped))
    return examples


def _levels(
    name: str, text: str, contents: list[Content], inner: list[Standoff], dropped: Counter[str]
) -> Iterator[Example]:
    """Yield what is read at each depth, from the contents of the outermost attributions on."""
    while contents := [content for content in contents if sum(end - begin for begin, end in content) >= SHORTEST]:
        again = Contents.of(text, [[Piece(*span) for span in content] for content in contents])
        direct = [_directly(inner, content) for content in contents]
        moved = [_moved(found, again, number) for number, some in enumerate(direct) for found in some]
        apart = _apart(moved)
        dropped["inner attribution that crosses another"] += len(moved) - len(apart)
        words = split_words(again.text, again=True)
        yield Example(name, again.text, words, (label(words, apart, dropped),))
        contents = [found.content for some in direct for found in some]


def _directly(inner: list[Standoff], content: Content) -> list[Standoff]:
    """What stands in a content and in no other attribution's content that stands in it."""
    inside = [found for found in inner if _holds(content, found) and found.content != content]
    return [found for found in inside if not any(_holds(other.content, found) for other in inside if other != found)]


def _holds(content: Content, found: Standoff) -> bool:
    parts = (*found.source, *found.cue, *found.content)
    return all(any(begin <= part[0] and part[1] <= end for begin, end in content) for part in parts)


def _apart(some: list[Standoff]) -> list[Standoff]:
    """The attributions that share no word with a longer one, but for one source of several cues: a word has one tag."""
    kept: list[Standoff] = []
    taken: dict[Span, str] = {}
    for found in sorted(some, key=lambda one: -sum(end - begin for begin, end in one.content)):
        parts = [(span, role) for role in ROLES for span in getattr(found, role)]
        clash = any(
            span[0] < other[1] and other[0] < span[1] and not (span == other and role == owner == "source")
            for span, role in parts
            for other, owner in taken.items()
        )
        if not clash:
            kept.append(found)
            taken |= dict(parts)
    return sorted(kept, key=lambda one: one.cue)


def _moved(found: Standoff, again: Contents, number: int) -> Standoff:
    """An attribution with its offsets in the text of contents that is read again."""
    stop = again.lines[number + 1] if number + 1 < len(again.lines) else len(again.text) + 1
    pieces = [
        (at, origin) for at, origin in zip(again.at, again.origin, strict=True) if again.lines[number] <= at < stop
    ]

    def move(span: Span) -> Span:
        at, origin = max((piece for piece in pieces if piece[1] <= span[0]), key=lambda piece: piece[1])
        return span[0] - origin + at, span[1] - origin + at

    return Standoff(*(tuple(map(move, spans)) for spans in (found.source, found.cue, found.content)))
