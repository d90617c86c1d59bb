"""Headline: whether the line that most people read says on whose word it stands.

"Mayor wants to sell the harbour" states a plan as fact. If the mayor said so, the body shows it and the headline names
who speaks. If three unnamed officials said so, the headline is bald: it has lost the word it rests on. So is one that
tells of a mind of which the body has no word but that of others. A body that says the same in its own voice has no
need of anybody's, so any other headline is called bald only where somebody's word carries the claim and no sentence of
the outlet's own does.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from sayso.article import Article
from sayso.cues import lexicon
from sayso.manner import SPOKEN
from sayso.own_voice import own_voice
from sayso.quotes import quotations
from sayso.relay import words_of
from sayso.span import Span
from sayso.statement import Statement
from sayso.vocabulary import folded

CARRIES = 0.35
"""Weighted share of a headline's words that a statement has to have to carry its claim."""

FEWEST = 3
"""Words that a headline has to share with what carries it; fewer are a topic."""

WHOLLY = 0.5
"""The share from which on what carries a headline may make it bald: nearly all that it says."""

CLEARLY = 0.15
"""By how much a statement has to carry it better than any sentence of the outlet's own, for the headline to be bald."""

MINDED = frozenset(("intention", "belief"))
"""Voices of a mind that headlines state as fact; feelings ("Mayor backs plan") are acts as often as not."""

RECALLING = frozenset(("background", "bullet"))

COUNTED = 100_000
"""Code points of a text in which words are counted, for their weight."""

MOST = 3
"""Statements named as what a headline rests on, best first."""

_WORD = re.compile(r"\w[\w’'-]*")
_ENDING = re.compile(r"(?:['’]s?|ing|ed|es|s|e)$")
_COLON = re.compile(r"(?P<before>[^:]{2,60}): |: (?P<after>[A-Z][^:]{2,40})$")


@dataclass(frozen=True, slots=True)
class Headline:
    """What an article's headline shows of its sourcing.

    `attributed`: it names or implies who says so. `rests_on`: ids of the statements in the body that carry its claim.
    `bald`: it states as plain fact what the body has only on somebody's word.
    """

    attributed: bool = False
    bald: bool = False
    rests_on: tuple[str, ...] = ()


def headline_of(article: Article, statements: Sequence[Statement]) -> Headline | None:
    """Hold an article's headline against its body; None for an article without a headline."""
    if not article.title:
        return None
    place = _place(article)
    above = [statement for statement in statements if _is_in(place, statement)]
    body = [statement for statement in statements if not _is_in(place, statement)]
    attributed = _says_who(article.title, body) or any(_speaks(statement, body) for statement in above)
    weights = _weights(article)
    shares = sorted(((_share(weights, _words_of(article, s)), -n) for n, s in enumerate(body)), reverse=True)
    worded = [(share, body[-n]) for share, n in shares if body[-n].chain.on_whose_word]
    minds = {s.source.name for s in above if s.source.naming == "named" and not _speaks(s, body)}
    minds |= set() if above else _minds_read(article.title, body)
    carrying = [s for share, s in worded if share >= CARRIES or s.source.name in minds][:MOST]
    read = bool(minds and worded)
    bald = not attributed and (read or any(_is_bald(article, s, weights, statements) for s in carrying))
    return Headline(attributed, bald, tuple(statement.id for statement in carrying))


def _is_in(place: Span, statement: Statement) -> bool:
    return place.start <= statement.attribution.cue[0].start < place.end


def _place(article: Article) -> Span:
    """Where the headline stands; nowhere, if the text does not have it."""
    section = next((section for section in article.sections if section.kind == "headline"), None)
    if section:
        return section.span
    at = article.text.find(article.title)
    return Span(at, at + len(article.title)) if at >= 0 else Span(0, 0)


