"""Cast: who is named in one article, under however many forms.

"Ana Brook", "Ms. Brook", "Brook" and "Ana" are one person where the article has one Ana Brook; where it has an Ana and
a Lev Brook they stay two, and a bare "Brook" is whichever the article is then about. The same goes for an office and
its initials. Nothing here knows who anybody is beyond what the article says.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sayso.names import Name, is_given, is_headline, key_of, name_sets, names_in, short_forms
from sayso.nouns import known_noun
from sayso.quotes import paragraph_spans
from sayso.span import Span
from sayso.vocabulary import folded

_ORGANISED = frozenset(("organisation", "outlet", "place", "document"))
_ALIAS_GAP = 3
_LONG = 5
"""Letters of the shortest surname that is recognised in a misprint."""
_MANY = 30
"""Bearers of one surname that are looked at, the latest."""
_LONGEST = 5
"""Words of the longest name that is looked for in a headline."""
_WORD = re.compile(r"\w[\w.'’&-]*")
_PLACED = re.compile(r"\b(?:in|near) \Z", re.IGNORECASE)
_TAIL = re.compile(r"(['’]s?)?((?: [a-z][\w-]*){1,3})")

_MEDIA = frozenset(("news", "tv", "radio", "television"))

Key = tuple[str, ...]


@dataclass(slots=True)
class Member:
    """One who is named: its longest name, `kind` as in Speaker, `gender` `f` or `m` where the article tells."""

    name: str
    kind: str | None
    gender: str | None = None
    keys: set[Key] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


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
    """Find who is named in a text; linear in it as far as names are many."""
    names = [name for found in names_in(text) for name in _with_compound(text, found)]
    index = _Index(text)
    chosen: dict[Span, int] = {}
    for rank in (_full, _titled):
        ranked = {
            name.span: number for name in names if name.span not in chosen and (number := rank(index, name)) is not None
        }
        index.weight.update(ranked.values())
        chosen |= ranked
    seen = {name.key for name in names if not name.opens}
    mentions: list[Mention] = []
    previous: Name | None = None
    for name in names:
        number = chosen.get(name.span)
        if number is None and (name.key in seen or not name.opens or _is_known(index, name.key)):
            number = _short(index, name, previous)
        if number is not None:
            index.last_named[name.key[-1]] = (number, name.span.end)
            mentions.append(Mention(name.span, number, name.title))
        previous = name
    mentions.extend(_in_headlines(index, mentions))
    mentions.sort()
    starts = tuple(mention.span.start for mention in mentions)
    return Cast(tuple(index.members), tuple(mentions), starts, dict(index.by_key), dict(index.by_last))


@dataclass(slots=True)
class _Index:
    """What a cast is built from: members by the words that they go by."""

    text: str
    members: list[Member] = field(default_factory=list)
    by_key: dict[Key, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_last: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_first: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_initials: dict[str, int] = field(default_factory=dict)
    misprints: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    weight: Counter[int] = field(default_factory=Counter)
    last_named: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, name: Name, kind: str | None) -> int:
        self.members.append(Member(" ".join(name.span.of(self.text).split()), kind))
        number = len(self.members) - 1
        self.attach(number, name)
        return number

    def attach(self, number: int, name: Name) -> None:
        member, key = self.members[number], name.key
        written = " ".join(name.span.of(self.text).split())
        if _is_fuller(written, member.name, person=member.kind == "person"):
            member.name = written
        member.gender = member.gender or name.gender
        member.kind = member.kind or name.kind
        if name.title:
            member.titles.add(folded(name.title.of(self.text)))
        if key in member.keys:
            return
        member.keys.add(key)
        self.by_key[key].append(number)
        for table, word in ((self.by_last, key[-1]), (self.by_first, key[0])):
            if number not in table[word]:
                table[word].append(number)
        if member.kind == "person" and len(key) > 1:
            for form in _misprints(key[-1]):
                self.misprints[form].add(number)
        if member.kind in _ORGANISED and len(key) > 1:
            for initials in _initials(name.words):
                self.by_initials.setdefault(initials, number)


def _is_fuller(name: str, than: str, *, person: bool) -> bool:
    """Say whether a form is the fuller name; "Crooked Ana Brook" is not, for a person's name begins with a given one."""
    words, others = name.split(), than.split()
    if person and len(words) > 1 and len(others) > 1 and is_given(words[0]) != is_given(others[0]):
        return is_given(words[0])
    return (len(words), not name.isupper(), len(name)) > (len(others), not than.isupper(), len(than))


def _is_known(index: "_Index", key: Key) -> bool:
    """Tell a name that opens a sentence from a word that does, by the names elsewhere."""
    return key[-1] in index.by_last or (len(key) == 1 and bool(_misprinted(index, key[0])))


