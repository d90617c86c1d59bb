"""Retold: stretches of an article that rest on somebody else's work, and the polls it reports.

"The Courier ran a feature on the harbour", and eight paragraphs tell what is in it; "Source: Courier" does the same for
a whole page; "The Courier writes:" for the quotation after it. Each is a stretch of text with the relays that cover it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.article import Article
from sayso.dateline import wire_dateline
from sayso.layout import Section
from sayso.leads import phrase_before
from sayso.outlet_names import named_outlet
from sayso.outlets import by_tag
from sayso.relay import Relay, shown_at, words_of
from sayso.relay_phrases import is_own, phrases_in
from sayso.sources import Source
from sayso.span import Span
from sayso.vocabulary import folded

LEAD = 700
"""Code points from the headline among which a piece that the article retells is named."""

RETURNS = 2
"""Times that an article comes back to a piece, or to who published it, before it is taken to retell it."""

WRITES = 160
"""Code points at the end of a line among which "The Courier writes:" stands."""

LABELLED = frozenset(("details", "quote", "body"))
"""Kinds of section that a labelled source covers; background and bullets recall what was known before."""

_NEW = re.compile(r"^(?:(?:latest|new|recent|separate) )+(?=[A-Z])")
_PARAGRAPH = re.compile(r"[^\r\n]+")
_END_OF_NAME = re.compile(r",| \(|;| on | in | at | during | with reference | citing | referring | via | from |$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text, and the relays that cover what is said in it, outermost first."""

    span: Span
    relays: tuple[Relay, ...]
    labelled: bool = False


def stretches_in(article: Article, own: frozenset[str]) -> tuple[list[Stretch], ...]:
    """Find the stretches that somebody else's word covers: wired, labelled, retold, excerpted, each in order, apart.

    `own` are folded names of the article's outlet.
    """
    kinds = (_wired, _labelled, _pieces, _excerpts)
    return tuple(list(kind(article, own)) for kind in kinds)


def stretch_at(stretches: list[Stretch], at: int) -> Stretch | None:
    """The stretch that a place is in, of stretches in order and apart."""
    number = bisect_right(stretches, at, key=lambda stretch: stretch.span.start) - 1
    return stretches[number] if number >= 0 and at < stretches[number].span.end else None


def _wired(article: Article, own: frozenset[str]) -> Iterator[Stretch]:
    """All of a story under an agency's dateline that another outlet prints: "ALDMOOR (AP) —".

    "The agency contributed to this report" covers nothing: it does not say what.
    """
    text = article.text
    for section in article.sections:
        wire = wire_dateline(text, section.span.start, len(text)) if section.kind == "dateline" else None
        agency = by_tag(wire.agency) if wire else None
        if agency:
            source = Source(agency.name, section.span.of(text), kind="outlet", naming="named")
            relay = shown_at(source, section.span).relay
            if not is_own(relay, own):
                yield Stretch(Span(section.span.end, len(text)), (relay,))
            return


def _labelled(article: Article, own: frozenset[str]) -> Iterator[Stretch]:
    """What each labelled source covers, until the next."""
    relays: tuple[Relay, ...] = ()
    for section in article.sections:
        if section.kind == "source":
            relays = tuple(relay for relay in _named_by(article.text, section) if not is_own(relay, own))
        elif relays and section.kind in LABELLED:
            yield Stretch(section.span, relays, labelled=True)


def _named_by(text: str, section: Section) -> list[Relay]:
    """The relays that a source section names, each shown by the whole of it: who leads it, through what."""
    words = section.span.of(text)
    end = _END_OF_NAME.search(words)
    first = Span(section.span.start, section.span.start + (end.start() if end else len(words)))
    outlet = named_outlet(text, first.start, alone=True)
    leader = outlet.relay.source if outlet and outlet.span.start < first.end else _leader(text, first)
    through = [phrase.relay.source for phrase in phrases_in(text[first.end : section.span.end])]
    passed = [replace(source, spans=()) for source in through if source.kind in {"outlet", "platform"}]
    order = (leader, *passed) if outlet and leader is outlet.relay.source else (*passed, leader)
    return [Relay(source, (section.span,)) for source in order if source]


def _leader(text: str, span: Span) -> Source | None:
    """A person or a body named as the source; none where the words name nobody ("own sources")."""
    name = span.of(text).strip()
    if not name[:1].isupper():
        return None
    bodies = words_of("labelled", "bodies")
    body = " " not in name or any(folded(word).removesuffix("'s") in bodies for word in name.split())
    return Source(name, name, kind="organisation" if body else "person", naming="named", spans=(span,))


