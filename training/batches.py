"""Excerpts of articles as tensors: what the network is shown at once in training."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.model.tokens import CLS, SEP, Pieces
from training.polnear import Example, Labels

NONE = -100


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words `begin` to `end` of an example, read after one of its annotators."""

    example: int
    begin: int
    end: int
    labels: Labels


@dataclass(frozen=True, slots=True)
class Batch:
    """B excerpts of up to T pieces and W words, and P paragraphs of up to L words cut from them."""

    pieces: Tensor  # (B, T)
    features: Tensor  # (B, T, 3)
    mask: Tensor  # (B, T)
    first: Tensor  # (B, W): first piece of each word
    words: Tensor  # (B, W): true where there is a word
    tags: Tensor  # (B, W)
    source_of: Tensor  # (B, W): on a cue's first word, its source's first word, or W for none
    cue_of: Tensor  # (B, W): on a content's first word, its cue's
    paragraph: Tensor  # (P, L): index into B * W
    paragraph_mask: Tensor  # (P, L)


def excerpts(index: int, example: Example, pieces: Pieces, size: int, rng: np.random.Generator) -> Iterator[Excerpt]:
    """Cut an article into excerpts of at most `size` pieces that end with a paragraph where one ends in time.

    The first is of random length, so that no epoch has the excerpts of another.
    """
    labels = example.labels[rng.integers(len(example.labels))]
    starts = np.flatnonzero(np.diff(example.words.paragraph, prepend=-1))
    begin, room = 0, int(rng.integers(size // 4, size + 1))
    while begin < len(example.words):
        most = int(np.searchsorted(pieces.first, pieces.first[begin] + room, side="right")) - 1
        end = max(min(most, len(example.words)), begin + 1)
        cut = starts[(starts > begin) & (starts <= end)]
        if end < len(example.words) and len(cut):
            end = int(cut[-1])
        yield Excerpt(index, begin, end, labels)
        begin, room = end, size


def collate(examples: list[Example], pieces: list[Pieces], chosen: list[Excerpt]) -> Batch:
    """Pad excerpts into one batch."""
    most_words = max(w.end - w.begin for w in chosen)
    most = max(int(pieces[w.example].first[w.end] - pieces[w.example].first[w.begin]) for w in chosen) + 2
    size = len(chosen)
    arrays = {name: np.zeros((size, most), dtype=np.int64) for name in ("pieces", "mask")}
    features = np.zeros((size, most, 3), dtype=np.int64)
    by_word = {name: np.zeros((size, most_words), dtype=np.int64) for name in ("first", "words", "tags")}
    links = {name: np.full((size, most_words), NONE, dtype=np.int64) for name in ("source_of", "cue_of")}
    paragraphs: list[np.ndarray] = []
    for row, excerpt in enumerate(chosen):
        words, cut = examples[excerpt.example].words, pieces[excerpt.example]
        begin, end = excerpt.begin, excerpt.end
        first = cut.first[begin : end + 1] - cut.first[begin] + 1
        n = int(first[-1])
        arrays["pieces"][row, 1:n] = cut.ids[cut.first[begin] : cut.first[end]]
        arrays["pieces"][row, [0, n]] = CLS, SEP
        arrays["mask"][row, : n + 1] = 1
        lengths = np.diff(first)
        for k, feature in enumerate((words.case, words.quote, words.brk)):
            features[row, 1:n, k] = np.repeat(feature[begin:end], lengths)
        by_word["first"][row, : end - begin] = first[:-1]
        by_word["words"][row, : end - begin] = 1
        by_word["tags"][row, : end - begin] = excerpt.labels.tags[begin:end]
        for cue, source in excerpt.labels.sources:
            if begin <= cue < end and (source < 0 or begin <= source < end):
                links["source_of"][row, cue - begin] = most_words if source < 0 else source - begin
        for content, cue in excerpt.labels.contents:
            if begin <= content < end and begin <= cue < end:
                links["cue_of"][row, content - begin] = cue - begin
        places = np.arange(end - begin) + row * most_words
        paragraphs += np.split(places, np.flatnonzero(np.diff(words.paragraph[begin:end])) + 1)
    longest = max(map(len, paragraphs))
    paragraph = np.zeros((len(paragraphs), longest), dtype=np.int64)
    for i, places in enumerate(paragraphs):
        paragraph[i, : len(places)] = places
    lengths = np.array([len(p) for p in paragraphs])
    return Batch(
        pieces=torch.from_numpy(arrays["pieces"]),
        features=torch.from_numpy(features),
        mask=torch.from_numpy(arrays["mask"]).bool(),
        first=torch.from_numpy(by_word["first"]),
        words=torch.from_numpy(by_word["words"]).bool(),
        tags=torch.from_numpy(by_word["tags"]),
        source_of=torch.from_numpy(links["source_of"]),
        cue_of=torch.from_numpy(links["cue_of"]),
        paragraph=torch.from_numpy(paragraph),
        paragraph_mask=torch.from_numpy(np.arange(longest) < lengths[:, None]),
    )
