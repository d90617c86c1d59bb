"""Origins: how many sources a story shows, against how many it speaks of.

Many outlets and many lines may repeat one voice. Reuters asks not to write "sources" where there is one; intelligence
services grade a report by its origin, not by how often it is repeated (the Admiralty scale).
"""

import re
from collections.abc import Iterator, Sequence

from sayso.checks.draft import (
    PEOPLE,
    UNNAMED,
    Draft,
    first_span,
    is_anonymous,
    is_spoken,
    label,
    relayed_by,
    word_of,
    words_of,
)
from sayso.checks.flag import Flag
from sayso.checks.phrases import listed, phrases
from sayso.span import Span
from sayso.statement import Statement
from sayso.vocabulary import folded

_PRONOUN = re.compile(r"(?:he|she|they|who)", re.IGNORECASE)
FEWEST = 2
"""Statements below which a text is too short to rest on anybody."""


def single_origin(draft: Draft) -> Iterator[Flag]:
    """Find a story of which every claim comes from one unnamed source, or from one outlet's unnamed sources."""
    told = [statement for statement in draft.statements if _tells(statement)]
    relays = {label(outlet) for statement in told if (outlet := relayed_by(statement))}
    told = [s for s in told if not (s.source.kind == "outlet" and label(s.source) in relays)]
    if len(told) < FEWEST or not all(map(_is_unnamed_word, told)) or len(set(map(_origin, told))) != 1:
        return
    if not relays and not all(s.source.count and s.source.count[1] == 1 for s in told):
        return
    if not all(_is_hidden(draft, statement) for statement in told):
        return
    shown = next((s for s in told if s.attribution.source), told[0])
    through = f", through {min(relays)}" if relays else ""
    message = f"all that is said here comes from “{words_of(draft, shown)}”{through}; find another origin or say so"
    yield Flag("single-origin", message, (first_span(shown),), tuple(s.id for s in told))


def _tells(statement: Statement) -> bool:
    """Say whether a statement carries the story: spoken, affirmed, no inner one, outside headline and background."""
    affirmed = is_spoken(statement) and statement.manner.stance == "affirms"
    return affirmed and statement.parent is None and statement.section not in {"headline", "background", "bullet"}


def _is_unnamed_word(statement: Statement) -> bool:
    hop = word_of(statement)
    return hop is not None and hop.source.naming in UNNAMED


def _is_hidden(draft: Draft, statement: Statement) -> bool:
    """Say whether a source is of those who stay unnamed by choice, and not a driver or a spokeswoman."""
    words = words_of(draft, statement)
    if statement.source.kind not in PEOPLE or phrases("public").search(words):
        return False
    if is_anonymous(statement.source) or not words or _PRONOUN.fullmatch(words):
        return True
    return any(re.search(rf"\b{noun}s?\b", folded(words)) for noun in listed("counted_nouns"))


def _origin(statement: Statement) -> str:
    """Whom a claim comes from: all that one other outlet has from unnamed sources counts as one."""
    outlet = relayed_by(statement)
    return label(outlet) if outlet else statement.source.identity or statement.id


def plural_sources(draft: Draft) -> Iterator[Flag]:
    """Find "sources" whom the text goes on to call "the source", with no sign of a second."""
    for noun in sorted(listed("counted_nouns")):
        plural, single = _mentions(draft, noun, plural=True), _mentions(draft, noun, plural=False)
        if not plural or not single or len(plural) > len(single) or _shows_several(draft, noun):
            continue
        # "A source" is one of them or another; those who are spoken of after "the source" are others.
        if not all(_is_definite(draft, s) for s in single) or first_span(plural[0]) > first_span(single[0]):
            continue
        if len({s.source.identity or first_span(s) for s in single}) != 1 or not _same_way(plural + single):
            continue
        message = f"the text speaks of “{words_of(draft, plural[0])}” and shows one, “{words_of(draft, single[0])}”"
        spans = (first_span(plural[0]), first_span(single[0]))
        yield Flag("plural-sources", f"{message}; say how many there are", spans, tuple(s.id for s in plural + single))


def _mentions(draft: Draft, noun: str, *, plural: bool) -> list[Statement]:
    """Statements in the body of unnamed people who are called by a noun, in the plural or in the singular."""
    form = re.compile(rf"\b{noun}{'s' if plural else ''}\b")
    unnamed = (s for s in draft.statements if s.source.naming in UNNAMED and s.section != "headline")
    return [s for s in unnamed if s.attribution.source and form.search(folded(words_of(draft, s)))]


def _is_definite(draft: Draft, statement: Statement) -> bool:
    """Say whether a source is "the source" and nothing more: one that is described further is another."""
    words = folded(words_of(draft, statement)).split()
    return words[0] in listed("definite") and listed("bare_before").issuperset(words[:-1])


def _shows_several(draft: Draft, noun: str) -> bool:
    """Say whether the text shows anywhere that there is more than one: "another source", "two of the officials"."""
    several = re.compile(rf"(?:{phrases('more_than_one').pattern})\W+(?:[\w’'-]+\W+){{0,4}}{noun}s?\b", re.IGNORECASE)
    return several.search(draft.text) is not None


def _same_way(statements: Sequence[Statement]) -> bool:
    """Say whether all come through the same outlet, or all to this one."""
    outlets = (relayed_by(statement) for statement in statements)
    return len({outlet and label(outlet) for outlet in outlets}) == 1


def count_growth(draft: Draft) -> Iterator[Flag]:
    """Find "sources" in a headline over a body that shows one source and no sign of a second."""
    span = draft.headline_span
    if span is None or draft.headline is None:
        return
    unnamed = [
        s for s in draft.statements if s.source.naming in UNNAMED and s.section != "headline" and s.parent is None
    ]
    for noun in sorted(listed("counted_nouns")):
        match = re.compile(rf"\b{noun}s\b", re.IGNORECASE).search(draft.text, span.start, span.end)
        single = _mentions(draft, noun, plural=False)
        if not match or not single or re.search(rf"\b{noun}s\b", draft.text[span.end :], re.IGNORECASE):
            continue
        if len({s.source.identity or first_span(s) for s in unnamed}) != 1 or _shows_several(draft, noun):
            continue
        message = f"the headline says “{match[0]}”, the article shows one, “{words_of(draft, single[0])}”; say one"
        yield Flag("growth", message, (Span(*match.span()), first_span(single[0])), tuple(s.id for s in single))
