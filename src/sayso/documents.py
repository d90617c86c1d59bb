"""Documents: whose word a poll, a letter, a film is.

One with a name of its own speaks by it; one without takes its author, as the annotation of say-so has it. "The study"
is then the one spoken of before, whoever made it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.bodies import named_after
from sayso.cast import Mention
from sayso.noun_phrases import NounPhrase, parse
from sayso.pronouns import Pronoun, gender_of_pronoun
from sayso.scene import Referent, Scene, listed, words_of_name
from sayso.span import Span
from sayso.vocabulary import folded, table

_BY = re.compile(r"\b(?:by|from)\b")
_TITLE = re.compile(r"(?!(?:of|at|in|from|for|with|on|to)\b)[^,;.:]*")
_NEAR = 80
"""Characters after "by" within which the author is named."""
_CLOSE = 3
"""Sentences after which "the statement" is no longer that of who spoke last."""
_LONGEST = 140
"""Characters of the phrase by which a document is brought up."""


def document(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """A document by its own name, else its author, else the one spoken of before by such a noun."""
    brought = brought_up(scene, phrase)
    if brought:
        return brought
    if phrase.definite and phrase.possessor is None:
        last = _last_called(scene, phrase.head)
        last = _last_author(scene, phrase) if last is None else last
        if last is not None:
            return (last,)
    return (scene.add(phrase),)


def brought_up(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """The document of a phrase that names it or its authors, who then go by its noun; nobody for any other."""
    named = named_after(scene, phrase, "document")
    found = (named,) if named is not None else _authors(scene, phrase)
    for number in found:
        scene.referents[number].heads.add(phrase.head)
    return found


def mentioned(text: str) -> Iterator[tuple[int, Span]]:
    """Where a document may be brought up: the start of its phrase, and the phrase with what follows."""
    for match in _mentions().finditer(text):
        stop = _STOP.search(text, match.end(), match.end() + _LONGEST)
        yield match.start(), Span(match.start(), stop.start() if stop else min(len(text), match.end() + _LONGEST))


_STOP = re.compile(r"[.;:!?“”\"\n]|, (?:which|who|but|and)\b|\b(?:which|that|who|found|shows?|said|says)\b")


@cache
def _mentions() -> re.Pattern[str]:
    heads = "|".join(sorted(_heads(), key=lambda head: (-len(head), head)))
    return re.compile(
        rf"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Tt]his) (?:(?!(?:the|an?|this) )[\w&/'’-]+ ){{0,6}}?(?:{heads})\b"
    )


def bring_up(scene: Scene, span: Span) -> None:
    """Note a document that the article mentions outside of any source, so that "the study" finds it."""
    for phrase in parse(scene.text, span):
        if phrase.kind in {"document", "outlet"} and not phrase.name and not phrase.plural and not phrase.possessor:
            for number in brought_up(scene, phrase):
                scene.discourse.mention(scene.standing(number), phrase.span)


def said_in(scene: Scene, cue_end: int, speakers: Sequence[int]) -> None:
    """Let a document in which somebody is said to speak go back to them: "Brook says in the video"."""
    match = _SAID_IN.match(scene.text, cue_end)
    if match and match["head"].lower() in _heads():
        for number in speakers:
            scene.referents[number].heads.add(match["head"].lower())


_SAID_IN = re.compile(
    r"[^.;:“”\"\n]{0,25}?\bin (?:an?|the|his|her|its|their) (?:[\w-]+ ){0,3}?(?P<head>[\w-]+)\b(?! [a-z])"
)


@cache
def _heads() -> frozenset[str]:
    return frozenset(head for family in table("roles")["families"] for head in family)


def titled(text: str) -> Iterator[tuple[Span, str]]:
    """The titles of works, and the nouns by which these go: film “The Harbour”, Titled “Tides,” the 30-second video."""
    for form in _titles():
        for match in form.finditer(text):
            yield Span(*match.span("title")), match["head"].lower()


@cache
def _titles() -> tuple[re.Pattern[str], ...]:
    head = "(?P<head>" + "|".join(listed("works")) + ")"
    title = r"[“\"‘']{1,2}(?P<title>[A-Z\d][^“”\"\n]{0,60}?)[,.!]?[”\"’']{1,2}(?!\w)"
    verb = r"(?:called|titled|entitled|dubbed|named)"
    return (
        re.compile(rf"\b{head},? (?:{verb},? )?{title}"),
        re.compile(rf"\b(?i:{verb}),? {title},? (?:the|a|an) (?:[\w-]+ ){{0,3}}?{head}\b"),
    )


def name_work(scene: Scene, title: Span, head: str) -> None:
    """Take in a work by its title."""
    name = " ".join(title.of(scene.text).split())
    number = scene.written.get(folded(name))
    if number is None:
        scene.referents.append(Referent(name, "document", heads={head}))
        number = scene.written[folded(name)] = len(scene.referents) - 1
    scene.referents[number].heads.add(head)
    scene.discourse.mention(scene.standing(number), title)


def _last_author(scene: Scene, phrase: NounPhrase) -> int | None:
    """The organisation that spoke just before "the data", the speaker just before "the statement"."""
    number = scene.discourse.last_source
    if number is None or phrase.names or phrase.remainder:
        return None
    one = scene.referents[number]
    written = one.kind in {"organisation", "outlet"} or phrase.head in listed("written")
    return number if scene.apart(number, phrase.span.start) <= _CLOSE and one.name and written else None


def _authors(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """Those by whom a document is: "a study by Ana Brook", "Brook's letter", "his tweet", "the Brook memo"."""
    rest = phrase.remainder
    by = _BY.search(scene.text, rest.start, rest.end) if rest else None
    if by and rest:
        makers = scene.cast.within(Span(by.end(), min(rest.end, by.end() + _NEAR)))
        if makers:
            return tuple(dict.fromkeys(_coordinated(scene.text, makers)))
    if phrase.possessor and gender_of_pronoun(phrase.determiner or ""):
        owner = scene.choose(scene.discourse, Pronoun(phrase.possessor), gender_of_pronoun(phrase.determiner or ""))
        return () if owner is None else (owner,)
    for part in (phrase.possessor, phrase.modifiers):
        makers = scene.cast.within(part) if part else ()
        if makers and scene.referents[makers[-1].member].kind != "place":
            return (makers[-1].member,)
    return ()


def _coordinated(text: str, mentions: Sequence[Mention]) -> Iterator[int]:
    """The first of some mentions, or the last of a title and its bearer, and those joined to it by "and"."""
    chosen = [mentions[0]]
    for mention in mentions[1:]:
        between = text[chosen[-1].span.end : mention.span.start].strip()
        if between in {"and", ",", ", and", "&"}:
            chosen.append(mention)
        elif len(chosen) == 1 and _TITLE.fullmatch(between):
            chosen = [mention]
        else:
            break
    return (mention.member for mention in chosen)


def _last_called(scene: Scene, head: str) -> int | None:
    """The one mentioned last that goes by a noun, else by one of its like."""
    family = next((set(words) for words in table("roles")["families"] if head in words), {head})
    like: int | None = None
    unnamed: int | None = None
    for number in reversed(scene.discourse.latest):
        one = scene.referents[number]
        heads = one.heads | (words_of_name(one.name) if one.kind == "document" else set())
        if one.name is None:
            unnamed = number if unnamed is None and head in heads else unnamed
        elif head in heads:
            return number
        elif like is None and heads & family:
            like = number
    return unnamed if like is None else like
