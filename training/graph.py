"""Score texts with a graph that has no card yet."""

from collections.abc import Callable
from pathlib import Path

import onnxruntime

from sayso.model.card import Card
from sayso.model.model import Model
from sayso.model.scores import Scores
from sayso.model.tokens import load_tokenizer
from sayso.model.words import Words
from sayso.testing import plain_decoder
from training.network import minilm


def scorer(folder: Path, graph: str = "reader.onnx") -> Callable[[Words], Scores]:
    """What scores words with a graph of a folder of weights."""
    session = onnxruntime.InferenceSession(str(folder / graph), providers=["CPUExecutionProvider"])
    card = Card("unnamed", "0", {})
    return Model(card, plain_decoder(), load_tokenizer(minilm("tokenizer.json")), session).score
