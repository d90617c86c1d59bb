"""Relays: through whom a statement passed, as its own sentence says.

Two places name a relay: the source phrase ("three Courier sources", "an aide quoted by the Courier") and what stands
around the cue ("told the Courier", "in a Telegram post", "at a rally in Aldmoor"). What is inside a content is said by
somebody else and counts for the statements in there alone. A relay named once and meant for what follows is the
business of the room above, coverage.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.article import Article
from sayso.manner import Manner
from sayso.nesting import Nested
from sayso.outlet_names import is_outlet, named_outlet
from sayso.outlets import by_name
from sayso.relay import Phrase, Relay, longest_first, shown_at, words_of
from sayso.relay_phrases import is_own, phrases_in
from sayso.sources import Source
from sayso.span import Span
from sayso.venues import tweets_in
from sayso.vocabulary import folded, table

MOST = 8
"""Relays of one statement, in its own sentence or by coverage; nobody writes more, so more are a mistake of ours."""

RELATIVE = frozenset(("who", "which", "that", "whose"))
NEIGHBOURS = 12
"""Attributions of one sentence, before and after a phrase, to which it may belong."""

FARTHEST = 1500
"""Code points between a cue and a phrase that belongs to it, or the next cue of the same run."""

PRONOUNS = frozenset(("he", "she", "it", "they", "who", "which", "we", "i", "him", "her", "them", "us"))

SOURCE_CAP = 600
"""Code points of a source phrase in which an outlet is looked for."""

UNHEARD = frozenset(("belief", "perception"))
"""Voices of a mind alone: somebody who thinks or sees something at a rally does not say it there."""

RANKS = {"outlet": 0, "organisation": 1, "group": 1, "person": 1, "none": 1, "platform": 2, "document": 3, "event": 4}
"""From the outermost: an outlet publishes what was posted on a platform in a message, or said at an event."""


_OTHER_CLAUSE = re.compile(r";|\b(?:and|but) (?:was|were|is|are|has|had|became|got) ")
_SET_APART = re.compile(r", (?:at|during|in|on|via) (?:[\w-]{1,20} ){0,2}\Z")
_NAME = r"[A-ZÀ-ŽА-Я][\w&.+/-]{0,40}(?: [A-ZÀ-ŽА-Я][\w&.+/-]{0,40}){0,5}"


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as relays are looked for in it: its attributions with their sources, sentence by sentence."""

    article: Article
    found: Sequence[Nested]
    sources: Sequence[Source]
    manners: Sequence[Manner]
    sentences: Sequence[Span]

    def sentence(self, at: int) -> int:
        """The number of the sentence that a place is in."""
        return bisect_right(self.sentences, at, key=lambda sentence: sentence.start) - 1

    def cue(self, number: int) -> Span:
        """Where an attribution's cue begins, or the whole of one that has none."""
        attribution = self.found[number].attribution
        return next(iter(attribution.cue or attribution.spans), Span(0, 0))

    def same(self, one: int, other: int) -> bool:
        """Say whether two attributions have the same source, as far as the article tells; `other` may have none."""
        a, b = self.sources[one], self.sources[other]
        if a.name or b.name:
            return a.name == b.name
        if a.identity or b.identity:
            return a.identity == b.identity
        mine, theirs = (
            folded(" ".join(span.of(self.article.text) for span in self.found[n].attribution.source))
            for n in (one, other)
        )
        return not theirs or theirs in PRONOUNS or mine == theirs


def own_names(article: Article) -> frozenset[str]:
    """What an article calls its own outlet: its name, with and without article, and "the Post" of The Bremen Post."""
    if not article.outlet:
        return frozenset()
    name = folded(article.outlet).removeprefix("the ")
    known = by_name(article.outlet)
    last = article.outlet.rpartition(" ")[2]
    short = {folded(last)} if last in table("relays")["outlets"]["words"] else set()
    return frozenset({name, *short, *([folded(known.name).removeprefix("the ")] if known else [])})


def relays_of(scene: Scene) -> list[tuple[Relay, ...]]:
    """The relays that each attribution's own sentence names, in the order of the text."""
    own = own_names(scene.article)
    relays: list[list[Relay]] = [[] for _ in scene.found]
    _around_cues(scene, phrases_in(scene.article.text, own), relays)
    for number in range(len(scene.found)):
        around = [relay for relay in (*relays[number], *_in_cue(scene, number)) if fits(scene, number, relay)]
        relays[number] = [*around, *_in_source(scene, number, own), *_inquirer(scene, number, own)]
    return [tuple(some[:MOST]) for some in relays]


def fits(scene: Scene, number: int, relay: Relay) -> bool:
    """Leave out what a relay cannot be: the stage of a thought, the article in which an outlet says what it says."""
    if scene.sources[number].kind in {"outlet", "document"} and relay.source.kind == "document":
        return False
    return relay.source.kind == "outlet" or scene.manners[number].voice not in UNHEARD


