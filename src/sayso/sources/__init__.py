"""Source: how an article presents one who speaks: how openly named, how many, how they know.

An editor's questions, answered from the article's own words and left open where it has none. An unnamed source is an
object of its own inside its article; nothing here, and nothing that reads it, gives it a name.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from sayso import nouns
from sayso.article import Article
from sayso.nesting import Nested
from sayso.noun_phrases import NounPhrase, parse
from sayso.sources.anonymity import Sentences, nearest, pleas
from sayso.sources.labels import labels
from sayso.sources.portrait import Portrait, descriptiveness, joint_kind, portrait
from sayso.sources.source import NAMINGS, RELAY_KINDS, SOURCE_KINDS, Source
from sayso.span import Span
from sayso.speakers import Speaker

__all__ = ["NAMINGS", "RELAY_KINDS", "SOURCE_KINDS", "Source", "sources_of"]

_UNNAMED = frozenset(("unnamed-role", "unnamed-anonymous"))


def sources_of(article: Article, found: Sequence[Nested], speakers: Sequence[tuple[Speaker, ...]]) -> list[Source]:
    """Describe the source of each attribution, given whom it stands for."""
    room = _Room(article.text, {}, {}, {})
    cast = _cast(speakers)
    sources = [_source(room, nested.attribution.source, speakers[who]) for nested, who in zip(found, cast, strict=True)]
    sources = _with_pleas(room, sources, cast, speakers)
    sources = _with_labels(room, sources, cast, speakers)
    return _with_identities(sources, cast)


def _cast(speakers: Sequence[tuple[Speaker, ...]]) -> list[int]:
    """For each attribution the first one that stands for the same.

    Objects are told apart before they are compared, since a speaker is as large as its mentions are many.
    """
    met: dict[tuple[int, ...], int] = {}
    equal: dict[tuple[Speaker, ...], int] = {}
    cast = []
    for at, who in enumerate(speakers):
        key = tuple(map(id, who))
        if key not in met:
            met[key] = equal.setdefault(who, at)
        cast.append(met[key])
    return cast


@dataclass(frozen=True, slots=True)
class _Room:
    """A text, the phrases of it that were parsed, and the most telling one of each speaker, by its object."""

    text: str
    parsed: dict[Span, tuple[NounPhrase, ...]]
    telling: dict[int, NounPhrase | None]
    roles: dict[int, Span | None]

    def phrases(self, span: Span) -> tuple[NounPhrase, ...]:
        """The phrases of a span, parsed once."""
        if span not in self.parsed:
            self.parsed[span] = parse(self.text, span)
        return self.parsed[span]

    def most_telling(self, speaker: Speaker) -> NounPhrase | None:
        """The mention of a speaker without a name that says most of it, itself without one."""
        if id(speaker) not in self.telling:
            mentions = [self.phrases(mention) for mention in speaker.mentions]
            single = [mention[0] for mention in mentions if len(mention) == 1 and not mention[0].name]
            self.telling[id(speaker)] = max(single, key=descriptiveness, default=None)
        return self.telling[id(speaker)]

    def role(self, speaker: Speaker) -> Span | None:
        """The role that the article first gives beside the name of a speaker."""
        if id(speaker) not in self.roles:
            phrases = (phrase for mention in speaker.mentions for phrase in self.phrases(mention))
            self.roles[id(speaker)] = next((phrase.role for phrase in phrases if phrase.name and phrase.role), None)
        return self.roles[id(speaker)]


def _source(room: _Room, spans: tuple[Span, ...], who: tuple[Speaker, ...]) -> Source:
    phrases = [phrase for span in spans for phrase in room.phrases(span)]
    if not phrases:
        return Source(spans=spans)
    words = " ".join(" ".join(span.of(room.text) for span in spans).split())
    named = [speaker for speaker in who if speaker.name]
    if named:
        return _named(room, spans, phrases, named, words)
    return _unnamed(room, spans, phrases, who, words)


def _named(room: _Room, spans: tuple[Span, ...], phrases: list[NounPhrase], named: list[Speaker], words: str) -> Source:
    """A source that the article names somewhere."""
    own = portrait(room.text, phrases)
    kinds = [_kind(speaker, phrases, own) if len(named) == 1 else _kind(speaker, [], None) for speaker in named]
    kind = kinds[0] if len(kinds) == 1 else joint_kind([Portrait(kind, "named") for kind in kinds])
    if own.kind in {"document", "outlet"} and not any(phrase.pronoun or phrase.name for phrase in phrases):
        kinds, kind = [own.kind], own.kind
    elif len(phrases) > len(named) == 1:
        kind = joint_kind([Portrait(kind, "named"), Portrait("group", "generic")])
    several = (len(named), len(named)) if len(named) > 1 and set(kinds) == {"person"} else None
    stated = own.count if kind == "group" and any(phrase.number for phrase in phrases) else None
    return Source(
        name="; ".join(dict.fromkeys(speaker.name for speaker in named if speaker.name)),
        description=words,
        kind=kind,
        naming="named",
        count=stated or several,
        role=_role(room, phrases, named),
        spans=spans,
    )


def _kind(speaker: Speaker, phrases: list[NounPhrase], own: Portrait | None) -> str:
    """The kind of a named speaker: what its words here show for certain, else what is known of it, else their guess."""
    form = nouns.kind_of_name((speaker.name or "").split())
    certain = [phrase for phrase in phrases if not phrase.pronoun and (not phrase.name or phrase.role)]
    if own and own.kind in {"document", "outlet"} and not any(phrase.pronoun for phrase in phrases):
        return own.kind
    if own and own.kind == "person" and any(phrase.name for phrase in certain):
        return own.kind
    if speaker.kind:
        return form if form in {"outlet", "document"} and speaker.kind != "person" else speaker.kind
    return own.kind if own and own.kind != "none" else form


def _role(room: _Room, phrases: list[NounPhrase], named: Sequence[Speaker]) -> Span | None:
    """The role beside the name here, or where the article first gives one."""
    here = next((phrase.role for phrase in phrases if phrase.role), None)
    if here or len(named) != 1:
        return here
    return room.role(named[0])


def _unnamed(
    room: _Room, spans: tuple[Span, ...], phrases: list[NounPhrase], who: tuple[Speaker, ...], words: str
) -> Source:
    """A source of which no speaker is named: as its most telling mention presents it, or its own words."""
    telling = _telling(room, phrases, who)
    shown = portrait(room.text, telling)
    names = [phrase.name.of(room.text) for phrase in telling if phrase.name]
    return Source(
        name="; ".join(" ".join(name.split()) for name in names) or None,
        description=words,
        kind=shown.kind,
        naming=shown.naming,
        count=shown.count,
        access=shown.access if shown.naming in _UNNAMED else None,
        role=next((phrase.role for phrase in telling if phrase.role), None) if names else None,
        spans=spans,
    )


def _telling(room: _Room, phrases: list[NounPhrase], who: tuple[Speaker, ...]) -> list[NounPhrase]:
    best = room.most_telling(who[0]) if len(phrases) == len(who) == 1 else None
    return [max(phrases[0], best, key=descriptiveness)] if best else phrases


def _with_pleas(
    room: _Room, sources: list[Source], cast: list[int], speakers: Sequence[tuple[Speaker, ...]]
) -> list[Source]:
    """Put to each unnamed source that it would not be named, and why, where the text says so of it anywhere."""
    asked = pleas(room.text)
    if not asked:
        return sources
    sentences = Sentences(room.text)
    mentioned = _mentions(sources, cast, speakers, only=_UNNAMED)
    spans = [span for span, _ in mentioned]
    reasons: dict[int, Span | None] = {}
    for plea in asked:
        at = nearest(spans, plea, sentences)
        if at is not None:
            who = mentioned[at][1]
            reasons[who] = reasons.get(who) or plea.reason
    return [
        replace(source, naming="unnamed-anonymous", reason=reasons[who])
        if source.naming in _UNNAMED and who in reasons
        else source
        for source, who in zip(sources, cast, strict=True)
    ]


def _mentions(
    sources: list[Source], cast: list[int], speakers: Sequence[tuple[Speaker, ...]], *, only: Container[str] = NAMINGS
) -> list[tuple[Span, int]]:
    """Every span that stands for a source of these namings, with whom, once, in the order of the text."""
    chosen = [(source, who) for source, who in zip(sources, cast, strict=True) if source.naming in only]
    spans: dict[Span, int] = {}
    for who in dict.fromkeys(who for _, who in chosen):
        spans.update((mention, who) for speaker in speakers[who] for mention in speaker.mentions)
    spans.update((span, who) for source, who in chosen for span in source.spans)
    return sorted(spans.items())


def _with_labels(
    room: _Room, sources: list[Source], cast: list[int], speakers: Sequence[tuple[Speaker, ...]]
) -> list[Source]:
    """Put to each source what the outlet calls it anywhere."""
    mentioned = _mentions(sources, cast, speakers)
    given: dict[int, list[Span]] = {}
    for at, span in labels(room.text, [span for span, _ in mentioned]):
        given.setdefault(mentioned[at][1], []).append(span)
    return [
        replace(source, described=tuple(sorted(set(given[who]) - {source.role})))
        if who in given and source.spans
        else source
        for source, who in zip(sources, cast, strict=True)
    ]


def _with_identities(sources: list[Source], cast: list[int]) -> list[Source]:
    """Number the unnamed in the order of the text."""
    numbers: dict[int, str] = {}
    return [
        replace(source, identity=numbers.setdefault(who, f"u{len(numbers) + 1}"))
        if source.naming in _UNNAMED
        else source
        for source, who in zip(sources, cast, strict=True)
    ]
