"""Minds: what somebody thinks, wants or feels, written as known, where nobody is shown to have said so.

Only words and deeds can be reported. The BBC and Reuters ask that thoughts are attributed to those who voiced them;
"he wants" without a word of his or of anybody's is the outlet's guess.
"""

import re
from collections.abc import Iterator

from sayso.checks.draft import Draft, first_span, is_spoken
from sayso.checks.flag import Flag
from sayso.checks.phrases import phrases
from sayso.statement import Statement
from sayso.vocabulary import folded

_MINDS = frozenset(("belief", "intention", "feeling"))
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
    return alone and person and statement.manner.voice in _MINDS


def _is_shown(draft: Draft, statement: Statement) -> bool:
    """Say whether a word is near, if only in the same sentence, or the cue tells of what can be seen or looked up."""
    cue = " ".join(span.of(draft.text) for span in statement.attribution.cue)
    if not phrases("minds").search(cue):
        return True
    sentence = draft.sentence(first_span(statement)).of(draft.text)
    # What is said inside the content is no sign that the thought itself was voiced, but a quotation is.
    return bool(_QUOTED.search(sentence) or phrases("uttered").search(sentence))


def _does(statement: Statement) -> str:
    return {"belief": "thinks", "intention": "wants", "feeling": "feels"}[statement.manner.voice]


def _last(name: str) -> str:
    """The last word of a name, by which short forms of it are known."""
    words = [word for word in re.findall(r"[\w’'-]+", folded(name)) if word not in {"jr", "sr", "ii", "iii"}]
    return words[-1] if words else folded(name)
