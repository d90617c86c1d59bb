"""Speaker: who a source is, over the whole of one article.

"He", "the minister" and "Brook" are one person, and a record of who said what has to say so. Everything here ends with
the article: an unnamed speaker has an identity inside it and nowhere else.

The article is read once from its start, names, pronouns and sources in order, so that every source finds all that came
before it; first persons come last, since "I" is whoever speaks the words around it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.antecedents import antecedents
from sayso.article import Article
from sayso.cast import Mention, cast_of
from sayso.descriptions import describe, described_in
from sayso.documents import bring_up, mentioned, name_work, said_in, titled
from sayso.first_persons import FIRST_PERSONS, first_persons, speaking
from sayso.nesting import Nested
from sayso.noun_phrases import NounPhrase, parse
from sayso.pronouns import PRONOUN, Discourse, Pronoun, gender_of_pronoun
from sayso.referents import by_role, referents_of
from sayso.roles import roles_of
from sayso.scene import BODIES, Referent, Scene, listed, words_of_name
from sayso.setting import setting_of
from sayso.span import Span

SECOND_PERSONS = frozenset(("you", "your", "yours", "yourself", "yourselves"))
RELATIVES = frozenset(("who", "whom", "whose", "which", "that"))
THINGS = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who is mentioned in an article.

    `name` is the longest name that the article gives, None for one it does not name; `mentions` are the spans that
    stand for it, in order, one at least; `kind` is that of the name where a name tells (`person`, `organisation`,
    `outlet`, `document`), else None.
    """

    name: str | None
    kind: str | None
    mentions: tuple[Span, ...]


def speakers_of(article: Article, found: Sequence[Nested]) -> list[tuple[Speaker, ...]]:
    """Tell for each attribution who its source stands for: nobody, one, or several named together.

    Two sources that mean the same one have equal speakers.
    """
    text = article.text
    if not any(span.of(text) for nested in found for span in nested.attribution.source):
        return [() for _ in found]
    scene = scene_of(text, found)
    answers = in_order(scene, found)
    _forward(scene, found, answers)
    first_persons(article, scene, found, answers)
    for nested, answer in zip(found, answers, strict=True):
        for number in answer:
            scene.referents[number].spans.update(nested.attribution.source if len(answer) == 1 else ())
    speakers: dict[int, Speaker] = {}
    return [
        tuple(_speaker(scene, number, nested, speakers) for number in _named_first(scene, answer))
        for nested, answer in zip(found, answers, strict=True)
    ]


def scene_of(text: str, found: Sequence[Nested]) -> Scene:
    """Everything that is known of a text before it is read in order."""
    cast = cast_of(text)
    roles = roles_of(text, cast)
    setting = setting_of(text, [nested.attribution.content for nested in found])
    referents = [Referent(member.name, member.kind, member.gender) for member in cast.members]
    for mention in cast.mentions:
        referents[mention.member].spans.add(mention.span)
    title = next((start for start in setting.paragraphs[1:2]), 0)
    headlined = frozenset(mention.member for mention in cast.within(Span(0, title)))
    scene = Scene(text, cast, roles, Discourse(setting), referents, headlined=headlined)
    scene.called.update(by_role(roles))
    return scene


@dataclass(frozen=True, slots=True)
class _Event:
    """A name, a pronoun, a document or the source of an attribution, which comes after the names in it."""

    at: int
    source: int | None = None
    mention: Mention | None = None
    pronoun: Span | None = None
    document: Span | None = None
    title: tuple[Span, str] | None = None
    person: Span | None = None


def in_order(scene: Scene, found: Sequence[Nested]) -> list[tuple[int, ...]]:
    """Read the article from its start; who each source stands for, but for first persons."""
    answers: list[tuple[int, ...]] = [() for _ in found]
    for event in _events(scene, found):
        if event.source is not None:
            answers[event.source] = _source(scene, found, event.source, answers)
        elif event.mention:
            _name(scene, event.mention)
        elif event.pronoun:
            _pronoun(scene, event.pronoun, answers)
        elif event.document:
            bring_up(scene, event.document)
        elif event.person:
            describe(scene, event.person)
        elif event.title:
            name_work(scene, *event.title)
    return answers


