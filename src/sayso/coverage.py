"""Coverage: relays that one passage names and the passages after it rest on.

An article says "Source: Courier" once and reports for a page what the Courier found; it says "at a rally in Aldmoor" of
the first of four quotations. What covers what:

- a labelled `Source:` section covers the details and quotations after it, until the next one;
- a lead that retells another outlet's piece ("The Courier ran a feature on …") covers all that follows it but what
  names an outlet of its own; a line such as "The Courier writes:" covers the quoted paragraphs after it;
- a poll covers what its respondents say;
- an unnamed source for whom an outlet spoke once stays that outlet's for the rest of the article;
- where, and to whom, somebody speaks holds for the unbroken run of their statements.

The spans that open a stretch prove it, so each relay carries them.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from sayso.relay import Relay
from sayso.relays import FARTHEST, NEIGHBOURS, Scene, fits, joined, own_names
from sayso.retold import Stretch, polls_in, stretch_at, stretches_in
from sayso.sources import Source
from sayso.vocabulary import folded, table

TOLD = 200
"""Code points from the beginning of what an outlet tells, among which it names the one it quotes."""

POLL_FARTHEST = 4000
"""Code points from a poll's name to the last of its respondents."""

_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

Relays = tuple[Relay, ...]


def covered(scene: Scene, named: Sequence[Relays]) -> list[Relays]:
    """All relays of each attribution: those that its own sentence names, and for the outermost those that cover it."""
    relays = list(named)
    layers = stretches_in(scene.article, own_names(scene.article))
    polls = polls_in(scene.article.text)
    for number, nested in enumerate(scene.found):
        if nested.parent is None:
            over = [relay for layer in layers for relay in _covering(scene, number, layer, named[number])]
            relays[number] = joined(over, _polled(scene, number, polls), relays[number])
    _keep_unnamed(scene, relays)
    return _run_on(scene, relays)


def _covering(scene: Scene, number: int, layer: list[Stretch], named: Relays) -> list[Relay]:
    """The relays of the stretch that a statement is in.

    An outlet covers whoever has none of their own. Anybody else covers the unnamed; their own words came only through
    what they came through.
    """
    attribution = scene.found[number].attribution
    stretch = stretch_at(layer, scene.cue(number).start)
    if stretch is None and attribution.content and not attribution.source:
        # The cue is the label itself: "Quote: …".
        stretch = stretch_at(layer, attribution.content[0].start)
        return list(stretch.relays) if stretch and stretch.labelled else []
    if not stretch or not attribution.source:
        return []
    source, innermost = scene.sources[number], stretch.relays[-1].source
    if stretch.relays[0].source.kind == "outlet":
        own_outlet = any(relay.source.kind == "outlet" for relay in named) and not stretch.labelled
        itself = any(_is_named(source, relay.source) for relay in stretch.relays)
        return [] if own_outlet or itself else list(stretch.relays)
    if _is_named(source, innermost):
        return list(stretch.relays[:-1])
    return [] if source.name else list(stretch.relays)


def _is_named(source: Source, other: Source) -> bool:
    mine, theirs = (folded(s.name or "").split() for s in (source, other))
    return bool(mine and theirs) and (mine[-1] == theirs[-1] or set(mine) <= set(theirs))


# -- polls


def _polled(scene: Scene, number: int, polls: list[Relay]) -> Relays:
    """The poll that a source answered, which is the one named last; its own sentence may name it after."""
    text, attribution = scene.article.text, scene.found[number].attribution
    words = " ".join(span.of(text)[:200] for span in attribution.source)
    if not polls or not _respondents().search(words) or scene.sources[number].kind == "document":
        return ()
    sentence = scene.sentences[scene.sentence(scene.cue(number).start)]
    place = bisect_right(polls, sentence.end, key=lambda poll: poll.evidence[-1].start) - 1
    poll = polls[max(place, 0)]
    near = place >= 0 and scene.cue(number).start - poll.evidence[-1].start <= POLL_FARTHEST
    return (poll,) if near else ()


@cache
def _respondents() -> re.Pattern[str]:
    people = "|".join(table("relays")["documents"]["respondents"])
    return re.compile(
        r"\d ?(?:%|percent|per cent|pct)|\bper ?cent\b"
        r"|\b(?:majority|plurality|minority|half|third|quarter|two-thirds|three-quarters) of "
        rf"(?:[\w’'-]+ ){{0,5}}(?:{people})\b"
        rf"|\b(?:\w+) (?:in|of|out of) (?:\d+|ten|five|four|three)\b(?: [\w’'-]+){{0,4}} ?(?:{people})?\b"
        rf"|\brespondents\b|\b(?:{people}) (?:polled|surveyed)\b",
        re.IGNORECASE,
    )


# -- unnamed sources


def _keep_unnamed(scene: Scene, relays: list[Relays]) -> None:
    """Give an unnamed source the outlet that spoke for it before."""
    spoke: dict[str, Relay] = {}
    for number in sorted(range(len(scene.found)), key=scene.cue):
        source = scene.sources[number]
        if not source.identity or source.naming not in {"unnamed-anonymous", "unnamed-role"}:
            continue
        outlets = _outlets(scene, number, relays)
        if outlets:
            spoke.setdefault(source.identity, outlets[0])
        elif scene.found[number].parent is None and source.identity in spoke:
            relays[number] = joined([spoke[source.identity]], relays[number])


