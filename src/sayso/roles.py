"""Roles: what an article says that its people are, so that a description finds the one it describes.

"The senator" is whom the article called Senator, or "a senator from Aldmoor", or "the Aldmoor senator"; and where it
called nobody so, the description stands for nobody whom a machine may name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from sayso.cast import Cast, Mention
from sayso.name_words import plain
from sayso.sentences import abbreviations
from sayso.vocabulary import table

_BEFORE = 90
_AFTER = 160
_MOST = 8
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_WORDS = re.compile(r"[^\W_][\w'’.-]*")
_APPOSITION = re.compile(
    r"(?: \([^()\n]{1,30}\))?,? (?:is |was |became |remains )?(?:now |also |then |himself |once )?"
    r"(?P<role>(?:the|a|an|its|his|her|their|one of the)?[^,.;:()\n–—]{2,110})"
)
_POSSESSIVES = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_PARTY = re.compile(r"[ ,(]{1,3}(?P<party>[RDI])-(?P<place>[A-Z][\w.]*)")


@dataclass(slots=True)
class Roles:
    """Of one member: `heads`, the nouns that say what it is; `words`, all that stands beside them; folded.

    `owned`: heads that say whose it is ("his lawyer, Lev Dorn"), which are no heads of its own, and whose.
    """

    heads: set[str] = field(default_factory=set)
    owned: dict[str, str] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)


def roles_of(text: str, cast: Cast) -> dict[int, Roles]:
    """What the article says of each member that it calls anything; linear in the mentions."""
    found: dict[int, Roles] = {}
    for mention in cast.mentions:
        roles = found.setdefault(mention.member, Roles())
        for owned, words in (*_titles(text, mention), *_appositions(text, mention)):
            if owned:
                roles.owned.update(dict.fromkeys(also(words[-1]), owned))
            else:
                roles.heads.update(also(words[-1]))
            roles.words.update(word for each in words for word in also(each))
        party = _PARTY.match(text, mention.span.end)
        if party:
            roles.heads.update(also(party["party"].lower() + "-"))
            roles.words.update(also(party["party"].lower() + "-"), also(party["place"].rstrip(".").lower()))
    return found


def fits(roles: Roles, head: str, modifiers: Sequence[str], *, owned: bool = False) -> float | None:
    """How well a description fits: the share of its modifiers that the article states; None for another head.

    `owned`: of a description that says whose ("his lawyer"), which fits one so introduced.
    """
    if head not in (roles.owned if owned else roles.heads):
        return None
    if not modifiers:
        return 1.0
    return sum(bool(also(word) & roles.words) for word in modifiers) / len(modifiers)


def _titles(text: str, mention: Mention) -> Iterator[tuple[str, list[str]]]:
    """The words before a name, title and all, back to what ends a phrase, and whose they say it is."""
    start = mention.title.start if mention.title else mention.span.start
    if mention.title:
        yield "", [plain(word) for word in mention.title.of(text).split()]
    words = _words_before(text, start)
    stop = next((at for at in range(len(words) - 1, -1, -1) if words[at] in _listed("stops")), -1)
    owner = max((at for at, word in enumerate(words) if _owns(word)), default=-1)
    comma = text[start - 2 : start] == ", "
    if words[max(stop, owner) + 1 :] and (not comma or owner >= stop >= 0 or owner > stop):
        yield words[owner] if owner >= max(stop, 0) else "", words[max(stop, owner) + 1 :]


def _words_before(text: str, at: int) -> list[str]:
    """The words that stand before a place without a mark between them, folded, at most eight."""
    words: list[str] = []
    for word in reversed(text[max(0, at - _BEFORE) : at].removesuffix(", ").split()[1:]):
        stops = word.endswith(".") and word[:-1].lower() not in abbreviations() and len(word) > len("J.")
        if stops or not _WORD.fullmatch(word) or len(words) == _MOST:
            break
        words.append(plain(word))
    return words[::-1]


def _owns(word: str) -> bool:
    return word in _POSSESSIVES or word.endswith(("'s", "s'"))


def _appositions(text: str, mention: Mention) -> Iterator[tuple[str, list[str]]]:
    """The head of what follows a name between commas, or after "is", and what belongs to it."""
    if text[mention.span.end : mention.span.end + 1] in {"'", "’"}:
        return
    match = _APPOSITION.match(text, mention.span.end, mention.span.end + _AFTER)
    if not match or text[mention.span.end : match.start("role")].strip() == "":
        return
    words = [plain(word) for word in _WORDS.findall(match["role"])]
    if not words or words[0] in _listed("clauses"):
        return
    end = next((at for at, word in enumerate(words) if at and word in _listed("prepositions")), len(words))
    if end < len(words) and words[end] in _listed("verbs"):
        return
    owner = max((at for at, word in enumerate(words[:end]) if _owns(word)), default=-1)
    head = [word for word in words[owner + 1 : end] if word not in _listed("stops")]
    if head and words[end - 1] == head[-1]:
        yield words[owner] if owner >= 0 else "", [*words[end + 1 : end + 4], *head]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("roles")[name])


@cache
def also(word: str) -> frozenset[str]:
    """A word and what goes without saying with it: a "rep" is a representative, a "gov" a governor."""
    return frozenset((word, *table("roles")["also"].get(word, ())))
