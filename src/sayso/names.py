"""Names: the runs of capitals in an article that name somebody or something.

Who "he" is and which Clinton is meant hangs on every name in the article, not on those of its sources alone. Capitals
show a name, but they also open sentences, print headlines and join a title to the one who bears it; the rules here
tell these apart with a vocabulary (`data/names.toml`, `data/given_names.toml`) and with the article's own small print:
a word that stands in it without its capital is no name where it opens a sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from sayso import outlets
from sayso.quotes import paragraph_spans
from sayso.span import Span
from sayso.vocabulary import folded, table

_LONGEST = 14
"""Words of the longest run that is read as names."""
_HEADLINE_CAP = 200
_HEADLINE_SHARE = 0.65
"""Share of capitalised words from which a line shows nothing by its capitals."""
_BASES = range(0x41, 0x1F00)
_CAPITAL = "".join(letter for letter in map(chr, _BASES) if letter.isupper())
_WORD = (
    rf"(?:(?:[{_CAPITAL}]\.){{2,6}}[{_CAPITAL}]?|[{_CAPITAL}]\.|[{_CAPITAL}]\w*(?:[-&–]\w+|['’](?![sS]\b)\w+){{0,4}})"
)
_PREFIXED = rf"(?:(?:al|el|as|ash|an|ar|at|d|l|bin|ibn)[-'’])?{_WORD}"
_TOKEN = re.compile(_PREFIXED)
_LOWER = re.compile(r"(?<!\w)[^\W\d_A-Z][\w'’-]*")
_OPENING = " \t\"'“‘«„([—–-•*"
_SOFT = frozenset(("security", "defence", "defense", "intelligence", "service", "services", "exchange"))
"""Words of organisations that also say what a commission is for."""
_FOLLOWING = re.compile(rf"(?: {_WORD}){{0,3}}")
_PARTY_STATE = re.compile(r"[RDI]-[A-Z]")
_ACRONYM = re.compile(rf"(?:[{_CAPITAL}]\.?){{2,6}}s?")


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands.

    `span` leaves out a title before it, an article and a sign of possession. `title`: the words of rank before it.
    `kind`: `person`, `organisation`, `outlet`, `place`, `people` (who belong to a people, a party or a faith), `thing`
    (laws, days, prizes), or None where its words do not tell. `gender`: `f` or `m` where its words tell.
    """

    span: Span
    words: tuple[str, ...]
    kind: str | None = None
    title: Span | None = None
    gender: str | None = None
    opens: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """The words as they are compared: without case, full stops and what follows a surname."""
        return _key(self.words)


def key_of(words: Iterable[str]) -> tuple[str, ...]:
    """Words of a name as they are compared with those of another."""
    return _key(tuple(words))


@lru_cache(maxsize=1 << 14)
def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    plain = tuple(_plain(word) for word in words)
    kept = tuple(word for word in plain if word not in name_sets()["suffixes"] and word != "the")
    return kept or plain


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str

    @property
    def plain(self) -> str:
        return _plain(self.word)


def names_in(text: str) -> list[Name]:
    """Find the names outside of headlines, in order and without overlap; linear in the text."""
    small = small_words(text)
    return [
        name
        for start, end in paragraph_spans(text)
        if not is_headline(text, start, end)
        for name in _in_paragraph(text, start, end, small)
    ]


def small_words(text: str) -> frozenset[str]:
    """Every word of the text that stands in it with a small letter."""
    return frozenset(word for word in set(_LOWER.findall(text)) if word.islower())


def is_headline(text: str, start: int, end: int) -> bool:
    """Tell a line whose capitals show nothing: a headline in title case, or a line all in capitals."""
    if end - start > _HEADLINE_CAP:
        return False
    words = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", text[start:end]) if _plain(word) not in _minor()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capitals >= _HEADLINE_SHARE * len(words) and not _is_listing(text[start:end])  # noqa: PLR2004


def _is_listing(line: str) -> bool:
    """Tell a line that names a speaker and where they are from: "Ana Brook, 40, Aldmoor"."""
    return "," in line and not line.rstrip().endswith((".", "?", "!"))


def _in_paragraph(text: str, start: int, end: int, small: frozenset[str]) -> Iterator[Name]:
    sets = name_sets()
    for run in _runs(text, start, end):
        opens = _opens_sentence(text, run[0].start, start)
        tokens = _without_opener(run, small) if opens else run
        while tokens and folded(tokens[0].word) in sets["function"]:
            if tokens[0].plain == "the" and _known_outlet(text, tokens):
                break
            tokens = tokens[1:]
        if tokens:
            opens = opens and tokens[0] is run[0]
            yield from (replace(name, opens=opens) if opens else name for name in _names(text, tokens))


