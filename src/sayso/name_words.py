"""Name words: what the words of names show, from the vocabulary.

A given name tells a gender, a title comes before a person, "Committee" ends the name of a body. Finding names and
telling who bears them ask the same of every capitalised word, so the answers are looked up in one place.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from sayso.vocabulary import folded, table

_CACHED = 1 << 14
"""Words that are remembered folded: an article's names are few and asked about often."""


@lru_cache(maxsize=_CACHED)
def plain(word: str) -> str:
    """A word folded, without its full stops."""
    return folded(word.rstrip(".")) if word.count(".") <= 1 else folded(word.replace(".", ""))


def key_of(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a name as they are compared: without case, full stops, "the" and what follows a surname."""
    return _key(tuple(words))


@lru_cache(maxsize=_CACHED)
def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    every = tuple(plain(word) for word in words)
    kept = tuple(word for word in every if word not in name_sets()["suffixes"] and word != "the")
    return kept or every


def gender_of(given: str) -> str | None:
    """The gender that a given name tells, folded."""
    known = name_sets()
    for part in (given, given.partition("-")[0]):
        if part in known["f"]:
            return "f"
        if part in known["m"]:
            return "m"
    return None


def gender_of_title(title: str) -> str | None:
    """The gender that a title tells: "Mrs.", "Spokesman"."""
    known = name_sets()
    words = [plain(word) for word in title.split()]
    if any(word in known["female"] for word in words):
        return "f"
    return "m" if any(word in known["male"] for word in words) else None


def is_given(word: str) -> bool:
    """Tell a common given name."""
    return plain(word) in name_sets()["given"]


def short_forms(name: str) -> list[str]:
    """The names that a given name may be short for."""
    forms: dict[str, list[str]] = table("given_names")["short"]
    return forms.get(name, [])


@cache
def name_sets() -> dict[str, frozenset[str]]:
    """The words of the vocabulary by what they show, folded; callers must not change it."""
    sets = {name: frozenset(words) for name, words in table("names").items()}
    sets |= _given() | _of_nouns(sets)
    sets["any_title"] = sets["titles"] | sets["honorifics_m"] | sets["honorifics_f"]
    sets["female"] = sets["honorifics_f"] | {word for word in sets["titles"] if word.endswith(("woman", "ress"))}
    sets["male"] = sets["honorifics_m"] | {word for word in sets["titles"] if word.endswith("man")}
    sets["not_joined"] = sets["places"] | sets["given"] | sets["any_title"]
    sets["takes_of"] = sets["organisations"] | sets["offices"] | sets["of"]
    sets["takes_for"] = sets["organisations"] | sets["bodies"]
    sets["institutions"] = sets["organisations"] - sets["purposes"]
    return sets


def _given() -> dict[str, frozenset[str]]:
    given = {name: frozenset(table("given_names")[name]) for name in ("f", "m", "either")}
    sure = given["f"] | given["m"]
    return {"f": given["f"], "m": given["m"], "given_sure": sure, "given": sure | given["either"]}


def _of_nouns(sets: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What the vocabulary of nouns has of peoples, places, outlets and surnames."""
    nouns = table("nouns")
    places = {folded(word) for part in ("names", "regions") for word in nouns["places"][part]}
    return {
        "peoples": sets["peoples"] | {folded(word) for word in nouns["people"]["names"]},
        "adjectives": frozenset(folded(word) for word in nouns["people"]["adjectives"]),
        "places": (sets["places"] | places) - sets["no_places"],
        "marks": frozenset(plain(word) for word in nouns["places"]["regions"] if word.endswith(".")),
        "surnames": frozenset(nouns["person"]["surnames"]),
        "outlet_names": frozenset(nouns["outlet"]["names"]),
    }
