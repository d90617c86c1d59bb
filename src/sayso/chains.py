"""Chain: through how many mouths a statement came, from the article's outlet to the end of the stated trail.

The first hop is the article's outlet, named or not. After it come the relays, from the outermost; then, for what is
said inside what is said, the sources of the attributions around it; last the statement's own source. Whose word it is
and whose mind are different things: "Brook wants a ceasefire" tells of Brook's mind on the word of whoever says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.article import Article
from sayso.coverage import covered
from sayso.manner import SPOKEN, Manner
from sayso.model.words import split_words
from sayso.nesting import Nested
from sayso.relay import Relay
from sayso.relays import PRONOUNS, Scene, relays_of
from sayso.sentences import sentence_spans
from sayso.sources import Source
from sayso.span import Span
from sayso.vocabulary import folded

LONGEST = 32
"""Hops of the longest chain: the outlet, sixteen levels of nesting with their sources, and the relays of some."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One mouth or mind on the way.

    `evidence` are the spans that prove it: source and cue, or the words that name a relay or open the stretch of text
    that it covers.
    """

    source: Source
    manner: Manner = Manner()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Hops from the article's outlet, always the first, to the statement's own source.

    `on_whose_word`: place among the hops of the innermost that speaks, since a mind that is only told of has given no
    word. It is 0, the outlet, where nobody else spoke.
    """

    hops: tuple[Hop, ...] = ()
    on_whose_word: int | None = None


def chains_of(
    article: Article, found: Sequence[Nested], manners: Sequence[Manner], sources: Sequence[Source]
) -> list[Chain]:
    """Trace each attribution back to the article's outlet."""
    scene = Scene(article, found, sources, manners, sentence_spans(split_words(article.text)))
    relays = covered(scene, relays_of(scene))
    outlet = Hop(Source(name=article.outlet, kind="outlet", naming="named" if article.outlet else "none"))
    described = _described(sources)
    trails: list[tuple[Hop, ...]] = []
    for number, nested in enumerate(found):
        trail = (outlet,) if nested.parent is None else trails[nested.parent]
        trails.append(_longer(trail, relays[number], _last(nested, manners[number], described[number])))
    return [Chain(trail, _word(trail)) for trail in trails]


def _described(sources: Sequence[Source]) -> list[Source]:
    """Sources as a chain shows them: for "it" or "they", an unnamed one is shown by its fullest description."""
    fullest: dict[str, str] = {}
    for source in sources:
        if source.identity and source.description:
            fullest[source.identity] = max(fullest.get(source.identity, ""), source.description, key=len)
    return [
        replace(source, description=fullest[source.identity])
        if source.identity in fullest and folded(source.description or "") in PRONOUNS
        else source
        for source in sources
    ]


def _last(nested: Nested, manner: Manner, source: Source) -> Hop:
    return Hop(source, manner, tuple(sorted(nested.attribution.source + nested.attribution.cue)))


def _longer(trail: tuple[Hop, ...], relays: tuple[Relay, ...], last: Hop) -> tuple[Hop, ...]:
    """Add relays and a source to a trail; a relay that is already on it, or is the source itself, is none."""
    there = {Relay(hop.source, ()).key for hop in (*trail[1:], last)} - {""}
    new = tuple(Hop(relay.source, Manner(), relay.evidence) for relay in relays if relay.key not in there)
    return (*(*trail, *new)[: LONGEST - 1], last)


def _word(trail: tuple[Hop, ...]) -> int:
    """The innermost hop that speaks; a document speaks whatever verb it has."""
    speaking = (
        place
        for place in range(len(trail) - 1, 0, -1)
        if trail[place].manner.voice in SPOKEN or trail[place].source.kind == "document"
    )
    return next(speaking, 0)
