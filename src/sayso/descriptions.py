"""Descriptions: which person "the senator" or "the official" is.

Whom the article calls so; else the one without a name who went by it. An unnamed source is never taken for somebody
with a name: whoever asked not to be named stays the last unnamed one of that noun.
"""

import re
from collections.abc import Iterator

from sayso.noun_phrases import NounPhrase, parse
from sayso.nouns import known_noun
from sayso.pronouns import gender_of_pronoun
from sayso.roles import fits
from sayso.scene import Scene, listed, modifiers
from sayso.span import Span
from sayso.vocabulary import folded

_POSSESSIVES = frozenset(("his", "her", "its", "their", "my", "our", "your"))
_FAR = 8
"""Sentences after which "the senator" is rather somebody just named than the one whom the article once called so."""
_NEAR = 3
"""Sentences back to which "the billionaire" reaches for somebody whom the article does not call so."""
_HIS_FAR = 6
"""Sentences after which "his lawyer" is no longer the lawyer introduced as his."""


def person(scene: Scene, phrase: NounPhrase) -> int:
    """The person whom a description stands for."""
    if not _is_known(phrase):
        return scene.add(phrase)
    unnamed = _unnamed(scene, phrase)
    if phrase.head in listed("anonymous"):
        unnamed = _last_unnamed(scene, phrase) if unnamed is None else unnamed
        return scene.add(phrase) if unnamed is None else unnamed
    described = _described(scene, phrase)
    if unnamed is not None and (described is None or _later(scene, unnamed, described)):
        return unnamed
    epithet = None
    if described is None or scene.apart(described, phrase.span.start) > _FAR:
        epithet = _epithet(scene, phrase)
    found = described if epithet is None else epithet
    return scene.add(phrase) if found is None else found