def _runs(text: str, start: int, end: int) -> Iterator[list[_Token]]:
    """Capitalised words that only a space or a joining word divides."""
    run: list[_Token] = []
    for match in _TOKEN.finditer(text, start, end):
        if match.start() > start and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "_@#"):
            continue
        if _PARTY_STATE.match(text, match.start(), match.end()):
            continue
        token = _token(match.start(), match.group())
        if run and (len(run) >= _LONGEST or _ends_there(run[-1], token) or not _joins(text, run, token)):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _ends_there(last: _Token, token: _Token) -> bool:
    """Tell the end of a sentence after an abbreviation: "in the U.S. He"."""
    return last.word.endswith(".") and token.plain in name_sets()["function"]


def _token(start: int, word: str) -> _Token:
    if word.endswith(".") and len(word) > 2 and not word[-2].isupper():  # noqa: PLR2004
        word = word[:-1]
    return _Token(start, start + len(word), word)


def _joins(text: str, run: list[_Token], token: _Token) -> bool:
    """Tell whether a token goes on with a run, from what stands between."""
    last = run[-1]
    between = text[last.end : token.start]
    if between in {" ", "\u00a0", "  "}:
        return True
    if between in {". ", ".\u00a0"}:
        return last.plain in name_sets()["titles_all"] or last.plain == "st"
    if between == ", ":
        return token.plain in name_sets()["suffixes"]
    if len(between) > 12 or not between.startswith(" ") or not between.endswith(" "):  # noqa: PLR2004
        return False
    joint = between.split()
    if not joint:
        return False
    if joint[0] in {"of", "for", "on", "against"}:
        return joint[1:] in ([], ["the"]) and _takes(run, joint[0])
    if joint in (["and"], ["&"]):
        return _is_commission(text, run, token)
    return all(word in name_sets()["particles"] for word in joint) and last.plain not in name_sets()["titles_all"]


def _is_commission(text: str, run: list[_Token], token: _Token) -> bool:
    """Tell "the Harbours and Lighthouses Commission" and "Department of Health and Welfare" from two names."""
    sets = name_sets()
    if any(
        one.plain in sets["places"] | sets["given"] | sets["titles_all"] or one.word.isupper() for one in (*run, token)
    ):
        return False
    bodies = [one.plain in sets["organisations"] - _SOFT for one in run]
    if bodies[0] and not bodies[-1]:
        return " of " in text[run[0].end : run[-1].start]
    follows = _FOLLOWING.match(text, token.end)
    last = (follows.group().split() or [token.word])[-1] if follows else token.word
    own = run[1:] if run[0].plain == "the" else run
    determined = own is not run or text[max(0, run[0].start - 4) : run[0].start].casefold() == "the "
    return not any(bodies) and 0 < len(own) <= 2 and determined and _plain(last) in sets["organisations"]  # noqa: PLR2004


def _takes(run: list[_Token], joint: str) -> bool:
    """Tell a name that goes on after "of": "Department of", "Secretary of", "Citizens for"."""
    last = run[-1].plain
    sets = name_sets()
    if joint == "of":
        return last in sets["organisations"] or last in sets["offices"] or last in sets["of"]
    return last in sets["organisations"] or last in sets["bodies"]


def _opens_sentence(text: str, at: int, start: int) -> bool:
    before = at
    while before > start and text[before - 1] in _OPENING:
        before -= 1
    if before == start:
        return True
    if before < at and text[before - 1] in ".!?:…":
        return True
    return (
        any(mark in text[before:at] for mark in '"“«„‘([•—')
        or text[before - 1] in '”’)"'
        and text[max(start, before - 3) : before].strip('”’)"').endswith((".", "!", "?"))
    )


def _without_opener(run: list[_Token], small: frozenset[str]) -> list[_Token]:
    """Leave out words with a capital only because they open a sentence."""
    sets = name_sets()
    while run:
        plain = run[0].plain
        known = _begins_place(run) or plain in sets["given"] or plain in sets["titles_all"] or plain in sets["places"]
        if plain in sets["ordinary"] and not _begins_place(run):
            run = run[1:]
            continue
        if not known and (plain in small or folded(run[0].word) in small) and len(run) <= 2:  # noqa: PLR2004
            run = run[1:]
            continue
        break
    return run


