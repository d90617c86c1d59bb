"""Anonymity: the words that say a source would not be named, and the reason that the article gives.

Newsrooms print both in set phrases, most often in the sentence of the attribution but outside of its source: "…, said
one aide, who was not authorised to speak publicly".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.sentences import abbreviations
from sayso.span import Span
from sayso.vocabulary import table

_REACH = 400
"""Characters of a reason at most."""
_BEFORE, _AFTER = 120, 60
"""Characters around a hint among which the form that it belongs to stands."""
_CLAUSE = re.compile(r"(?:[^.,;:—–\"“”\n()]|\.(?=\w)|(?<=[A-Z])\.(?= [a-z])|,(?=\d)|\((?=\w))*")
_STOP = re.compile(r"[.!?…][\"”’')\]]*\s|\n")
_WORD = re.compile(r"[\w.]+\Z")
_SAYING = re.compile(r" (?:said|says|told|added|saying|confirmed|described)\b")


@dataclass(frozen=True, slots=True)
class Plea:
    """A place where the text says that somebody would not be named, and the reason there, None where none is given."""

    span: Span
    reason: Span | None


def pleas(text: str) -> list[Plea]:
    """Every such place in a text, in order."""
    found: list[Plea] = []
    for match in _matches(text):
        if found and match.start() < found[-1].span.end:
            continue
        reason = _clause(text, match.start()) if match.lastgroup == "reason" else _reason(text, match.end())
        end = max(match.end(), reason.end if reason else 0)
        found.append(Plea(Span(match.start(), end), reason))
    return found


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Matches of the forms, in order, looked for around the hints alone: everywhere, they took two milliseconds."""
    begin = end = 0
    for hint in _hints().finditer(text):
        if hint.start() - _BEFORE > end:
            yield from _forms().finditer(text, begin, end)
            begin = hint.start() - _BEFORE
        end = hint.end() + _AFTER
    yield from _forms().finditer(text, begin, end)


def _reason(text: str, at: int) -> Span | None:
    """The reason that follows the plea, if one does."""
    match = _because().match(text, at)
    return _clause(text, match.start("why")) if match else None


def _clause(text: str, start: int) -> Span:
    match = _CLAUSE.match(text, start, min(len(text), start + _REACH))
    end = match.end() if match else start
    said = _SAYING.search(text, start, end)
    end = said.start() if said else end
    return Span(start, start + len(text[start:end].rstrip()))


class Sentences:
    """Which places of a text stand in one sentence; ends inside abbreviations are none."""

    def __init__(self, text: str) -> None:
        self._ends = list(_ends(text))

    def number(self, at: int) -> int:
        """The number of the sentence at a code point."""
        return bisect_right(self._ends, at)


def _ends(text: str) -> Iterator[int]:
    for match in _STOP.finditer(text):
        word = _WORD.search(text, max(0, match.start() - 20), match.start()) if match.group()[0] == "." else None
        last = word.group() if word else ""
        if not (last.lower() in abbreviations() or (len(last) == 1 and last.isupper()) or "." in last):
            yield match.end()


def nearest(spans: Sequence[Span], plea: Plea, sentences: Sentences) -> int | None:
    """Which of the spans, in order, the plea is about: the last of its sentence that begins before it."""
    at = bisect_right(spans, plea.span.start, key=lambda span: span.start) - 1
    if at < 0:
        return None
    within = spans[at].end >= plea.span.start
    same = sentences.number(spans[at].start) == sentences.number(plea.span.start)
    return at if within or same else None


@cache
def _forms() -> re.Pattern[str]:
    known = table("anonymity")
    reasons, agreed = "|".join(known["reasons"]), "|".join(known["agreed"])
    return re.compile(rf"\b(?:(?P<reason>{reasons})|(?P<agreed>{agreed}))", re.IGNORECASE)


@cache
def _hints() -> re.Pattern[str]:
    return re.compile("|".join(table("anonymity")["hints"]))


@cache
def _because() -> re.Pattern[str]:
    return re.compile(rf",? (?P<why>{'|'.join(table('anonymity')['because'])})", re.IGNORECASE)
