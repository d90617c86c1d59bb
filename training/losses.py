"""What the network is trained to make small: the CRF's loss of the tags and the cross-entropy of the links."""

import torch
from torch import Tensor
from torch.nn import functional

CANDIDATE = 0.05
"""A word joins the candidates of a link when the tag head gives its start tag this probability: the linker must learn
to pass over the cues that the tagger invents."""

NEVER = -1e4


def crf_loss(emissions: Tensor, tags: Tensor, mask: Tensor, transitions: Tensor, first: Tensor) -> Tensor:
    """Negative log-likelihood summed over paragraphs.

    `emissions` (P, L, tag), `tags` and `mask` (P, L), `transitions` (from, to), `first` (tag). Every paragraph has a
    word, and padding is at its end.
    """
    rows = torch.arange(len(tags))
    score = first[tags[:, 0]] + emissions[rows, 0, tags[:, 0]]
    alpha = first + emissions[:, 0]
    for i in range(1, tags.shape[1]):
        live = mask[:, i]
        step = transitions[tags[:, i - 1], tags[:, i]] + emissions[rows, i, tags[:, i]]
        score = score + torch.where(live, step, 0.0)
        after = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + emissions[:, i]
        alpha = torch.where(live[:, None], after, alpha)
    return (torch.logsumexp(alpha, dim=1) - score).sum()


def distance_bucket(distance: Tensor) -> Tensor:
    """Signed distances in words to 0 … 24, fine near and coarse far."""
    near = distance.abs().clamp(max=1000).float()
    size = (2 * torch.log2(near + 1)).clamp(max=12).long()
    return 12 + size * distance.sign()


def link_loss(scores: Tensor, candidates: Tensor, targets: Tensor) -> Tensor:
    """Cross-entropy summed over rows that have a target.

    `scores` (B, row, candidate), `candidates` (B, candidate) true where one may be chosen, `targets` (B, row) with
    -100 for a row without one.
    """
    masked = scores.masked_fill(~candidates[:, None, :], NEVER)
    return functional.cross_entropy(masked.flatten(0, 1), targets.flatten(), ignore_index=-100, reduction="sum")
