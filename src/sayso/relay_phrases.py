"""Phrases that name a relay: what a word passes through between the one who speaks and the article.

"Told the Courier", "in a Telegram post", "at a rally in Aldmoor", "in a statement": here they are found wherever they
stand; to which statement they belong is the next room's question. A phrase is looked for within a line and a window
of code points around the word that shows it, so that the cost is linear in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from sayso.leads import is_over, word_before, words_before
from sayso.outlet_names import LONGEST_RUN, named_outlet
from sayso.relay import Phrase, Relay, longest_first, words_of
from sayso.venues import platforms_in, venues_in


def phrases_in(text: str, own: frozenset[str] = frozenset()) -> list[Phrase]:
    """Find all phrases that name a relay, in order; `own` are folded names of the article's outlet, which is none."""
    outlets = (phrase for phrase in (*_told(text), *_formats(text)) if not is_own(phrase.relay, own))
    names = _apart((*outlets, *platforms_in(text)))
    # "In a Courier column" is in the Courier, "at a CNN debate" at a debate.
    starts = [phrase.span.start for phrase in names]
    venues = (venue for venue in venues_in(text) if not _names_its_own(text, venue, names, starts))
    return _apart((*names, *venues))


def _names_its_own(text: str, venue: Phrase, names: list[Phrase], starts: list[int]) -> bool:
    """Say whether an outlet or a platform is named in a venue, or right after a post or a piece there."""
    place = bisect_left(starts, venue.span.start)
    if place == len(names):
        return False
    within = names[place].span.end < venue.span.end
    published = venue.span.of(text).rpartition(" ")[2] in words_of("outlets", "formats") | words_of(
        "platforms", "nouns"
    )
    return within or (published and 0 <= starts[place] - venue.span.end <= len(" in the "))


def is_own(relay: Relay, own: frozenset[str]) -> bool:
    """Say whether a relay is the article's own outlet: by name, or printed as only itself prints it."""
    printed = relay.source.description or ""
    return relay.key in own or printed.startswith(tuple(words_of("outlets", "house_style")))


def _apart(found: Iterable[Phrase]) -> list[Phrase]:
    """Put phrases in order, and keep the first and longest of those that overlap."""
    kept: list[Phrase] = []
    for phrase in sorted(found, key=lambda phrase: (phrase.span.start, -phrase.span.end)):
        if not kept or phrase.span.start >= kept[-1].span.end:
            kept.append(phrase)
    return kept


def _told(text: str) -> Iterator[Phrase]:
    """Outlets after what leads to them: "told", "in an interview with", "quoted by", "on"."""
    for match in _leading().finditer(text):
        known = match["known"] is not None
        if known and word_before(text, match.start()) in words_of("phrases", "not_on"):
            continue
        phrase = named_outlet(text, match.end(), known=known)
        if phrase and (not known or is_over(text, phrase.span.end)):
            yield phrase


def _formats(text: str) -> Iterator[Phrase]:
    """Outlets before what they make: "in a CNN interview"."""
    for match in _format().finditer(text):
        for token in words_before(text, match.start())[-LONGEST_RUN:]:
            phrase = named_outlet(text, token.start(), known=True) if token.group()[0].isupper() else None
            if phrase and text[phrase.span.end : match.start()].strip(" ’'s") == "":
                yield phrase
                break


@cache
def _leading() -> re.Pattern[str]:
    told = "|".join(phrase.replace(" ", r"\s") for phrase in longest_first(words_of("phrases", "told")))
    talk = "|".join(longest_first(words_of("phrases", "talk")))
    day = r"(?! (?:last |this )?\w{2,6}day\b(?!['’]))"
    led = rf"(?:{talk})(?: [\w’'-]{{1,20}}){{0,3}}? (?:with|for|on|to){day}"
    return re.compile(rf"\b(?:{led}|{told}|(?P<known>on|to|with))\s{{1,3}}", re.IGNORECASE)


@cache
def _format() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\w’'”\"] )(?:{'|'.join(longest_first(words_of('outlets', 'formats')))})\b")
