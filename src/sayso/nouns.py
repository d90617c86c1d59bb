"""Nouns: what a noun or a name shows of the one it stands for.

"Aides" are several persons, "the ministry" is an organisation, "Harbour Times" an outlet. The words are vocabulary
(`data/nouns.toml`); what it does not hold is told by a word's ending or a name's form, or left open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso import outlets
from sayso.vocabulary import folded, table


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun shows: `kind` as of a source; `plural`; `gender` `f`, `m` or None.

    `particular`: whether a bare plural of it ("officials said") means somebody in particular, not a class.
    """

    kind: str
    plural: bool = False
    particular: bool = False
    gender: str | None = None


_KINDS = ("person", "group", "organisation", "outlet", "document")
_PERSON = re.compile(r"(?:[^aeiou]er|[aeiou][^aeiou]er|tor|sor|ist|ician|arian|ee|woman|man|crat|naut|person)\Z")
_ABSTRACT = re.compile(r"(?:[ts]ion|ness|ment|ity|ship|ism|ance|ence|ency|hood|dom|ing|ure|cy|ry)s?\Z")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&-]*[A-Z]s?\d{0,2}")
_CAMEL = re.compile(r"(?!Ma?c[A-Z]|De[A-Z]|Le[A-Z]|La[A-Z]|O[’'])[A-Z]?[a-z]+[A-Z]\w+")
_PLURAL = re.compile(r"[^siu]s\Z|ies\Z")
_SITE = re.compile(r"\w[\w-]*\.(?:com|org|net|info|co|io|ua|ru|uk|news|gov)\b", re.IGNORECASE)
_LONGEST_ACRONYM = 6


def noun(word: str) -> Noun | None:
    """What a folded noun shows; None where the vocabulary does not know it and its ending does not tell.

    Of a compound the last part counts: "ex-aide", "father-turned-activist".
    """
    known = _nouns().get(word) or _nouns().get(word.rpartition("-")[2])
    return known or _guess(word)


def known_noun(word: str) -> Noun | None:
    """What the vocabulary has of a folded noun."""
    return _nouns().get(word)


def is_title(word: str) -> bool:
    """Say whether a folded word may stand before a person's name: "senator", "gov", "spokeswoman"."""
    word = word.rstrip(".")
    found = _nouns().get(word) or _nouns().get(word.rpartition("-")[2])
    if word in _listed("titles") or found is None:
        return word in _listed("titles")
    return found.kind == "person" or (found.plural and found.particular and word not in _listed("nouns", "group"))


def is_collective(word: str) -> bool:
    """Say whether a folded singular noun is of several people: "jury"."""
    return word in _listed("nouns", "group")


def is_courtesy(word: str) -> bool:
    """Say whether a folded word is a title that only a name follows: "Mr.", "Sen."."""
    return word.rstrip(".") in _listed("titles")


def is_surname(word: str) -> bool:
    """Say whether a folded title is a surname as well: "king"."""
    return word in _listed("surnames")


def is_given_name(word: str) -> bool:
    """Say whether a folded title is a first name as well: "dean"."""
    return word in _listed("given")


def gender(word: str) -> str | None:
    """The gender that a folded noun or title states."""
    word = word.rstrip(".")
    return "f" if word in _listed("female") else "m" if word in _listed("male") else None


def people(word: str) -> Noun | None:
    """What a capitalised word shows of a people, a party or a faith: "Republicans", "Briton"."""
    return _peoples().get(word)


def is_adjective(word: str) -> bool:
    """Say whether a capitalised word describes and names nobody: "Democratic", "British"."""
    return word in _adjectives() or (word in _peoples() and not _peoples()[word].plural)


def is_place(name: str) -> bool:
    """Say whether a name is of a country, a part of one, or a seat of those who govern."""
    return name in _places() or name in _regions()


def is_region(name: str) -> bool:
    """Say whether a name is of a part of a country: "Ohio", "N.H."."""
    return name in _regions()


def is_outlet(name: str) -> bool:
    """Say whether a name is of an outlet that the vocabulary knows."""
    return outlets.by_name(name) is not None or name.removeprefix("The ") in _cited()


