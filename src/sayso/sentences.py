"""Where sentences begin, in words.

Attributions keep to sentences and quotations, so the linker counts the sentence ends between a cue and a span. It
needs them fast and roughly right on news, which a few rules give; a statistical splitter would cost more than it adds.
"""

from functools import cache

import numpy as np

from sayso.model.words import Ints, Words
from sayso.span import Span
from sayso.vocabulary import table

ENDS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’»)]")
OPENERS = frozenset("\"'“‘«([")


@cache
def abbreviations() -> frozenset[str]:
    """Words after which a full stop ends no sentence."""
    return frozenset(table("sentences")["abbreviations"])


def sentence_numbers(words: Words) -> Ints:
    """The number of the sentence each word stands in, from 0; a paragraph always starts a new one."""
    begins = np.diff(words.paragraph, prepend=-1) > 0
    for at, form in enumerate(words.forms):
        if form in ENDS and _ends(words, at):
            after = at + 1
            while after < len(words) and words.forms[after] in CLOSERS and words.start[after] == words.end[after - 1]:
                after += 1
            if after < len(words) and _may_start(words, after):
                begins[after] = True
    return np.cumsum(begins) - 1


def sentence_spans(words: Words) -> list[Span]:
    """The sentences of a text, in order, from the first to the last character of their words."""
    if not len(words):
        return []
    first = np.flatnonzero(np.diff(sentence_numbers(words), prepend=-1))
    last = np.append(first[1:], len(words)) - 1
    return [Span(int(words.start[a]), int(words.end[b])) for a, b in zip(first, last, strict=True)]


def _ends(words: Words, at: int) -> bool:
    """A full stop after an abbreviation or an initial, or before more letters, ends nothing."""
    if words.forms[at] != "." or at == 0:
        return True
    before = words.forms[at - 1]
    attached = words.end[at - 1] == words.start[at]
    initial = len(before) == 1 and before.isupper()
    return not (attached and (initial or before.lower() in abbreviations()))


def _may_start(words: Words, at: int) -> bool:
    form = words.forms[at]
    spaced = words.start[at] > words.end[at - 1]
    return spaced and (form in OPENERS or not form[0].islower())
