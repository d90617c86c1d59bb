"""Hedges: the words that keep a statement from being flat, since dropping them on the way makes rumour into fact."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sayso.span import Span
from sayso.vocabulary import folded, table

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Hedges:
    """The table, ready to search: the longest word of each hedge, and the range in per cent of those that have one."""

    telling: frozenset[str]
    pattern: re.Pattern[str]
    probability: dict[str, tuple[int, int]]


@cache
def _hedges() -> Hedges:
    forms, probability = {}, {}
    for entry in table("hedges")["hedge"]:
        after = "|".join(entry.get("not_before", ()))
        for words in entry["words"]:
            forms[words] = rf"{words.replace(' ', chr(92) + 's+')}(?!\s+(?:{after})\b)" if after else words
            if "probability" in entry:
                low, high = entry["probability"]
                probability[words] = (low, high)
    longest = sorted(forms, key=lambda words: -len(words))
    either = "|".join(forms[words].replace("'", "['’]").replace(" ", r"\s+") for words in longest)
    telling = frozenset(max(_WORD.findall(words), key=len) for words in forms)
    return Hedges(telling, re.compile(rf"\b(?:{either})\b", re.IGNORECASE), probability)


def hedges_in(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The hedges within spans of a text, in order."""
    return tuple(sorted({hedge for span in spans for hedge in _within(text, span)}))


def _within(text: str, span: Span) -> Iterator[Span]:
    known = _hedges()
    # Most content has no hedge at all: looking for telling words costs a tenth of the pattern.
    if known.telling.isdisjoint(_WORD.findall(span.of(text).lower())):
        return
    for match in known.pattern.finditer(text, span.start, span.end):
        if match.group() != "May":
            yield Span(*match.span())


def probability_of(hedge: str) -> tuple[int, int] | None:
    """The range in per cent that ICD 203 gives a hedge, None where it gives none."""
    return _hedges().probability.get(folded(hedge))
