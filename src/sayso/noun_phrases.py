"""Noun phrases: the parts of the words that stand for somebody.

"Mykhailo Brook, adviser to the mayor" is a name and, apart from it, a role; "three of the paper's sources close to the
court" is a number, a possessor, a head and what they are close to. Who speaks, how openly named and how many all hang
on these parts, so one room takes phrases apart, by rule, for the others.
"""

from dataclasses import dataclass

from sayso.span import Span
from sayso.vocabulary import folded


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A phrase that stands for one or for several, taken apart; all spans are into the text it was parsed from.

    `span`: the whole, without marks around it. `head`: its head noun or pronoun, folded; of a name, its last word.
    `determiner`: folded article, demonstrative or quantity ("the", "some", "one", "his"), None without one. `number`:
    fewest and most that it states ("three" 3-3, "at least two" 2-None, "several" 3-None, "a", "one" 1-1; a bare plural
    states none). `plural`: whether more than one is meant. `pronoun`: whether the whole is a pronoun ("he", "who").

    `name`: the run of words that names the one meant ("Donald Trump", "the Tax Office" without its article), None for
    a description. `role`: what is said to be its role beside it ("Republican presidential nominee", "adviser to the
    Head of …"). `modifiers`: words before a common head ("senior administration"). `possessor`: whose, without the
    sign ("Trump" of "Trump's campaign", "his"). `remainder`: what follows head and role, if anything ("familiar with
    the matter", "of the party"). `names`: every run of capitalised words in the phrase that may name somebody else.

    `kind`: what its head or name shows it to be: `person`, `group`, `organisation`, `document`, `outlet`; None where
    nothing shows it. `gender`: `f` or `m` where its words state it ("Mrs.", "spokesman", "his wife"), else None.
    """

    span: Span
    head: str
    head_span: Span
    determiner: str | None = None
    number: tuple[int, int | None] | None = None
    plural: bool = False
    pronoun: bool = False
    name: Span | None = None
    role: Span | None = None
    modifiers: Span | None = None
    possessor: Span | None = None
    remainder: Span | None = None
    names: tuple[Span, ...] = ()
    kind: str | None = None
    gender: str | None = None


def parse(text: str, span: Span) -> tuple[NounPhrase, ...]:
    """Take a phrase apart: one for most, one each for those joined by "and" ("Ana Brook and Lev Dorn"), none for none.

    "officials from Aldmoor and Brennock" is one.
    """
    words = span.of(text).split()
    return (NounPhrase(span, folded(words[-1]), span),) if words else ()
