"""Scores: what a model says of the words of a text, before anything is decided."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.model.words import Ints

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """Tag scores of all n words; link vectors of the m words that might start a span.

    A long text has millions of words and few spans, so vectors are kept only where they can be asked for.
    """

    tags: Floats  # (n, tag): unnormalised log-probabilities
    starts: Ints  # (m,): the words that have vectors, ascending
    source_query: Floats  # (m, width): as the start of a source
    source_key: Floats  # (m, width): as the start of a cue, looking for its source
    source_none: Floats  # (m,): as the start of a cue that has no source
    content_query: Floats  # (m, width): as the start of a content, looking for its cue
    content_key: Floats  # (m, width): as the start of a cue

    def row(self, word: int) -> int | None:
        """Where the vectors of a word are, or None for a word that has none."""
        at = int(np.searchsorted(self.starts, word))
        return at if at < len(self.starts) and self.starts[at] == word else None

    def content_link(self, content: int, cue: int) -> float:
        """How much a content starting at one word wants the cue starting at another; 0 where unknown."""
        return _dot(self.content_query, self.content_key, self.row(content), self.row(cue))

    def source_link(self, source: int, cue: int) -> float:
        """How much a cue wants a source; 0 where unknown."""
        return _dot(self.source_query, self.source_key, self.row(source), self.row(cue))

    def sourceless(self, cue: int) -> float:
        """How much a cue wants no source; 0 where unknown."""
        row = self.row(cue)
        return 0.0 if row is None else float(self.source_none[row])


def _dot(queries: Floats, keys: Floats, query: int | None, key: int | None) -> float:
    if query is None or key is None:
        return 0.0
    return float(queries[query] @ keys[key]) / math.sqrt(queries.shape[1])
