"""Reading tags off a chain: the best sequence, and how probable each word's tag is.

Paragraphs of a text are decoded side by side: the loop in Python is then over the words of the longest of them, and
not over every word.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.model.decoder import Decoder
from sayso.model.scores import Floats
from sayso.model.words import Ints

BLOCK = 16384
"""Words decoded at once, padding counted. Paragraphs are sorted by length, so little of it is padding; one that is
longer than a block is decoded alone."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """`best` (n,): the tag of each word. `marginal` (n, tag): the probability of each, in its paragraph."""

    best: Ints
    marginal: NDArray[np.float64]


def decode(tags: Floats, paragraph: Ints, decoder: Decoder) -> Tagging:
    """Decode (n, tag) scores of a text whose words stand in the numbered paragraphs (n,)."""
    count, width = tags.shape
    best = np.zeros(count, dtype=np.int64)
    marginal = np.zeros((count, width))
    bounds = np.flatnonzero(np.diff(paragraph, prepend=-1, append=-1))
    lengths = np.diff(bounds)
    for chosen in _blocks(lengths):
        longest = int(lengths[chosen[-1]])
        mask = np.arange(longest) < lengths[chosen][:, None]
        emissions = np.zeros((len(chosen), longest, width))
        places = (bounds[chosen][:, None] + np.arange(longest))[mask]
        emissions[mask] = tags[places]
        best[places] = _viterbi(emissions, mask, decoder)[mask]
        marginal[places] = _marginals(emissions, mask, decoder)[mask]
    return Tagging(best, marginal)


def _blocks(lengths: Ints) -> Iterator[Ints]:
    """Numbers of paragraphs to decode together, by length."""
    order = np.argsort(lengths, kind="stable")
    begin = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or (end + 1 - begin) * lengths[order[end]] > BLOCK:
            yield order[begin:end]
            begin = end


def _viterbi(emissions: NDArray[np.float64], mask: NDArray[np.bool_], decoder: Decoder) -> Ints:
    """(P, L, tag) to the best tag of each (P, L)."""
    paragraphs, length, width = emissions.shape
    back = np.zeros((length, paragraphs, width), dtype=np.int8)
    score = decoder.first + emissions[:, 0]
    for i in range(1, length):
        through = score[:, :, None] + decoder.transitions
        back[i] = through.argmax(axis=1)
        after = through.max(axis=1) + emissions[:, i]
        score = np.where(mask[:, i, None], after, score)
        back[i][~mask[:, i]] = np.arange(width)
    best = np.zeros((paragraphs, length), dtype=np.int64)
    rows = np.arange(paragraphs)
    best[:, -1] = score.argmax(axis=1)
    for i in range(length - 1, 0, -1):
        best[:, i - 1] = back[i][rows, best[:, i]]
    return best


def _marginals(emissions: NDArray[np.float64], mask: NDArray[np.bool_], decoder: Decoder) -> NDArray[np.float64]:
    """(P, L, tag) to the probability of each tag at each place, by forward and backward sums scaled at each step."""
    potentials = np.exp(emissions - emissions.max(axis=2, keepdims=True))
    transitions = np.exp(decoder.transitions)
    forward = np.empty_like(potentials)
    forward[:, 0] = np.exp(decoder.first) * potentials[:, 0]
    forward[:, 0] /= forward[:, 0].sum(axis=1, keepdims=True)
    for i in range(1, forward.shape[1]):
        step = (forward[:, i - 1] @ transitions) * potentials[:, i]
        forward[:, i] = step / step.sum(axis=1, keepdims=True)
    backward = np.ones_like(potentials)
    for i in range(forward.shape[1] - 2, -1, -1):
        step = (backward[:, i + 1] * potentials[:, i + 1]) @ transitions.T
        step /= step.sum(axis=1, keepdims=True)
        backward[:, i] = np.where(mask[:, i + 1, None], step, 1.0)
    both = forward * backward
    probabilities: NDArray[np.float64] = both / both.sum(axis=2, keepdims=True)
    return probabilities
