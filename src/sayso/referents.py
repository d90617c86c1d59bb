"""Referents: whom a phrase stands for, given all that the article said before it.

A name stands for its bearer. A description stands for whom the article so describes, a document without a name for its
author, "the official" for the official who was speaking. What the article does not say is not guessed: a description
that fits nobody stands for somebody without a name.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from sayso import nouns
from sayso.cast import Cast, Mention
from sayso.noun_phrases import NounPhrase
from sayso.pronouns import Discourse, Standing
from sayso.roles import Roles, fits
from sayso.span import Span
from sayso.vocabulary import folded, table

BODIES = frozenset(("organisation", "outlet", "document"))
_BY = re.compile(r"\b(?:by|from)\b")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_MOST_CALLED = 60
"""Members that are looked at for one noun; an article of more has a directory in it."""
_CLOSE = 3
"""Sentences after which "the statement" is no longer that of who spoke last."""
_FAR = 12
"""Sentences after which "the company" is no longer the one named last."""


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
    """What is known while an article is read from its start: who is in it, and who was mentioned so far."""

    text: str
    cast: Cast
    roles: dict[int, Roles]
    discourse: Discourse
    referents: list[Referent]
    unnamed: dict[str, int] = field(default_factory=dict)
    """The last one without a name by the noun that it goes by."""
    written: dict[str, int] = field(default_factory=dict)
    """Those whom the cast does not have by their names, folded."""
    called: dict[str, list[int]] = field(default_factory=dict)
    """Members by the nouns that the article calls them."""
    headlined: frozenset[int] = frozenset()

    def standing(self, number: int) -> Standing:
        """What the text has shown of a referent so far; a new one for one not mentioned yet."""
        known = self.discourse.standings.get(number)
        if known:
            return known
        one = self.referents[number]
        kind = "group" if one.plural else one.kind
        return Standing(number, one.gender, kind, one.name is not None, number in self.headlined)

    def add(self, phrase: NounPhrase, name: str | None = None, kind: str | None = None) -> int:
        """Take in one whom the cast does not have."""
        plural = phrase.plural and name is None
        self.referents.append(Referent(name, kind or phrase.kind, phrase.gender, plural, {phrase.head}))
        number = len(self.referents) - 1
        if name is None:
            self.unnamed[phrase.head] = number
        else:
            self.written[folded(name)] = number
        return number


def by_role(roles: dict[int, Roles]) -> dict[str, list[int]]:
    """Members by the nouns that the article calls them, and by what goes without saying with these."""
    called: dict[str, list[int]] = {}
    for number, one in roles.items():
        for head in one.heads | one.owned:
            if len(called.setdefault(head, [])) < _MOST_CALLED:
                called[head].append(number)
    return called


def referents_of(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """Whom a phrase that is no pronoun stands for."""
    if phrase.name:
        return (_bearer(scene, phrase, phrase.name),)
    known = _mention_at(scene.cast, phrase.head_span)
    if known and known.span.end >= phrase.head_span.end and not phrase.plural:
        return (known.member,)
    if phrase.kind == "document":
        return _document(scene, phrase)
    if phrase.kind in BODIES or (phrase.kind == "group" and not phrase.particular and known):
        return (_body(scene, phrase),)
    if phrase.plural or phrase.kind == "group":
        return _several(scene, phrase)
    return (_person(scene, phrase),)


def _bearer(scene: Scene, phrase: NounPhrase, name: Span) -> int:
    mention = _mention_at(scene.cast, name)
    if mention and min(mention.span.end, name.end) - max(mention.span.start, name.start) > len(name) // 2:
        return mention.member
    words = name.of(scene.text).split()
    known = scene.cast.named(words)
    if known is not None:
        return known
    written = " ".join(words)
    same = scene.written.get(folded(written))
    return scene.add(phrase, written) if same is None else same


def _mention_at(cast: Cast, span: Span) -> Mention | None:
    """The mention that has most in common with a span."""
    touching = [m for m in cast.within(span) if m.span.end > span.start]
    return max(
        touching,
        key=lambda m: (min(m.span.end, span.end) - max(m.span.start, span.start), len(m.span)),
        default=None,
    )


def _document(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """A document by its own name, else its author, else the one spoken of before by such a noun."""
    named = _named_body(scene, phrase, "document")
    if named is not None:
        return (named,)
    authors = _authors(scene, phrase)
    if authors:
        return authors
    if phrase.definite and phrase.possessor is None:
        last = _last_called(scene, phrase.head, {"document", "outlet"})
        last = _last_author(scene, phrase) if last is None else last
        if last is not None:
            return (last,)
    return (scene.add(phrase),)


def _last_author(scene: Scene, phrase: NounPhrase) -> int | None:
    """The organisation that spoke just before "the data", the speaker just before "the statement"."""
    number = scene.discourse.last_source
    if number is None or phrase.modifiers or phrase.remainder:
        return None
    one, standing = scene.referents[number], scene.discourse.standings[number]
    near = scene.discourse.setting.sentence(phrase.span.start) - standing.sentence <= _CLOSE
    written = one.kind in {"organisation", "outlet"} or phrase.head in _listed("written")
    return number if near and one.name and written else None


def _named_body(scene: Scene, phrase: NounPhrase, kind: str) -> int | None:
    """One whose name ends with the head: "the Harbour Times poll", "the Brook campaign"."""
    if phrase.modifiers is None or phrase.plural:
        return None
    begin = next(
        (span.start for span in phrase.names if phrase.modifiers.start <= span.start < phrase.head_span.start), None
    )
    if begin is None:
        return None
    makers = scene.cast.within(Span(begin, phrase.head_span.start))
    if not makers and phrase.head not in _listed("of_peoples"):
        return None
    if kind == "document" and all(_is_person(scene, m.member) for m in makers):
        return None
    written = " ".join(scene.text[begin : phrase.head_span.end].split())
    same = scene.written.get(folded(written))
    number = scene.add(phrase, written, kind) if same is None else same
    scene.referents[number].heads.add(phrase.head)
    return number


def _is_person(scene: Scene, number: int) -> bool:
    return scene.referents[number].kind in {"person", None}


def _authors(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """Those by whom a document is: "a study by Ana Brook", "Brook's letter", "his tweet", "the Brook memo"."""
    text = scene.text
    remainder = phrase.remainder
    by = _BY.search(text, remainder.start, remainder.end) if remainder else None
    if by and remainder:
        makers = [m for m in scene.cast.within(Span(by.end(), remainder.end)) if m.span.start - by.end() < 80]  # noqa: PLR2004
        if makers:
            return tuple(dict.fromkeys(_coordinated(text, makers)))
    for part in (phrase.possessor, phrase.modifiers):
        if part:
            makers = [m for m in scene.cast.within(part) if m.span.end > part.start]
            if makers:
                return (makers[-1].member,)
    return ()


def _coordinated(text: str, mentions: Sequence[Mention]) -> Iterable[int]:
    """The first of some mentions, and those joined to it by "and"; the last of a title and its bearer."""
    chosen = [mentions[0]]
    for mention in mentions[1:]:
        between = text[chosen[-1].span.end : mention.span.start].strip()
        if between in {"and", ",", ", and", "&"}:
            chosen.append(mention)
        elif not any(mark in between for mark in ",;.:") and len(between) < 40 and len(chosen) == 1:  # noqa: PLR2004
            chosen = [mention]
        else:
            break
    return [mention.member for mention in chosen]


def _last_called(scene: Scene, head: str, kinds: set[str]) -> int | None:
    """The one of these kinds, mentioned last, that goes by a noun or by one of its like."""
    family = next((set(words) for words in table("roles")["families"] if head in words), {head})
    fallback: int | None = None
    for number in reversed(scene.discourse.latest):
        one = scene.referents[number]
        heads = one.heads | _name_words(one.name)
        if head in heads:
            return number
        if fallback is None and one.kind in kinds and heads & family:
            fallback = number
    return fallback


def _name_words(name: str | None) -> set[str]:
    return {folded(word) for word in _WORD.findall(name)} if name else set()


def _body(scene: Scene, phrase: NounPhrase) -> int:
    """An organisation or outlet: by name, by what the article says it is, or the last of its sort."""
    named = _named_body(scene, phrase, phrase.kind if phrase.kind in BODIES else "organisation")
    if named is not None:
        return named
    part = _part(scene, phrase)
    if part is not None:
        return part
    if not phrase.definite or phrase.plural:
        return scene.add(phrase)
    if phrase.head in _listed("lands"):
        place = _last_place(scene, phrase)
        if place is not None:
            return place
    words = _modifiers(scene.text, phrase)
    best: tuple[float, int] | None = None
    for back, number in enumerate(reversed(scene.discourse.latest)):
        one = scene.referents[number]
        if one.kind not in BODIES or one.plural:
            continue
        fit = _body_fit(scene, number, phrase, words) - back / 100
        if fit > 0 and (best is None or fit > best[0]):
            best = (fit, number)
    return scene.add(phrase) if best is None else best[1]


def _part(scene: Scene, phrase: NounPhrase) -> int | None:
    """The body of which a phrase names a part: "a panel of the Court of Harbours"."""
    remainder = phrase.remainder
    if (
        remainder is None
        or phrase.head not in _listed("parts")
        or scene.text[remainder.start : remainder.start + 3] != "of "
    ):
        return None
    whole = [m for m in scene.cast.within(remainder) if m.span.start - remainder.start <= _CLOSE + len("the ")]
    return whole[0].member if whole and scene.referents[whole[0].member].kind in BODIES else None


def _last_place(scene: Scene, phrase: NounPhrase) -> int | None:
    """The state or country named last, in this sentence or the one before."""
    at = scene.discourse.setting.sentence(phrase.span.start)
    for number in reversed(scene.discourse.latest):
        one, standing = scene.referents[number], scene.discourse.standings[number]
        if at - standing.sentence > 1:
            break
        if one.kind == "place" and one.name and nouns.is_region(one.name) == (phrase.head == "state"):
            return number
    return None


def _body_fit(scene: Scene, number: int, phrase: NounPhrase, words: Sequence[str]) -> float:
    """How well a description of an organisation fits one: by its name's words, its roles, its kind."""
    one, at = scene.referents[number], phrase.span.start
    own = _name_words(one.name) | one.heads
    if phrase.head in own:
        return 2.0 + sum(word in own for word in words)
    roles = scene.roles.get(number)
    fit = fits(roles, phrase.head, words) if roles else None
    if fit is not None:
        return 2.0 + fit
    standing = scene.discourse.standings[number]
    near = scene.discourse.setting.sentence(at) - standing.sentence <= _FAR
    spoke = scene.discourse.last_source == number
    if phrase.kind == "outlet" and one.kind == "outlet":
        return 1.0 + spoke if near else 0.0
    if phrase.kind == "outlet" and phrase.head in _listed("articles") and one.kind == "outlet" and standing.spoken:
        return 0.5
    if phrase.head in _listed("bodies") and one.name and not words and near:
        return 1.0 if spoke else 0.6 if standing.spoken else 0.0
    return 0.0


