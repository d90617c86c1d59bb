"""Venues: where and in what something was said: at an event, in a document, on a platform.

Each has a noun or a name that is vocabulary, and a word that leads to it: "at a rally in Aldmoor", "in a statement",
"on Telegram". Without that word a rally is a topic, not a stage.
"""

import re
from collections.abc import Iterator
from functools import cache

from sayso.leads import POSSESSIVE, TIME_WORDS, WINDOW, WORD, Lead, is_over, lead_before, word_before
from sayso.relay import Phrase, longest_first, shown_at, words_of
from sayso.sources import Source
from sayso.span import Span
from sayso.vocabulary import table

NEAR = 40
"""Code points of the longest phrase before a platform's name: "on the social network"."""

_PLACE = re.compile(
    r" (?:in|at|outside|near) (?:(?:the|downtown|central|nearby|northern|southern|eastern|western) ){0,2}"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
)
_OF = re.compile(r" of (?:[\w’'-]+ ){0,4}?[\w’'-]+(?=[.,;:]| (?:in|at|on|to|that|who|where|this|last|and|with|by)\b|$)")


def platforms_in(text: str) -> Iterator[Phrase]:
    """Platforms on which something was said: "on Telegram", "in a Facebook post", "tweeted"."""
    leads = words_of("phrases", "platform") | words_of("phrases", "event")
    for match in _platform().finditer(text):
        lead = lead_before(text, match.start(), leads)
        on_it = lead is not None and lead.word in words_of("phrases", "platform") and match.start() - lead.start <= NEAR
        if on_it and match["name"] in words_of("platforms", "social"):
            on_it = word_before(text, lead.at) in words_of("platforms", "posted") if lead else False
        if match["noun"] or on_it:
            name = _platform_names().get(match["name"])
            yield shown_at(_platform_source(match["name"] if not name else match.group(), name), Span(*match.span()))
    for phrase in tweets_in(text, Span(0, len(text))):
        verb = phrase.span.of(text).lower() not in {"tweet", "tweets"}
        if verb or lead_before(text, phrase.span.start, words_of("phrases", "tweet")):
            yield phrase


def tweets_in(text: str, span: Span) -> Iterator[Phrase]:
    """The platform of every tweet, noun or verb, that a part of the text speaks of."""
    for match in _tweeted().finditer(text, span.start, span.end):
        yield shown_at(_platform_source(match.group(), "Twitter"), Span(*match.span()))


def _platform_source(words: str, name: str | None) -> Source:
    return Source(name=name, description=words, kind="platform", naming="named" if name else "none")


def venues_in(text: str) -> Iterator[Phrase]:
    """Events at which and documents in which something was said."""
    for match in _nouns().finditer(text):
        event = match.group().lower() in words_of("events", "nouns")
        lead = lead_before(text, match.start(), _event_leads() if event else _document_leads())
        if not lead or not _is_one(text, lead, match) or not is_over(text, match.end()):
            continue
        if event and _takes_place(text, lead, match):
            yield _venue(text, Span(lead.start, _end_of_event(text, lead.start, match.end())), "event")
        elif not event and _passes_on(text, lead, match):
            yield _venue(text, Span(lead.start, match.end()), "document")
    for match in _audience().finditer(text):
        yield _venue(text, Span(*match.span("event")), "event")


def _venue(text: str, span: Span, kind: str) -> Phrase:
    words = span.of(text).split()
    proper = words[-1][0].isupper()
    while len(words) > 1 and (words[0].lower() in words_of("phrases", "articles") or _whose(words[0], proper=proper)):
        words.pop(0)
    name = " ".join(words)
    named = proper or (words[0][0].isupper() and span.of(text).startswith("the "))
    naming = "named" if named else "none"
    return shown_at(Source(name=name if named else None, description=name, kind=kind, naming=naming), span)


def _whose(word: str, *, proper: bool) -> bool:
    """Tell a possessive before a name from one in it: "Monday's Convention", but "Anglers' Convention"."""
    return bool(POSSESSIVE.search(word)) and not (proper and word[0].isupper() and not TIME_WORDS.match(f" {word}"))


