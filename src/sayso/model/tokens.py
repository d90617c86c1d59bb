"""Word pieces of words, in the numbers that the encoder knows."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from sayso.model.words import Ints, Words

UNKNOWN, CLS, SEP = 100, 101, 102
"""Numbers of BERT's uncased vocabulary."""

LONGEST = 16
"""Pieces kept of one word: more is no word of a language, and a stretch must hold it."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """`ids` (pieces,), and `first` (words + 1,): how many pieces stand before each word."""

    ids: Ints
    first: Ints


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a model, without the padding and cutting that its file may ask for."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut_pieces(tokenizer: Tokenizer, words: Words) -> Pieces:
    """Cut words into pieces; a word of characters that the tokenizer drops is one unknown piece."""
    forms = [form.encode("utf-8", "replace").decode() for form in words.forms]  # lone surrogates
    encoding = tokenizer.encode(forms, is_pretokenized=True, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    owner = np.array(encoding.word_ids, dtype=np.int64)
    rank = np.arange(len(ids)) - np.searchsorted(owner, owner)
    ids, owner = ids[rank < LONGEST], owner[rank < LONGEST]
    lost = np.setdiff1d(np.arange(len(words)), owner)
    at = np.searchsorted(owner, lost)
    ids, owner = np.insert(ids, at, UNKNOWN), np.insert(owner, at, lost)
    return Pieces(ids, np.searchsorted(owner, np.arange(len(words) + 1)).astype(np.int64))
