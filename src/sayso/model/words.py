"""Words: the unit that is tagged, and what the model is told of each beside its letters.

The encoder is uncased and knows no typography, so letter case, quotation state and paragraph breaks reach it as small
numbers beside the word pieces. Training and reading both build them here, so that they cannot differ.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.quotes import CLOSERS, quotations

Ints = NDArray[np.int64]

WORD = re.compile(r"\w+|[^\w\s]")
"""A run of letters and digits, or one mark: the tokens by which spans are scored."""

CASES = ("none", "lower", "title", "upper", "mixed", "digit")
QUOTE_STATES = ("outside", "opening", "inside", "closing")
BREAKS = ("none", "line", "first", "again")
"""Whether a word starts a paragraph, and whether that paragraph is the text's first (a headline, as a rule); or that it
stands in a content that is read again, where "I think" is somebody else's."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: parallel arrays of length n.

    `start`, `end`: half-open code-point spans. `paragraph`: number of the line the word stands in, from 0.
    `case`, `quote`, `brk`: indices into CASES, QUOTE_STATES, BREAKS.
    """

    forms: list[str]
    start: Ints
    end: Ints
    paragraph: Ints
    case: Ints
    quote: Ints
    brk: Ints

    def __len__(self) -> int:
        return len(self.forms)


def split_words(text: str, *, again: bool = False) -> Words:
    """Split a text into words with their features; `again` for contents, a line each, that are read again."""
    matches = list(WORD.finditer(text))
    start = np.array([m.start() for m in matches], dtype=np.int64)
    end = np.array([m.end() for m in matches], dtype=np.int64)
    forms = [m.group() for m in matches]
    breaks = np.array([m.start() for m in re.finditer(r"\r\n|\r|\n", text)], dtype=np.int64)
    _, paragraph = np.unique(np.searchsorted(breaks, start), return_inverse=True)
    return Words(
        forms=forms,
        start=start,
        end=end,
        paragraph=paragraph.astype(np.int64).reshape(-1),
        case=np.array([_case(form) for form in forms], dtype=np.int64),
        quote=_quote_states(text, start, end),
        brk=np.full(len(forms), BREAKS.index("again")) if again else _breaks(paragraph.reshape(-1)),
    )


def _case(form: str) -> int:
    if form.islower():
        name = "lower"
    elif form.istitle():
        name = "title"
    elif form.isupper():
        name = "upper"
    elif form.isdigit():
        name = "digit"
    else:
        name = "mixed" if form.isalnum() else "none"
    return CASES.index(name)


def _quote_states(text: str, start: Ints, end: Ints) -> Ints:
    states = np.zeros(len(start), dtype=np.int64)
    for opened, closed in quotations(text):
        first, last = np.searchsorted(start, opened), np.searchsorted(start, closed)
        states[first:last] = QUOTE_STATES.index("inside")
        states[first : first + 1] = QUOTE_STATES.index("opening")
        if last - first > 1 and end[last - 1] - start[last - 1] == 1 and text[closed - 1] in CLOSERS:
            states[last - 1] = QUOTE_STATES.index("closing")
    return states


def _breaks(paragraph: Ints) -> Ints:
    starts = np.diff(paragraph, prepend=-1) > 0
    kinds = np.where(starts, BREAKS.index("line"), BREAKS.index("none"))
    kinds[:1] = BREAKS.index("first")
    return kinds.astype(np.int64)
