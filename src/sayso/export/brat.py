"""brat: standoff annotation, as the tool of that name and the PolNeAR corpus have it.

A `T` line is a span with its role, in code points, its pieces divided by semicolons; an `E` line links the spans of
one attribution. Format: https://brat.nlplab.org/standoff.html. It has no place for confidence or nesting.
"""

from collections.abc import Sequence
from itertools import count

from sayso.attribution import Attribution
from sayso.export.legible import encodable
from sayso.reading import Reading
from sayso.span import Span

_BREAKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"), " ")

Key = tuple[str, tuple[Span, ...]]
"""A role and the spans that play it: what a `T` line says."""


def to_standoff(reading: Reading) -> str:
    """Write the statements of a reading as the lines of an `.ann` file; spans that several share stand once."""
    text = to_text(reading).translate(_BREAKS)
    fresh = (f"T{number}" for number in count(1))
    names: dict[Key, str] = {}
    written: list[str] = []
    for number, statement in enumerate(reading.statements, 1):
        trigger, *others = _keys(statement.attribution)
        for key in others:
            if key not in names:
                names[key] = next(fresh)
                written.append(f"{names[key]}\t{_words(key, text)}")
        # A trigger belongs to one event, so it is never shared.
        event = next(fresh)
        written.append(f"{event}\t{_words(trigger, text)}")
        links = [f"{trigger[0]}:{event}", *(f"{key[0]}:{names[key]}" for key in others)]
        written.append(f"E{number}\t{' '.join(links)}")
    return "".join(f"{line}\n" for line in written)


def to_text(reading: Reading) -> str:
    """Give the text that the standoff points into; a lone surrogate, which no file takes, becomes U+FFFD."""
    return encodable(reading.article.text)


def _keys(found: Attribution) -> list[Key]:
    """List the event's trigger, then the roles that have spans."""
    event = "Attribution" if found.source else "Attribution-no-source"
    roles = (("Cue", found.cue), ("Source", found.source), ("Content", found.content))
    return [(event, found.cue or found.content or found.source), *((role, spans) for role, spans in roles if spans)]


def _words(key: Key, text: str) -> str:
    """Write role, offsets and words; `text` has a space for everything that would end the line or the column."""
    role, spans = key
    return f"{role} {_offsets(spans)}\t{' '.join(span.of(text) for span in spans)}"


def _offsets(spans: Sequence[Span]) -> str:
    return ";".join(f"{span.start} {span.end}" for span in spans)