def kind_of_name(words: Sequence[str], *, article: bool = False) -> str:
    """What a name is: `person`, `organisation`, `outlet` or `document`, by its words and whether "the" precedes it.

    A name that shows nothing is a person's.
    """
    name = " ".join(words)
    if is_outlet(name):
        return "outlet"
    if is_place(name):
        return "organisation"
    return _kind_by_words([folded(word) for word in words], name, article=article)


def _kind_by_words(low: list[str], name: str, *, article: bool) -> str:
    last, several = low[-1], len(low) > 1
    if _kind(" ".join(low[-2:])) == "outlet":
        return "outlet"
    stem = next((i for i, word in enumerate(low) if i and word in {"of", "for", "on", "and", "to"}), len(low))
    for word in dict.fromkeys((low[stem - 1], last)):
        found = _nouns().get(word)
        if found and found.kind in {"organisation", "document"} and (several or article):
            return found.kind
    if (several or article) and (last in table("nouns")["outlet"]["names"] or _kind(last) == "outlet"):
        return "outlet"
    if _SITE.search(name):
        return "outlet"
    short = not several and len(name) == 2 and name.isupper()  # noqa: PLR2004
    camel = not several and _CAMEL.fullmatch(name) is not None
    if short or camel or article or stem < len(low) or any(_is_acronym(word) for word in name.split()):
        return "organisation"
    return "person"


def _kind(word: str) -> str | None:
    found = _nouns().get(word)
    return found.kind if found else None


def _is_acronym(word: str) -> bool:
    """Tell "NATO" and "F.B.I." from initials ("J.D.") by length alone, and from a shouted name likewise."""
    return bool(_ACRONYM.fullmatch(word)) and 3 <= sum(map(str.isalpha, word)) <= _LONGEST_ACRONYM  # noqa: PLR2004


def _guess(word: str) -> Noun | None:
    if _ABSTRACT.search(word) or word in _listed("not") or word.removesuffix("s") in _listed("not"):
        return None
    if _PERSON.search(word):
        return Noun("person", gender=gender(word))
    if word.endswith("s") and _PERSON.search(word[:-1]):
        return Noun("group", plural=True)
    return None


@cache
def _nouns() -> dict[str, Noun]:
    known = table("nouns")
    forms: dict[str, Noun] = {}
    for kind in reversed(_KINDS):
        for section in ("role", "class", "nouns"):
            for word in known[kind].get(section, ()):
                several = kind == "group" or (kind == "document" and _PLURAL.search(word) is not None)
                particular = section == "role" or word in known["group"]["particular"]
                forms.update(_forms(word, Noun(kind, several, particular, gender(word))))
    return forms


def _forms(word: str, singular: Noun) -> Iterator[tuple[str, Noun]]:
    """A noun and its plural, in which persons become a group."""
    kind = "group" if singular.kind == "person" else singular.kind
    if singular.kind != "group":
        yield plural(word), Noun(kind, plural=True, particular=singular.particular)
    yield word, singular


def plural(word: str) -> str:
    """The plural of a noun, by the rules and the exceptions in the vocabulary."""
    for ending, other in table("nouns")["plurals"].items():
        if word.endswith(ending):
            return str(word[: len(word) - len(ending)] + other)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def _peoples() -> dict[str, Noun]:
    forms: dict[str, Noun] = {}
    for word in table("nouns")["people"]["names"]:
        forms[word] = Noun("person")
        forms[plural(word)] = Noun("group", plural=True)
    return forms


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(table("nouns")["people"]["adjectives"])


@cache
def _cited() -> frozenset[str]:
    return frozenset(table("relays")["outlets"]["names"])


@cache
def _places() -> frozenset[str]:
    return frozenset(table("nouns")["places"]["names"])


@cache
def _regions() -> frozenset[str]:
    return frozenset(table("nouns")["places"]["regions"])


@cache
def _listed(section: str, kind: str = "person") -> frozenset[str]:
    return frozenset(table("nouns")[kind][section])
