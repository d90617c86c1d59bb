"""Words per second of a BERT-base on this machine: the forward pass alone, random weights, fp32 PyTorch.

    python -m benchmarks.yardstick < lengths.json

Reads pairs of word pieces and words, one of each stretch of text, and prints the rate. A process of its own, so that
PyTorch's memory is not counted as Sayso's.
"""

import json
import sys
import time

import torch
from torch import nn

BATCH = 8
"""Stretches a batch, sorted by length."""


class BertBase(nn.Module):
    """The layers of BERT-base; only the time that they take counts."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, 768)
        layer = nn.TransformerEncoderLayer(768, 12, 3072, activation="gelu", batch_first=True)
        self.layers = nn.TransformerEncoder(layer, 12)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """(B, T) to (B, T, 768)."""
        hidden: torch.Tensor = self.layers(self.pieces(pieces))
        return hidden


def rate(model: BertBase, lengths: list[tuple[int, int]]) -> float:
    """Words per second over stretches of so many pieces and words."""
    ordered = sorted(lengths)
    started = time.monotonic()
    with torch.inference_mode():
        for at in range(0, len(ordered), BATCH):
            some = ordered[at : at + BATCH]
            model(torch.randint(0, 30522, (len(some), max(n for n, _ in some))))
    return sum(words for _, words in ordered) / (time.monotonic() - started)


def main() -> None:
    """Warm up, measure, print."""
    lengths = [(int(pieces), int(words)) for pieces, words in json.load(sys.stdin)]
    torch.manual_seed(1)
    model = BertBase().eval()
    rate(model, lengths[:BATCH])
    print(rate(model, lengths))


if __name__ == "__main__":
    main()
