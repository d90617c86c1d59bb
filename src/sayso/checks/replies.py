"""Replies: whether somebody who is accused was asked.

The BBC calls it the right of reply: who is said to have done wrong is asked, and the story has the answer, or that
there was none. AP and Reuters ask the same.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.checks.draft import Draft, cue_of
from sayso.checks.flag import Flag
from sayso.checks.phrases import listed, phrases
from sayso.names import Name, names_in
from sayso.span import Span
from sayso.statement import Statement
from sayso.vocabulary import folded

SHORTEST = 150
"""Words of the shortest text that has room for a reply."""
_OPENING = 60
"""Code points of a content in which the one who is accused is named: "the company's head Ana Brook of …"."""
_OF = re.compile(r"(?:,[^,.;]{1,80},)?\s+(?:of|for|in|with)\b")
_LONGEST = 300
"""Code points of a content in which the name and what follows it are looked for."""
_NAMED = 2
"""Times that a story names the one whom it is about."""


def no_reply(draft: Draft) -> Iterator[Flag]:
    """Find a named person or organisation said to have done wrong, with no answer and no sign that one was sought."""
    accusing = [s for s in draft.statements if _accuses(draft, s)] if draft.length >= SHORTEST else []
    if not accusing:
        return
    seen: set[str] = set()
    for statement in accusing:
        accused = _accused(draft, statement)
        if accused is None or accused.key[-1] in seen:
            continue
        seen.add(accused.key[-1])
        if _is_in_passing(draft, accused) or _answers(draft, statement, accused):
            continue
        words = " ".join(accused.words)
        message = f"{words} is accused, and nothing shows that {words} was asked; give the answer or say there was none"
        yield Flag("no-reply", message, (accused.span, *statement.attribution.cue), (statement.id,))


def _accuses(draft: Draft, statement: Statement) -> bool:
    """Say whether somebody is said to have done wrong, by one who stands by it, in the article's own report."""
    cue = cue_of(draft, statement)
    return (
        statement.parent is None
        and statement.manner.stance == "affirms"
        and statement.manner.voice == "statement"
        and bool(statement.attribution.source)
        and phrases("accusing").search(cue) is not None
        and phrases("wrongdoing").search(_charge(draft, statement)) is not None
    )


def _charge(draft: Draft, statement: Statement) -> str:
    """The words from the content's first to the end of its sentence: contents end early where one is in another."""
    start = statement.attribution.content[0].start
    end = draft.sentence(Span(start, start + 1)).end
    return draft.text[start : min(end, start + _LONGEST)]


def _accused(draft: Draft, statement: Statement) -> Name | None:
    """Who is accused: the person or organisation that the content opens with, "Ana Brook of taking bribes"."""
    content, words = statement.attribution.content[0], _charge(draft, statement)
    name = next((name for name in names_in(words) if _can_be_asked(draft, name)), None)
    if name is None or name.span.start > _OPENING:
        return None
    lead = words[: name.span.start].split()
    plain = all(folded(word.strip(".,")) in listed("ranks") for word in lead)
    if not plain or not _OF.match(words, name.span.end):
        return None
    return replace(name, span=Span(content.start + name.span.start, content.start + name.span.end))


def _can_be_asked(draft: Draft, name: Name) -> bool:
    """Tell a person or an organisation from a country, a people or a thing.

    A word alone tells too little, unless the article has it at the end of a longer name.
    """
    if name.kind in {"person", "organisation", "outlet"} or (name.kind is None and len(name.words) > 1):
        return True
    return name.kind is None and re.search(rf"\b[A-Z][\w’'-]+ {re.escape(name.words[-1])}\b", draft.text) is not None


def _is_in_passing(draft: Draft, accused: Name) -> bool:
    """Say whether the accusation is in passing: a story about somebody names them again."""
    return len(re.findall(rf"\b{re.escape(accused.words[-1])}\b", draft.text)) < _NAMED


def _answers(draft: Draft, accusation: Statement, accused: Name) -> bool:
    """Say whether the accused speaks, is silent, or is named in any other sentence that tells of an answer."""
    key = accused.key[-1]
    for statement in draft.statements:
        said = " ".join(
            filter(None, (statement.source.name, *(s.of(draft.text) for s in statement.attribution.source)))
        )
        if key in folded(said):
            return True
        if statement.manner.voice == "silence" or statement.manner.stance == "denies":
            return True
    form = re.compile(rf"\b{re.escape(accused.words[-1])}\b")
    own = draft.sentence(accusation.attribution.cue[0])
    sentences = {draft.sentence(Span(*match.span())) for match in form.finditer(draft.text)}
    return any(phrases("replies").search(sentence.of(draft.text)) for sentence in sentences - {own})
