"""A model of a build folder, before it has a card."""

from pathlib import Path

import onnxruntime

from sayso.model import Model
from sayso.model.card import Card
from sayso.model.decoder import Decoder
from sayso.model.tokens import load_tokenizer
from training.network import minilm


def load(graph: Path, decoder: Decoder) -> Model:
    """A graph with a decoder."""
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    return Model(Card("sayso-reader", "unmeasured", {}), decoder, load_tokenizer(minilm("tokenizer.json")), session)
