"""Wording: the words of a statement as the rules of kinds look at them, and where its main clause tells a future.

No sentence is parsed. A table of words says which of them tell a future, a duty, a stand or a judgement; what stands
before such a word decides whether it is the claim or an aside.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.attribution import Attribution
from sayso.cues import inflections, words_of
from sayso.span import Span
from sayso.vocabulary import table

LONGEST = 400
"""Code points of a content, and of a piece of a cue or a source, that are read."""

PIECES = 8
"""Pieces of a cue or a source that are read."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+|[.!?;,:]")


@dataclass(frozen=True, slots=True)
class Wording:
    """What the rules look at.

    `cue`: its words. `words`: words, figures and marks that the content begins with, in lower case.
    `signals`: which of them tell something, and what (a list of `[content]`). `quoted`: whether the content begins
    with the source's own words, `marked`: whether it has any.
    """

    voice: str
    cue: list[str]
    source_text: str
    words: list[str]
    signals: list[tuple[int, str]]
    quoted: bool
    marked: bool

    @property
    def source(self) -> list[str]:
        """The words of the source."""
        return words_of(self.source_text)

    def cued(self, name: str) -> bool:
        """Whether the cue has a word of a list of `[cues]`."""
        return not _cues()[name].isdisjoint(self.cue)

    def after(self, place: int) -> str:
        """The verb after a place, negations and adverbs apart; "meeting" in "will be meeting"."""
        near = self.words[place + 1 : place + 6]
        rest = [word for word in near if word not in listed("between") and not word.endswith("ly")]
        if rest[:1] == ["be"] and len(rest) > 1 and rest[1].endswith("ing"):
            return rest[1]
        return rest[0] if rest else ""


@cache
def _cues() -> dict[str, frozenset[str]]:
    irregular: dict[str, list[str]] = table("cues")["irregular"]
    return {
        name: frozenset(form for word in words for form in (word, *inflections(word), *irregular.get(word, ())))
        for name, words in table("kinds")["cues"].items()
    }


@cache
def listed(name: str) -> frozenset[str]:
    """The list of that name in `[content]`."""
    return frozenset(table("kinds")["content"][name])


_SIGNALS = (
    "leaning",
    "judgement",
    "stand",
    "obliged",
    "ahead",
    "arranged",
    "could",
    "would",
    "ought",
    "will",
    "connective",
)


@cache
def signals_of_words() -> dict[str, str]:
    """What each word of the lists tells."""
    return {word: name for name in _SIGNALS for word in listed(name)}


def wording_of(text: str, found: Attribution, voice: str) -> Wording:
    """Look at the words of an attribution whose cue has that voice."""
    cue = words_of(_joined(text, found.cue))
    content = _beginning(text, found.content)
    plain = _apart(content)
    words = _TOKEN.findall(plain)
    known = signals_of_words()
    signals = [(place, known[word]) for place, word in enumerate(words) if word in known]
    if "may" in words:
        signals = [(place, name) for place, name in signals if words[place] != "may" or not _is_month(words, place)]
    return Wording(voice, cue, _joined(text, found.source), words, signals, plain[:1] == '"', '"' in plain)


def _joined(text: str, pieces: Sequence[Span]) -> str:
    return " ".join([text[span.start : min(span.end, span.start + LONGEST)] for span in pieces[:PIECES]])


def _is_month(words: Sequence[str], place: int) -> bool:
    return words[place - 1] in listed("month_after") or words[place + 1 : place + 2] in ([], ["."], [","])


def _beginning(text: str, pieces: Sequence[Span]) -> str:
    content = ""
    for piece in pieces:
        begins = text[piece.start : piece.start + 2].lstrip("\"“”'‘")[:1].isupper()
        content += ". " if content and begins else " "
        content += text[piece.start : max(min(piece.end, piece.start + LONGEST - len(content)), piece.start)]
        if len(content) >= LONGEST:
            break
    return content[1:]


def _apart(content: str) -> str:
    """In lower case, with "will" and "not" apart from what they are joined to, as a table of words needs them."""
    plain = content.lower()
    for mark, straight in _STRAIGHT:
        plain = plain.replace(mark, straight)
    if "'" in plain:
        for joined, apart in _JOINED:
            plain = plain.replace(joined, apart)
    return plain


_STRAIGHT = (("’", "'"), ("“", '"'), ("”", '"'), ("«", '"'), ("»", '"'))
_JOINED = (
    *(("won't", "will not"), ("can't", "can not"), ("n't", " not"), ("'ll", " will"), ("'d ", " would ")),
    *(("i'm", "i am"), ("'re ", " are "), ("'ve ", " have "), ("''", '"')),
)


FUTURES = ("will", "would", "could", "ought")


def main_future(wording: Wording) -> tuple[int, str]:
    """Where the first future or duty of the main clause is told, and by what; (-1, "") where none is."""
    words, end = wording.words, main_end(wording.words)
    for place, name in wording.signals:
        if place >= end:
            break
        if name in FUTURES:
            tells = words[place + 1 : place + 2] != ["have"]
        else:
            tells = name in ("ahead", "arranged", "obliged") and words[place + 1 : place + 2] == ["to"]
        if tells and not _is_aside(words, place, name):
            return place, name
    return -1, ""


def _first_end(words: Sequence[str]) -> int:
    """Where the first sentence ends; after "Mr" and "U" none does."""
    for place, word in enumerate(words):
        if word in (".", "?", "!") and place:
            before = words[place - 1]
            if word != "." or (len(before) > 1 and before not in listed("abbreviated")):
                return place
    return len(words)


def main_end(words: Sequence[str]) -> int:
    """Find where the sentence that makes the claim ends: the first, and the second after a short one."""
    end = _first_end(words)
    return end + 1 + _first_end(words[end + 1 :]) if end < SHORT else end


SHORT = 8
"""Words and marks of a sentence that only leads up to the next: "It's not a one-way street."."""


def _is_aside(words: Sequence[str], place: int, name: str) -> bool:
    """Whether a future stands in a clause that is not the claim: "areas that would have none", "I must say"."""
    if name in ("ought", "obliged"):
        after = place + 1 + (name == "obliged")
        if words[place - 1 : place] == ["i"] and not listed("phrase").isdisjoint(words[after : after + 1]):
            return True
    if _has_verb(words, place):
        return True
    for at in range(place - 1, max(place - SUBORDINATE, 1), -1):
        if words[at] == ",":
            return False
        if words[at] in listed("subordinate"):
            return words[at] != "that" or words[at - 1] not in listed("certainty")
    return False


def _has_verb(words: Sequence[str], place: int) -> bool:
    """Whether the main clause has its verb long before: "she is a liar and will lose", but not "he is going to"."""
    return any(
        words[at] in _FINITE and listed("subordinate").isdisjoint(words[max(at - 2, 0) : at])
        for at in range(_main_begin(words, place) + 1, place - FAR)
    )


def _main_begin(words: Sequence[str], place: int) -> int:
    """Where the clause that makes the claim begins: after "If he wins," and "it is clear that"."""
    begin = 0
    if words[0] in listed("connective") and "," in words[:place]:
        begin = len(words[:place]) - list(reversed(words[:place])).index(",")
    for at in range(begin, place - 1):
        if words[at + 1] == "that" and words[at] in listed("certainty"):
            begin = at + 2
    return begin


_FINITE = frozenset(("is", "are", "was", "were", "has", "had"))
FAR = 4
"""Words between a verb and a future of its own: "is not at all likely to"."""

SUBORDINATE = 7
"""Words back from a verb in which the beginning of its clause is looked for."""
