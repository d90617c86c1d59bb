"""Flag: what a check finds, and where, so that an editor can look at the words and decide."""

from dataclasses import dataclass

from sayso.span import Span

LEVELS = ("warning", "note")
"""How much a find weighs: a warning asks for another look before publication, a note for a thought."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule that an article breaks: the rule's id, one line that names the thing and what to do, and where.

    `spans`: the words it is about first, then those that show it. `statements`: ids of the statements concerned.
    """

    rule: str
    message: str
    spans: tuple[Span, ...] = ()
    statements: tuple[str, ...] = ()
