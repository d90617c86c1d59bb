"""Minds: what somebody thinks, wants or feels, written as known, where nobody is shown to have said so.

Only words and deeds can be reported. The BBC and Reuters ask that thoughts are attributed to those who voiced them;
"he wants" without a word of his or of anybody's is the outlet's guess.
"""

import re
from collections.abc import Iterator

from sayso.checks.draft import Draft, cue_of, first_span, is_spoken, source_of
from sayso.checks.flag import Flag
from sayso.checks.phrases import phrases
from sayso.statement import Statement
from sayso.vocabulary import folded

_MINDS = frozenset(("belief", "intention", "feeling"))
_SEVERAL = re.compile(r"(?:are|were|have)\b")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’]|\b(?:his|her|their|its|the|a|an|of))\s+\Z", re.IGNORECASE)
_BACK = 10
"""Code points before a cue in which a possessive stands."""
_NAME_LENGTHS = range(2, 5)
"""Words of a person's name at its longest."""
_LISTED = "-–—*•·"
_QUOTED = re.compile('["“”«»]')


def mind_read(draft: Draft) -> Iterator[Flag]:
    """Find a named person's mind read, with no word of that person or about it by anybody; each person once."""
    told = set(_voices(draft))
    for statement in draft.statements:
        name = statement.source.name
        if not name or not _is_read(statement) or _last(name) in told:
            continue
        if _is_shown(draft, statement):
            continue
        told.add(_last(name))
        message = f"nobody is shown to have said that this is what {name} {_does(statement)}; say how it is known"
        yield Flag("mind-read", message, (*statement.attribution.cue, first_span(statement)), (statement.id,))


def _voices(draft: Draft) -> Iterator[str]:
    """Surnames of those who speak in the article, anywhere: somebody who is heard has a mind that can be known."""
    for statement in draft.statements:
        if not is_spoken(statement) and statement.manner.voice != "silence":
            continue
        for hop in statement.chain.hops[1:]:
            if hop.source.name:
                yield from map(_last, hop.source.name.split("; "))


def _is_read(statement: Statement) -> bool:
    """Say whether it is one named person's mind, on the word of nobody but the article's outlet."""
    source = statement.source
    alone = statement.parent is None and statement.chain.on_whose_word == 0 and statement.section != "headline"
    person = source.kind == "person" and source.naming == "named" and ";" not in (source.name or "")
    # A longer one is a line of a page that was taken for a name, a single word may be anything.
    person = person and len((source.name or "").split()) in _NAME_LENGTHS
    return alone and person and statement.manner.voice in _MINDS


def _is_shown(draft: Draft, statement: Statement) -> bool:
    """Say whether the cue tells of what can be seen, they speak of themselves, the outlet guesses, or a word is near.

    A word is near in the same paragraph, and a quotation in the next one, too.
    """
    if not phrases("minds").search(cue_of(draft, statement)) or _is_noun(draft, statement):
        return True
    if source_of(draft, statement).casefold() in {"i", "we"}:
        return True
    span = first_span(statement)
    # Lists sum up, with a link where an article has a sentence; "are", "were": the name is of several.
    if draft.around(span).startswith(tuple(_LISTED)) or _SEVERAL.match(cue_of(draft, statement)):
        return True
    if phrases("guessed").search(draft.sentence(span).of(draft.text)):
        return True
    return bool(phrases("uttered").search(draft.around(span)) or _QUOTED.search(draft.around(span, after=1)))


def _is_noun(draft: Draft, statement: Statement) -> bool:
    """Say whether the cue is a noun, "his dislike": whose it is, is easily mistaken."""
    cue = statement.attribution.cue[0]
    return _POSSESSIVE.search(draft.text[max(cue.start - _BACK, 0) : cue.start]) is not None


def _does(statement: Statement) -> str:
    return {"belief": "thinks", "intention": "wants", "feeling": "feels"}[statement.manner.voice]


def _last(name: str) -> str:
    """The last word of a name, by which short forms of it are known."""
    words = [word for word in re.findall(r"[\w’'-]+", folded(name)) if word not in {"jr", "sr", "ii", "iii"}]
    return words[-1] if words else folded(name)
