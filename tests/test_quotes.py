from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.quotes import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” twice.", ["“no”"]),
        ('He said "no" twice.', ['"no"']),
        ("He said «no» twice.", ["«no»"]),
        ("Er sagte „nein“ dazu.", ["„nein“"]),
        ("The ‘deal’ was off.", ["‘deal’"]),
        ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
        ("“He told me ‘never’ again,” she said.", ["“He told me ‘never’ again,”"]),
        ("“She asked (twice) why,” he said.", ["“She asked (twice) why,”"]),
        ("It’s the mayors’ plan.", []),
        ("the '90s and ’em all", []),
        ("He stood 6'2\" tall.", []),
        ("“Open to the end", ["“Open to the end"]),
        ("“First paragraph.\n“Second paragraph.”", ["“First paragraph.", "“Second paragraph.”"]),
        ("“Never closed.\nNo quotation here.", ["“Never closed."]),
        ("a stray ” closes nothing", []),
    ],
)
def test_finds_outermost_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == expected


@given(st.text(alphabet="ab “”„«»‘’\"'\n.", max_size=60))
def test_quotations_are_ordered_apart_and_inside_one_line(text: str) -> None:
    spans = quotations(text)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all("\n" not in text[start:end] for start, end in spans)
