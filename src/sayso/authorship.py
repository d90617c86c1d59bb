"""Authorship: who "I" is where nobody is quoted.

An opinion piece speaks in its author's person, and says who that is above it or in the note below it.
"""

import re

from sayso.article import Article
from sayso.cast import Cast
from sayso.layout import byline_of
from sayso.quotes import paragraph_spans
from sayso.span import Span

_NOTES = 3
"""Paragraphs at the foot of a text among which the note on its author stands."""
_NOTE = re.compile(r"(?:, (?:an?|the|who|author|professor)\b| (?:is|was|writes|teaches|works|lives|covers)\b)")
_TWO = re.compile(r",| and | & ")


def author_of(article: Article, cast: Cast) -> int | str | None:
    """The one author of an article: a member of its cast, or a name; None where it gives none or several."""
    signed = article.byline or byline_of(article.text, article.sections)
    if signed:
        known = cast.named(signed.split())
        return None if _TWO.search(signed) else signed if known is None else known
    return _noted(article.text, cast)


def _noted(text: str, cast: Cast) -> int | None:
    """The person with whom a note at the foot begins: "Ana Brook is a teacher in Aldmoor.", named nowhere else."""
    for start, end in list(paragraph_spans(text))[-_NOTES:]:
        mentions = cast.within(Span(start, min(start + 1, end)))
        if not mentions or mentions[0].span.start != start:
            continue
        member = cast.members[mentions[0].member]
        first = next(mention for mention in cast.mentions if mention.member == mentions[0].member)
        if member.kind == "person" and first.span.start >= start and _NOTE.match(text, mentions[0].span.end):
            return mentions[0].member
    return None
