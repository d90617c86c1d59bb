"""Bearers: which name is whose.

Members of a cast by the words that they go by, and the rules by which a further name is one of theirs: a fuller form, a
surname with or without a title, a first name, an acronym, a misprint. Names that can stand alone come first, so that a
surname finds its bearer wherever the full name stands.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso.name_words import is_given, name_sets, short_forms
from sayso.names import Name
from sayso.nouns import known_noun
from sayso.vocabulary import folded

ORGANISED = frozenset(("organisation", "outlet", "place", "document"))
_BODIES = frozenset(("organisation", "outlet"))
_NOBODY = frozenset(("thing", "people"))
_MEDIA = frozenset(("news", "tv", "radio", "television"))
_ALIAS_GAP = 3
_LONG = 5
"""Letters of the shortest surname that is recognised in a misprint."""
_PAIR = 2
_MANY = 30
"""Bearers of one surname that are looked at, the latest."""
_BEFORE = 20
_PLACED = re.compile(r"\b(?:in|near) \Z", re.IGNORECASE)

Key = tuple[str, ...]


@dataclass(slots=True)
class Member:
    """One who is named: its longest name, `kind` of the name, `gender` `f` or `m` where the article tells.

    `keys`: the words of its names as they are compared; `titles`: those before them, folded.
    """

    name: str
    kind: str | None
    gender: str | None = None
    keys: set[Key] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Bearers:
    """The members of one text by the words that they go by; `weight` is how often each is named alone."""

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
        """Take in a new member by its first name."""
        self.members.append(Member(self.written(name), kind))
        self.attach(len(self.members) - 1, name)
        return len(self.members) - 1

    def attach(self, number: int, name: Name) -> int:
        """Let a member go by a name."""
        member, written = self.members[number], self.written(name)
        if _is_fuller(written, member.name, person=member.kind == "person"):
            member.name = written
        member.gender = member.gender or name.gender
        member.kind = member.kind or name.kind
        if name.title:
            member.titles.add(folded(name.title.of(self.text)))
        if name.key not in member.keys:
            member.keys.add(name.key)
            self._list(number, name)
        return number

    def written(self, name: Name) -> str:
        """A name on one line."""
        return " ".join(name.span.of(self.text).split())

    def _list(self, number: int, name: Name) -> None:
        key, kind = name.key, self.members[number].kind
        self.by_key[key].append(number)
        for table, word in ((self.by_last, key[-1]), (self.by_first, key[0])):
            if number not in table[word][-_MANY:]:
                table[word].append(number)
        if len(key) > 1 and kind == "person":
            for form in _misprints(key[-1]):
                self.misprints[form].add(number)
        if len(key) > 1 and kind in ORGANISED:
            for initials in _initials(name.words):
                self.by_initials.setdefault(initials, number)


def of_its_own(known: Bearers, name: Name) -> int | None:
    """Take in a name that can stand alone: a person's of several words, an organisation's, a place's, an outlet's."""
    key = name.key
    if name.kind in _NOBODY:
        return None
    if name.kind in ORGANISED:
        return _body(known, name) if len(key) > 1 or name.kind != "place" else None
    if len(key) == 1 or _is_particled(key):
        return None
    kind = _called(known.text, name) if name.kind is None else None
    if kind:
        return _body(known, replace(name, kind=kind))
    for number in known.by_last[key[-1]][-_MANY:]:
        member = known.members[number]
        if member.kind in {"person", None} and any(_same_person(form, key) for form in member.keys):
            return known.attach(number, name)
    return known.add(name, "person")


def titled(known: Bearers, name: Name) -> int | None:
    """Attach a surname with a title to one of its gender, or take in one whom the article never names in full."""
    if not name.title:
        return None
    title = folded(name.title.of(known.text))
    surnamed = [n for n in _surnamed(known, name) if known.members[n].kind in {"person", None}]
    agreeing = [n for n in surnamed if name.gender in {None, known.members[n].gender}]
    candidates = agreeing or [n for n in surnamed if known.members[n].gender is None]
    if title in name_sets()["singular"]:
        candidates = [n for n in candidates if title in known.members[n].titles]
    return _chosen(known, name, candidates) if candidates else known.add(name, "person")


def short(known: Bearers, name: Name, previous: Name | None) -> int | None:
    """Attach a surname, a first name, an acronym, or take in a name that the article never gives in full."""
    alias = _alias(known, name, previous)
    if alias is not None:
        return known.attach(alias, name)
    surnamed = _surnamed(known, name)
    if name.kind in _NOBODY:
        return _meant(known, name, surnamed) if surnamed and not name.key[-1].endswith("s") else None
    if name.kind == "place" and not surnamed:
        return _body(known, name)
    candidates = surnamed or _by_one_word(known, name)
    return _chosen(known, name, candidates) if candidates else _new(known, name)


def is_known(known: Bearers, key: Key) -> bool:
    """Tell a name that opens a sentence from a word that does, by the names elsewhere."""
    first = len(key) == 1 and (key[0] in known.by_first or bool(_misprinted(known, key[0])))
    return key[-1] in known.by_last or first


def _chosen(known: Bearers, name: Name, candidates: list[int]) -> int:
    number = _meant(known, name, candidates)
    return known.attach(number, name) if len(candidates) == 1 else number


def _new(known: Bearers, name: Name) -> int | None:
    last = name.key[-1]
    if last.endswith("s") and last[:-1] in known.by_last:
        return None
    placed = _PLACED.search(known.text, max(0, name.span.start - 5), name.span.start)
    return known.add(name, name.kind or ("person" if is_given(name.key[0]) else "place" if placed else None))


def _by_one_word(known: Bearers, name: Name) -> list[int]:
    """The one whose first name it is, or whose surname misprinted."""
    key = name.key
    if len(key) > 1:
        return []
    firsts = [number for number in known.by_first.get(key[0], ()) if known.members[number].kind == "person"]
    if len(firsts) == 1:
        return firsts
    return _misprinted(known, key[0]) if name.kind is None else []


def _surnamed(known: Bearers, name: Name) -> list[int]:
    """Those whose name ends like this one; only persons for a name that may also be a place's or a people's."""
    key = name.key[1:] if _is_particled(name.key) else name.key
    ending = known.by_last.get(key[-1], [])[-_MANY:]
    numbers = [n for n in ending if any(form[-len(key) :] == key for form in known.members[n].keys)]
    if name.kind in _NOBODY or name.kind == "place":
        return [number for number in numbers if known.members[number].kind == "person"]
    return numbers


def _meant(known: Bearers, name: Name, candidates: list[int]) -> int:
    """Choose among several of one surname: who bears the title elsewhere, who was just named, who is named most."""
    if len(candidates) == 1:
        return candidates[0]
    title = folded(name.title.of(known.text)) if name.title else None
    bearers = [number for number in candidates if title in known.members[number].titles]
    candidates = bearers or candidates
    last = known.last_named.get(name.key[-1])
    if last and last[0] in candidates and "\n" not in known.text[last[1] : name.span.start]:
        return last[0]
    return max(candidates, key=lambda number: (known.weight[number], -number))


def _alias(known: Bearers, name: Name, previous: Name | None) -> int | None:
    """Find whose short form stands in brackets after the long one: "Office of Harbours (OH)"."""
    if previous is None or len(name.words) != 1 or not 0 < name.span.start - previous.span.end <= _ALIAS_GAP:
        return None
    between = known.text[previous.span.end : name.span.start].strip()
    numbers = known.by_key.get(previous.key, [])
    return numbers[0] if between in {"(", "(“", '("'} and name.words[0].isupper() and len(numbers) == 1 else None


def _body(known: Bearers, name: Name) -> int:
    """Attach the name of an organisation, an outlet or a place, or take it in."""
    key = name.key
    same = known.by_key[key] or (_of_acronym(known, name) if len(key) == 1 else _of_words(known, name))
    return known.attach(same[0], name) if same else known.add(name, name.kind)


def _of_acronym(known: Bearers, name: Name) -> list[int]:
    """The branch that an acronym begins ("HT Brennock"), or the body whose capitals it takes."""
    if not name.words[0].isupper():
        return []
    branches = [n for n in known.by_first.get(name.key[0], ()) if _is_branch(known.members[n])]
    number = branches[0] if len(branches) == 1 else known.by_initials.get(name.key[0])
    return [] if number is None else [number]


def _of_words(known: Bearers, name: Name) -> list[int]:
    """The body that goes by part of these words, or by their capitals: "Supreme Court" of "U.S. Supreme Court"."""
    words = set(name.key)
    if name.kind in _BODIES:
        ending = known.by_last[name.key[-1]][-_MANY:]
        part = [number for number in ending if _same_body(known.members[number], words)]
        if part:
            return part
    forms: list[Key] = [(initials,) for initials in _initials(name.words)]
    if name.words[0].isupper() and _ends_branch(name.words[-1]):
        forms.insert(0, name.key[:1])
    bodies = [n for form in forms for n in known.by_key.get(form, ()) if known.members[n].kind in _BODIES]
    return [number for number in bodies if all(len(key) == 1 for key in known.members[number].keys)]


def _is_branch(member: Member) -> bool:
    return member.kind in _BODIES and _ends_branch(member.name.split()[-1])


def _ends_branch(word: str) -> bool:
    """Tell the country or the medium of an outlet: "HT Brennock", "HT News"."""
    return folded(word) in _MEDIA or folded(word) in name_sets()["places"]


def _same_body(member: Member, words: set[str]) -> bool:
    forms = [set(form) for form in member.keys if len(form) > 1]
    return member.kind in _BODIES and any(words <= form or form <= words for form in forms)


def _same_person(one: Key, other: Key) -> bool:
    """Tell forms of one person's name, of one surname: first names agree as far as both are given."""
    if one[-1] != other[-1]:
        return False
    a, b = one[0], other[0]
    if a == b or b in short_forms(a) or a in short_forms(b):
        return True
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    return set(one) <= set(other) or set(other) <= set(one)


