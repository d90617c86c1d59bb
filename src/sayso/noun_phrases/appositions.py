"""Appositions: what stands beside a name between commas, and says who that is.

"Ana Brook, 53, a farmer from Aldmoor, who met her" holds an age, a role and a clause; only the role describes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso import nouns
from sayso.noun_phrases.amounts import amount_of
from sayso.noun_phrases.core import core_end, head_noun, span_of
from sayso.noun_phrases.words import Word, listed
from sayso.span import Span

_LEADS = frozenset(("now", "then", "also", "himself", "herself", "once", "currently", "formerly"))
_PERSONAL = frozenset(("who", "whose", "whom"))
_LETTERS = frozenset(("jr", "sr", "md", "phd", "ii", "iii", "iv", "esq"))
_ASIDE = 3


@dataclass(frozen=True, slots=True)
class Apposition:
    """The role beside a name, what its head shows, the word at which the rest begins, and whether "who" follows."""

    role: Span | None
    noun: nouns.Noun | None
    end: int
    person: bool


def apposition(words: Sequence[Word], at: int) -> Apposition:
    """Find the role that stands after the name that ends at word `at`.

    One that is a body's name, "Ana Brook, Harbour Institute", says nothing of what the first is.
    """
    comma = _next_mark(words, at)
    if any(word.low in _PERSONAL for word in words[at:comma]):
        return Apposition(None, None, at, person=True)
    while comma < len(words) - 1:
        begin, end = comma + 1, _next_mark(words, comma + 1)
        if words[begin].low in listed("relatives"):
            return Apposition(None, None, comma, person=words[begin].low in _PERSONAL)
        head = _head(words, begin)
        if head:
            end = _with_region(words, end)
            said = None if words[begin].capital and head.kind not in {"person", "group"} else head
            return Apposition(_role(words, begin, end), said, end, person=False)
        if begin < end and not _is_aside(words[begin:end]):
            break
        comma = end
    return Apposition(None, None, comma if not _leads(words, at) else at, person=False)


def _leads(words: Sequence[Word], at: int) -> bool:
    """Say whether the words after the name go on without a mark: "Brook of Aldmoor"."""
    return at < len(words) and words[at].is_word


def next_piece(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The words between the next mark and the one after it, as half-open positions."""
    begin = min(_next_mark(words, at) + 1, len(words))
    return begin, _next_mark(words, begin)


def _next_mark(words: Sequence[Word], at: int) -> int:
    return next((i for i in range(at, len(words)) if not words[i].is_word), len(words))


def _head(words: Sequence[Word], begin: int) -> nouns.Noun | None:
    """What the head of the words between commas shows, if they are a description."""
    begin += words[begin].low in _LEADS
    amount = amount_of(words, begin)
    stop = core_end(words, amount.end)
    return head_noun(words[amount.end : stop])


def _with_region(words: Sequence[Word], end: int) -> int:
    """Take in the part of a country that goes with a town before the comma."""
    following = _next_mark(words, end + 1)
    return following if nouns.is_region(" ".join(word.form for word in words[end + 1 : following])) else end


def _is_aside(words: Sequence[Word]) -> bool:
    """Tell an age, a party or a place between commas: "53", "R-Ky.", "Jr."."""
    if words[0].form[0].isdigit() or words[0].low.rstrip(".") in _LETTERS:
        return True
    return len(words) <= _ASIDE and all(word.capital for word in words)


def _role(words: Sequence[Word], begin: int, end: int) -> Span | None:
    """A role without what leads it in and its relative clause."""
    begin += words[begin].low in _LEADS
    return span_of(words, begin, next((i for i in range(begin, end) if words[i].low in _PERSONAL), end))
