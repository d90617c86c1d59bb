"""FakeModel: a reader of six verbs, for tests of everything that is not the model.

It scores by rule, at once and alike everywhere: "X said that Y." and "“Y,” X said." come out as one expects, of nested
ones the outermost, and nothing more is promised. It ships in the package so that those who build on sayso can test
without weights, too.
"""

from dataclasses import dataclass

import numpy as np

from sayso.model.decoder import EVIDENCE, NAMES, NONE, Decoder
from sayso.model.scores import Scores
from sayso.model.tags import TAGS
from sayso.model.words import Ints, Words

VERBS = frozenset(("said", "says", "denied", "asked", "wants", "thinks"))
SURE = 9.0
"""Score of the tag that a rule gives."""


def plain_decoder() -> Decoder:
    """A decoder that trusts the tags and links each span to what is nearest."""
    width = len(TAGS)
    near = {name: -1.0 if name.endswith((" gap", " sentence", " paragraph", " between")) else 0.0 for name in NAMES}
    confidence = dict.fromkeys(EVIDENCE, 0.0) | {"constant": 2.0}
    return Decoder.from_json(
        {
            "transitions": np.zeros((width, width)).tolist(),
            "first": [0.0] * width,
            "opening": 0.0,
            "content": near | dict.fromkeys(NONE, 0.0) | {"none": -99.0},
            "source": near | dict.fromkeys(NONE, 0.0) | {"none": -4.0},
            "confidence": confidence,
        }
    )


@dataclass(frozen=True, slots=True)
class FakeModel:
    """A reader by rule: same interface as Model, no weights."""

    name: str = "fake"
    version: str = "1"

    @property
    def decoder(self) -> Decoder:
        """The plain decoder."""
        return plain_decoder()

    def score(self, words: Words) -> Scores:
        """Tag by rule; link vectors are empty, so that linking goes by the page alone."""
        tags = np.zeros((len(words), len(TAGS)), dtype=np.float32)
        tags[np.arange(len(words)), _tag(words)] = SURE
        nothing = np.zeros((0, 1), dtype=np.float32)
        return Scores(tags, np.zeros(0, dtype=np.int64), nothing, nothing, nothing[:, 0], nothing, nothing)


def _tag(words: Words) -> Ints:
    tags = np.zeros(len(words), dtype=np.int64)
    done = 0
    for at, form in enumerate(words.forms):
        if form not in VERBS or at < done:
            continue
        begin = at
        while begin > 0 and words.forms[begin - 1].istitle() and words.paragraph[begin - 1] == words.paragraph[at]:
            begin -= 1
        end = at + 1
        while end < len(words) and words.forms[end] not in ".!?" and words.paragraph[end] == words.paragraph[at]:
            end += 1
        _mark(tags, begin, at, "source")
        _mark(tags, at, at + 1, "cue")
        _mark(tags, at + 1, end, "content")
        done = end
        if end == at + 1 and words.quote[begin - 1 : begin].any():
            _mark(tags, _quotation(words, begin), begin, "content")
    return tags


def _quotation(words: Words, end: int) -> int:
    """Where the quotation that ends before a word begins."""
    begin = end
    while begin > 0 and words.quote[begin - 1] and words.paragraph[begin - 1] == words.paragraph[end]:
        begin -= 1
    return begin


def _mark(tags: Ints, begin: int, end: int, role: str) -> None:
    tags[begin:end] = TAGS.index(f"I-{role}")
    tags[begin : begin + (end > begin)] = TAGS.index(f"B-{role}")
