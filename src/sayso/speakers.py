"""Speaker: who a source is, over the whole of one article.

"He", "the minister" and "Brook" are one person, and a record of who said what has to say so. Everything here ends with
the article: an unnamed speaker has an identity inside it and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.article import Article
from sayso.nesting import Nested
from sayso.span import Span


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
    return [
        (Speaker(None, None, nested.attribution.source),) if any(s.of(text) for s in nested.attribution.source) else ()
        for nested in found
    ]
