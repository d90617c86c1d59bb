"""The words of time, from the vocabulary tables, as the dictionaries that the grammar asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.timex.tokens import tokenise
from sayso.vocabulary import table

Phrases = dict[str, list[tuple[tuple[str, ...], Any]]]
"""First word to the whole phrases that begin with it, longest first, and what each stands for."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words to what they stand for; words are in lower case."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    numbers: dict[str, int]
    vague_numbers: dict[str, int]
    ordinals: dict[str, int]
    relations: dict[str, str]
    parts: dict[str, str]
    seasons: dict[str, str]
    dayparts: dict[str, str]
    days: dict[str, int]
    decades: dict[str, int]
    zones: dict[str, float]
    ambiguous: frozenset[str]
    plain: frozenset[str]
    before: frozenset[str]
    sets: frozenset[str]
    every: frozenset[str]
    once: frozenset[str]
    hedges: frozenset[str]
    vague: Phrases
    openers: Phrases
    closers: Phrases
    hedges_after: Phrases
    holidays: Phrases
    triggers: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Read the tables once."""
    words, holidays = table("timex"), table("timex_holidays")["holidays"]
    flat: dict[str, Any] = {name: words[name] for name in _FLAT}
    vague = [(phrase, entry) for entry in words["vague"] for phrase in entry["phrases"]]
    names = {(name, name) for entry in holidays for name in entry["names"]}
    lists: dict[str, Any] = {name: frozenset(words["sets"][name]) for name in ("every", "once")}
    phrases: dict[str, Any] = {
        "vague": _phrases(vague),
        "openers": _phrases(words["openers"].items()),
        "closers": _phrases(words["closers"].items()),
        "hedges_after": _phrases((phrase, True) for phrase in words["hedges"]["after"]),
        "holidays": _phrases(names),
    }
    sets, hedges, odd = frozenset(words["sets"]["words"]), frozenset(words["hedges"]["words"]), words["ambiguous"]
    plurals = {f"{word}s" for word in (*flat["weekdays"], *flat["dayparts"])}
    starts = set().union(*flat.values(), sets, hedges, *lists.values(), *phrases.values(), plurals, _OTHER)
    return Lexicon(
        **flat, **lists, **phrases, sets=sets, hedges=hedges,
        ambiguous=frozenset(odd["words"]), plain=frozenset(odd["plain"]), before=frozenset(odd["before"]),
        triggers=frozenset(starts - set(words["closers"]) - set(words["zones"])),
    )  # fmt: skip


_FLAT = (
    "months", "weekdays", "units", "numbers", "vague_numbers", "ordinals", "relations", "parts", "seasons", "dayparts",
    "days", "decades", "zones",
)  # fmt: skip
_OTHER = {
    "the", "a", "an", "on", "in", "at", "within", "for", "over", "during", "between", "half", "rest", "remainder",
    "earlier", "later", "fiscal", "financial", "fy", "school", "academic", "calendar", "that", "same", "'", "’", "q",
    "h", "w", "to", "year", "inside", "throughout", "as", "budget", "tax",
}  # fmt: skip


def _phrases(pairs: Iterable[tuple[str, Any]]) -> Phrases:
    found: Phrases = {}
    for phrase, value in pairs:
        words = tuple(phrase_words(phrase))
        found.setdefault(words[0], []).append((words, value))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def phrase_words(phrase: str) -> list[str]:
    """Cut a phrase of the tables as a text is cut."""
    cut = tokenise(phrase)
    return cut.words[: cut.count]
