"""Positions: whether a statement marks where its source stands as unchanged, changed or hardened.

"Kyiv's position remains unchanged" is news only beside what was said before; the marker is what a later reader of many
articles looks for.
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from sayso.cues import inflections
from sayso.vocabulary import table

Turn = Literal["unchanged", "changed", "hardened"]

NEAR = 6
"""Words on either side in which a verb of change finds the position that it changes."""

_NEGATIONS = frozenset(("not", "never", "no", "without", "nor", "n't"))


@cache
def _lists() -> dict[str, frozenset[str]]:
    irregular: dict[str, list[str]] = table("cues")["irregular"]
    return {
        name: frozenset(form for word in words for form in (word, *inflections(word), *irregular.get(word, ())))
        for name, words in table("kinds")["positions"].items()
    }


@cache
def _telling() -> frozenset[str]:
    known = _lists()
    telling = ("same", "keep", "change", "harden", "turns", "going_on")
    return frozenset(("longer",)).union(*(known[name] for name in telling))


def turn_in(cue: Sequence[str], content: Sequence[str]) -> Turn | None:
    """How a position stands to an earlier one, from the words of a cue and those that its content begins with."""
    words = [*cue, *content]
    telling = _telling()
    for place, word in enumerate(words):
        if word in telling:
            turn = _turn(words, place)
            if turn:
                return turn
    return None


def _turn(words: Sequence[str], place: int) -> Turn | None:
    known, word = _lists(), words[place]
    denied = not _NEGATIONS.isdisjoint(words[max(place - 3, 0) : place])
    if word in known["turns"]:
        return "unchanged" if denied else "changed"
    if word in known["going_on"] or word == "longer":
        return _of_verb(words, place)
    if known["nouns"].isdisjoint(words[max(place - NEAR, 0) : place + NEAR + 1]):
        return None
    if word in known["same"] or word in known["keep"] or denied:
        return "unchanged"
    return "hardened" if word in known["harden"] else "changed"


def _of_verb(words: Sequence[str], place: int) -> Turn | None:
    """What "still insists" and "no longer insists" mark."""
    if _lists()["verbs"].isdisjoint(words[place + 1 : place + 3]):
        return None
    if words[place] != "longer":
        return "unchanged"
    return "changed" if words[place - 1 : place] == ["no"] else None
