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
_SMALL = "of|in|from|at|by|for|with|like|who|which|that|and|on|to|is|was"
_SETTING_OFF = (",", "(", "—", "–", "-")
_CLOSING = (",", ")", "—", "–", "\n")
_LEAD_REACH = 50
_MARKS = " ,–—-()"
_BREAK = re.compile(r"[.!?;:\n]\s")


def labels(text: str, mentions: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """The place of a mention, in order of their starts, and the span of a label that goes with it.

    An apposition between a name and a label is one too: "the news agency, described as …".
    """
    starts = [mention.start for mention in mentions]
    for match in _after().finditer(text):
        start, end = _led_in(text, match.start()), _clause_end(text, match)
        at = bisect_right(starts, start) - 1
        if at >= 0 and _is_beside(text, mentions[at], start) and _is_closed(text, match, end):
            yield at, _without_space(text, start, end)
            between = _without_space(text, mentions[at].end, start)
            if len(between):
                yield at, between
    for match in _before().finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and mentions[at].end >= match.end():
            yield at, Span(match.start(), match.end())


def _led_in(text: str, at: int) -> int:
    """Where what leads a label in begins: "who is widely | seen as"."""
    begin = max(0, at - _LEAD_REACH)
    match = _lead().search(text[begin:at])
    return begin + match.start() if match else at


def _clause_end(text: str, match: re.Match[str]) -> int:
    clause = _CLAUSE.match(text, match.start())
    return clause.end() if clause else match.end()


def _is_beside(text: str, mention: Span, at: int) -> bool:
    """Say whether nothing but an apposition stands between a mention and the words about it."""
    if at < mention.end:
        return True
    end = mention.start + len(mention.of(text).rstrip(_MARKS))
    gap = text[end:at].strip() if at - end <= _GAP else "."
    return gap.startswith(_SETTING_OFF) and gap.endswith(_SETTING_OFF) and not _BREAK.search(gap)


def _is_closed(text: str, match: re.Match[str], end: int) -> bool:
    """Tell an apposition, after which the sentence goes on, from its verb: "Brook, the chief, called it a scandal."."""
    return match.group().endswith(" as") or text[end : end + 1] in _CLOSING


def _without_space(text: str, start: int, end: int) -> Span:
    """The span without the spaces and marks at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_MARKS))
    return Span(start, max(start, start + len(words.strip(_MARKS)))) if words.strip(_MARKS) else Span(start, start)


@cache
def _after() -> re.Pattern[str]:
    # What leads in is looked for from the verb backwards: tried at every word, it took most of the time.
    return re.compile(rf"\b(?:{'|'.join(table('anonymity')['after'])})")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"{table('anonymity')['lead']}\Z")


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(table("anonymity")["before"])
    return re.compile(rf"\b(?i:{words})(?: [\"“]?(?!(?:{_SMALL})\b)[a-z][\w-]*[\"”]?){{0,5}}")
