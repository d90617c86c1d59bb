"""First persons: whom "I" and "we" stand for.

Whoever speaks the words around them: the speaker of the statement that they stand in, the one who answers in an
interview, and outside of all of these the article's author, where the article says who that is.
"""

import re
from collections.abc import Sequence

from sayso.article import Article
from sayso.authorship import author_of
from sayso.nesting import Nested
from sayso.noun_phrases import NounPhrase, parse
from sayso.scene import Scene

FIRST_PERSONS = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))


def first_persons(article: Article, scene: Scene, found: Sequence[Nested], answers: list[tuple[int, ...]]) -> None:
    """Let "I" and "we" stand for whoever speaks the words around them; outside of all, "I" is the author."""
    author: tuple[int, ...] | None = None
    for number, nested in enumerate(found):
        if answers[number] or not nested.attribution.source:
            continue
        phrases = [phrase for span in nested.attribution.source for phrase in parse(scene.text, span)]
        if not any(phrase.head in FIRST_PERSONS for phrase in phrases):
            continue
        around = speaking(scene, found, number, answers)
        if around is None and not scene.discourse.setting.quoted(nested.attribution.source[0].start):
            author = _author(article, scene, phrases[0]) if author is None else author
            around = _answering(scene, nested.attribution.source[0].start) or author
        answers[number] = around or ()


def speaking(
    scene: Scene, found: Sequence[Nested], number: int, answers: Sequence[tuple[int, ...]]
) -> tuple[int, ...] | None:
    """Who speaks the words that the source of an attribution stands in; None where nobody is said to."""
    parent = found[number].parent
    at = found[number].attribution.source[0].start
    setting = scene.discourse.setting
    owner = parent if parent is not None else setting.told_in(at, besides=number)
    if owner is None and setting.quoted(at) and number:
        before = found[number - 1].attribution.spans[-1].start
        owner = number - 1 if setting.paragraph(before) == setting.paragraph(at) else None
    return None if owner is None else answers[owner]


def _answering(scene: Scene, at: int) -> tuple[int, ...] | None:
    """Who answers in a paragraph that opens with a name, or with "A:" under a headline that names one."""
    setting = scene.discourse.setting
    start = setting.paragraphs[setting.paragraph(at) - 1]
    label = _LABEL.match(scene.text, start)
    if label is None:
        return None
    if label["name"] not in {"A", "Q"}:
        number = scene.cast.named(label["name"].title().split())
        return None if number is None else (number,)
    people = [n for n in sorted(scene.headlined) if scene.referents[n].kind == "person"]
    first = min(people, key=lambda n: min(scene.referents[n].spans), default=None)
    return None if label["name"] == "Q" or first is None else (first,)


_LABEL = re.compile(r"[\"“]?(?P<name>[A-Z][\w.’' -]{0,40}?):\s")


def _author(article: Article, scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """The article's author, a member where the article names them in its text."""
    signed = author_of(article, scene.cast)
    if signed is None:
        return (scene.add(phrase),)
    if isinstance(signed, int):
        return (signed,)
    return (scene.add(phrase, signed, "person"),)
