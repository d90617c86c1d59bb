import tracemalloc
from itertools import pairwise, product

import numpy as np
import pytest

from sayso.model.crf import decode
from sayso.model.decoder import Decoder
from sayso.model.tags import LEGAL, TAGS
from sayso.testing import plain_decoder


def random_decoder(seed: int) -> Decoder:
    rng = np.random.default_rng(seed)
    width = len(TAGS)
    plain = plain_decoder()
    return Decoder.from_json(
        {
            "transitions": rng.normal(size=(width, width)).tolist(),
            "first": rng.normal(size=width).tolist(),
            "opening": 0.3,
            "content": plain.content,
            "source": plain.source,
            "confidence": plain.confidence,
        }
    )


def every_path(emissions: np.ndarray, decoder: Decoder) -> dict[tuple[int, ...], float]:
    width = emissions.shape[1]
    return {
        path: decoder.first[path[0]]
        + sum(emissions[i, tag] for i, tag in enumerate(path))
        + sum(decoder.transitions[a, b] for a, b in pairwise(path))
        for path in product(range(width), repeat=len(emissions))
    }


@pytest.mark.parametrize("seed", range(5))
def test_the_best_sequence_is_that_of_trying_all(seed: int) -> None:
    emissions = np.random.default_rng(seed).normal(size=(4, len(TAGS))).astype(np.float32)
    decoder = random_decoder(seed)
    paths = every_path(emissions, decoder)

    found = decode(emissions, np.zeros(4, dtype=np.int64), decoder)

    assert tuple(found.best.tolist()) == max(paths, key=lambda path: paths[path])


@pytest.mark.parametrize("seed", range(5))
def test_marginals_are_those_of_summing_all(seed: int) -> None:
    emissions = np.random.default_rng(seed).normal(size=(4, len(TAGS))).astype(np.float32)
    decoder = random_decoder(seed)
    paths = every_path(emissions, decoder)
    total = sum(np.exp(score) for score in paths.values())
    expected = np.zeros_like(emissions, dtype=np.float64)
    for path, score in paths.items():
        for i, tag in enumerate(path):
            expected[i, tag] += np.exp(score) / total

    found = decode(emissions, np.zeros(4, dtype=np.int64), decoder)

    np.testing.assert_allclose(found.marginal, expected, atol=1e-6)


def test_paragraphs_are_decoded_as_if_each_were_alone() -> None:
    rng = np.random.default_rng(7)
    emissions = rng.normal(size=(60, len(TAGS))).astype(np.float32)
    paragraph = np.sort(rng.integers(0, 9, size=60))
    decoder = random_decoder(7)

    together = decode(emissions, paragraph, decoder)

    for number in np.unique(paragraph):
        here = paragraph == number
        alone = decode(emissions[here], paragraph[here], decoder)
        assert together.best[here].tolist() == alone.best.tolist()
        np.testing.assert_allclose(together.marginal[here], alone.marginal)


def test_no_tag_follows_one_that_it_must_not() -> None:
    emissions = np.random.default_rng(3).normal(scale=5, size=(500, len(TAGS))).astype(np.float32)

    best = decode(emissions, np.zeros(500, dtype=np.int64), random_decoder(3)).best

    assert all(LEGAL[a, b] for a, b in pairwise(best))
    assert not TAGS[best[0]].startswith("I-")


def test_one_long_paragraph_does_not_make_its_neighbours_long() -> None:
    lengths = [5] * 63 + [20_000]
    emissions = np.zeros((sum(lengths), len(TAGS)), dtype=np.float32)
    paragraph = np.repeat(np.arange(64), lengths)
    tracemalloc.start()

    decode(emissions, paragraph, plain_decoder())

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30_000_000
