"""Own voice: what an article says on nobody's word but its own.

A sentence that no attribution touches is the outlet's own: it may be common knowledge, what a reporter saw, or a
judgement slipped in. So is one that only says how something looks, to nobody named ("This sounds hollow").

What is not the outlet's: the headline, which is held against the body by a rule of its own; the date line; labels; the
`Source:` section; quotations under a label; and, where a labelled source covers the details, a bare sentence among
them, which is retold from that source. A judgement stays the outlet's even there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from sayso.article import Article
from sayso.manner import SPOKEN
from sayso.model.words import split_words
from sayso.relay import words_of
from sayso.relays import own_names
from sayso.retold import stretch_at, stretches_in
from sayso.sentences import sentence_spans
from sayso.span import Span
from sayso.statement import Statement

SILENT = frozenset(("headline", "dateline", "source", "quote"))
"""Kinds of section without sentences of the outlet's own; the title is a headline where the layout shows none."""

FEWEST_WORDS = 3
"""Words of the shortest sentence; less is a caption, a signature or a subheading."""


def own_voice(article: Article, statements: Sequence[Statement]) -> tuple[Span, ...]:
    """Find the sentences on nobody's word but the outlet's, in order."""
    layers = stretches_in(article, own_names(article))
    told, judged = _touched(statements, telling=True), _touched(statements, telling=False)
    return tuple(
        sentence
        for sentence in _sentences(article)
        if not _meets(told, sentence)
        and (
            _meets(judged, sentence)
            or _judging().search(sentence.of(article.text))
            or not any(stretch_at(layer, sentence.start) for layer in layers)
        )
    )


def _sentences(article: Article) -> list[Span]:
    """The sentences of a body, each cut to the section it is in."""
    sections = article.sections
    starts = [section.span.start for section in sections]
    found = []
    for sentence in sentence_spans(split_words(article.text)):
        first = max(bisect_right(starts, sentence.start) - 1, 0)
        last = bisect_right(starts, sentence.end - 1)
        for section in sections[first:last]:
            start, end = max(sentence.start, section.span.start), min(sentence.end, section.span.end)
            words = article.text[start:end].split(None, FEWEST_WORDS)
            if section.kind not in SILENT and len(words) >= FEWEST_WORDS:
                found.append(Span(start, end))
    return found


def _touched(statements: Sequence[Statement], *, telling: bool) -> list[Span]:
    """The spans of statements that tell of somebody, or of those that judge on nobody's behalf; in order, apart."""
    chosen = (statement for statement in statements if _is_judgement(statement) is not telling)
    spans = sorted(span for statement in chosen for span in statement.attribution.spans)
    apart: list[Span] = []
    for span in spans:
        if apart and span.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


@cache
def _judging() -> re.Pattern[str]:
    """Words by which an outlet judges what it retells: "sounds", "hypocritical", "so-called"."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words_of('own_voice', 'judging')))})\b", re.IGNORECASE)


def _is_judgement(statement: Statement) -> bool:
    return not statement.attribution.source and statement.manner.voice not in SPOKEN | {"silence"}


def _meets(spans: list[Span], sentence: Span) -> bool:
    """Say whether any of spans in order and apart is in a sentence."""
    first = bisect_left(spans, sentence.start, key=lambda span: span.end)
    while first < len(spans) and spans[first].end == sentence.start:
        first += 1
    return first < len(spans) and spans[first].start < sentence.end
