import pytest

from sayso.model.words import split_words
from sayso.sentences import abbreviations, sentence_numbers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two. Three.", 3),
        ("Mr. Orlov met Gen. Ruiz on Oct. 14.", 1),
        ("J. B. Marlow agreed.", 1),
        ("It cost 3.5 million. Nobody paid.", 2),
        ("“Go!” he said. “Now.”", 2),
        ("“Go.” He left.", 2),
        ("He left ... and came back.", 1),
        ("Who? Me.", 2),
        ("the end. lower case goes on", 1),
        ("No stop here\nA new line", 2),
    ],
)
def test_counts_sentences(text: str, count: int) -> None:
    assert len(set(sentence_numbers(split_words(text)).tolist())) == count


def test_abbreviations_are_lower_case_words() -> None:
    assert all(word == word.lower() and word.isalpha() for word in abbreviations())
