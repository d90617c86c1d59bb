import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.stretches import Stretch, cut_stretches


@st.composite
def texts(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    counts = draw(st.lists(st.integers(1, 5), max_size=200))
    breaks = draw(st.lists(st.booleans(), min_size=len(counts), max_size=len(counts)))
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), np.cumsum(breaks).astype(np.int64)


def stretches_of(text: tuple[np.ndarray, np.ndarray]) -> list[Stretch]:
    return list(cut_stretches(*text, size=30, margin=6))


@given(texts())
def test_cores_cover_the_text_without_gap_or_overlap(text: tuple[np.ndarray, np.ndarray]) -> None:
    decided = [i for w in stretches_of(text) for i in range(w.core_begin, w.core_end)]

    assert decided == list(range(len(text[1])))


@given(texts())
def test_no_stretch_has_more_pieces_than_allowed(text: tuple[np.ndarray, np.ndarray]) -> None:
    first = text[0]

    assert all(first[w.end] - first[w.begin] <= 30 for w in stretches_of(text))


@given(texts())
def test_a_core_is_read_with_a_margin_on_both_sides(text: tuple[np.ndarray, np.ndarray]) -> None:
    first, paragraph = text
    for w in stretches_of(text):
        left, right = first[w.core_begin] - first[w.begin], first[w.end] - first[w.core_end]

        assert left > 6 - 5 or w.begin == 0
        assert right > 6 - 5 or w.end == len(paragraph)


def test_a_short_text_is_one_stretch() -> None:
    first, paragraph = np.arange(11), np.zeros(10, dtype=np.int64)

    assert list(cut_stretches(first, paragraph, size=30, margin=6)) == [Stretch(0, 10, 0, 10)]


def test_a_core_ends_with_a_paragraph_where_it_can() -> None:
    first, paragraph = np.arange(41), (np.arange(40) >= 20).astype(np.int64)

    assert next(iter(cut_stretches(first, paragraph, size=30, margin=6))).core_end == 20
