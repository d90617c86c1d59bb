"""Names: the runs of capitals in an article that name somebody or something.

Who "he" is and which Brook is meant hangs on every name in the article, not on those of its sources alone. Capitals
show a name, but they also open sentences, print headlines and join a title to the one who bears it; the rules here
tell these apart with a vocabulary (`data/names.toml`, `data/given_names.toml`) and with the article's own small print:
a word that stands in it without its capital is no name where it opens a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso import outlets
from sayso.name_kinds import is_place, kind_of
from sayso.name_words import gender_of, gender_of_title, key_of, name_sets, plain
from sayso.quotes import paragraph_spans
from sayso.span import Span
from sayso.vocabulary import folded

_LONGEST = 14
"""Words of the longest run that is read as names."""
_LONGEST_JOINT = 12
"""Characters of the longest joint inside a name: " against the "."""
_HEADLINE_CAP = 200
_HEADLINE_LEAST = 4
"""Words of the shortest line whose capitals, all of them, show nothing."""
_PAIR = 2

_CAPITAL = "".join(letter for letter in map(chr, range(0x41, 0x1F00)) if letter.isupper())
_INITIALS = rf"(?:[{_CAPITAL}]\.){{2,6}}[{_CAPITAL}]?|[{_CAPITAL}]\."
_WORD = rf"(?:{_INITIALS}|[{_CAPITAL}]\w*(?:[-&–]\w+|['’](?![sS]\b)\w+){{0,4}})"
_TOKEN = re.compile(rf"(?:(?:al|el|as|ash|an|ar|at|d|l|bin|ibn)[-'’])?{_WORD}")
_FOLLOWING = re.compile(rf"(?: {_WORD}){{0,3}}")
_SMALL = re.compile(r"(?<!\w)[^\W\d_A-Z][\w'’-]*")
_ANY = re.compile(r"[^\W\d_][\w'’.-]*")
_PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z]")
_OPENERS = " \t\"'“‘«„([—–-•*"
_QUOTE_OPENERS = frozenset('"“«„‘([•—')


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands.

    `span` leaves out a title before it, an article and a sign of possession; `words` are those in capitals. `title`:
    the words of rank before it. `kind`: as by kind_of, None where its words do not tell. `gender`: `f` or `m` where
    its words tell. `opens`: whether it opens a sentence, where a capital shows little.
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
        return key_of(self.words)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    plain: str


_Tokens = Sequence[_Token]


def names_in(text: str) -> list[Name]:
    """Find the names outside of headlines, in order and without overlap; linear in the text."""
    small = frozenset(word for word in set(_SMALL.findall(text)) if word.islower())
    return [
        name
        for start, end in paragraph_spans(text)
        if not is_headline(text, start, end)
        for name in _in_paragraph(text, start, end, small)
    ]


def is_headline(text: str, start: int, end: int) -> bool:
    """Tell a line whose capitals show nothing: a headline in title case, or a line all in capitals.

    A line that names a speaker and where they are from, "Ana Brook, 40, Aldmoor", is none.
    """
    if end - start > _HEADLINE_CAP:
        return False
    line, minor = text[start:end], name_sets()["minor"]
    words = [word for word in _ANY.findall(line) if plain(word) not in minor]
    if len(words) < _HEADLINE_LEAST or any(word[0].islower() for word in words):
        return False
    return "," not in line or line.rstrip().endswith((".", "?", "!"))


def _in_paragraph(text: str, start: int, end: int, small: frozenset[str]) -> Iterator[Name]:
    for run in _runs(text, start, end):
        opens = _opens_sentence(text, run[0].start, start)
        tokens = _without_opener(run, small) if opens else run
        while tokens and folded(tokens[0].word) in name_sets()["function"] and not _is_outlet(text, tokens):
            tokens = tokens[1:]
        opens = opens and bool(tokens) and tokens[0] is run[0]
        for name in _names(text, tokens) if tokens else ():
            yield replace(name, opens=True) if opens else name


def _is_outlet(text: str, tokens: _Tokens) -> bool:
    """Tell an outlet with an article: "The Courier"."""
    return tokens[0].plain == "the" and outlets.by_name(text[tokens[0].start : tokens[-1].end]) is not None


def _runs(text: str, start: int, end: int) -> Iterator[list[_Token]]:
    """Capitalised words that only a space or a joining word divides."""
    run: list[_Token] = []
    for match in _TOKEN.finditer(text, start, end):
        at = match.start()
        inside = at > start and (text[at - 1].isalnum() or text[at - 1] in "_@#")
        if inside or _PARTY_AND_STATE.match(text, at, match.end()):
            continue
        token = _token(at, match.group())
        if run and (len(run) >= _LONGEST or not _joins(text, run, token)):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _token(start: int, word: str) -> _Token:
    if word.endswith(".") and len(word) > _PAIR and not word[-2].isupper():
        word = word[:-1]
    return _Token(start, start + len(word), word, plain(word))


def _joins(text: str, run: _Tokens, token: _Token) -> bool:
    """Tell whether a token goes on with a run, from what stands between."""
    last, between, sets = run[-1], text[run[-1].end : token.start], name_sets()
    if between.isspace() and len(between) <= _PAIR and "\n" not in between:
        # "In the U.S. He": a sentence ends after the abbreviation.
        return not (last.word.endswith(".") and token.plain in sets["function"])
    if between in {". ", ".\u00a0"}:
        return last.plain in sets["any_title"] or last.plain == "st"
    if between == ", ":
        return token.plain in sets["suffixes"]
    spaced = between.startswith(" ") and between.endswith(" ")
    return spaced and len(between) <= _LONGEST_JOINT and _is_joint(text, run, token)


def _is_joint(text: str, run: _Tokens, token: _Token) -> bool:
    """Tell words that may stand inside a name: "of the" of an office, "and" of a commission, "van der"."""
    words, last, sets = text[run[-1].end : token.start].split(), run[-1].plain, name_sets()
    if not words or words in (["and"], ["&"]):
        return bool(words) and _is_commission(text, run, token)
    if words[0] in {"of", "for", "on", "against"}:
        takes = sets["takes_of"] if words[0] == "of" else sets["takes_for"]
        return words[1:] in ([], ["the"]) and last in takes
    return last not in sets["any_title"] and all(word in sets["particles"] for word in words)


def _is_commission(text: str, run: _Tokens, token: _Token) -> bool:
    """Tell "the Harbours and Lighthouses Commission" and "Department of Health and Welfare" from two names."""
    sets = name_sets()
    if any(one.plain in sets["not_joined"] or one.word.isupper() for one in (*run, token)):
        return False
    bodies = [one.plain in sets["institutions"] for one in run]
    if bodies[0] and not bodies[-1]:
        return " of " in text[run[0].end : run[-1].start]
    own = run[1:] if run[0].plain == "the" else run
    determined = own is not run or text[max(0, run[0].start - 4) : run[0].start].casefold() == "the "
    follows = _FOLLOWING.match(text, token.end)
    end = plain((follows.group().split() or [token.word])[-1]) if follows else token.plain
    return determined and not any(bodies) and 0 < len(own) <= _PAIR and end in sets["organisations"]


def _opens_sentence(text: str, at: int, start: int) -> bool:
    before = at
    while before > start and text[before - 1] in _OPENERS:
        before -= 1
    if before == start or (before < at and text[before - 1] in ".!?…"):
        return True
    closed = text[max(start, before - 3) : before]
    return not _QUOTE_OPENERS.isdisjoint(text[before:at]) or (
        closed[-1:] in set('”’)"') and closed.strip('”’)"').endswith((".", "!", "?"))
    )


def _without_opener(run: _Tokens, small: frozenset[str]) -> _Tokens:
    """Leave out words with a capital only because they open a sentence."""
    while run and _only_opens(run, small):
        run = run[1:]
    return run


def _only_opens(run: _Tokens, small: frozenset[str]) -> bool:
    sets, first = name_sets(), run[0].plain
    if _begins_place(run):
        return False
    if first in sets["ordinary"]:
        return True
    known = first in sets["particles"] or first in sets["not_joined"]
    return not known and len(run) <= _PAIR and (first in small or folded(run[0].word) in small)


def _begins_place(run: _Tokens) -> bool:
    """Tell "New Brennock" and "North Aldmoor" from a word that opens a sentence."""
    return any(" ".join(token.plain for token in run[:count]) in name_sets()["places"] for count in (2, 3))


def _names(text: str, tokens: _Tokens) -> Iterator[Name]:
    """Divide a run into names: "Ohio Harbour Party Chairman Lev Dorn" holds two."""
    for part in _at_bearer(tokens):
        name = _name(text, part)
        if name:
            yield name


def _at_bearer(tokens: _Tokens) -> Iterator[_Tokens]:
    """Part what stands before a person, an office's house or place, from the title and the person."""
    sets = name_sets()
    titles = [at for at, token in enumerate(tokens[:-1]) if token.plain in sets["any_title"] and _is_title(tokens, at)]
    of_body = tokens[-1].plain in sets["organisations"] or tokens[-1].plain in sets["things"]
    if titles and not of_body:
        first = titles[-1]
        while first and tokens[first - 1].plain in sets["any_title"]:
            first -= 1
        begin = first
    else:
        begin = next((at for at in range(1, len(tokens) - 1) if _begins_person(tokens, at)), 0)
    if begin:
        yield tokens[:begin]
    yield tokens[begin:]