def _outlets(scene: Scene, number: int, relays: list[Relays]) -> list[Relay]:
    """The outlets on whose word a statement is: its relays, and the source of what it stands in."""
    parent = scene.found[number].parent
    above = [] if parent is None else [scene.sources[parent]]
    speaking = [Relay(source, source.spans) for source in above if source.kind == "outlet"]
    return [*speaking, *(relay for relay in relays[number] if relay.source.kind == "outlet")]


# -- a running speaker


def _run_on(scene: Scene, relays: list[Relays]) -> list[Relays]:
    """Carry what a statement's sentence names on to the same speaker's next, as long as nobody else comes between.

    A sentence that goes back to another time ("he has often said") is an aside: it takes no relay from the run and
    gives it none. "In his speech" says no more than the rally that was named before it.
    """
    carried = list(relays)
    before: list[int] = []
    for sentence in _by_sentence(scene):
        for number in sentence:
            last = [n for n in before[: -NEIGHBOURS - 1 : -1] if _runs_on(scene, n, number)]
            from_last = _carried(scene, number, next((carried[n] for n in last if carried[n]), ()))
            if from_last and _is_open(relays[number], from_last):
                carried[number] = joined(from_last, [r for r in relays[number] if not _is_speech(r)])
            elif not carried[number]:
                carried[number] = _quoted_before(scene, number, before)
        before = [n for n in sentence if not _is_aside(scene, n)] or before
    return carried


def _quoted_before(scene: Scene, number: int, before: list[int]) -> Relays:
    """The outlet that told of a speaker right before: "The Courier quoted a witness …. The witness said …"."""
    text, source = scene.article.text, scene.sources[number]
    name = folded(source.name or (source.description or "") if scene.found[number].attribution.source else "")
    head = name.rpartition(" ")[2]
    for outlet in before[: -NEIGHBOURS - 1 : -1] if head else ():
        teller, attribution = scene.sources[outlet], scene.found[outlet].attribution
        told = any(head in folded(span.of(text)[:TOLD]).split() for span in attribution.content)
        if told and teller.kind == "outlet" and _quotes().search(scene.cue(outlet).of(text)):
            return (Relay(teller, attribution.source),)
    return ()


def _by_sentence(scene: Scene) -> list[list[int]]:
    """The outermost attributions, in order, by the sentence of their cue."""
    sentences: dict[int, list[int]] = {}
    for number in sorted(range(len(scene.found)), key=scene.cue):
        if scene.found[number].parent is None:
            sentences.setdefault(scene.sentence(scene.cue(number).start), []).append(number)
    return list(sentences.values())


def _runs_on(scene: Scene, before: int, number: int) -> bool:
    near = scene.cue(number).start - scene.cue(before).end <= FARTHEST
    source = scene.found[number].attribution.source
    same = near and bool(source) and scene.same(before, number) and not _is_aside(scene, number)
    return same and not _on_another_day(scene, before, number)


def _on_another_day(scene: Scene, before: int, number: int) -> bool:
    """Say whether the sentences of two statements name days of the week, and other ones."""
    text = scene.article.text
    sentences = (scene.sentences[scene.sentence(scene.cue(n).start)] for n in (before, number))
    one, other = (
        {day.group() for day in _DAY.finditer(text, s.start, min(s.end, s.start + FARTHEST))} for s in sentences
    )
    return bool(one and other) and not one & other


def _carried(scene: Scene, number: int, relays: Relays) -> Relays:
    """What of a statement's relays holds for the next."""
    text = scene.article.text
    return tuple(r for r in relays if fits(scene, number, r) and not _back_then().match(text, r.evidence[-1].end))


def _is_open(own: Relays, carried: Relays) -> bool:
    """Say whether a statement takes what is carried to it: it names no venue, or one that is only "his speech"."""
    event = any(relay.source.kind == "event" for relay in carried)
    return all(relay in carried or (event and _is_speech(relay)) for relay in own)


def _is_speech(relay: Relay) -> bool:
    return relay.source.kind == "event" and relay.source.description in table("relays")["events"]["speeches"]


def _is_aside(scene: Scene, number: int) -> bool:
    """Say whether a statement was made at another time: "has often said", "In June, he called on …"."""
    sentence = scene.sentences[scene.sentence(scene.cue(number).start)]
    cue = scene.cue(number).of(scene.article.text)
    text = scene.article.text
    dated = _dated().search(text, sentence.start, min(sentence.end, sentence.start + TOLD))
    return bool(_elsewhere().search(cue) or _other_time().match(text, sentence.start) or dated)


@cache
def _quotes() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('relays')['outlets']['quotes'])})\b")


@cache
def _elsewhere() -> re.Pattern[str]:
    words = "|".join(table("relays")["phrases"]["elsewhere"])
    return re.compile(rf"^(?:has|have|had|['’]s|['’]ve)\b|\b(?:{words})\b", re.IGNORECASE)


@cache
def _back_then() -> re.Pattern[str]:
    words = "|".join(table("relays")["phrases"]["back_then"])
    return re.compile(rf"[\"”’']? (?:(?:back )?in (?:19|20)\d\d|{words})\b", re.IGNORECASE)


@cache
def _dated() -> re.Pattern[str]:
    nouns = "|".join(table("relays")["events"]["nouns"] + table("relays")["phrases"]["talk"])
    return re.compile(
        rf"\b(?:an?|his|her|their|the) (?:{table('relays')['phrases']['months']}) (?:\d{{4}} )?(?:{nouns})\b"
    )


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile("|".join(table("relays")["phrases"]["other_time"]))