def _name(scene: Scene, mention: Mention) -> None:
    """Note a name, and whether it stands with the one before it: "Ana Brook and Lev Dorn"."""
    before = scene.cast.last_before(mention.title.start if mention.title else mention.span.start)
    if (
        before
        and before.member != mention.member
        and _PAIRED.fullmatch(scene.text, before.span.end, mention.span.start)
    ):
        scene.pair = ((before.member, mention.member), mention.span.start)
    scene.discourse.mention(scene.standing(mention.member), mention.span)


_PAIRED = re.compile(r"(?: \([^()\n]{1,20}\))?,? and (?:[\w.-]+ ){0,4}")


def _events(scene: Scene, found: Sequence[Nested]) -> list[_Event]:
    sources = [
        (span, number) for number, nested in enumerate(found) for span in nested.attribution.source[:1] if len(span)
    ]
    events = [_Event(span.end, source=number) for span, number in sources]
    events += [_Event(mention.span.start, mention=mention) for mention in scene.cast.mentions]
    taken = {span.start for span, _ in sources}
    events += [
        _Event(match.start(), pronoun=Span(*match.span()))
        for match in PRONOUN.finditer(scene.text)
        if match.start() not in taken
    ]
    events += [_Event(span.end, document=span) for start, span in mentioned(scene.text) if start not in taken]
    events += [_Event(span.end, person=span) for span in described_in(scene) if span.start not in taken]
    events += [_Event(span.end, title=(span, head)) for span, head in titled(scene.text)]
    return sorted(events, key=lambda event: (event.at, event.source is not None))


def _pronoun(scene: Scene, span: Span, answers: Sequence[tuple[int, ...]]) -> None:
    """Let a pronoun that is no source stand for somebody, which keeps them near."""
    owner = scene.discourse.setting.told_in(span.start)
    speaker = answers[owner][0] if owner is not None and len(answers[owner]) == 1 else None
    gender = gender_of_pronoun(span.of(scene.text))
    number = scene.choose(scene.discourse, Pronoun(span, speaker=speaker), gender)
    if number is not None:
        scene.discourse.mention(scene.standing(number), span, pronoun=True)


_PRONOUN = 4
"""Letters of the longest source that is a pronoun, nearly always."""


