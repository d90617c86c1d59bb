"""Unnamed sources: what a newsroom tells its readers of those whom it does not name.

AP, Reuters, the BBC and the New York Times agree on the questions: who are they as far as can be said, how do they
know, why are they not named; and on what they are not for: opinion and guesses, which nobody has to stand by.
"""

import re
from collections.abc import Iterator, Sequence

from sayso.checks.draft import (
    Draft,
    content_of,
    cue_of,
    first_span,
    is_anonymous,
    is_direct,
    is_spoken,
    relayed_by,
    source_of,
    words_of,
)
from sayso.checks.flag import Flag
from sayso.checks.phrases import listed, phrases
from sayso.statement import Statement
from sayso.vocabulary import folded

_WORD = re.compile(r"[\w’'-]+")
_NEXT = re.compile(r"\s+([\w’'-]+)|\s*[,(]\s*(?:who|a|an|one|close|familiar)\b")
_TOLD = re.compile(r"\b(?:to|by)\s+(?:[Tt]he\s+)?[A-Z]")
_BEFORE = re.compile(r"([\w’'-]+)\s+\Z")
_NEAR = 60
"""Code points on either side in which a description would touch its noun."""


def bare_source(draft: Draft) -> Iterator[Flag]:
    """Find sources who are called a source and nothing more, here and wherever else they speak."""
    described = any(statement.source.access for group in draft.unnamed.values() for statement in group)
    for group in draft.unnamed.values():
        body = [statement for statement in group if statement.section != "headline"]
        if not body or not all(is_direct(draft, statement) and _is_bare(draft, statement) for statement in body):
            continue
        first = body[0]
        words = _words(words_of(draft, first))
        if _stands_for_another(words) or _is_published(source_of(draft, first)) or (described and _is_shared(words)):
            continue
        message = f"“{words_of(draft, first)}” tells nothing of who it is; say how they know, as exactly as you can"
        yield Flag("bare-source", message, (first_span(first),), tuple(statement.id for statement in body))


def _is_bare(draft: Draft, statement: Statement) -> bool:
    """Say whether a source is nothing but the noun, in its own span and in the words that touch it."""
    source, words = statement.source, _words(words_of(draft, statement))
    if source.access or source.role or source.described or len(statement.attribution.source) > 1:
        return False
    if not words or words[-1] not in listed("bare_nouns") or not listed("bare_before").issuperset(words[:-1]):
        return False
    span = statement.attribution.source[0]
    after = _NEXT.match(draft.text, span.end, span.end + _NEAR)
    before = _BEFORE.search(draft.text[max(span.start - _NEAR, 0) : span.start])
    told_after = after and (after[1] is None or not phrases("not_describing").fullmatch(after[1]))
    told_before = len(words) == 1 and before and before[1].endswith(("'s", "’s", "s'", "s’"))
    return not told_after and not told_before


def _words(phrase: str) -> list[str]:
    return [folded(word) for word in _WORD.findall(phrase)]


def _stands_for_another(words: Sequence[str]) -> bool:
    """Say whether the words take up one of whom the text has spoken: "the source", "the same sources"."""
    bare = bool(words) and words[-1] in listed("bare_nouns")
    return bare and words[0] in listed("definite") and listed("bare_before").issuperset(words[:-1])


def _is_shared(words: Sequence[str]) -> bool:
    """Say whether the words may sum up sources whom the article describes elsewhere: "sources said", not "a source"."""
    return words[-1].endswith("s") or words[0] in listed("definite")


def no_reason(draft: Draft) -> Iterator[Flag]:
    """Find sources who would not be named, with no reason given near any place where they speak."""
    if _explains(draft):
        return
    asked: set[str] = set()
    for group in draft.unnamed.values():
        body = [statement for statement in group if statement.section != "headline"]
        if not body or not _hides(draft, body):
            continue
        # "A police source" and "a police source" may be one, and vague "sources" the same each time: once is enough.
        called = _called(draft, body[0])
        if called in asked:
            continue
        asked.add(called)
        message = f"no reason is given why “{words_of(draft, body[0])}” stays unnamed; say why"
        yield Flag("no-reason", message, (first_span(body[0]),), tuple(statement.id for statement in body))


def _called(draft: Draft, statement: Statement) -> str:
    """What a source is called, without what only counts or points; of any vague sources, "sources"."""
    words = [word for word in _words(source_of(draft, statement)) if word not in listed("bare_before")]
    return " ".join(words)


def _hides(draft: Draft, body: Sequence[Statement]) -> bool:
    """Say whether one who speaks is kept unnamed by this outlet, and no reason is near."""
    words = source_of(draft, body[0])
    return (
        any(is_anonymous(statement.source) for statement in body)
        and all(is_direct(draft, statement) for statement in body)
        and not any(_has_reason(draft, statement) for statement in body)
        and not _stands_for_another(_words(words))
        and not _is_published(words)
    )


def _is_published(words: str) -> bool:
    """Say whether a source is news media, or somebody whom another outlet quotes: "a source to the Gazette"."""
    return bool(phrases("published").search(words) or _TOLD.search(words))


def _has_reason(draft: Draft, statement: Statement) -> bool:
    near = draft.sentence(first_span(statement)).of(draft.text)
    return statement.source.reason is not None or bool(phrases("reason").search(near))


def _explains(draft: Draft) -> bool:
    """Say whether the article says of anybody why they are not named; for several sources that is often said once."""
    if any(statement.source.reason for statement in draft.statements):
        return True
    for paragraph in draft.paragraphs:
        words = paragraph.of(draft.text)
        if phrases("anonymity").search(words) and phrases("reason").search(words):
            return True
    return False


def unnamed_opinion(draft: Draft) -> Iterator[Flag]:
    """Find sources who would not be named and are quoted for what they think, guess or feel; each source once."""
    for group in draft.unnamed.values():
        if not any(is_anonymous(statement.source) for statement in group):
            continue
        shown = next((s for s in group if s.parent is None and _is_own(draft, s) and _opines(draft, s)), None)
        if shown:
            message = (
                f"“{words_of(draft, shown)}” is unnamed and gives an opinion or a guess; name them or keep to facts"
            )
            spans = (first_span(shown), *shown.attribution.content)
            yield Flag("unnamed-opinion", message, spans, (shown.id,))


def _is_own(draft: Draft, statement: Statement) -> bool:
    return is_direct(draft, statement) or relayed_by(statement) is not None


def _opines(draft: Draft, statement: Statement) -> bool:
    if _is_published(source_of(draft, statement)):
        return False
    if len(words_of(draft, statement).split()) == 1 and not _is_bare(draft, statement):
        # "She", "who": whom a pronoun means is less sure, and "who feared for his job" tells why he is not named.
        return False
    if statement.manner.voice == "belief":
        return not phrases("knowing").search(cue_of(draft, statement))
    content = content_of(draft, statement)
    return is_spoken(statement) and any(phrases(section).search(content) for section in ("opinion", "insults"))