def _is_title(tokens: _Tokens, at: int) -> bool:
    """Tell a title from a surname that is one as well: "Lev King"."""
    sets = name_sets()
    return not (at and tokens[at].plain in sets["surnames"] and tokens[at - 1].plain in sets["given_sure"])


def _begins_person(tokens: _Tokens, at: int) -> bool:
    """Tell a given name after a body, a place or a people: "Harbour Daily Ana Brook"."""
    sets, before = name_sets(), tokens[at - 1].plain
    owner = before in sets["organisations"] or before in sets["places"] or before in sets["peoples"]
    given = tokens[at].plain in sets["given_sure"] and before not in sets["given"]
    return owner and given and tokens[-1].plain not in sets["organisations"]


def _name(text: str, tokens: _Tokens) -> Name | None:
    title, tokens = _parted(text, tokens)
    if not tokens or any(folded(token.word) in name_sets()["function"] for token in (tokens[0], tokens[-1])):
        return None
    junior = tokens[-1].plain in {"jr", "sr"} and text[tokens[-1].end : tokens[-1].end + 1] == "."
    span = Span(tokens[0].start, tokens[-1].end + junior)
    words = tuple(token.word for token in tokens)
    kind = "person" if title else kind_of(span.of(text), words)
    gender = _gender(title.of(text) if title else "", tokens) if kind in {"person", None} else None
    return Name(span, words, kind, title, gender)


