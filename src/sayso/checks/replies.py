"""Replies: whether somebody who is accused was asked.

The BBC calls it the right of reply: who is said to have done wrong is asked, and the story has the answer, or that
there was none. AP and Reuters ask the same.
"""

import re
from collections.abc import Iterator

from sayso.checks.draft import Draft, content_of, cue_of
from sayso.checks.flag import Flag
from sayso.checks.phrases import listed, phrases
from sayso.names import Name, names_in
from sayso.quotes import quotations
from sayso.span import Span
from sayso.statement import Statement
from sayso.vocabulary import folded

SHORTEST = 150
"""Words of the shortest text that has room for a reply."""
_OPENING = 60
"""Code points of a content in which the one who is accused is named: "the company's head Ana Brook of …"."""
_OF = re.compile(r"(?:,[^,.;]{1,80},)?\s+(?:of|for|in|with)\b")
_NAME_LENGTH = 2


def no_reply(draft: Draft) -> Iterator[Flag]:
    """Find a named person or organisation said to have done wrong, with no answer and no sign that one was sought."""
    accusing = [s for s in draft.statements if _accuses(draft, s)] if draft.length >= SHORTEST else []
    if not accusing:
        return
    names = names_in(draft.text)
    seen: set[str] = set()
    for statement in accusing:
        accused = _accused(draft, statement, names)
        if accused is None or _key(accused) in seen:
            continue
        seen.add(_key(accused))
        if _is_named_once_only(draft, accused) or _answers(draft, statement, accused):
            continue
        words = accused.span.of(draft.text)
        message = f"{words} is accused, and nothing shows that {words} was asked; give the answer or say there was none"
        yield Flag("no-reply", message, (accused.span, *statement.attribution.cue), (statement.id,))


def _accuses(draft: Draft, statement: Statement) -> bool:
    """Say whether somebody is said to have done wrong, by one who stands by it, in the article's own report."""
    cue = cue_of(draft, statement)
    words = f"{cue} {content_of(draft, statement)}"
    return (
        statement.parent is None
        and statement.manner.stance == "affirms"
        and statement.manner.voice == "statement"
        and bool(statement.attribution.source)
        and phrases("accusing").search(cue) is not None
        and phrases("wrongdoing").search(words) is not None
    )


def _accused(draft: Draft, statement: Statement, names: list[Name]) -> Name | None:
    """Who is accused: the person or organisation that the content opens with, "Ana Brook of taking bribes"."""
    content = statement.attribution.content[0]
    for name in names:
        if name.span.start < content.start or not _can_be_asked(name):
            continue
        if name.span.start - content.start > _OPENING or name.span.end > content.end:
            return None
        lead = draft.text[content.start : name.span.start]
        quoted = any(begin < name.span.start < end for begin, end in quotations(lead + name.span.of(draft.text)))
        plain = all(folded(word.strip(".,")) in listed("ranks") for word in lead.split()) and not quoted
        return name if plain and _OF.match(draft.text, name.span.end) else None
    return None


def _can_be_asked(name: Name) -> bool:
    """Tell a person or an organisation from a country, a people or a thing; a word alone tells too little."""
    return name.kind in {"person", "organisation", "outlet"} or (name.kind is None and len(name.words) > 1)


def _key(name: Name) -> str:
    return name.key[-1]


def _is_named_once_only(draft: Draft, accused: Name) -> bool:
    """Say whether the accusation is in passing: a story about somebody names them again."""
    word = re.escape(accused.words[-1])
    return len(re.findall(rf"\b{word}\b", draft.text)) < _NAME_LENGTH


def _answers(draft: Draft, accusation: Statement, accused: Name) -> bool:
    """Say whether the accused speaks, is silent, or is named in any other sentence that tells of an answer."""
    key = _key(accused)
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
