"""Pronouns: whom "he" and "she" stand for.

The nearest fitting name is right three times in four; the rest is who was speaking, who opens the sentence, whom the
article is about, and who cannot be meant. Each of these is a figure from 0 to 1, the figures are weighed, and the one
who weighs most is meant. The weights are data (`data/pronouns.toml`), fitted by `training/pronouns.py`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import mul

from sayso.setting import Setting
from sayso.span import Span
from sayso.vocabulary import folded, table

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PRONOUN = re.compile(r"\b(?:s?he|him|his|himself|hers?|herself)\b", re.IGNORECASE)

FIGURES = (
    "same sentence",
    "sentence before",
    "two sentences before",
    "same paragraph",
    "paragraph before",
    "nearest",
    "second nearest",
    "spoke last",
    "spoke last, in this paragraph",
    "spoke last, in the paragraph before",
    "speaks often",
    "named often",
    "named first in its sentence",
    "opens its sentence",
    "owner of something there",
    "quoted there",
    "in the headline",
    "gender known",
    "kind unknown",
    "unnamed",
    "speaks these words, not quoted",
    "speaks these words, quoted",
    "told of in the same statement",
    "told of in the same statement, quoted",
    "pronoun before",
    "source, spoke last",
    "source, same sentence",
    "source, spoke last in this sentence",
    "source, opens its sentence",
    "not source, same sentence",
    "nearest, same paragraph",
    "paragraph opens with it, spoke last",
)

_CANDIDATES = 10
_TWO = 2


@dataclass(slots=True)
class Standing:
    """What the text has shown of one up to here; `number` is its place among those of the article."""

    number: int
    gender: str | None
    kind: str | None
    named: bool = True
    headline: bool = False
    count: int = 0
    spoken: int = 0
    at: Span = field(default=Span(0, 0))
    sentence: int = -1
    paragraph: int = -1
    first: bool = False
    opens: bool = False
    owner: bool = False
    quoted: bool = False
    by_pronoun: bool = False


@dataclass(slots=True)
class Discourse:
    """Those who were mentioned so far, the latest last."""

    setting: Setting
    standings: dict[int, Standing] = field(default_factory=dict)
    latest: list[int] = field(default_factory=list)
    last_source: int | None = None
    last_source_at: int = 0
    most: int = 1
    most_spoken: int = 1
    first_of_sentence: int = -1

    def mention(self, standing: Standing, span: Span, *, source: bool = False, pronoun: bool = False) -> None:
        """Note that one is mentioned here, and whether as the source of an attribution."""
        setting = self.setting
        known = self.standings.setdefault(standing.number, standing)
        known.count += 1
        known.at = span
        sentence = setting.sentence(span.start)
        owner = setting.text[span.end : span.end + 2] in {"’s", "'s", "’ ", "' "}
        known.first = sentence != self.first_of_sentence or (known.first and known.sentence == sentence)
        self.first_of_sentence = self.first_of_sentence if owner else sentence
        known.sentence, known.paragraph = sentence, setting.paragraph(span.start)
        known.opens = setting.opens(span.start)
        known.owner = owner
        known.quoted = setting.quoted(span.start)
        known.by_pronoun = pronoun
        self.most = max(self.most, known.count)
        if standing.number in self.latest[-4 * _CANDIDATES :]:
            self.latest.remove(standing.number)
        self.latest.append(standing.number)
        if len(self.latest) > 8 * _CANDIDATES:
            del self.latest[: 4 * _CANDIDATES]
        if source:
            known.spoken += 1
            self.most_spoken = max(self.most_spoken, known.spoken)
            self.last_source, self.last_source_at = standing.number, span.start


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun to resolve: where, whether it is a source, and who speaks the words it stands in.

    `told`: numbers of those who are named in what the pronoun is the source of, `content`, in order.
    """

    span: Span
    source: bool = False
    speaker: int | None = None
    told: frozenset[int] = frozenset()
    content: tuple[Span, ...] = ()


def candidates(discourse: Discourse, gender: str | None) -> list[Standing]:
    """Persons of a gender who were mentioned before, the latest first."""
    fit: list[Standing] = []
    for number in reversed(discourse.latest):
        standing = discourse.standings[number]
        if standing.kind in {"person", None} and (gender is None or standing.gender in {gender, None}):
            fit.append(standing)
        if len(fit) == _CANDIDATES:
            break
    return fit


def figures(discourse: Discourse, pronoun: Pronoun, fit: Sequence[Standing]) -> list[list[float]]:
    """The figures of each candidate, in the order of FIGURES."""
    return [list(_figures(discourse, pronoun, standing, rank)) for rank, standing in enumerate(fit)]


def _figures(discourse: Discourse, pronoun: Pronoun, one: Standing, rank: int) -> Iterator[float]:
    setting, at = discourse.setting, pronoun.span.start
    sentences = setting.sentence(at) - one.sentence
    paragraphs = setting.paragraph(at) - one.paragraph
    spoke = discourse.last_source == one.number
    spoke_ago = setting.paragraph(at) - setting.paragraph(discourse.last_source_at)
    quoted = setting.quoted(at)
    speaks = pronoun.speaker == one.number
    yield sentences == 0
    yield sentences == 1
    yield sentences == _TWO
    yield paragraphs == 0
    yield paragraphs == 1
    yield rank == 0
    yield rank == 1
    yield spoke
    yield spoke and spoke_ago == 0
    yield spoke and spoke_ago == 1
    yield one.spoken / discourse.most_spoken
    yield one.count / discourse.most
    yield one.first
    yield one.opens
    yield one.owner
    yield one.quoted and not quoted
    yield one.headline
    yield one.gender is not None
    yield one.kind is None
    yield not one.named
    yield speaks and not quoted
    yield speaks and quoted
    told = one.number in pronoun.told or any(part.start <= one.at.start < part.end for part in pronoun.content)
    yield told
    yield told and one.quoted
    yield one.by_pronoun
    yield pronoun.source and spoke
    yield pronoun.source and sentences == 0
    yield pronoun.source and spoke and setting.sentence(discourse.last_source_at) == setting.sentence(at)
    yield pronoun.source and one.opens
    yield not pronoun.source and sentences == 0
    yield rank == 0 and paragraphs == 0
    yield spoke and spoke_ago > 0 and setting.opens(at)


def meant(discourse: Discourse, pronoun: Pronoun, gender: str | None) -> int | None:
    """The one whom a pronoun stands for; None where nobody before fits."""
    fit = candidates(discourse, gender)
    if pronoun.speaker is not None and discourse.setting.quoted(pronoun.span.start):
        # Whoever is quoted calls themself "I".
        fit = [one for one in fit if one.number != pronoun.speaker] or fit
    if len(fit) < _TWO:
        return fit[0].number if fit else None
    weights = _weights()
    scores = [sum(map(mul, weights, row)) for row in figures(discourse, pronoun, fit)]
    return fit[max(range(len(fit)), key=lambda place: (scores[place], -place))].number


@cache
def _weights() -> list[float]:
    weights: Mapping[str, float] = table("pronouns")["weights"]
    return [float(weights.get(name, 0.0)) for name in FIGURES]


def gender_of_pronoun(word: str) -> str | None:
    """`m` of "he" and its forms, `f` of "she" and its."""
    return GENDERS.get(folded(word))
