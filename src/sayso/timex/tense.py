"""Tense: whether the clause around a time expression looks back or ahead, by the verb forms of English.

No tagger: the words of a closed table, forms in -ed, and what stands before "to". The verb nearest on the left within
the sentence decides, then the nearest on the right; a clause without a verb has no tense.
"""

from functools import cache
from typing import Literal

from sayso.timex.tokens import Tokens
from sayso.vocabulary import table

Tense = Literal["past", "present", "future"]
_LEFT, _RIGHT = 24, 14
"""Tokens that are looked at on each side."""
_STOPS = frozenset(".!?;")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "'re", "am", "re"})
_SHORTEST_FORM = 4
_LONGEST_SHORT = 3


def tense_at(t: Tokens, first: int, after: int) -> Tense | None:
    """The tense of the clause in which the tokens from `first` to before `after` stand."""
    i, least = first - 1, max(first - _LEFT, 0)
    while i >= least and not _ends_sentence(t, i):
        tense = verb_tense(t, i)
        if tense:
            return tense
        i -= 1
    return _on_the_right(t, after)


def _on_the_right(t: Tokens, after: int) -> Tense | None:
    for i in range(after, min(after + _RIGHT, t.count)):
        if _ends_sentence(t, i):
            return None
        tense = verb_tense(t, i)
        if tense:
            return tense
    return None


def _ends_sentence(t: Tokens, i: int) -> bool:
    """Whether token `i` closes a sentence; the full stop of an abbreviation does not."""
    word = t.words[i]
    if t.apart(i):
        return True
    if word not in _STOPS:
        return False
    return word != "." or not t.joined(i) or len(t.words[i - 1]) > _LONGEST_SHORT or not t.capital(i + 1)


def verb_tense(t: Tokens, i: int) -> Tense | None:
    """The tense that the form at token `i` shows, if it is one of a verb."""
    forms, word = _forms(), t.words[i]
    tense: Tense | None = "future" if word == "ll" else None
    if word in forms["future"]:
        tense = _modal(t, i)
    elif word == "to":
        tense = _infinitive(t, i)
    elif word in forms["past"] or _regular_past(word):
        tense = _participle(t, i)
    elif word in forms["perfect"]:
        tense = "past" if _participle_follows(t, i) else "present"
    elif word in forms["present"]:
        tense = "future" if t.words[i + 1] in forms["ahead"] else "present"
    return tense


def _regular_past(word: str) -> bool:
    return word.endswith("ed") and len(word) >= _SHORTEST_FORM and word not in _forms()["not_past"]


def _modal(t: Tokens, i: int) -> Tense | None:
    """Tell "would have said", which looks back, from the rest; "May" with a capital is no verb."""
    if t.words[i] in {"may", "might"} and t.capital(i) and i:
        return None
    if t.words[i] != "will" and "have" in t.words[i + 1 : i + 3]:
        return "past"
    return "future"


def _infinitive(t: Tokens, i: int) -> Tense | None:
    """Tell "plans to meet" and "is due to meet", which look ahead, from "to" before a noun."""
    forms, before = _forms(), t.words[i - 1] if i else ""
    if before in _BE or before in forms["ahead"] or before in forms["wanting"]:
        return "future"
    after = t.words[i + 1]
    return (
        "future"
        if after in {"be", "begin", "meet", "take", "start", "vote", "hold", "make", "decide", "launch", "come"}
        else None
    )


def _participle(t: Tokens, i: int) -> Tense | None:
    """A form in -ed behind "will", "to be" or "is expected" is not of the past."""
    forms = _forms()
    for j in range(max(i - 3, 0), i):
        if (
            t.words[j] in {"will", "won", "ll", "would", "could", "shall", "should", "may", "might", "must"}
            and "have" not in t.words[j:i]
        ):
            return "future"
        if t.words[j] == "to" and t.words[j + 1] == "be":
            return "future"
    if t.words[i] in forms["ahead"] and (i and t.words[i - 1] in _BE):
        return "future"
    if t.words[i] in {"set", "cut", "read", "let", "put", "hit"} and i and t.words[i - 1] == "to":
        return None
    return "past"


def _participle_follows(t: Tokens, i: int) -> bool:
    forms = _forms()
    return any(word.endswith("ed") or word in forms["past"] for word in t.words[max(i + 1, 0) : max(i + 4, 0)])


def perfect_at(t: Tokens, first: int) -> bool:
    """Whether "has" or "have" stands before token `first` in its clause with nothing but its participle between."""
    return any(word in _forms()["perfect"] or word == "s" for word in t.words[max(first - 6, 0) : first]) and (
        _participle_follows(t, first - 4) or _participle_follows(t, first - 6)
    )


@cache
def _forms() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("timex_tense").items() if name != "ahead_by"}
