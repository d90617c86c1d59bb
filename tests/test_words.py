import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.words import BREAKS, CASES, QUOTE_STATES, split_words


@given(st.text())
def test_words_are_the_characters_at_their_spans(text: str) -> None:
    words = split_words(text)

    assert [text[b:e] for b, e in zip(words.start, words.end, strict=True)] == words.forms


@given(st.text(alphabet="aB1 “”\n.’", max_size=40))
def test_every_character_but_space_is_in_a_word(text: str) -> None:
    covered = {i for b, e in zip(*(split_words(text).start, split_words(text).end), strict=True) for i in range(b, e)}

    assert {i for i, c in enumerate(text) if not c.isspace()} == covered


@pytest.mark.parametrize(
    ("form", "case"),
    [("word", "lower"), ("Word", "title"), ("NATO", "upper"), ("2022", "digit"), ("McKay", "mixed"), (",", "none")],
)
def test_letter_case(form: str, case: str) -> None:
    assert CASES[split_words(form).case[0]] == case


def test_quotation_state_of_each_word() -> None:
    words = split_words("She said “not now” twice")

    assert [QUOTE_STATES[s] for s in words.quote] == [
        "outside", "outside", "opening", "inside", "inside", "closing", "outside",
    ]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n\n", "\n \n"])
def test_a_line_break_of_any_kind_starts_a_paragraph(newline: str) -> None:
    words = split_words(f"Title here{newline}Body here")

    assert words.paragraph.tolist() == [0, 0, 1, 1]
    assert [BREAKS[b] for b in words.brk] == ["first", "none", "line", "none"]


def test_no_words_in_nothing() -> None:
    assert len(split_words(" \n ")) == 0