def _is_particled(key: Key) -> bool:
    """Tell a surname with its particle: "De Brook"."""
    return len(key) == _PAIR and key[0] in name_sets()["particles"]


def _is_fuller(name: str, than: str, *, person: bool) -> bool:
    """Say whether a form is the fuller name: not "Crooked Ana Brook", for a person's begins with a given name."""
    words, others = name.split(), than.split()
    if person and len(words) > 1 and len(others) > 1 and is_given(words[0]) != is_given(others[0]):
        return is_given(words[0])
    return (len(words), not name.isupper(), len(name)) > (len(others), not than.isupper(), len(than))


def _called(text: str, name: Name) -> str | None:
    """What a small word just before a name says that it is: "the oil giant Brennock Petrol"."""
    before = text[max(0, name.span.start - _BEFORE) : name.span.start]
    word = before.split()[-1] if before.endswith(" ") and before.strip() else ""
    if word == "giant":
        return "organisation"
    noun = known_noun(word) if word.islower() else None
    return noun.kind if noun and noun.kind in _BODIES else None


def _initials(words: Iterable[str]) -> tuple[str, str]:
    words = list(words)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return capitals.casefold(), "".join(word[0] for word in words).casefold()


def _misprints(word: str) -> set[str]:
    """A long word and all that is left of it without one of its letters, by which two that differ in one meet."""
    if len(word) < _LONG:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _misprinted(known: Bearers, word: str) -> list[int]:
    """The one whose surname differs from a word by one letter, and from no other's."""
    found = {number for form in _misprints(word) for number in known.misprints.get(form, ())}
    return sorted(found) if len(found) == 1 else []