def _parted(text: str, tokens: _Tokens) -> tuple[Span | None, _Tokens]:
    """The title and the bearer; no bearer where only an office is named."""
    sets = name_sets()
    count = next((at for at, token in enumerate(tokens) if token.plain not in sets["any_title"]), len(tokens))
    if count == len(tokens):
        return None, tokens if count == 1 and tokens[0].plain in sets["given"] else ()
    if not count or tokens[-1].plain in sets["organisations"]:
        return None, _unprefixed(tokens)
    if " of" in text[tokens[count - 1].end : tokens[count].start]:
        # "Secretary of State Ana Brook", but "President of Brennock".
        bearer = next((at for at in range(count, len(tokens)) if tokens[at].plain in sets["given"]), None)
        if bearer is None:
            return None, tokens[count:] if is_place([token.word for token in tokens[count:]]) else ()
        count = bearer
    return Span(tokens[0].start, tokens[count - 1].end), tokens[count:]


def _unprefixed(tokens: _Tokens) -> _Tokens:
    """Leave out a party or a people before a person: "Democrat Ana Brook"."""
    sets = name_sets()
    while len(tokens) > _PAIR and tokens[0].plain in sets["peoples"] and tokens[1].plain in sets["given_sure"]:
        tokens = tokens[1:]
    return tokens


def _gender(title: str, tokens: _Tokens) -> str | None:
    told = gender_of_title(title)
    if told or (title and len(tokens) == 1):
        return told
    initial = len(tokens[0].plain) == 1 and len(tokens) > _PAIR
    return gender_of(tokens[1 if initial else 0].plain)