def joined(*chains: Sequence[Relay]) -> tuple[Relay, ...]:
    """Put relays from several places together, outermost first, each once with all that shows it."""
    once: dict[str, Relay] = {}
    for relay in (relay for chain in chains for relay in chain):
        before = once.get(relay.key)
        evidence = dict.fromkeys((before.evidence if before else ()) + relay.evidence)
        once[relay.key] = Relay(before.source if before else relay.source, tuple(evidence))
    return tuple(sorted(once.values(), key=lambda relay: RANKS[relay.source.kind])[:MOST])


def _around_cues(scene: Scene, phrases: list[Phrase], relays: list[list[Relay]]) -> None:
    """Give each phrase to the attributions of its sentence that it stands beside."""
    homes = _homes(scene, [phrase.span.start for phrase in phrases])
    shared: list[list[Relay]] = [[] for _ in scene.found]
    groups: dict[tuple[int, int | None], list[int]] = {}
    for number in sorted(range(len(scene.found)), key=scene.cue):
        key = (scene.sentence(scene.cue(number).start), scene.found[number].parent)
        groups.setdefault(key, []).append(number)
    for phrase, home in zip(phrases, homes, strict=True):
        issued = home if home is not None and _issues(scene, home, phrase) else None
        home = scene.found[issued].parent if issued is not None else home  # noqa: PLW2901
        group = groups.get((scene.sentence(phrase.span.start), home), ())
        owners = _owners(scene, phrase, group) if issued is None else _by_same(scene, issued, group)
        for place, number in enumerate(owners):
            (shared if place else relays)[number].append(phrase.relay)
    for number, others in enumerate(shared):
        relays[number] += [] if relays[number] else others


def _issues(scene: Scene, number: int, phrase: Phrase) -> bool:
    """Say whether a document is all that an attribution tells of: "as he {issued} [a statement on the harbour]"."""
    attribution = scene.found[number].attribution
    opens = any(0 <= phrase.span.start - content.start <= len("a new ") for content in attribution.content)
    follows = bool(attribution.cue) and attribution.cue[-1].end <= phrase.span.start
    return opens and follows and phrase.relay.source.kind == "document"


def _by_same(scene: Scene, number: int, group: Sequence[int]) -> list[int]:
    """The other attributions of a sentence that have the same source."""
    near = _near(scene, group, scene.cue(number).start)
    return [other for other in near if other != number and (scene.same(number, other) or scene.same(other, number))]


def _near(scene: Scene, group: Sequence[int], at: int) -> Sequence[int]:
    """Those of a sentence's attributions that may have to do with a place."""
    place = bisect_right(group, at, key=lambda number: scene.cue(number).start)
    return group[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]


def _homes(scene: Scene, places: list[int]) -> list[int | None]:
    """The innermost attribution in whose content each place is, None outside of all; places in order."""
    contents = sorted(
        (span.start, -span.end, number)
        for number, nested in enumerate(scene.found)
        for span in nested.attribution.content
    )
    homes: list[int | None] = []
    opened: list[tuple[int, int]] = []
    at = 0
    for place in places:
        while at < len(contents) and contents[at][0] <= place:
            while opened and opened[-1][0] <= contents[at][0]:
                opened.pop()
            opened.append((-contents[at][1], contents[at][2]))
            at += 1
        while opened and opened[-1][0] <= place:
            opened.pop()
        homes.append(opened[-1][1] if opened else None)
    return homes


def _owners(scene: Scene, phrase: Phrase, group: Sequence[int]) -> list[int]:
    """The attribution that a phrase belongs to, and those after it in the sentence that have the same source."""
    group = _near(scene, group, phrase.span.start)
    inside_source = [n for n in group if _touches(scene.found[n].attribution.source, phrase.span)]
    if not group or inside_source:
        return [n for n in inside_source if _is_aside(scene, n, phrase)]
    place = bisect_right(group, phrase.span.start, key=lambda number: scene.cue(number).start) - 1
    since = scene.article.text[max(scene.cue(group[place]).end, phrase.span.start - FARTHEST) : phrase.span.start]
    if place < 0 or ("," in since and place + 1 < len(group) and _opens(scene, phrase, group[place + 1])):
        place += 1
    if not _in_clause(scene, phrase, group[place]):
        return []
    owners = [group[place]]
    for number in group[place + 1 :]:
        if not scene.same(owners[0], number):
            break
        owners.append(number)
    return owners