def _is_one(text: str, lead: Lead, match: re.Match[str]) -> bool:
    """Say whether a phrase stands for one thing: "a rally", "Monday's debate", "campaign stops", not "in session"."""
    words = [word.strip("\"“”‘'") for word in text[lead.start : match.start()].split()]
    noun = match.group()
    if not words:
        return noun.endswith("s") and (" " in noun or lead.word not in {"in", "to", "by"})
    first = words[0]
    marked = first.lower() in words_of("phrases", "determiners") or any(POSSESSIVE.search(word) for word in words)
    proper = first[0].isupper() or noun[0].isupper()
    return marked or proper or noun.lower().endswith("s") or first[0].isdigit()


def _passes_on(text: str, lead: Lead, match: re.Match[str]) -> bool:
    """Say whether a document is more than an answer to the article's own reporters, or another word for a platform."""
    answered = _answer().match(text, match.end())
    return not answered and not _platform().search(text, lead.start, match.end())


def _takes_place(text: str, lead: Lead, match: re.Match[str]) -> bool:
    """Say whether an event was one, and says most: not "the debate over taxes", "in the event of", "his speech at"."""
    after = WORD.match(text, match.end() + 1)
    if after and after.group().lower() in words_of("phrases", "not_after"):
        return False
    if _in_the_event().match(text, lead.start):
        return False
    before = word_before(text, lead.at)
    if lead.word == "to":
        return before in words_of("events", "spoken_to")
    if before in words_of("events", "not_after"):
        return False
    speech = match.group().lower() in words_of("events", "speeches")
    # "In his speech at the convention": the convention says more.
    return not (speech and _at_another().match(text, match.end()))


def _end_of_event(text: str, start: int, end: int) -> int:
    """Take in what it is a gathering of, and the place of one that has no name of its own."""
    group = _OF.match(text, end, min(len(text), end + WINDOW))
    if group:
        return group.end()
    words = text[start:end].split()
    named = words[0].lower() == "the" and len(words) > 2 and words[1][0].isupper() and words[2][0].isupper()  # noqa: PLR2004
    place = None if named or words[-1][0].isupper() else _PLACE.match(text, end)
    return place.end() if place else end


@cache
def _event_leads() -> frozenset[str]:
    return words_of("phrases", "event") | words_of("events", "verbs") | {"to"}


@cache
def _document_leads() -> frozenset[str]:
    return words_of("phrases", "document") | words_of("documents", "verbs")


@cache
def _in_the_event() -> re.Pattern[str]:
    return re.compile(r"the (?:\w{1,20} )?event (?:of|that)\b", re.IGNORECASE)


@cache
def _at_another() -> re.Pattern[str]:
    events = "|".join(longest_first(words_of("events", "nouns")))
    return re.compile(
        rf" (?:at|to|before|during) (?:the|a|an) (?:[\w’'-]{{1,40}} ){{0,6}}(?:{events})\b", re.IGNORECASE
    )


@cache
def _tweeted() -> re.Pattern[str]:
    return re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.IGNORECASE)


@cache
def _platform_names() -> dict[str, str]:
    return {form: forms[0] for forms in table("relays")["platforms"]["names"] for form in forms}


@cache
def _answer() -> re.Pattern[str]:
    ourselves = "|".join(map(re.escape, words_of("outlets", "ourselves") | words_of("outlets", "house_style")))
    return re.compile(rf" (?:to|with) (?:{ourselves})\b")


@cache
def _platform() -> re.Pattern[str]:
    names = "|".join(map(re.escape, longest_first(frozenset(_platform_names()))))
    social = "|".join(longest_first(words_of("platforms", "social")))
    nouns = "|".join(longest_first(words_of("platforms", "nouns")))
    return re.compile(rf"(?<![\w-])(?P<name>{names}|{social})(?![\w-])(?: (?P<noun>{nouns})\b)?")


@cache
def _nouns() -> re.Pattern[str]:
    nouns = "|".join(longest_first(words_of("events", "nouns") | words_of("documents", "nouns")))
    return re.compile(rf"\b(?<!-)(?:{nouns})\b(?!['’-])", re.IGNORECASE)


@cache
def _audience() -> re.Pattern[str]:
    events = "|".join(longest_first(words_of("events", "nouns")))
    return re.compile(
        rf"\b(?:told|to|before) (?:the|a|an) (?P<event>(?:[\w’'-]+ )?(?:{events})) (?:audience|crowd)\b", re.IGNORECASE
    )
