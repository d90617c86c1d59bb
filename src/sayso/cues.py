"""Cues: the vocabulary of attribution, looked up in whatever form the text has it.

`data/cues.toml` holds base forms; this room derives their inflections, so that nobody has to list "denies, denied,
denying", and finds the words and phrases of the vocabulary in a cue.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from sayso.vocabulary import table

ARTICLES = frozenset(("a", "an", "the"))
GAP = 3
"""How many words may stand between the words of a phrase: "took very strong issue with"."""
SHORT = 4
"""A phrase of two words whose second has no more letters is a verb with "on" or "with", which stand close."""

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NOT = (("cannot", "can not"), ("can't", "can not"), ("won't", "will not"), ("shan't", "shall not"), ("n't", " not"))
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Match:
    """An entry of the vocabulary in a cue: from word `begin` to before word `end`."""

    entry: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary in the forms that texts have.

    `base`: base form of every form of an entry's words. `voice`: voice of each entry. `phrases`: by first word, the
    rest of each phrase and its entry, the longest first.
    """

    base: dict[str, str]
    voice: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]

    def matches(self, words: Sequence[str], inside: int) -> Iterator[Match]:
        """The entries that begin within the first `inside` words, in order, the longest at each place."""
        at = 0
        while at < inside:
            found = self._match(words, at, inside)
            if found:
                yield found
            at = found.end if found else at + 1

    def _match(self, words: Sequence[str], at: int, inside: int) -> Match | None:
        base = self.base.get(words[at], words[at])
        for rest, entry in chain(self.phrases.get(words[at], ()), self.phrases.get(base, ())):
            end = self._end_of(rest, words, at + 1, inside)
            if end:
                return Match(entry, at, end)
        entry = words[at] if words[at] in self.voice else base
        return Match(entry, at, at + 1) if entry in self.voice else None

    def _end_of(self, rest: tuple[str, ...], words: Sequence[str], at: int, inside: int) -> int:
        """Where the rest of a phrase ends, 0 where it is not there; beyond the cue itself it stands without gaps."""
        gap, allowed = 0, 1 if len(rest) == 1 and len(rest[0]) <= SHORT else GAP
        for word in rest:
            while at < len(words) and words[at] != word and self.base.get(words[at]) != word:
                gap += words[at] not in ARTICLES
                at += 1
                # "Would love" is not in "would have loved".
                if gap > allowed or at >= inside or words[at - 1] == "have":
                    return 0
            at += 1
            if at > len(words):
                return 0
        return at


def may_attribute(text: str) -> bool:
    """Whether any word of a text could signal an attribution: of 2,144 annotated inside contents, 4 have none."""
    known = lexicon()
    return any(word in known.base or word in known.voice for word in _WORD.findall(text.lower().replace("’", "'")))


@cache
def lexicon() -> Lexicon:
    """Read the vocabulary once."""
    known = table("cues")
    voice = {entry: name for name, entries in known["voices"].items() for entry in entries}
    voice |= dict.fromkeys(known["kinds"]["uttered"], "feeling")
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    words = set()
    for entry in voice:
        first, *rest = entry.split()
        words |= {first, *rest}
        if rest:
            phrases.setdefault(first, []).append((tuple(rest), entry))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    words |= set(known["irregular"]) | set(known["kinds"]["negation"]) | set(known["kinds"]["spoken"])
    base = {form: word for word in sorted(words) for form in (*inflections(word), *known["irregular"].get(word, ()))}
    base |= {form: word for word, forms in known["irregular"].items() for form in forms}
    base |= {form: form for form in known["kinds"]["no_forms"]}
    return Lexicon(base, voice, phrases)


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The lists of words that rules go by, by name."""
    return {name: frozenset(words) for name, words in table("cues")["kinds"].items()}


@cache
def entries(name: str) -> dict[str, Any]:
    """What the vocabulary says of entries: `stance`, `negated`, `refusals`, `complements`, `alone`."""
    known: dict[str, Any] = table("cues")[name]
    if name in ("stance", "negated"):
        return {entry: stance for stance, words in known.items() for entry in words}
    return known


def inflections(word: str) -> Iterator[str]:
    """Forms by the rules of English spelling; a final consonant is doubled and not, since stress is not in the word."""
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word + "es"
    after_consonant = len(word) > 1 and word[-2] not in _VOWELS
    if word.endswith("y") and after_consonant:
        yield from (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
        return
    yield word + "s"
    if word.endswith("e"):
        yield from (word + "d", word[:-1] + "ing")
        if not word.endswith("ee"):
            return
    yield from (word + "ed", word + "ing")
    if len(word) > 2 and word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:  # noqa: PLR2004
        yield from (word + word[-1] + "ed", word + word[-1] + "ing")


def words_of(text: str) -> list[str]:
    """Words in lower case, "not" apart from what it is joined to."""
    plain = text.lower().replace("’", "'")
    if "'t" in plain or "cannot" in plain:
        for joined, apart in _NOT:
            plain = plain.replace(joined, apart)
    return _WORD.findall(plain)
