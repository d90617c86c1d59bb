"""Checks: the sourcing rules of the big newsrooms, held against one article."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.article import Article
from sayso.headline import Headline
from sayso.span import Span
from sayso.statement import Statement


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule that an article breaks: the rule's id, one line that names the thing and what to do, and where."""

    rule: str
    message: str
    spans: tuple[Span, ...] = ()
    statements: tuple[str, ...] = ()


def check(article: Article, statements: Sequence[Statement], headline: Headline | None) -> tuple[Flag, ...]:
    """Hold every rule against an article, in the order of the text."""
    del article, statements, headline
    return ()