def _source(scene: Scene, found: Sequence[Nested], number: int, answers: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Whom the source of one attribution stands for; the same words are the same source in each that shares them."""
    shared = scene.read.get(found[number].attribution.source)
    if shared is not None:
        return shared
    meant_here: dict[int, None] = {}
    for span in found[number].attribution.source:
        for phrase in parse(scene.text, span):
            meant_here.update(dict.fromkeys(_phrase(scene, found, number, phrase, answers)))
    for one in meant_here:
        span = found[number].attribution.source[0]
        by_pronoun = len(span) <= _PRONOUN and one in scene.discourse.standings
        outer = found[number].parent is None
        scene.discourse.mention(scene.standing(one), span, source=outer, pronoun=by_pronoun)
    scene.read[found[number].attribution.source] = tuple(meant_here)
    for cue in found[number].attribution.cue[-1:]:
        said_in(scene, cue.end, tuple(meant_here))
    return tuple(meant_here)


def _phrase(
    scene: Scene, found: Sequence[Nested], number: int, phrase: NounPhrase, answers: Sequence[tuple[int, ...]]
) -> tuple[int, ...]:
    head = phrase.head
    if head in FIRST_PERSONS | SECOND_PERSONS:
        return ()
    if gender_of_pronoun(head) and not phrase.name:
        return _he_or_she(scene, found, number, phrase, answers)
    for heads, rule in ((RELATIVES, antecedents), (THINGS, _it), (THEY, _they)):
        if head in heads and phrase.pronoun:
            return rule(scene, phrase)
    return (scene.add(phrase),) if phrase.pronoun else referents_of(scene, phrase)


def _forward(scene: Scene, found: Sequence[Nested], answers: list[tuple[int, ...]]) -> None:
    """Let a body or document of the headline or the lead stand for the one that the text then names.

    "Court blocks law" and "A court blocked the law" are the court that the next paragraph names; a person is not.
    """
    lead = next(iter(scene.discourse.setting.paragraphs[2:3]), 0)
    for number, answer in enumerate(answers):
        if len(answer) != 1 or found[number].attribution.source[0].start >= lead:
            continue
        one = scene.referents[answer[0]]
        if one.name is None and one.kind in BODIES and not one.plural:
            later = (n for other in answers[number + 1 : number + 1 + _AHEAD] for n in other)
            same = next((n for n in later if _goes_by(scene.referents[n], one.heads)), None)
            answers[number] = answer if same is None else (same,)


def _goes_by(one: Referent, heads: set[str]) -> bool:
    return one.name is not None and one.kind in BODIES and bool(heads & (one.heads | words_of_name(one.name)))


_AHEAD = 5
"""Attributions after the lead among which its subject is named."""


def _he_or_she(
    scene: Scene, found: Sequence[Nested], number: int, phrase: NounPhrase, answers: Sequence[tuple[int, ...]]
) -> tuple[int, ...]:
    content = found[number].attribution.content
    told = frozenset(mention.member for span in content for mention in scene.cast.within(span))
    around = speaking(scene, found, number, answers) or ()
    speaker = around[0] if len(around) == 1 else None
    pronoun = Pronoun(phrase.span, source=True, speaker=speaker, told=told, content=content)
    one = scene.choose(scene.discourse, pronoun, gender_of_pronoun(phrase.head))
    return (scene.add(phrase),) if one is None else (one,)


def _it(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """The organisation, outlet or document that spoke last, else the one mentioned last, not long before."""
    discourse, at = scene.discourse, phrase.span.start
    last = discourse.last_source
    if last is not None and scene.apart(last, at) <= _NEAR:
        one = scene.referents[last]
        if one.kind in BODIES | {"place"} and not one.plural:
            return (last,)
        if one.name is None and one.heads & listed("anonymous") and not one.plural:
            return (last,)
    for number in reversed(discourse.latest):
        one, standing = scene.referents[number], discourse.standings[number]
        told = discourse.setting.told_in(standing.at.start) is not None
        if one.kind in BODIES | {"place"} and not one.plural and not told and scene.apart(number, at) <= _NEAR:
            return (number,)
    return (scene.add(phrase),)


_NEAR = 2
"""Sentences back to which "it" and "they" reach."""


def _they(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """The several who spoke last, not long before, else somebody unnamed."""
    number = scene.discourse.last_source
    pair, paired_at = scene.pair
    people = [n for n in pair if scene.referents[n].kind == "person" and scene.apart(n, phrase.span.start) <= 1]
    if len(people) > 1 and (number is None or paired_at >= scene.discourse.last_source_at or number in people):
        return tuple(people)
    if number is not None:
        one = scene.referents[number]
        body = one.kind in {"outlet", "organisation"} and scene.discourse.setting.opens(phrase.span.start)
        several = one.plural or one.kind == "group" or body
        if scene.apart(number, phrase.span.start) <= _NEAR and several:
            return (number,)
    return (scene.add(phrase),)


def _named_first(scene: Scene, answer: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(answer, key=lambda number: scene.referents[number].name is None))


def _speaker(scene: Scene, number: int, nested: Nested, known: dict[int, Speaker]) -> Speaker:
    if number not in known:
        one = scene.referents[number]
        spans = tuple(sorted(one.spans)) or nested.attribution.source
        kind = "organisation" if one.kind == "place" else one.kind
        known[number] = Speaker(one.name, kind if one.name else None, spans)
    return known[number]
