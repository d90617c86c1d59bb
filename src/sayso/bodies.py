"""Bodies: which organisation or outlet "the company", "the court" and "the network" are.

By a word of its name, by what the article says it is, or the one of its sort that was named just before.
"""

from collections.abc import Sequence

from sayso import nouns
from sayso.noun_phrases import NounPhrase
from sayso.pronouns import Pronoun, gender_of_pronoun
from sayso.roles import also, fits
from sayso.scene import BODIES, Scene, listed, modifiers, words_of_name
from sayso.span import Span
from sayso.vocabulary import folded

_FAR = 12
"""Sentences after which "the network" is no longer the one named last."""
_CLOSE = 1
"""Sentences back to which "the company" reaches for one that the article does not call so."""
_OF_THE = len("of the ")


def body(scene: Scene, phrase: NounPhrase) -> int:
    """Whom a description of an organisation or outlet stands for."""
    named = named_after(scene, phrase, phrase.kind if phrase.kind in BODIES else "organisation")
    named = _whole(scene, phrase) if named is None else named
    if named is not None:
        return named
    if phrase.possessor and not phrase.plural:
        named = _owned(scene, phrase)
        return scene.add(phrase) if named is None else named
    if not phrase.definite or phrase.plural:
        return scene.add(phrase)
    place = _last_place(scene, phrase) if phrase.head in listed("lands") else None
    if place is not None:
        return place
    words = modifiers(scene.text, phrase)
    best: tuple[float, int] | None = None
    for back, number in enumerate(reversed(scene.discourse.latest)):
        fit = _fit(scene, number, phrase, words) - back / 100
        if fit > 0 and (best is None or fit > best[0]):
            best = (fit, number)
    if best is None:
        ending = [n for n in scene.cast.by_last.get(phrase.head, ()) if scene.referents[n].kind in BODIES]
        return ending[0] if len(ending) == 1 and not words else scene.add(phrase)
    return best[1]


def _owned(scene: Scene, phrase: NounPhrase) -> int | None:
    """The body named after the owner of "his campaign", where the article names it."""
    gender = gender_of_pronoun(phrase.determiner or "")
    owner = scene.choose(scene.discourse, Pronoun(phrase.possessor), gender) if phrase.possessor and gender else None
    if owner is None or owner >= len(scene.cast.members):
        return None
    surnames = {key[-1] for key in scene.cast.members[owner].keys}
    ending = scene.cast.by_last.get(phrase.head, [])
    return next((n for n in ending if any(key[-2:-1] and key[-2] in surnames for key in _keys(scene, n))), None)


def _keys(scene: Scene, number: int) -> set[tuple[str, ...]]:
    return scene.cast.members[number].keys


def named_after(scene: Scene, phrase: NounPhrase, kind: str) -> int | None:
    """One whose name ends with the head: "the Harbour Times poll", "the Brook campaign"."""
    if phrase.modifiers is None or phrase.plural:
        return None
    first, last = phrase.modifiers.start, phrase.head_span.start
    begin = next((span.start for span in phrase.names if first <= span.start < last), None)
    if begin is None:
        return None
    makers = [mention.member for mention in scene.cast.within(Span(begin, last))]
    if not makers and (phrase.head not in listed("of_peoples") or " and " in scene.text[begin:last]):
        return None
    if kind == "document" and all(scene.referents[number].kind in {"person", None} for number in makers):
        return None
    written = " ".join(scene.text[begin : phrase.head_span.end].split())
    same = scene.written.get(folded(written))
    number = scene.add(phrase, written, kind) if same is None else same
    scene.referents[number].heads.add(phrase.head)
    return number


def _whole(scene: Scene, phrase: NounPhrase) -> int | None:
    """The body of which a phrase names a part: "a panel of the Court of Harbours"."""
    rest = phrase.remainder
    if rest is None or phrase.head not in listed("parts") or not rest.of(scene.text).startswith("of "):
        return None
    found = next((m.member for m in scene.cast.within(rest) if m.span.start - rest.start <= _OF_THE), None)
    return found if found is not None and scene.referents[found].kind in BODIES else None


def _last_place(scene: Scene, phrase: NounPhrase) -> int | None:
    """The state or country named last, in this sentence or the one before."""
    for number in reversed(scene.discourse.latest):
        one = scene.referents[number]
        if scene.apart(number, phrase.span.start) > 1:
            break
        if one.kind == "place" and one.name and nouns.is_region(one.name) == (phrase.head == "state"):
            return number
    return None


def _fit(scene: Scene, number: int, phrase: NounPhrase, words: Sequence[str]) -> float:
    """How well a description of an organisation fits one: by its name's words, its roles, its kind."""
    one, head = scene.referents[number], phrase.head
    own = words_of_name(one.name) | one.heads
    if one.plural or one.kind not in {"organisation", "outlet", None}:
        return 0.0
    if one.kind and also(head) & own:
        return 2.0 + sum(word in own for word in words)
    roles = scene.roles.get(number)
    fit = fits(roles, head, words) if roles else None
    if fit is not None and (fit or not words):
        return 2.0 + fit
    return _nearest_of_its_sort(scene, number, phrase, own) if not words or phrase.kind == "outlet" else 0.0


def _nearest_of_its_sort(scene: Scene, number: int, phrase: NounPhrase, own: set[str]) -> float:
    one, apart = scene.referents[number], scene.apart(number, phrase.span.start)
    spoke = scene.discourse.last_source == number
    spoken = scene.discourse.standings[number].spoken
    if phrase.kind == "outlet":
        near = apart <= _FAR or (spoken and phrase.head in listed("articles"))
        return 1.0 + spoke if near and one.kind == "outlet" else 0.0
    if phrase.head in listed("departments") and one.kind == "organisation" and one.name:
        return 1.0 + spoke if apart <= _FAR and (own & listed("agencies") or one.name.isupper()) else 0.0
    if phrase.head not in listed("bodies") or one.name is None or own & listed("of_the_state"):
        return 0.0
    if one.kind == "organisation" and apart <= _FAR and spoken:
        return 1.0 + spoke
    return 0.9 if one.kind in {"organisation", None} and apart <= _CLOSE else 0.0
