"""Relay: one that passed a word on, between the one who spoke and the article that tells of it."""

from dataclasses import dataclass, replace
from functools import cache

from sayso.outlets import by_name
from sayso.sources import Source
from sayso.span import Span
from sayso.vocabulary import folded, table


@dataclass(frozen=True, slots=True)
class Relay:
    """One that passed a word on, and the spans that show it."""

    source: Source
    evidence: tuple[Span, ...]

    @property
    def key(self) -> str:
        """What two mentions of the same relay have in common."""
        words = self.source.name or self.source.description or ""
        known = by_name(words)
        return folded(known.name if known else words).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A relay where it is named."""

    relay: Relay
    span: Span


def shown_at(source: Source, span: Span) -> Phrase:
    """A relay that one span names and shows."""
    return Phrase(Relay(replace(source, spans=(span,)), (span,)), span)


@cache
def words_of(section: str, name: str) -> frozenset[str]:
    """A list of the table of relays, as a set."""
    return frozenset(table("relays")[section][name])


def longest_first(words: frozenset[str]) -> list[str]:
    """Words in the order in which an alternation must have them."""
    return sorted(words, key=lambda word: (-len(word), word))