def _says_who(title: str, body: Sequence[Statement]) -> bool:
    """Say whether a headline's words show that somebody says so: "says", "reportedly", "Poll: …", a quotation."""
    if _attributing().search(title) or any(_is_speech(title[start:end]) for start, end in quotations(title)):
        return True
    colon = _COLON.search(title)
    side = folded((colon["before"] or colon["after"]) if colon else "")
    speakers = {folded(name).rpartition(" ")[2] for name in (statement.source.name for statement in body) if name}
    return bool(side) and (side.rpartition(" ")[2] in speakers | words_of("headline", "roles"))


def _is_speech(quoted: str) -> bool:
    """Tell a quotation from a title or a nickname in quotation marks: it has a word in lower case and another."""
    words = quoted.strip("\"'“”‘’«».,").split()
    return len(words) > 1 and any(word.islower() for word in words)


def _speaks(statement: Statement, body: Sequence[Statement]) -> bool:
    """Say whether a statement in the headline has a word behind it, its own or its holder's in the body."""
    if not statement.attribution.source:
        return False
    source = statement.source
    return statement.manner.voice in SPOKEN or source.kind == "document" or _gave_word(source.name, body)


def _minds_read(title: str, body: Sequence[Statement]) -> set[str]:
    """Find by its words whose mind a headline tells of where no attribution was found in it: "Lindqvist wants …"."""
    words = folded(title).split()
    known = lexicon()
    cues = (match for match in known.matches(words, len(words)) if known.voice[match.entry] in MINDED)
    holders = {words[match.begin - 1] for match in islice(cues, 1) if match.begin}
    names = {s.source.name for s in body if s.source.name and s.source.naming == "named"}
    return {name for name in names if folded(name).rpartition(" ")[2] in holders and not _gave_word(name, body)}


def _gave_word(name: str | None, body: Sequence[Statement]) -> bool:
    """Say whether the holder of a mind speaks in this story; what the background recalls was another."""
    spoken = (other for other in body if other.chain.on_whose_word == len(other.chain.hops) - 1)
    return name is None or any(other.source.name == name and other.section not in RECALLING for other in spoken)


def _is_bald(
    article: Article, statement: Statement, weights: dict[str, float], statements: Sequence[Statement]
) -> bool:
    """Say whether a headline states what a statement tells, which no sentence of the outlet's own tells as well."""
    if statement.manner.voice != "statement" or _is_named(article.title, statement):
        return False
    content = " ".join(span.of(article.text) for span in statement.attribution.content)
    share = _share(weights, _stems(content), fewest=FEWEST + 1)
    if share < WHOLLY:
        return False
    own = (_share(weights, _stems(sentence.of(article.text))) for sentence in own_voice(article, statements))
    return share >= max(own, default=0.0) + CLEARLY


def _is_named(title: str, statement: Statement) -> bool:
    """Say whether the headline names the one on whose word a statement is."""
    name = statement.chain.hops[statement.chain.on_whose_word or 0].source.name
    return bool(name) and folded(name or "").rpartition(" ")[2] in folded(title)


def _weights(article: Article) -> dict[str, float]:
    """The words of a headline that have weight, the more the rarer they are in the text."""
    after = _place(article).end
    counts = Counter(_stems(article.text[after : after + COUNTED]))
    return {stem: max(counts[stem], 1) ** -0.5 for stem in _stems(article.title)}


def _share(weights: dict[str, float], words: Iterable[str], *, fewest: int = FEWEST) -> float:
    """The weighted share of a headline's words that are among others, if so many are."""
    shared = weights.keys() & set(words)
    return sum(weights[word] for word in shared) / sum(weights.values()) if len(shared) >= fewest else 0.0


def _words_of(article: Article, statement: Statement) -> list[str]:
    """The words of a statement, with the names of those on its chain."""
    names = " ".join(hop.source.name or "" for hop in statement.chain.hops[1:])
    return _stems(" ".join((names, *(span.of(article.text) for span in statement.attribution.spans))))


def _stems(text: str) -> list[str]:
    """Words without their endings, so that "blasts" meets "blasted"; those of every text are left out."""
    common = words_of("headline", "common")
    words = (word.group() for word in _WORD.finditer(folded(text)))
    return [_ENDING.sub("", word) for word in words if word not in common]


@cache
def _attributing() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in words_of("headline", "attributing"))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
