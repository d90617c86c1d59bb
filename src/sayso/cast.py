"""Cast: who is named in one article, under however many forms.

"Ana Brook", "Ms. Brook", "Brook" and "Ana" are one person where the article has one Ana Brook; where it has an Ana and
a Lev Brook they stay two, and a bare "Brook" is whichever the article is then about. The same goes for an office and
its initials. Nothing here knows who anybody is beyond what the article says.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.bearers import ORGANISED, Bearers, Key, Member, is_known, of_its_own, short, titled
from sayso.name_words import key_of, name_sets
from sayso.names import Name, is_headline, names_in
from sayso.nouns import noun
from sayso.quotes import paragraph_spans
from sayso.span import Span

_LONGEST = 5
"""Words of the longest name that is looked for in a headline."""
_TAIL_CAP = 60
_WORD = re.compile(r"\w[\w.'’&-]*")
_TAIL = re.compile(r"(['’]s?)?((?: [a-z][\w-]*){1,3})")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name in the text, and the number of the member it stands for."""

    span: Span
    member: int
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """The members of an article and where they are named, in order."""

    members: tuple[Member, ...]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    by_key: dict[Key, list[int]]
    by_last: dict[str, list[int]]

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that a span holds or touches, in order."""
        first = bisect_left(self.starts, span.start)
        if first and self.mentions[first - 1].span.end > span.start:
            first -= 1
        return self.mentions[first : bisect_left(self.starts, span.end)]

    def last_before(self, at: int) -> Mention | None:
        """The mention that ends last before a place."""
        number = bisect_left(self.starts, at)
        while number and self.mentions[number - 1].span.end > at:
            number -= 1
        return self.mentions[number - 1] if number else None

    def named(self, words: Sequence[str]) -> int | None:
        """The one member that goes by these words, or else whose name ends with them."""
        key = key_of(words)
        ending = [n for n in self.by_last.get(key[-1], ()) if any(f[-len(key) :] == key for f in self.members[n].keys)]
        numbers = self.by_key.get(key) or ending
        return numbers[0] if len(numbers) == 1 else None


def cast_of(text: str) -> Cast:
    """Find who is named in a text; linear in it."""
    names = [name for found in names_in(text) for name in _with_compound(text, found)]
    known = Bearers(text)
    chosen: dict[Span, int] = {}
    for rule in (of_its_own, titled):
        left = [name for name in names if name.span not in chosen]
        ruled = {name.span: number for name in left if (number := rule(known, name)) is not None}
        known.weight.update(ruled.values())
        chosen |= ruled
    mentions = list(_mentions(known, names, chosen))
    mentions.extend(_in_headlines(known, Counter(mention.member for mention in mentions)))
    mentions.sort()
    starts = tuple(mention.span.start for mention in mentions)
    return Cast(tuple(known.members), tuple(mentions), starts, dict(known.by_key), dict(known.by_last))


def _mentions(known: Bearers, names: Sequence[Name], chosen: dict[Span, int]) -> Iterator[Mention]:
    """Say of each name whose it is, those in `chosen` and then the short ones, in the order of the text."""
    seen = {name.key for name in names if not name.opens} | _often_opening(names)
    previous: Name | None = None
    for name in names:
        number = chosen.get(name.span)
        if number is None and (not name.opens or name.key in seen or is_known(known, name.key)):
            number = short(known, name, previous)
        if number is not None:
            known.last_named[name.key[-1]] = (number, name.span.end)
            yield Mention(name.span, number, name.title)
        previous = name


def _often_opening(names: Sequence[Name]) -> set[Key]:
    """Single words that open several sentences, are no common noun and never stand small: names, then."""
    often = Counter(name.key for name in names if name.opens and len(name.key) == 1)
    return {key for key, count in often.items() if count > 1 and noun(key[0]) is None}


def _with_compound(text: str, name: Name) -> Iterator[Name]:
    """Let a small word after a name make an organisation or a document of it: "the Brook campaign"."""
    match = _TAIL.match(text, name.span.end, name.span.end + _TAIL_CAP)
    words = match[2].split() if match and name.kind not in {"people", "thing"} else []
    size, kind = _made_of(words)
    if not match or not kind:
        yield name
        return
    if match[1] or (kind == "document" and name.kind in ORGANISED):
        yield name
    end = match.start(2) + len(" ".join(["", *words[:size]]))
    yield Name(Span(name.span.start, end), (*name.words, *words[:size]), kind)


def _made_of(words: Sequence[str]) -> tuple[int, str | None]:
    """How many of the words after a name make another of it, and of what kind."""
    sets = name_sets()
    for size, word in enumerate(words, start=1):
        if word in sets["companies"] and size == 1:
            return size, "organisation"
        if word in sets["papers"]:
            return size, "document"
        if word in sets["function"] or word in sets["companies"]:
            break
    return 0, None


def _in_headlines(known: Bearers, count: Counter[int]) -> Iterator[Mention]:
    """Find in headlines what the body names: capitals alone show nothing there."""
    for start, end in paragraph_spans(known.text):
        if is_headline(known.text, start, end):
            yield from _in_headline(known, start, end, count)


def _in_headline(known: Bearers, start: int, end: int, count: Counter[int]) -> Iterator[Mention]:
    words = [(match.start(), _unpossessed(match.group())) for match in _WORD.finditer(known.text, start, end)]
    at = 0
    while at < len(words):
        size, found = _longest(known, [word for _, word in words[at : at + _LONGEST]], count)
        if found is not None:
            last, word = words[at + size - 1]
            yield Mention(Span(words[at][0], last + len(word)), found)
        at += size


def _longest(known: Bearers, words: list[str], count: Counter[int]) -> tuple[int, int | None]:
    """How many of the first words are a name, and whose; one that is nobody's where none are."""
    for size in range(len(words), 0, -1):
        found = _bearer(known, words[:size], count)
        if found is not None:
            return size, found
    return 1, None


def _bearer(known: Bearers, words: list[str], count: Counter[int]) -> int | None:
    """The member most named by these words, or by this surname."""
    if not words[0][:1].isupper():
        return None
    key = key_of(words)
    numbers = known.by_key.get(key) or (known.by_last.get(key[0], []) if len(key) == 1 else [])
    fit = [n for n in numbers if known.members[n].kind in {"person", None} or key in known.members[n].keys]
    return max(fit, key=lambda number: (count[number], -number)) if fit else None


def _unpossessed(word: str) -> str:
    return re.sub(r"['’][sS]?\Z", "", word.rstrip(".") if word.count(".") == 1 else word)
