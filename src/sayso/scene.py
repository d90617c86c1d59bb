"""Scene: what is known while an article is read from its start.

Who is in it, what it calls them, and who was mentioned so far: whatever finds a referent looks here and nowhere else,
so that the order of the text alone decides.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from sayso.cast import Cast, Mention
from sayso.name_words import plain
from sayso.noun_phrases import NounPhrase
from sayso.pronouns import Discourse, Pronoun, Standing, meant
from sayso.roles import Roles
from sayso.span import Span
from sayso.vocabulary import folded, table

BODIES = frozenset(("organisation", "outlet", "document"))
_WORD = re.compile(r"[^\W_][\w'’.-]*")


@dataclass(slots=True)
class Referent:
    """One whom the article speaks of: a member of its cast, or one without a name.

    `heads`: the nouns by which it goes, folded. `plural`: whether it is several.
    """

    name: str | None
    kind: str | None
    gender: str | None = None
    plural: bool = False
    heads: set[str] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)


@dataclass(slots=True)
class Scene:
    """The article so far. `referents` begins with the members of `cast`, by their numbers.

    `roles`: what the article says of its members; `called`: members by the nouns that it calls them; `unnamed`: the
    last one without a name by its noun and whether it is several; `written`: those whom the cast does not have, by
    their names; `read`: whom each source stands for; `pair`: those named together last, and where; `choose`: whom a
    pronoun stands for, which the weights say, or what fits them.
    """

    text: str
    cast: Cast
    roles: dict[int, Roles]
    discourse: Discourse
    referents: list[Referent]
    called: dict[str, list[int]] = field(default_factory=dict)
    unnamed: dict[tuple[str, bool], int] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)
    read: dict[tuple[Span, ...], tuple[int, ...]] = field(default_factory=dict)
    headlined: frozenset[int] = frozenset()
    pair: tuple[tuple[int, ...], int] = ((), 0)
    choose: Callable[[Discourse, Pronoun, str | None], int | None] = meant

    def standing(self, number: int) -> Standing:
        """What the text has shown of a referent so far; a new one for one not mentioned yet."""
        known = self.discourse.standings.get(number)
        if known:
            return known
        one = self.referents[number]
        kind = "group" if one.plural else one.kind
        return Standing(number, one.gender, kind, one.name is not None, number in self.headlined)

    def apart(self, number: int, at: int) -> int:
        """Sentences between a place and where a referent was mentioned last; very many where it was not."""
        known = self.discourse.standings.get(number)
        return self.discourse.setting.sentence(at) - known.sentence if known else _NEVER

    def add(self, phrase: NounPhrase, name: str | None = None, kind: str | None = None) -> int:
        """Take in one whom the cast does not have."""
        plural = phrase.plural and name is None
        self.referents.append(Referent(name, kind or phrase.kind, phrase.gender, plural, {phrase.head}))
        number = len(self.referents) - 1
        if name is None:
            self.unnamed[phrase.head, plural] = number
        else:
            self.written[folded(name)] = number
        return number


_NEVER = 1_000_000


def mention_at(cast: Cast, span: Span) -> Mention | None:
    """The mention that has most in common with a span."""
    touching = [m for m in cast.within(span) if m.span.end > span.start]
    return max(
        touching,
        key=lambda m: (min(m.span.end, span.end) - max(m.span.start, span.start), len(m.span)),
        default=None,
    )


def words_of_name(name: str | None) -> set[str]:
    """The words of a name, folded."""
    return {plain(word) for word in _WORD.findall(name)} if name else set()


def modifiers(text: str, phrase: NounPhrase) -> list[str]:
    """The words that narrow a description, folded: before its head, and the name after "of" or "from".

    "Former", "new" and the like narrow nothing: of whom an article has once said a role, it says so later with them.
    """
    words = [folded(word) for word in _WORD.findall(phrase.modifiers.of(text))] if phrase.modifiers else []
    if phrase.remainder:
        words += [folded(word) for word in _WORD.findall(phrase.remainder.of(text))[1:5] if word[0].isupper()]
    return [word.rstrip(".") for word in words if word not in listed("stops") | listed("times")]


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words of `data/roles.toml`."""
    return frozenset(table("roles")[name])