def _misprints(word: str) -> set[str]:
    """A long word and all that is left of it without one of its letters, by which two that differ in one meet."""
    if len(word) < _LONG:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _misprinted(index: "_Index", word: str) -> list[int]:
    """The one whose surname differs from a word by one letter, and from no other's."""
    found = {number for form in _misprints(word) for number in index.misprints.get(form, ())}
    return sorted(found) if len(found) == 1 else []


def _initials(words: Iterable[str]) -> tuple[str, str]:
    words = list(words)
    return "".join(word[0] for word in words if word[0].isupper()).casefold(), "".join(w[0] for w in words).casefold()


def _full(index: _Index, name: Name) -> int | None:
    """Take in a name that can stand alone: a person's of several words, an organisation's, a place's, an outlet's."""
    key = name.key
    if name.kind in {"thing", "people"}:
        return None
    if name.kind in _ORGANISED:
        return _organisation(index, name) if len(key) > 1 or name.kind != "place" else None
    if len(key) == 1 or (len(key) == 2 and key[0] in name_sets()["particles"]):  # noqa: PLR2004
        return None
    kind = _called(index.text, name) if name.kind is None else None
    if kind:
        return _organisation(index, replace(name, kind=kind))
    for number in index.by_last[key[-1]][-_MANY:]:
        member = index.members[number]
        if member.kind in {"person", None} and any(_same_person(form, key) for form in member.keys):
            index.attach(number, name)
            return number
    return index.add(name, "person")


def _called(text: str, name: Name) -> str | None:
    """What a small word just before a name says that it is: "the oil giant Brennock Petrol"."""
    before = text[max(0, name.span.start - 20) : name.span.start].split()
    noun = known_noun(before[-1]) if before and text[name.span.start - 1] == " " and before[-1].islower() else None
    giant = before[-1:] == ["giant"]
    return "organisation" if giant else noun.kind if noun and noun.kind in {"organisation", "outlet"} else None


def _same_person(one: Key, other: Key) -> bool:
    """Tell forms of one person's name, of one surname: first names agree as far as both are given."""
    if one[-1] != other[-1]:
        return False
    a, b = one[0], other[0]
    if a == b or b in short_forms().get(a, ()) or a in short_forms().get(b, ()):
        return True
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    return set(one) <= set(other) or set(other) <= set(one)


def _organisation(index: _Index, name: Name) -> int:
    key = name.key
    known = index.by_key[key]
    if not known and len(key) == 1 and name.words[0].isupper():
        branches = [n for n in index.by_first.get(key[0], ()) if _is_branch(index.members[n])]
        number = branches[0] if len(branches) == 1 else index.by_initials.get(key[0])
        known = [] if number is None else [number]
    if not known and name.kind in {"organisation", "outlet"} and len(key) > 1:
        known = [number for number in index.by_last[key[-1]][-_MANY:] if _same_body(index.members[number], set(key))]
    if not known and len(key) > 1:
        known = [
            n for form in _initials(name.words) for n in index.by_key.get((form,), ()) if _is_body(index.members[n])
        ]
    if known:
        index.attach(known[0], name)
        return known[0]
    return index.add(name, name.kind)


def _is_body(member: Member) -> bool:
    return member.kind in {"organisation", "outlet"}


def _is_branch(member: Member) -> bool:
    """Tell an outlet by its acronym and its country or medium: "HT Brennock", "HT News"."""
    return _is_body(member) and _ends_as_branch(member.name.split()[-1])


def _ends_as_branch(word: str) -> bool:
    return folded(word) in _MEDIA or folded(word) in name_sets()["places"]


def _same_body(member: Member, words: set[str]) -> bool:
    """Tell a body by a part of its name: "Supreme Court" of "U.S. Supreme Court"."""
    return member.kind in {"organisation", "outlet"} and any(
        len(form) > 1 and (words <= set(form) or set(form) <= words) for form in member.keys
    )


def _short(index: _Index, name: Name, previous: Name | None) -> int | None:
    """Attach a surname, a first name, an acronym, or take in a name that the article never gives in full."""
    alias = _alias(index, name, previous)
    if alias is not None:
        index.attach(alias, name)
        return alias
    key = name.key
    candidates = _surnamed(index, name)
    if name.kind in {"thing", "people"}:
        return _meant(index, name, candidates) if candidates and not key[-1].endswith("s") else None
    if name.kind == "place" and not candidates:
        return _organisation(index, name)
    if not candidates and len(key) == 1:
        firsts = [number for number in index.by_first.get(key[0], ()) if index.members[number].kind == "person"]
        candidates = firsts if len(firsts) == 1 else []
    if not candidates and len(key) == 1 and name.kind is None:
        candidates = _misprinted(index, key[0])
    if not candidates:
        plural = key[-1][:-1] in index.by_last and key[-1].endswith("s")
        place = "place" if _PLACED.search(index.text, max(0, name.span.start - 5), name.span.start) else None
        return None if plural else index.add(name, name.kind or ("person" if is_given(key[0]) else place))
    number = _meant(index, name, candidates)
    if len(candidates) == 1:
        index.attach(number, name)
    return number