def _pieces(article: Article, own: frozenset[str]) -> Iterator[Stretch]:
    """What is told of a piece that a paragraph of the lead opens with: "The Courier ran a feature".

    Only what comes back to the piece retells it; a report that others react to is news, not a source.
    """
    text = article.text
    start = text.find("\n", text.find(article.title)) + 1 if article.title in text else 0
    for paragraph in _PARAGRAPH.finditer(text, start, min(len(text), start + LEAD)):
        outlet = named_outlet(text, paragraph.start()) or named_outlet(text, paragraph.start() + len("The "))
        published = _ran().match(text, outlet.span.end) if outlet else None
        if outlet and published and not is_own(outlet.relay, own):
            again = len(_piece().findall(text, published.end())) + text.count(outlet.span.of(text), published.end())
            shown = Relay(outlet.relay.source, (Span(outlet.span.start, published.end()),))
            yield from _retold(text, shown, published.end()) if again >= RETURNS else ()
            return


def _retold(text: str, outlet: Relay, start: int) -> Iterator[Stretch]:
    """The rest of the text under an outlet, and from its reporter's name on under the reporter as well."""
    reporter = _reporter().search(text, start, min(len(text), start + 2 * LEAD))
    middle = reporter.end() if reporter else len(text)
    yield Stretch(Span(start, middle), (outlet,))
    if reporter:
        span = Span(*reporter.span("name"))
        person = shown_at(Source(span.of(text), span.of(text), kind="person", naming="named"), span)
        yield Stretch(Span(middle, len(text)), (outlet, person.relay))


def _excerpts(article: Article, own: frozenset[str]) -> Iterator[Stretch]:
    """The quoted paragraphs after a line such as "The Courier writes:"."""
    text = article.text
    covering: tuple[Relay, ...] = ()
    for paragraph in _PARAGRAPH.finditer(text):
        words = paragraph.group()
        if words.isspace():
            continue
        if covering and words.lstrip()[0] in '"“«':
            yield Stretch(Span(*paragraph.span()), covering)
            continue
        writes = _writes().search(text, max(paragraph.start(), paragraph.end() - WRITES), paragraph.end())
        outlet = named_outlet(text, writes.start("name"), alone=True) if writes else None
        covering = (outlet.relay,) if outlet and not is_own(outlet.relay, own) else ()


def polls_in(text: str) -> list[Relay]:
    """The polls that a text names, in order, each at its name; "the poll" is the one named before it."""
    found: list[Relay] = []
    for match in _poll().finditer(text):
        span = Span(phrase_before(text, match.start()), match.end())
        name = _NEW.sub("", span.of(text))
        named = name[:1].isupper()
        if named or not found:
            source = Source(name if named else None, name, kind="document", naming="named" if named else "none")
            found.append(shown_at(source, span).relay)
        else:
            found.append(Relay(found[-1].source, (*found[-1].evidence[:1], span)))
    return found


@cache
def _ran() -> re.Pattern[str]:
    verbs, pieces = ("|".join(words_of("outlets", name)) for name in ("published", "pieces"))
    return re.compile(
        rf" (?:has |had |recently |just |on \w+day ){{0,2}}(?:{verbs})(?: on \w+day| out)?"
        rf" (?:[\w’'-]{{1,40}} ){{1,4}}(?:{pieces})\b"
    )


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he (?:{'|'.join(words_of('outlets', 'pieces'))})\b")


@cache
def _reporter() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:its|[A-Z]\w{1,40}['’]s) [^.,;\n]{0,40}?(?:reporter|correspondent|columnist|journalist|writer)[\"”’]? "
        r"(?P<name>[A-Z][\w.’'-]{1,40}(?: [A-Z][\w.’'-]{1,40}){1,2})"
    )


@cache
def _writes() -> re.Pattern[str]:
    verbs = "|".join(words_of("outlets", "retells"))
    run = r"[A-Z][\w.&’'-]{0,40}(?: [A-Z][\w.&’'-]{0,40}){0,4}"
    return re.compile(rf"(?P<name>{run}) (?:\w{{1,20}} ){{0,2}}(?:{verbs})(?: \w{{1,20}}){{0,3}}:\s*\Z")


@cache
def _poll() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words_of('documents', 'polls'))})\b")
