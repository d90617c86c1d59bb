"""Decoder: the fitted figures that turn scores into attributions.

They are few, linear and named, so that a decision can be explained and a fit inspected: what the tags' transitions
cost, what opening a span costs, what a link is worth given distance and quotation, and how sure all this makes us.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.model.tags import LEGAL, LEGAL_START, TAGS

NEVER = -1e4
"""Log-score of what must not be."""


@dataclass(frozen=True, slots=True)
class Decoder:
    """`transitions` (from, to) and `first` (tag) are log-scores; the rest are weights by name of feature."""

    transitions: NDArray[np.float64]
    first: NDArray[np.float64]
    opening: float
    """Price of opening a span, in nats; already in `transitions` and `first`."""
    content: dict[str, float]
    source: dict[str, float]
    confidence: dict[str, float]

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> "Decoder":
        """The decoder that a decoder.json holds, illegal transitions forbidden and prices charged."""
        transitions = np.array(content["transitions"], dtype=np.float64)
        first = np.array(content["first"], dtype=np.float64)
        opening = float(content["opening"])
        for i, tag in enumerate(TAGS):
            if tag.startswith("B-"):
                transitions[:, i] -= opening
                first[i] -= opening
        transitions[~LEGAL] = NEVER
        first[~LEGAL_START] = NEVER
        weights = {name: dict(content[name]) for name in ("content", "source", "confidence")}
        return cls(transitions, first, opening, **weights)


def read_decoder(folder: Path) -> Decoder:
    """Read `decoder.json`. Raises ModelError if it is not a decoder."""
    try:
        return Decoder.from_json(json.loads((folder / "decoder.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise ModelError(str(folder), f"its decoder.json cannot be used ({error!r})") from error