def several(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """Several: those whom the article so describes where it says how many, else a group without a name."""
    if phrase.definite and phrase.number and phrase.number[0] == phrase.number[1]:
        single = phrase.head.removesuffix("s")
        called = [n for n in dict.fromkeys(reversed(scene.discourse.latest)) if _is_called(scene, n, single)]
        if len(called) == phrase.number[0]:
            return tuple(sorted(called))
    known = scene.unnamed.get((phrase.head, True))
    if phrase.definite and known is not None and phrase.remainder is None:
        return (known,)
    return (scene.add(phrase),)


def described_in(scene: Scene) -> Iterator[Span]:
    """Where the article may describe a person whom it names elsewhere: "the mayor", "the Aldmoor senator"."""
    heads = [head for head in scene.called if (noun := known_noun(head)) and noun.kind == "person"]
    if heads:
        words = "|".join(re.escape(head) for head in sorted(heads, key=lambda head: (-len(head), head)))
        for match in re.finditer(rf"\b[Tt]he (?:(?!the )[\w.’'-]+ ){{0,2}}?(?:{words})(?![\w'’-]| [A-Z])", scene.text):
            yield Span(*match.span())


def describe(scene: Scene, span: Span) -> None:
    """Note a description of a person outside of any source, which keeps them near."""
    for phrase in parse(scene.text, span):
        number = (
            _described(scene, phrase) if phrase.kind == "person" and not phrase.plural and not phrase.name else None
        )
        if number is not None and number in scene.discourse.standings:
            scene.discourse.mention(scene.standing(number), span, pronoun=True)


def _is_known(phrase: NounPhrase) -> bool:
    """Tell a description of one known already from "a driver", "one official", "officials"."""
    if not phrase.definite or (phrase.determiner is None and phrase.possessor is None):
        return False
    return phrase.number != (1, 1) or phrase.possessor is not None or phrase.determiner == "the"


def _unnamed(scene: Scene, phrase: NounPhrase) -> int | None:
    return None if phrase.remainder or phrase.possessor else scene.unnamed.get((phrase.head, False))


def _last_unnamed(scene: Scene, phrase: NounPhrase) -> int | None:
    """The one without a name who spoke just before "the source", by whatever noun."""
    number = scene.discourse.last_source
    if number is None or phrase.remainder or phrase.possessor or scene.apart(number, phrase.span.start) > _NEAR:
        return None
    one = scene.referents[number]
    return number if one.name is None and not one.plural and one.kind == "person" else None


def _later(scene: Scene, one: int, other: int) -> bool:
    """Whether one was mentioned after another was last."""
    standings = scene.discourse.standings
    return one in standings and (other not in standings or standings[one].at > standings[other].at)


def _described(scene: Scene, phrase: NounPhrase) -> int | None:
    """The person whom the article says to be what a description says; the one mentioned last among equals."""
    words = modifiers(scene.text, phrase)
    owned = phrase.possessor is not None
    best: tuple[float, int] | None = None
    for number in scene.called.get(phrase.head, ()):
        one = scene.referents[number]
        if one.kind not in {"person", None} or (phrase.gender and one.gender not in {phrase.gender, None}):
            continue
        fit = fits(scene.roles[number], phrase.head, words, owned=owned)
        if fit is None or (words and not fit) or (owned and not _is_theirs(scene, phrase, number)):
            continue
        score = 3 * fit + _nearness(scene, number, phrase.span.start)
        if best is None or score > best[0]:
            best = (score, number)
    return None if best is None else best[1]


def _is_theirs(scene: Scene, phrase: NounPhrase, number: int) -> bool:
    """Tell "his lawyer" for one introduced as his, from "her lawyer" for the same: by the owner's name or gender."""
    owner = scene.roles[number].owned[phrase.head]
    whose = phrase.possessor.of(scene.text).casefold().split()[-1] if phrase.possessor else ""
    mine, theirs = gender_of_pronoun(whose), gender_of_pronoun(owner)
    near = scene.apart(number, phrase.span.start) <= _HIS_FAR
    if owner in _POSSESSIVES and whose in _POSSESSIVES:
        return owner == whose and (near or mine is None)
    name = owner.removesuffix("'s").removesuffix("'")
    if owner in _POSSESSIVES or whose in _POSSESSIVES:
        named = scene.cast.by_last.get(whose if theirs else name, [])
        return near and any(scene.referents[n].gender in {mine or theirs, None} for n in named)
    return folded(whose) == name


def _nearness(scene: Scene, number: int, at: int) -> float:
    """From 0 to 3: how lately and how often one was mentioned, and whether it spoke last."""
    standing = scene.discourse.standings.get(number)
    if standing is None:
        return 0.0
    apart = max(scene.apart(number, at), 0)
    return 1.5 / (1 + apart) + standing.count / scene.discourse.most + 0.5 * (scene.discourse.last_source == number)


def _epithet(scene: Scene, phrase: NounPhrase) -> int | None:
    """The person just spoken of, for a word by which news calls anybody: "the billionaire", "the former governor"."""
    former = phrase.modifiers is not None and phrase.modifiers.of(scene.text).split()[0].lower() in listed("times")
    if phrase.head not in listed("epithets") and not (former and phrase.head in listed("offices")):
        return None
    whole = phrase.remainder is None or phrase.remainder.of(scene.text).lower() == "of state"
    if not whole or phrase.possessor or phrase.determiner == "this":
        return None
    for number in (scene.discourse.last_source, *reversed(scene.discourse.latest[-3:])):
        if number is None:
            continue
        one = scene.referents[number]
        agrees = not phrase.gender or one.gender in {phrase.gender, None}
        if one.kind == "person" and one.name and agrees and scene.apart(number, phrase.span.start) <= _NEAR:
            return number
    return None


def _is_called(scene: Scene, number: int, head: str) -> bool:
    roles = scene.roles.get(number)
    return roles is not None and scene.referents[number].kind == "person" and fits(roles, head, ()) is not None
