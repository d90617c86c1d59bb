"""Draft: an article as the checks look at it, with what several of them ask worked out once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.article import Article
from sayso.chains import Hop
from sayso.headline import Headline
from sayso.manner import SPOKEN
from sayso.model.words import split_words
from sayso.quotes import paragraph_spans
from sayso.sentences import sentence_spans
from sayso.sources import Source
from sayso.span import Span
from sayso.statement import Statement

UNNAMED = frozenset(("unnamed-role", "unnamed-anonymous"))
PEOPLE = frozenset(("person", "group"))
_SUPPOSED = re.compile(r"\b(?:until|unless|if|whether)\b[^,;\"“”\n]*\Z")
LEAD = 3
"""Sentences after the headline in which an article says what it retells."""
_TOLD = re.compile(r"(?:[\w’']+ )*(?:told|tell|tells|telling) (?:the )?(?P<name>[A-Z]\w*)")
_NEXT = 30
"""Code points next to a cue in which it is said who was told, or whether anybody was."""
_LONGEST_LABEL = 60


@dataclass(frozen=True)
class Draft:
    """An article, its statements and its headline."""

    article: Article
    statements: Sequence[Statement]
    headline: Headline | None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """Statements by their ids."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def headline_span(self) -> Span | None:
        """The headline's words in the text."""
        for section in self.article.sections:
            if section.kind == "headline":
                return section.span
        at = self.text.find(self.article.title) if self.article.title else -1
        return Span(at, at + len(self.article.title)) if at >= 0 else None

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The text's paragraphs, in order."""
        return [Span(*span) for span in paragraph_spans(self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def around(self, span: Span, *, after: int = 0) -> str:
        """The words of the paragraph that a span begins in, and of some that follow."""
        number = max(bisect_right(self._starts, span.start) - 1, 0)
        chosen = self.paragraphs[number : number + after + 1]
        return self.text[chosen[0].start : chosen[-1].end] if chosen else ""

    @cached_property
    def _sentences(self) -> list[Span]:
        return sentence_spans(split_words(self.text))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]

    def sentence(self, span: Span) -> Span:
        """The sentence that a span begins in, or the span itself where it stands in none."""
        number = bisect_right(self._sentence_starts, span.start) - 1
        return self._sentences[number] if number >= 0 else span

    @cached_property
    def unnamed(self) -> dict[str, list[Statement]]:
        """Statements of unnamed people, by who they are in this article; in the order of the text."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            source = statement.source
            people = source.naming in UNNAMED and source.kind in PEOPLE and statement.attribution.source
            if people and not self._is_supposed(statement):
                found.setdefault(source.identity or statement.id, []).append(statement)
        return found

    def _is_supposed(self, statement: Statement) -> bool:
        """Whether nothing has been said: "until it is confirmed by another source"."""
        cue = statement.attribution.cue[0].start
        return _SUPPOSED.search(self.text, max(cue - _NEXT, 0), cue) is not None

    @cached_property
    def of_outlets(self) -> frozenset[Span]:
        """Sentences in which a news outlet is said to report something."""
        own = (self.article.outlet or "").casefold()
        others = (statement for statement in self.statements if statement.source.kind == "outlet")
        speaking = (statement for statement in others if (statement.source.name or "").casefold() != own)
        return frozenset(self.sentence(first_span(statement)) for statement in speaking)

    @cached_property
    def is_retold(self) -> bool:
        """Whether another outlet is said to report something in the article's first sentences."""
        after = self.headline_span.end if self.headline_span else 0
        begin = bisect_left(self._sentence_starts, after)
        return not self.of_outlets.isdisjoint(self._sentences[begin : begin + LEAD])

    @cached_property
    def length(self) -> int:
        """Words of the text."""
        return len(self.text.split())


def is_anonymous(source: Source) -> bool:
    """Say whether a source is one who would not be named, or is only called a source."""
    return source.naming == "unnamed-anonymous" and source.kind in PEOPLE


def word_of(statement: Statement) -> Hop | None:
    """The hop on whose word a statement stands; None where that is the article's outlet alone."""
    place = statement.chain.on_whose_word
    return statement.chain.hops[place] if place and place < len(statement.chain.hops) else None


def is_spoken(statement: Statement) -> bool:
    """Say whether the source of a statement spoke or wrote."""
    return statement.manner.voice in SPOKEN


def is_direct(draft: Draft, statement: Statement) -> bool:
    """Say whether the source spoke to the article's own outlet.

    No other outlet and nobody else stands between, nor is one said to report anything in the same sentence or in the
    article's lead, for then the article may retell all that follows.
    """
    between = statement.chain.hops[1:-1]
    if (
        statement.parent is not None
        or draft.is_retold
        or any(hop.source.kind not in {"platform", "event"} for hop in between)
    ):
        return False
    cue = statement.attribution.cue[-1]
    told = _TOLD.match(draft.text, cue.start, cue.end + _NEXT)
    if told and told["name"].casefold() not in (draft.article.outlet or "").casefold():
        return False
    return draft.sentence(first_span(statement)) not in draft.of_outlets


def relayed_by(statement: Statement) -> Source | None:
    """The outlet that the article has a statement from, where it is another than its own."""
    between = (hop.source for hop in statement.chain.hops[1:-1])
    return next((source for source in between if source.kind == "outlet"), None)


def first_span(statement: Statement) -> Span:
    """Where a statement names its source, or else its cue."""
    return (statement.attribution.source or statement.attribution.cue)[0]


def words_of(draft: Draft, statement: Statement) -> str:
    """The words for a statement's source, as a message has them: on one line, cut where they are many."""
    return shortened(source_of(draft, statement))


def source_of(draft: Draft, statement: Statement) -> str:
    """The words for a statement's source."""
    return " ".join(span.of(draft.text) for span in statement.attribution.source)


def cue_of(draft: Draft, statement: Statement) -> str:
    """The words of a statement's cue."""
    return " ".join(span.of(draft.text) for span in statement.attribution.cue)


def content_of(draft: Draft, statement: Statement) -> str:
    """The words of a statement's content."""
    return " ".join(span.of(draft.text) for span in statement.attribution.content)


def label(source: Source) -> str:
    """What to call a source in a message: its name, or the words that describe it."""
    return shortened(source.name or (f"“{source.description}”" if source.description else "somebody"))


def shortened(words: str) -> str:
    """Words on one line, cut at a word's end where they are many."""
    words = " ".join(words.split()).rstrip(" ,;:")
    return words if len(words) <= _LONGEST_LABEL else words[:_LONGEST_LABEL].rsplit(" ", 1)[0] + " …"