def _person(scene: Scene, phrase: NounPhrase) -> int:
    """A person by description: whom the article calls so, else the unnamed one who went by it."""
    if not phrase.definite and phrase.determiner is not None:
        return scene.add(phrase)
    if phrase.number == (1, 1) and phrase.possessor is None and phrase.determiner != "the":
        return scene.add(phrase)
    if phrase.determiner is None and phrase.possessor is None:
        return scene.add(phrase)
    described = _described(scene, phrase)
    if described is not None:
        return described
    known = scene.unnamed.get(phrase.head)
    if (
        known is not None
        and phrase.remainder is None
        and phrase.possessor is None
        and not scene.referents[known].plural
    ):
        return known
    epithet = _epithet(scene, phrase)
    return scene.add(phrase) if epithet is None else epithet


def _described(scene: Scene, phrase: NounPhrase) -> int | None:
    """The person whom the article says to be what a description says; the one mentioned last among equals."""
    words = _modifiers(scene.text, phrase)
    best: tuple[float, int] | None = None
    for number in scene.called.get(phrase.head, ()):
        one, roles = scene.referents[number], scene.roles[number]
        if one.kind not in {"person", None} or (phrase.gender and one.gender not in {phrase.gender, None}):
            continue
        fit = fits(roles, phrase.head, words, owned=phrase.possessor is not None)
        if fit is None or (words and not fit):
            continue
        score = 3 * fit + _nearness(scene, number, phrase.span.start)
        if best is None or score > best[0]:
            best = (score, number)
    return None if best is None else best[1]


