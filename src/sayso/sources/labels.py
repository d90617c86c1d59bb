"""Labels that an outlet gives: what it calls one who speaks, in its own words or at arm's length.

`described as a "foreign agent" in Russia`, "self-styled", "widely seen as a moderate": a reader should know that these
are the outlet's, and which they are.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.span import Span
from sayso.vocabulary import table

_GAP = 160
"""Characters at most from a mention to what is said of it after a comma."""
_CLAUSE = re.compile(r"(?:[^.,;:—–\n()]|\.(?=\w)|,(?=\d))*")
_BREAK = re.compile(r"[.!?;:\n]\s")


def labels(text: str, mentions: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """The place of a mention, in order of their starts, and the span of a label that goes with it."""
    starts = [mention.start for mention in mentions]
    for match in _after().finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and _is_beside(text, mentions[at], match.start()):
            clause = _CLAUSE.match(text, match.start())
            end = clause.end() if clause else match.end()
            yield at, Span(match.start(), match.start() + len(text[match.start() : end].rstrip()))
    for match in _before().finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and mentions[at].end > match.end():
            yield at, match_span(match)


def _is_beside(text: str, mention: Span, at: int) -> bool:
    """Say whether nothing but an apposition stands between a mention and the words about it."""
    if mention.end >= at:
        return True
    gap = text[mention.end : at] if at - mention.end <= _GAP else "."
    return gap.lstrip().startswith((",", "(", "—", "–", "-")) and not _BREAK.search(gap)


def match_span(match: re.Match[str]) -> Span:
    """The span of a match."""
    return Span(match.start(), match.end())


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('anonymity')['after'])})", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(table("anonymity")["before"])
    return re.compile(rf"\b(?:{words})(?: [\"“”\w-]+){{0,4}}?(?= [A-Z]|,|$)|\b(?:{words})\b", re.IGNORECASE)
