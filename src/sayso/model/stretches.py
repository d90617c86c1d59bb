"""Stretches: how a text of any length goes through an encoder of 256 pieces without a seam.

Each stretch decides over its core and reads on both sides of it. Cores end where a paragraph does if one ends in time,
so that most decisions see all of their paragraph; and what a stretch holds depends on its own article alone, so a
reading has the same bytes whatever else is read with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sayso.model.words import Ints

SIZE = 254
"""Most word pieces a stretch, the two special ones apart."""

MARGIN = 24
"""Pieces read on each side of a core at least."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `begin` to `end` are read, `core_begin` to `core_end` decided."""

    begin: int
    end: int
    core_begin: int
    core_end: int


def cut_stretches(first: Ints, paragraph: Ints, *, size: int = SIZE, margin: int = MARGIN) -> Iterator[Stretch]:
    """Cut n words into stretches whose cores follow one another without gap.

    `first` (n + 1,): number of pieces before each word; no word has more than `size - 2 * margin`. `paragraph` (n,).
    """
    count = len(paragraph)
    starts = np.flatnonzero(np.diff(paragraph, prepend=-1))
    core = 0
    while core < count:
        begin = int(np.searchsorted(first, first[core] - margin, side="left"))
        most = _last(first, int(first[begin]) + size)
        end = most
        if most < count:
            end = max(_last(first, int(first[begin]) + size - margin), core + 1)
            low = max(core, int(np.searchsorted(first, (first[core] + first[end]) // 2)))
            last = int(np.searchsorted(starts, end, side="right")) - 1
            end = int(starts[last]) if starts[last] > low else end
        yield Stretch(begin, most, core, end)
        core = end


def _last(first: Ints, limit: int) -> int:
    """How many words fit into `limit` pieces."""
    return int(np.searchsorted(first, limit, side="right")) - 1
