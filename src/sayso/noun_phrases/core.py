"""The core of a phrase: its determiner and amount, its possessor, its head with what stands before it.

Where the core ends decides all else: "adviser | to the mayor", "people | briefed on the talks", but "Court of Appeals".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso import nouns
from sayso.noun_phrases.amounts import Amount, amount_of
from sayso.noun_phrases.words import Word, listed
from sayso.span import Span

_CLAUSED = frozenset(("people", "those", "folks", "anyone", "everyone", "someone"))
"""Nouns that a name follows only as the subject of a clause: "people Brook has met"."""


_RUNNING = listed("joints") | {"the", "and", "&"}


@dataclass(frozen=True, slots=True)
class Core:
    """Where in the words the determiner and amount end, the head stands, and what follows it begins."""

    words: Sequence[Word]
    amount: Amount
    begin: int
    end: int
    possessor: Span | None
    possessed: Amount | None

    @property
    def inner(self) -> Sequence[Word]:
        """The head and what stands before it."""
        return self.words[self.begin : self.end]

    @property
    def counted(self) -> Amount:
        """The amount before the possessor or, without a number there, after it."""
        own = self.possessed
        return own if own and (own.number or own.share) and not self.amount.number else self.amount

    @property
    def rest(self) -> Span | None:
        """What follows the head."""
        return span_of(self.words, self.end, len(self.words))


def core_of(words: Sequence[Word]) -> Core:
    """Find the core of a phrase of at least one word."""
    amount = amount_of(words, 0)
    begin, end = amount.end, core_end(words, amount.end)
    owner = next((at for at in range(end - 2, begin - 1, -1) if words[at].owner), None)
    if owner is None:
        own = amount.determiner in listed("possessives")
        possessor = span_of(words, amount.determiner_at, amount.determiner_at + 1) if own else None
        return Core(words, amount, begin, end, possessor, None)
    possessed = amount_of(words, owner + 1)
    first = begin if amount.partitive else amount.determiner_at
    whose = span_of(words, first if amount.determiner == "the" else begin, owner + 1)
    if possessed.end >= end:
        return Core(words, amount, owner + 1, end, whose, None)
    return Core(words, amount, possessed.end, end, whose, possessed)


def core_end(words: Sequence[Word], begin: int) -> int:
    """Where what belongs to the head ends: before a comma, a relative clause, a preposition, a participle."""
    at = begin
    while at < len(words):
        word = words[at]
        small = word.low in listed("prepositions") or word.low in listed("relatives")
        if not word.is_word or (_bounds(words, at) if at > begin else small and _ends_amount(words, begin)):
            jump = _inside_name(words, begin, at)
            if jump is None:
                return at
            at = jump
        at += 1
    return at


def _ends_amount(words: Sequence[Word], begin: int) -> bool:
    """Say whether an amount without a noun stands before word `begin`: "some | on the panel", but "many of | whom"."""
    return begin > 0 and words[begin - 1].low != "of" and not words[begin].capital


def _bounds(words: Sequence[Word], at: int) -> bool:
    low, before = words[at].low, words[at - 1]
    if before.low in _CLAUSED and not before.owner and words[at].capital and not words[at].owner:
        return True
    if low in listed("relatives") or low in listed("prepositions"):
        return not (words[at].capital and before.capital and at + 1 < len(words) and words[at + 1].capital)
    if low in listed("after_nouns"):
        return not (before.owner or words[at].owner or words[at].form.isupper()) and _may_be_head(before)
    if low in listed("participles"):
        return not before.owner and _may_be_head(before) and not _is_head(words, at + 1)
    return low.endswith(("ed", "ing")) and not before.owner and _is_modified_by(words, at)


def _is_head(words: Sequence[Word], at: int) -> bool:
    """Say whether a known common noun stands at a place: "Republican elected officials"."""
    return at < len(words) and not words[at].capital and nouns.known_noun(words[at].low) is not None


def _is_modified_by(words: Sequence[Word], at: int) -> bool:
    """Tell "e-mails unearthed in March" from "union leaked e-mails"."""
    after = words[at + 1].low if at + 1 < len(words) else ""
    return nouns.known_noun(words[at - 1].low) is not None and (
        not after or after in listed("prepositions") | listed("determiners")
    )


def _may_be_head(word: Word) -> bool:
    return word.capital or nouns.noun(word.low) is not None


def _inside_name(words: Sequence[Word], begin: int, at: int) -> int | None:
    """Where a name that "of" or "and" runs through goes on: "Court of Appeals", "Secretary of State Ana Brook"."""
    if at >= len(words) - 1 or words[at].low not in listed("joints") | {"and", "&"} or words[at - 1].owner:
        return None
    after = at + 2 if words[at + 1].low == "the" else at + 1
    if after >= len(words):
        return None
    determined = begin > 0 and words[begin - 1].low == "the"
    title = nouns.noun(words[at - 1].low.rstrip("."))
    if words[at].low == "of" and nouns.is_title(words[at - 1].low) and not (determined and title and title.plural):
        return past_complement(words, at + 1)
    known = nouns.known_noun(words[at - 1].low)
    joined = known is not None and known.kind == "organisation"
    fellows = words[at - 1].low.endswith("s") and words[at].low in {"for", "against"}
    several_of = words[at - 1].low in listed("fellows") or (fellows and not (known and known.particular))
    plain = words[begin:at] and all(word.capital or word.low in _RUNNING for word in words[begin:at])
    several = at - begin > 1 and any(word.low in listed("joints") for word in words[begin:at])
    starts = words[at - 1].capital and words[after].capital and not nouns.is_courtesy(words[after].low)
    if words[at].low in {"and", "&"}:
        return after - 1 if starts and plain and several else None
    return after - 1 if starts and (joined or several_of or (plain and determined)) else None


def past_complement(words: Sequence[Word], at: int) -> int | None:
    """The last word of a title's complement, if a person's name follows it."""
    for size in (1, 2, 3):
        if at + size >= len(words):
            return None
        complement = words[at : at + size]
        low, form = (" ".join(getattr(word, part) for word in complement) for part in ("low", "form"))
        known = low in listed("complements") or nouns.is_place(form) or nouns.is_place(form.removeprefix("the "))
        if known and _names_person(words, at + size, least=2 if complement[0].low == "the" else 1):
            return at + size - 1
    return None


def head_noun(words: Sequence[Word]) -> nouns.Noun | None:
    """What the last of the words shows, or the last two together."""
    if not words:
        return None
    low = words[-1].low.rstrip(".")
    pair = nouns.known_noun(f"{words[-2].low} {low}") if is_pair(words) else None
    return nouns.people(words[-1].form) or pair or nouns.noun(low)


def is_pair(words: Sequence[Word]) -> bool:
    """Say whether the last two of the words are one noun: "vice president"."""
    return len(words) > 1 and nouns.known_noun(f"{words[-2].low} {words[-1].low}") is not None


def whole(core: Core) -> Span:
    """The whole phrase."""
    return Span(core.words[0].start, core.words[-1].end)


def span_of(words: Sequence[Word], begin: int, end: int) -> Span | None:
    """From the first to the last word of words[begin:end], marks around them left out."""
    while begin < end and not words[begin].is_word:
        begin += 1
    while end > begin and not words[end - 1].is_word:
        end -= 1
    return Span(words[begin].start, words[end - 1].end) if begin < end else None


def _names_person(words: Sequence[Word], at: int, *, least: int) -> bool:
    """Say whether so many capitalised words begin at word `at`, and no "and" goes on from them."""
    end = next((i for i in range(at, len(words)) if not (words[i].is_word and words[i].capital)), len(words))
    if end - at < least or (end < len(words) and words[end].low in {"and", "&"}):
        return False
    if nouns.known_noun(words[end - 1].low):
        return False
    return nouns.kind_of_name([word.form for word in words[at:end]]) == "person"