def _surnamed(index: _Index, name: Name) -> list[int]:
    """Those whose name ends like this one; only persons for a name that may also be a place's or a people's."""
    key = name.key
    known = index.by_last.get(key[-1], [])[-_MANY:]
    numbers = [n for n in known if any(f[-len(key) :] == key for f in index.members[n].keys)]
    if name.kind in {"thing", "people", "place"}:
        return [number for number in numbers if index.members[number].kind == "person"]
    return numbers


def _titled(index: _Index, name: Name) -> int | None:
    """Attach a surname with a title to one of its gender, or take in one whom the article never names in full."""
    if not name.title:
        return None
    title = folded(name.title.of(index.text))
    surnamed = [n for n in _surnamed(index, name) if index.members[n].kind in {"person", None}]
    agreeing = [n for n in surnamed if name.gender in {None, index.members[n].gender}]
    candidates = agreeing or [n for n in surnamed if index.members[n].gender is None]
    if title in name_sets()["singular"]:
        candidates = [n for n in candidates if title in index.members[n].titles]
    if not candidates:
        return index.add(name, "person")
    number = _meant(index, name, candidates)
    if len(candidates) == 1:
        index.attach(number, name)
    return number


def _meant(index: _Index, name: Name, candidates: list[int]) -> int:
    """Choose among several of one surname: who bears the title elsewhere, who was just named, who is named most."""
    if len(candidates) == 1:
        return candidates[0]
    title = folded(name.title.of(index.text)) if name.title else None
    bearers = [number for number in candidates if title in index.members[number].titles]
    candidates = bearers or candidates
    last = index.last_named.get(name.key[-1])
    if last and last[0] in candidates and "\n" not in index.text[last[1] : name.span.start]:
        return last[0]
    return max(candidates, key=lambda number: (index.weight[number], -number))


def _alias(index: _Index, name: Name, previous: Name | None) -> int | None:
    """Find whose short form stands in brackets after the long one: "Office of Harbours (OH)"."""
    if previous is None or len(name.words) != 1 or not 0 < name.span.start - previous.span.end <= _ALIAS_GAP:
        return None
    between = index.text[previous.span.end : name.span.start].strip()
    numbers = index.by_key.get(previous.key, [])
    return numbers[0] if between in {"(", "(“", '("'} and name.words[0].isupper() and len(numbers) == 1 else None


def _with_compound(text: str, name: Name) -> Iterator[Name]:
    """Let a small word after a name make an organisation or a document of it: "the Brook campaign"."""
    match = _TAIL.match(text, name.span.end, name.span.end + 60)
    words = match[2].split() if match and name.kind != "people" else []
    sets = name_sets()
    for count, word in enumerate(words, start=1):
        if word in sets["function"] or (word in sets["companies"] and count > 1):
            break
        if word in sets["companies"] or word in sets["papers"]:
            assert match is not None
            if match[1] or (word in sets["papers"] and name.kind in _ORGANISED):
                yield name
            end = match.end(1) if match[1] else name.span.end
            end += len(" ".join(["", *words[:count]]))
            kind = "organisation" if word in sets["companies"] else "document"
            yield Name(Span(name.span.start, end), (*name.words, *words[:count]), kind)
            return
    yield name


def _in_headlines(index: _Index, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Find in headlines what the body names: capitals alone show nothing there."""
    count = Counter(mention.member for mention in mentions)
    for start, end in paragraph_spans(index.text):
        if not is_headline(index.text, start, end):
            continue
        words = [(match.start(), _unpossessed(match.group())) for match in _WORD.finditer(index.text, start, end)]
        at = 0
        while at < len(words):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                piece = words[at : at + size]
                found = _known(index, [word for _, word in piece], count)
                if found is not None:
                    yield Mention(Span(piece[0][0], piece[-1][0] + len(piece[-1][1])), found)
                    at += size - 1
                    break
            at += 1


def _unpossessed(word: str) -> str:
    return re.sub(r"['’][sS]?\Z", "", word.rstrip(".") if word.count(".") == 1 else word)


def _known(index: _Index, words: list[str], count: Counter[int]) -> int | None:
    """The member most named by these words, or by this surname."""
    if not words[0][:1].isupper():
        return None
    key = key_of(words)
    numbers = index.by_key.get(key) or (index.by_last.get(key[0], []) if len(key) == 1 else [])
    fit = [n for n in numbers if index.members[n].kind in {"person", None} or key in index.members[n].keys]
    return max(fit, key=lambda number: (count[number], -number)) if fit else None
