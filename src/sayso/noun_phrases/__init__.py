"""Noun phrases: the parts of the words that stand for somebody.

"Mykhailo Brook, adviser to the mayor" is a name and, apart from it, a role; "three of the paper's sources close to the
court" is a number, a possessor, a head and what they are close to. Who speaks, how openly named and how many all hang
on these parts, so one room takes phrases apart, by rule, for the others.
"""

from sayso.noun_phrases.phrase import NounPhrase, parse

__all__ = ["NounPhrase", "parse"]
