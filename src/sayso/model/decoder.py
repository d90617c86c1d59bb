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

FEATURES = (
    "link",
    "gap",
    "touching",
    "sentence",
    "sentences",
    "paragraph",
    "paragraphs",
    "between",
    "same between",
    "quoted start",
    "same quotation",
    "only span quoted",
    "only cue quoted",
    "first in sentence",
    "short",
)
"""Of a pair, each twice: for a span before its cue (`before …`) and after it (`after …`), with a constant for each."""

NAMES = tuple(f"{side} {name}" for side in ("before", "after") for name in ("constant", *FEATURES))

NONE = ("none", "none link", "none first", "none quoted", "none in sentence")
"""Of choosing none: a constant, the network's opinion, in the text's first line, in a quotation, no candidate near."""

EVIDENCE = ("constant", "cue", "source", "source link", "content", "content link", "no source", "pieces")
"""What confidence is read from, by a logistic model: log-odds of the least sure word of each span and of each link."""


@dataclass(frozen=True, slots=True)
class Decoder:
    """`transitions` (from, to) and `first` (tag) are log-scores, the price of opening a span (nats) charged to them.

    The rest are weights by name of feature.
    """

    transitions: NDArray[np.float64]
    first: NDArray[np.float64]
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
        weighed = {"content": NAMES + NONE, "source": NAMES + NONE, "confidence": EVIDENCE}
        weights = {name: _weights(content[name], names) for name, names in weighed.items()}
        return cls(transitions, first, **weights)


def _weights(given: dict[str, float], names: tuple[str, ...]) -> dict[str, float]:
    if set(given) != set(names):
        raise ValueError("its features are not those of this version of sayso")
    return {name: float(given[name]) for name in names}


def read_decoder(folder: Path) -> Decoder:
    """Read `decoder.json`. Raises ModelError if it is not a decoder."""
    try:
        return Decoder.from_json(json.loads((folder / "decoder.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise ModelError(str(folder), f"its decoder.json cannot be used ({error!r})") from error
