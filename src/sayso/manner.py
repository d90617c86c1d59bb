"""Manner: what a cue does with its content, since "wants", "denies" and "did not answer" attribute different things.

The words are vocabulary (`data/cues.toml`); the rules here are those of negation and of the cue's neighbours.
"""

from dataclasses import dataclass

from sayso.attribution import Attribution
from sayso.span import Span

VOICES = (
    "statement",
    "belief",
    "intention",
    "demand",
    "decision",
    "perception",
    "feeling",
    "question",
    "silence",
)
SPOKEN = frozenset(("statement", "demand", "decision", "question"))
"""The voices in which a word was spoken or written; the others tell of a mind, or of none at all."""

STANCES = ("affirms", "denies", "doubts")


@dataclass(frozen=True, slots=True)
class Manner:
    """One of VOICES and of STANCES, and the words that hedge: "reportedly", "may have"."""

    voice: str = "statement"
    stance: str = "affirms"
    hedges: tuple[Span, ...] = ()


def manner_of(text: str, found: Attribution) -> Manner:
    """Tell what the cue of an attribution does."""
    del text, found
    return Manner()
