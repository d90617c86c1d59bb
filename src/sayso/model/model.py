"""Model: words in, scores out; the one place that runs a neural network."""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from sayso.errors import ModelError
from sayso.model.card import Card, read_card
from sayso.model.decoder import Decoder, read_decoder
from sayso.model.scores import Floats, Scores
from sayso.model.stretches import Stretch, cut_stretches
from sayso.model.tags import TAGS
from sayso.model.tokens import CLS, SEP, cut_pieces, load_tokenizer
from sayso.model.words import Ints, Words

VECTORS = 4
"""Link vectors of a word; they follow its sourceless score in the graph's `links`."""

MANY = 8
"""Stretches from which on one text is spread over the cores: 1,600 word pieces, a long article."""

Part = tuple[Floats, Ints, Floats]
"""Tags of some words that follow one another, which of them may start a span, and the links of those."""

PLAUSIBLE = 1e-3
"""A word keeps its link vectors when its start tags have this probability together."""


class Reader(Protocol):
    """What reading needs of a model; the shipped one and the fake both are it."""

    @property
    def name(self) -> str:
        """What the model is called."""

    @property
    def version(self) -> str:
        """Which of that name; a reading records both."""

    @property
    def decoder(self) -> Decoder:
        """The figures that turn scores into attributions."""

    def score(self, words: Words) -> Scores:
        """Score the words of one text, of any length."""


@dataclass(frozen=True, slots=True)
class Model:
    """The shipped reader: a MiniLM of six layers in int8, run by ONNX Runtime. Safe to share between threads."""

    card: Card
    decoder: Decoder
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession

    @classmethod
    def load(cls, folder: Path | None = None) -> "Model":
        """Load a model folder, or the one in the package. Raises ModelError if it is damaged or not ours."""
        place = folder or Path(str(files("sayso.model") / "artefact"))
        card = read_card(place)
        try:
            session = onnxruntime.InferenceSession(
                str(place / "reader.onnx"), _options(), providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # its exceptions share no base but this
            raise ModelError(str(place), f"cannot be loaded ({error})") from error
        _check_outputs(place, session)
        return cls(card, read_decoder(place), load_tokenizer(place / "tokenizer.json"), session)

    @property
    def name(self) -> str:
        """What the model is called."""
        return self.card.name

    @property
    def version(self) -> str:
        """Which of that name."""
        return self.card.version

    def score(self, words: Words) -> Scores:
        """Score the words of one text, of any length."""
        pieces = cut_pieces(self.tokenizer, words)
        features = np.stack([words.case, words.quote, words.brk], axis=1)
        stretches = list(cut_stretches(pieces.first, words.paragraph))
        run = partial(self._run, ids=pieces.ids, first=pieces.first, features=features)
        if len(stretches) < MANY:
            return _join(list(map(run, stretches)))
        with ThreadPoolExecutor(cores()) as pool:
            return _join(list(pool.map(run, stretches)))

    def _run(self, stretch: Stretch, *, ids: Ints, first: Ints, features: Ints) -> Part:
        """Scores of the words of a stretch's core."""
        begin, end = stretch.begin, stretch.end
        counts = np.diff(first[begin : end + 1])
        wide = np.zeros((1, int(first[end] - first[begin]) + 2, 3), dtype=np.int64)
        wide[0, 1:-1] = np.repeat(features[begin:end], counts, axis=0)
        feed: Mapping[str, Any] = {
            "pieces": np.concatenate([[CLS], ids[first[begin] : first[end]], [SEP]])[None],
            "features": wide,
        }
        tags, links = self.session.run(["tags", "links"], feed)
        heads = first[stretch.core_begin : stretch.core_end] - first[begin] + 1
        kept = np.flatnonzero(_starts(tags[0, heads]) > PLAUSIBLE)
        return tags[0, heads], kept + stretch.core_begin, links[0, heads[kept]]


def _check_outputs(folder: Path, session: onnxruntime.InferenceSession) -> None:
    widths = {output.name: output.shape[-1] for output in session.get_outputs()}
    links = widths.get("links")
    if widths.get("tags") != len(TAGS) or not isinstance(links, int) or (links - 1) % VECTORS:
        raise ModelError(str(folder), "its graph does not give the tags and links that this version of sayso reads")


def _options() -> onnxruntime.SessionOptions:
    """One thread a run: two texts on two cores are faster than two cores on one text, and always add up alike."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return options


def _starts(tags: Floats) -> Floats:
    """Probability that a word starts a span, of any role: (n, tag) to (n,)."""
    odds = np.exp(tags - tags.max(axis=1, keepdims=True))
    begins = [i for i, tag in enumerate(TAGS) if tag.startswith("B-")]
    share: Floats = odds[:, begins].sum(axis=1) / odds.sum(axis=1)
    return share


def _join(parts: list[Part]) -> Scores:
    """The scores of stretches, one after the other, as those of the text."""
    if not parts:
        parts = [(np.zeros((0, len(TAGS)), np.float32), np.zeros(0, np.int64), np.zeros((0, 1 + VECTORS), np.float32))]
    tags, starts, links = (np.concatenate(column) for column in zip(*parts, strict=True))
    vectors = links[:, 1:].reshape(len(links), VECTORS, links.shape[1] // VECTORS)
    return Scores(tags, starts, vectors[:, 0], vectors[:, 1], links[:, 0], vectors[:, 2], vectors[:, 3])


def cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
