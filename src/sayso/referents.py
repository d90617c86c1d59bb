"""Referents: whom a phrase stands for, given all that the article said before it.

A name stands for its bearer. A description stands for whom the article so describes, a document without a name for its
author, "the official" for the official who was speaking. What the article does not say is not guessed: a description
that fits nobody stands for somebody without a name.
"""

from sayso.bodies import body
from sayso.descriptions import person, several
from sayso.documents import document
from sayso.noun_phrases import NounPhrase
from sayso.roles import Roles
from sayso.scene import BODIES, Scene, mention_at
from sayso.span import Span
from sayso.vocabulary import folded

_MOST_CALLED = 60
"""Members that are looked at for one noun; an article of more has a directory in it."""


def by_role(roles: dict[int, Roles]) -> dict[str, list[int]]:
    """Members by the nouns that the article calls them, and by what goes without saying with these."""
    called: dict[str, list[int]] = {}
    for number, one in roles.items():
        for head in one.heads | one.owned.keys():
            if len(called.setdefault(head, [])) < _MOST_CALLED:
                called[head].append(number)
    return called


def referents_of(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """Whom a phrase that is no pronoun stands for."""
    if phrase.name:
        return (_bearer(scene, phrase, phrase.name),)
    known = mention_at(scene.cast, phrase.head_span)
    if known and known.span.end >= phrase.head_span.end and not phrase.plural:
        return (known.member,)
    if phrase.kind == "document":
        return document(scene, phrase)
    if phrase.kind in BODIES or (phrase.kind == "group" and not phrase.particular and known):
        return (body(scene, phrase),)
    if phrase.plural or phrase.kind == "group":
        return several(scene, phrase)
    return (person(scene, phrase),)


def _bearer(scene: Scene, phrase: NounPhrase, name: Span) -> int:
    """Who is named: a member of the cast, or one whose name the cast missed."""
    mention = mention_at(scene.cast, name)
    if mention and min(mention.span.end, name.end) - max(mention.span.start, name.start) > len(name) // 2:
        return mention.member
    words = name.of(scene.text).split()
    known = scene.cast.named(words)
    if known is not None:
        return known
    written = " ".join(words)
    same = scene.written.get(folded(written))
    return scene.add(phrase, written) if same is None else same