def _in_clause(scene: Scene, phrase: Phrase, number: int) -> bool:
    """Say whether a phrase is near an attribution, and no clause of its own stands between: "and was mocked on"."""
    text, spans = scene.article.text, scene.found[number].attribution.spans
    before = max((span.end for span in spans if span.end <= phrase.span.start), default=phrase.span.start)
    after = min((span.start for span in spans if span.start >= phrase.span.end), default=phrase.span.end)
    if phrase.span.start - before > FARTHEST or after - phrase.span.end > FARTHEST:
        return False
    if before < phrase.span.start:
        return not _OTHER_CLAUSE.search(text, before, phrase.span.start)
    return " but " not in text[phrase.span.end : after]


def _is_aside(scene: Scene, number: int, phrase: Phrase) -> bool:
    """Say whether a phrase in a source is set apart there: "⟨Ana Brook, at a rally in Aldmoor,⟩ said"."""
    start = scene.found[number].attribution.source[0].start
    return bool(_SET_APART.search(scene.article.text, start, phrase.span.start))


def _touches(spans: Sequence[Span], other: Span) -> bool:
    return any(span.start < other.end and other.start < span.end for span in spans)


def _opens(scene: Scene, phrase: Phrase, number: int) -> bool:
    """Say whether a phrase opens the clause of the attribution after it: "and at a rally, Brook said"."""
    text, after = scene.article.text, phrase.span.end
    source = next((span for span in scene.found[number].attribution.source if span.start >= after), None)
    if source is None or source.start - after > len(", ”") or folded(source.of(text)) in RELATIVE:
        return False
    between = text[after : source.start]
    return "," in between and not between.strip(' ,\t"”’')


def _in_source(scene: Scene, number: int, own: frozenset[str]) -> list[Relay]:
    """Relays within a source phrase: whose sources they are, who quotes them, the poll they answered."""
    found: list[Relay] = []
    text = scene.article.text
    for span in scene.found[number].attribution.source:
        end = min(span.end, span.start + SOURCE_CAP)
        for match in _possessed().finditer(text, span.start, end):
            outlet = named_outlet(text, match.start("name"), alone=True)
            bare = match["sign"] is None and match["name"].rpartition(" ")[2] in words_of("outlets", "not_alone")
            if outlet and outlet.span.end == match.end("name") and not (bare and not is_outlet(match["name"])):
                found.append(outlet.relay)
        for match in _quoting().finditer(text, span.start, end):
            outlet = named_outlet(text, match.end())
            if outlet and outlet.span.end <= span.end:
                found.append(outlet.relay)
        for match in _authors().finditer(text, span.start, end):
            document = Span(*match.span("document"))
            found.append(shown_at(Source(description=document.of(text), kind="document"), document).relay)
    return [relay for relay in found if not is_own(relay, own)]


def _inquirer(scene: Scene, number: int, own: frozenset[str]) -> list[Relay]:
    """The outlet that somebody gave no answer to: "did not answer the Courier's questions"."""
    if scene.manners[number].voice != "silence":
        return []
    text, attribution = scene.article.text, scene.found[number].attribution
    start = scene.cue(number).start
    end = max(span.end for span in (scene.cue(number), *attribution.content))
    found = []
    for match in _inquiry().finditer(text, start, min(end, start + SOURCE_CAP)):
        outlet = named_outlet(text, match.start("name"), alone=True)
        if outlet and outlet.span.end == match.end("name"):
            found.append(outlet.relay)
    return [relay for relay in found if not is_own(relay, own)]


def _in_cue(scene: Scene, number: int) -> list[Relay]:
    """The platform of a cue that is a post: "the mayor's {first tweet was about} …"."""
    text = scene.article.text
    return [phrase.relay for span in scene.found[number].attribution.cue for phrase in tweets_in(text, span)]


@cache
def _possessed() -> re.Pattern[str]:
    sources = "|".join(words_of("outlets", "sources"))
    return re.compile(rf"(?P<name>{_NAME})(?P<sign>['’]s|(?<=s)['’])? (?:[a-z][\w-]* ){{0,3}}(?:{sources})\b")


@cache
def _quoting() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:quoted|cited|interviewed|contacted|polled|surveyed|reached) by"
        r"|(?:spoke|talked|speaking|talking) (?:to|with)|told) "
    )


@cache
def _authors() -> re.Pattern[str]:
    nouns = "|".join(longest_first(words_of("documents", "nouns")))
    return re.compile(
        rf"\b(?:authors?|editors?|writers?) (?:of|behind) (?:an?|the|this) "
        rf"(?P<document>(?:[\w’'-]{{1,40}} ){{0,4}}(?:{nouns}))\b"
    )


@cache
def _inquiry() -> re.Pattern[str]:
    words = "|".join(words_of("outlets", "inquiries"))
    return re.compile(rf"(?P<name>{_NAME})['’]s? (?:[a-z][\w-]* ){{0,2}}(?:{words})\b")