def _begins_place(run: list[_Token]) -> bool:
    """Tell "New Brennock" and "North Aldmoor" from a word that opens a sentence."""
    return any(" ".join(token.plain for token in run[:count]) in name_sets()["places"] for count in (2, 3))


def _names(text: str, tokens: list[_Token]) -> Iterator[Name]:
    """Divide a run into names: "Ohio Democratic Party Chairman David Pepper" holds two."""
    for part in _at_bearer(tokens):
        name = _name(text, part)
        if name:
            yield name


def _at_bearer(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Part what stands before a person, an office's house or place, from the title and the person."""
    sets = name_sets()
    titles = [
        at
        for at, token in enumerate(tokens[:-1])
        if token.plain in sets["titles_all"]
        and not (at and token.plain in sets["surnames"] and tokens[at - 1].plain in sets["given_sure"])
    ]
    if titles and not _is_office(tokens, titles[-1]):
        last = first = titles[-1]
        while first and tokens[first - 1].plain in sets["titles_all"]:
            first -= 1
        if first:
            yield tokens[:first]
        yield tokens[first:]
        return
    for at in range(1, len(tokens) - 1 if len(tokens) > 2 else 0):  # noqa: PLR2004
        before = tokens[at - 1].plain
        if (
            tokens[at].plain in sets["given_sure"]
            and before not in sets["given"]
            and (before in sets["organisations"] or before in sets["places"] or before in sets["peoples"])
            and tokens[-1].plain not in sets["organisations"]
        ):
            yield tokens[:at]
            yield tokens[at:]
            return
    yield tokens


def _is_office(tokens: list[_Token], at: int) -> bool:
    """Tell a title that is part of a longer one or of a body: "Secretary of State", "Press Club"."""
    rest = tokens[at + 1 :]
    return rest[-1].plain in name_sets()["organisations"] | name_sets()["things"]


def _name(text: str, tokens: list[_Token]) -> Name | None:
    sets = name_sets()
    title: Span | None = None
    count = 0
    while count < len(tokens) and tokens[count].plain in sets["titles_all"]:
        count += 1
    if count == len(tokens) and not (count == 1 and tokens[0].plain in sets["given"]):
        return None
    if count and tokens[-1].plain not in sets["organisations"] and count < len(tokens):
        bare = _bare(text, tokens, count)
        if bare is None:
            tokens = tokens[count:]
        else:
            title = Span(tokens[0].start, tokens[bare - 1].end)
            tokens = tokens[bare:]
    tokens = _unprefixed(tokens) if not title else tokens
    if not tokens or any(folded(token.word) in sets["function"] for token in tokens[:1] + tokens[-1:]):
        return None
    words = tuple(token.word for token in tokens)
    span = Span(tokens[0].start, tokens[-1].end)
    kind = "person" if title else _kind(text, tokens)
    return Name(span, words, kind, title, _gender(text, title, tokens) if kind in {"person", None} else None)


def _bare(text: str, tokens: list[_Token], count: int) -> int | None:
    """Where the bearer begins after a title: "Secretary of State Ana Brook"; None where only an office is named."""
    if " of" not in text[tokens[count - 1].end : tokens[count].start]:
        return count
    return next((at for at in range(count, len(tokens)) if tokens[at].plain in name_sets()["given"]), None)


def _unprefixed(tokens: list[_Token]) -> list[_Token]:
    """Leave out a party or a people before a person: "Democrat Ana Brook"."""
    sets = name_sets()
    while len(tokens) > 2 and tokens[0].plain in sets["peoples"] and tokens[1].plain in sets["given_sure"]:  # noqa: PLR2004
        tokens = tokens[1:]
    return tokens


def _kind(text: str, tokens: list[_Token]) -> str | None:
    sets = name_sets()
    whole = " ".join(token.word for token in tokens)
    last, first = tokens[-1].plain, tokens[0].plain
    plain = folded(whole).rstrip(".")
    if _known_outlet(text, tokens):
        return "outlet"
    if plain in sets["no_places"]:
        return "organisation"
    if plain in sets["places"] or folded(whole) in sets["places"]:
        return "place"
    if len(tokens) == 1 and (
        last in sets["adjectives"] or last in sets["peoples"] or last.removesuffix("s") in sets["peoples"]
    ):
        return "people"
    if last in sets["months"] or last in sets["marks"]:
        return "thing"
    if first in sets["places_of"] and len(tokens) == 2 and not is_given(first):  # noqa: PLR2004
        return "place"
    if last in sets["outlet_names"] and first not in sets["given"] and len(tokens) > 1:
        return "outlet"
    if last in sets["papers"] and len(tokens) > 1:
        return "document"
    if last.removesuffix("s") in sets["peoples"] and (first not in sets["given"] or len(tokens) > 2):  # noqa: PLR2004
        return "people"
    if any(token.plain in sets["organisations"] for token in tokens[1:]) or (
        len(tokens) == 1 and last in sets["organisations"]
    ):
        return "organisation" if not (first in sets["given_sure"] and len(tokens) == 2) else "person"  # noqa: PLR2004
    if last in sets["things"] and not (first in sets["given_sure"] and len(tokens) == 2):  # noqa: PLR2004
        return "thing"
    if first in sets["organisations"] and len(tokens) > 1:
        return "organisation"
    if _ACRONYM.fullmatch(whole) or (len(tokens) > 1 and first not in sets["given"] and _has_acronym(tokens)):
        return "organisation"
    if len(tokens) > 1 and last in sets["places"] and first not in sets["given"]:
        return "organisation"
    if first in sets["given"]:
        return "person"
    return None


def _has_acronym(tokens: list[_Token]) -> bool:
    capitals = [
        token.word.isupper() and len(token.plain) > 1 for token in tokens if token.plain not in name_sets()["suffixes"]
    ]
    return any(capitals) and not all(capitals)


def _known_outlet(text: str, tokens: list[_Token]) -> bool:
    return outlets.by_name(text[tokens[0].start : tokens[-1].end]) is not None


def _gender(text: str, title: Span | None, tokens: list[_Token]) -> str | None:
    sets = name_sets()
    for word in title.of(text).split() if title else ():
        if _plain(word) in sets["female"]:
            return "f"
        if _plain(word) in sets["male"]:
            return "m"
    if title and len(tokens) == 1:
        return None
    initial = len(tokens[0].plain) == 1 and len(tokens) > 2  # noqa: PLR2004
    return gender_of(tokens[1 if initial else 0].plain)


def gender_of(given: str) -> str | None:
    """The gender that a given name tells, folded."""
    known = name_sets()
    for part in (given, given.partition("-")[0]):
        if part in known["f"]:
            return "f"
        if part in known["m"]:
            return "m"
    return None


def is_given(word: str) -> bool:
    """Tell a common given name."""
    return _plain(word) in name_sets()["given"]


@lru_cache(maxsize=1 << 14)
def _plain(word: str) -> str:
    """A word folded, without its full stops; cached, since an article's names are few and asked about often."""
    return folded(word.rstrip(".")) if word.count(".") <= 1 else folded(word.replace(".", ""))


@cache
def _minor() -> frozenset[str]:
    """Words that title case may print small."""
    return frozenset("a an and as at but by for from in is of off on or over per the to up via vs with".split())


def short_forms() -> dict[str, list[str]]:
    """Short forms of given names, and the names that they may be short for."""
    forms: dict[str, list[str]] = table("given_names")["short"]
    return forms


@cache
def name_sets() -> dict[str, frozenset[str]]:
    """The words of the vocabulary by what they show, folded; callers must not change it."""
    sets = {name: frozenset(words) for name, words in table("names").items()}
    given = {name: frozenset(table("given_names")[name]) for name in ("f", "m", "either")}
    sets["f"], sets["m"] = given["f"], given["m"]
    nouns = table("nouns")
    sets["peoples"] |= {folded(word) for word in nouns["people"]["names"]}
    sets["adjectives"] = frozenset(folded(word) for word in nouns["people"]["adjectives"])
    sets["places"] |= {folded(word) for part in ("names", "regions") for word in nouns["places"][part]}
    sets["marks"] = frozenset(_plain(word) for word in nouns["places"]["regions"] if word.endswith("."))
    sets["surnames"] = frozenset(nouns["person"]["surnames"])
    sets["outlet_names"] = frozenset(nouns["outlet"]["names"])
    sets["given_sure"] = given["f"] | given["m"]
    sets["given"] = sets["given_sure"] | given["either"]
    sets["titles_all"] = sets["titles"] | sets["honorifics_m"] | sets["honorifics_f"]
    sets["female"] = sets["honorifics_f"] | {word for word in sets["titles"] if word.endswith(("woman", "ress"))}
    sets["male"] = sets["honorifics_m"] | {word for word in sets["titles"] if word.endswith("man")}
    return sets