def _nearness(scene: Scene, number: int, at: int) -> float:
    """From 0 to 2: how lately and how often one was mentioned."""
    standing = scene.discourse.standings.get(number)
    if standing is None:
        return 0.0
    apart = scene.discourse.setting.sentence(at) - standing.sentence
    return 1 / (1 + max(apart, 0)) + standing.count / scene.discourse.most


def _epithet(scene: Scene, phrase: NounPhrase) -> int | None:
    """The person just spoken of, for a word by which news calls anybody: "the billionaire", "the candidate"."""
    if phrase.head not in _listed("epithets") or phrase.remainder or phrase.possessor or phrase.determiner == "this":
        return None
    for number in (scene.discourse.last_source, *reversed(scene.discourse.latest[-3:])):
        if number is None:
            continue
        one = scene.referents[number]
        if one.kind == "person" and one.name and (not phrase.gender or one.gender in {phrase.gender, None}):
            return number
    return None


def _several(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """Several: those whom the article so describes where it says how many, else a group without a name."""
    if phrase.definite and phrase.number and phrase.number[0] == phrase.number[1]:
        single = phrase.head.removesuffix("s")
        called = [n for n in dict.fromkeys(reversed(scene.discourse.latest)) if _called(scene, n, single)]
        if len(called) == phrase.number[0]:
            return tuple(sorted(called))
    known = scene.unnamed.get(phrase.head)
    if phrase.definite and known is not None and phrase.remainder is None and scene.referents[known].plural:
        return (known,)
    return (scene.add(phrase),)


def _called(scene: Scene, number: int, head: str) -> bool:
    roles = scene.roles.get(number)
    return roles is not None and scene.referents[number].kind == "person" and fits(roles, head, ()) is not None


def _modifiers(text: str, phrase: NounPhrase) -> list[str]:
    """The words that narrow a description, folded: before its head, and the name after "of" or "from"."""
    words = [folded(word) for word in _WORD.findall(phrase.modifiers.of(text))] if phrase.modifiers else []
    if phrase.remainder:
        words += [folded(word) for word in _WORD.findall(phrase.remainder.of(text))[1:5] if word[0].isupper()]
    return [word.rstrip(".") for word in words if word not in _listed("stops")]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("roles")[name])
