"""Name kinds: what a name's own words show it to be.

The rules are tried in order, the surest first; a name that none of them fits may be anybody's or anything's, which the
rest of the article decides.
"""

import re
from collections.abc import Callable, Sequence

from sayso import outlets
from sayso.name_words import is_given, name_sets, plain
from sayso.vocabulary import folded

_ACRONYM = re.compile(r"(?:[^\W\d_a-z]\.?){2,6}s?")
_PAIR = 2


def kind_of(written: str, words: Sequence[str]) -> str | None:
    """Tell `person`, `organisation`, `outlet`, `document`, `place`, `people` or `thing` by a name's words.

    `written`: the name as it stands. `people` belong to a people, a party or a faith; a `thing` does not speak.
    """
    every = [plain(word) for word in words]
    if outlets.by_name(written):
        return "outlet"
    return next((kind for kind, fits in _RULES if fits(words, every)), None)


def is_place(words: Sequence[str]) -> bool:
    """Tell a place by its name."""
    whole = folded(" ".join(words))
    return whole in name_sets()["places"] or whole.rstrip(".") in name_sets()["places"]


def _is_known_body(words: Sequence[str], _every: Sequence[str]) -> bool:
    return folded(" ".join(words)).rstrip(".") in name_sets()["no_places"]


def _is_place(words: Sequence[str], every: Sequence[str]) -> bool:
    begins = len(every) == _PAIR and every[0] in name_sets()["places_of"] and not is_given(every[0])
    return is_place(words) or begins


def _is_one_of_a_people(_words: Sequence[str], every: Sequence[str]) -> bool:
    sets = name_sets()
    return len(every) == 1 and (every[0] in sets["adjectives"] or _of_people(every[0]))


def _of_people(word: str) -> bool:
    return word in name_sets()["peoples"] or word.removesuffix("s") in name_sets()["peoples"]


def _is_day_or_state(_words: Sequence[str], every: Sequence[str]) -> bool:
    return every[-1] in name_sets()["months"] or every[-1] in name_sets()["marks"]


def _is_outlet(_words: Sequence[str], every: Sequence[str]) -> bool:
    return len(every) > 1 and every[-1] in name_sets()["outlet_names"] and not is_given(every[0])


def _is_document(_words: Sequence[str], every: Sequence[str]) -> bool:
    return len(every) > 1 and every[-1] in name_sets()["papers"]


def _is_people(_words: Sequence[str], every: Sequence[str]) -> bool:
    return _of_people(every[-1]) and (not is_given(every[0]) or len(every) > _PAIR)


def _is_person_all_the_same(_words: Sequence[str], every: Sequence[str]) -> bool:
    """Tell "Ana Bank" and "Lev Hill" from banks and hills."""
    ends = every[-1] in name_sets()["organisations"] or every[-1] in name_sets()["things"]
    return len(every) == _PAIR and every[0] in name_sets()["given_sure"] and ends


def _is_body(_words: Sequence[str], every: Sequence[str]) -> bool:
    bodies = name_sets()["organisations"]
    return any(word in bodies for word in every[1:]) or (len(every) == 1 and every[0] in bodies)


def _is_thing(_words: Sequence[str], every: Sequence[str]) -> bool:
    return every[-1] in name_sets()["things"]


def _may_be_body(words: Sequence[str], every: Sequence[str]) -> bool:
    """Tell "Radio Aldmoor", "OHR", "HT Brennock"."""
    if _ACRONYM.fullmatch(" ".join(words)):
        return True
    if len(every) == 1 or is_given(every[0]):
        return False
    begins = every[0] in name_sets()["organisations"]
    return begins or _has_acronym(words) or every[-1] in name_sets()["places"]


def _has_acronym(words: Sequence[str]) -> bool:
    kept = [word for word in words if plain(word) not in name_sets()["suffixes"]]
    capitals = [word.isupper() and len(plain(word)) > 1 for word in kept]
    return any(capitals) and not all(capitals)


def _is_person(_words: Sequence[str], every: Sequence[str]) -> bool:
    return is_given(every[0])


_RULES: tuple[tuple[str, Callable[[Sequence[str], Sequence[str]], bool]], ...] = (
    ("organisation", _is_known_body),
    ("place", _is_place),
    ("people", _is_one_of_a_people),
    ("thing", _is_day_or_state),
    ("outlet", _is_outlet),
    ("document", _is_document),
    ("people", _is_people),
    ("person", _is_person_all_the_same),
    ("organisation", _is_body),
    ("thing", _is_thing),
    ("organisation", _may_be_body),
    ("person", _is_person),
)
