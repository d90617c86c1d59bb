"""Chain: through how many mouths a statement came, from the article's outlet to the end of the stated trail."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.article import Article
from sayso.manner import Manner
from sayso.nesting import Nested
from sayso.sources import Source
from sayso.span import Span


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
    del found
    outlet = Hop(Source(name=article.outlet, kind="outlet", naming="named" if article.outlet else "none"))
    return [Chain((outlet, Hop(source, manner)), 1) for source, manner in zip(sources, manners, strict=True)]
