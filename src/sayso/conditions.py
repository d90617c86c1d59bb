"""Conditions: "no ceasefire until the port is handed back" dates nothing, it names what has to come first.

Only words and marks are looked at. A condition counts where both halves are open: not "if he had asked", not "whether".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from sayso.span import Span
from sayso.vocabulary import table

LONGEST = 2000
"""Code points of a piece of content that are read for conditions."""

PIECES = 8
"""Pieces of a content that are read."""

TRIED = 8
"""Words that may begin a trigger which are looked at in one content."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n")
_EDGES = " \t\n,;:–—-\"'“”‘’.!?"
_CLAUSE = re.compile(r",[\"'”’]*\s|\s[–—-]\s|;")


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to come, with the word that makes it a condition, and what then follows.

    `first`: whether it stands in the first sentence of its content. `barring`: whether nothing comes before the
    trigger, as with "until" and "unless". `assumed`: whether the trigger is no more than taking office, which a
    candidate takes for granted.
    """

    trigger: Span
    consequence: Span
    first: bool
    barring: bool
    assumed: bool


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("kinds")["conditions"].items()}


@cache
def _connective() -> re.Pattern[str]:
    longest = sorted(table("kinds")["conditions"]["connectives"], key=lambda words: -len(words))
    return re.compile(rf"\b(?:{'|'.join(words.replace(' ', r'[ ]') for words in longest)})\b", re.IGNORECASE)


def condition_in(text: str, pieces: Sequence[Span], *, open_ended: bool) -> Condition | None:
    """The first open condition in the pieces of a content.

    `open_ended`: whether the cue itself holds the content open, as "vowed to", "demanded that" and "wants" do.
    """
    for number, sentence, word in islice(_connectives(text, pieces), TRIED):
        found = _condition(text, sentence, word, pieces[number + 1 : number + 2])
        if found and _is_open(text, *found, open_ended=open_ended):
            trigger, consequence = found
            first = number == 0 and sentence.start == pieces[0].start
            barring = _words_of(text, trigger)[0] in _lists()["barring"]
            return Condition(trigger, consequence, first, barring, _is_assumed(text, trigger))
    return None


def _connectives(text: str, pieces: Sequence[Span]) -> Iterator[tuple[int, Span, Span]]:
    """Words that may begin a trigger: the number of their piece, their sentence, themselves."""
    for number, piece in enumerate(pieces[:PIECES]):
        for sentence in _sentences(text, Span(piece.start, min(piece.end, piece.start + LONGEST))):
            for match in _connective().finditer(text, sentence.start, sentence.end):
                yield number, sentence, Span(*match.span())


def _sentences(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    for match in _END.finditer(text, piece.start, piece.end):
        yield Span(start, match.start() + 1)
        start = match.end()
    if start < piece.end:
        yield Span(start, piece.end)


def _condition(text: str, sentence: Span, word: Span, following: Sequence[Span]) -> tuple[Span, Span] | None:
    """Trigger and consequence around a connective; what is cut off by a cue stands in the following piece."""
    before = _trimmed(text, Span(sentence.start, word.start))
    if not _connects(text, before, word, sentence):
        return None
    if before and _WORD.search(text, before.start, before.end):
        clause = _clause_before(text, before)
        return _trimmed(text, Span(word.start, _clause_end(text, word, sentence))), clause
    comma = _CLAUSE.search(text, word.end, sentence.end)
    if comma:
        rest = _trimmed(text, Span(comma.end(), sentence.end))
    else:
        rest = _trimmed(text, next(_sentences(text, following[0]), Span(0, 0))) if following else Span(0, 0)
    trigger = _trimmed(text, Span(word.start, comma.start() if comma else sentence.end))
    return (trigger, rest) if rest else None


def _connects(text: str, before: Span, word: Span, sentence: Span) -> bool:
    """Whether a connective begins a condition here: not "as if", "ask if", "if anything", "the port should"."""
    ahead = _WORD.search(text, word.end, min(sentence.end, word.end + 40))
    if ahead is None:
        return False
    connective, after = word.of(text).lower(), ahead.group().lower()
    behind = _WORD.findall(text[max(before.start, before.end - 24) : before.end].lower()) if before else []
    if connective == "should":
        return _inverts(text, before, word, after)
    if connective == "without":
        return not {"no", "not", "cannot", "never"}.isdisjoint(_WORD.findall(before.of(text).lower()))
    if behind and behind[-1] in _lists()["not_after"] and connective == "if":
        return False
    if connective == "once":
        return not behind or before.of(text).endswith(",") or after in _lists()["subjects"]
    return after.partition("'")[0].partition("’")[0] not in _lists()["not_before"]


def _inverts(text: str, before: Span, word: Span, after: str) -> bool:
    """Whether "should" stands for "if": "Should he fail, …", "…, should talks fail", not "the port should close"."""
    if not before:
        return word.of(text)[0] == "S" and after not in ("be", "not")
    return text[before.end : word.start].strip() == "," and after in _lists()["subjects"]


def _clause_before(text: str, before: Span) -> Span:
    """The clause that a trailing condition belongs to: from the last semicolon or dash on."""
    at = max(before.start, text.rfind(";", before.start, before.end) + 1)
    return _trimmed(text, Span(at, before.end))


def _clause_end(text: str, word: Span, sentence: Span) -> int:
    comma = _CLAUSE.search(text, word.end, sentence.end)
    return comma.start() if comma else sentence.end


def _is_open(text: str, trigger: Span, consequence: Span, *, open_ended: bool) -> bool:
    """Whether both halves are still to come."""
    condition, main = _words_of(text, trigger), _words_of(text, consequence)
    if not main or len(condition) < 2 or _is_counterfactual(condition, main):  # noqa: PLR2004 - a connective and a word
        return False
    opens = _opens(main)
    if condition[0] in _lists()["barring"]:
        opens = opens or not _lists()["barred"].isdisjoint(main) or any(word.endswith("n't") for word in main)
    return (opens or open_ended) and (open_ended or _lists()["closed"].isdisjoint(main[:12]))


def _words_of(text: str, span: Span) -> list[str]:
    return _WORD.findall(span.of(text).lower().replace("’", "'"))


def _opens(main: Sequence[str]) -> bool:
    """Whether a clause tells of what is to come, in more than a relative clause ("people who can be helped")."""
    pairs = zip(("", *main), main, strict=False)
    return any(
        (word in _lists()["open"] or word.endswith("'ll") or word == "won't") and before not in ("who", "that", "which")
        for before, word in pairs
    )


def _is_counterfactual(condition: Sequence[str], main: Sequence[str]) -> bool:
    had = "had" in condition[:5] or "hadn't" in condition[:5]
    would_have = any(a in ("would", "could", "might") and "have" in main[i : i + 3] for i, a in enumerate(main))
    return had or would_have


def _is_assumed(text: str, trigger: Span) -> bool:
    known = trigger.of(text).lower().replace("’", "'")
    return any(known.startswith(words) for words in _lists()["assumed"])


def _trimmed(text: str, span: Span) -> Span:
    """A span without the marks and spaces at its edges; empty where nothing else is in it."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)
