from dataclasses import replace

import numpy as np
import pytest

from sayso.linking import Links, Runs, content_table, link, runs, setting_of, worded
from sayso.model.decoder import NAMES, Decoder
from sayso.model.scores import Scores
from sayso.model.tags import TAGS
from sayso.model.words import split_words
from sayso.testing import FakeModel, plain_decoder


def tagged(text: str, decoder: Decoder | None = None, **spans: list[str]) -> tuple[dict[str, Runs], Links]:
    words = split_words(text)
    tags = np.zeros(len(words), dtype=np.int64)
    for role, phrases in spans.items():
        for phrase in phrases:
            at = text.index(phrase)
            first, last = np.searchsorted(words.start, [at, at + len(phrase)])
            tags[first:last] = TAGS.index(f"I-{role}")
            tags[first] = TAGS.index(f"B-{role}")
    found = runs(tags, words.paragraph)
    return found, link(setting_of(text, words), found, FakeModel().score(words), decoder or plain_decoder())


def test_a_content_goes_to_the_cue_nearest_to_it() -> None:
    _, links = tagged(
        "Ana said it rained. Lev thinks it snowed.",
        source=["Ana", "Lev"],
        cue=["said", "thinks"],
        content=["it rained", "it snowed"],
    )

    assert links.cue_of.tolist() == [0, 1]
    assert links.source_of.tolist() == [0, 1]


def test_one_source_may_have_two_cues() -> None:
    _, links = tagged(
        "Ana said it rained and added it snowed.",
        source=["Ana"],
        cue=["said", "added"],
        content=["it rained", "it snowed"],
    )

    assert links.source_of.tolist() == [0, 0]


def test_without_cues_nothing_is_linked() -> None:
    _, links = tagged("It rained on Ana.", source=["Ana"], content=["It rained"])

    assert links.cue_of.tolist() == [-1]
    assert links.source_of.tolist() == []


def test_a_cue_is_served_with_the_content_that_chose_none() -> None:
    decoder = replace(plain_decoder(), content=plain_decoder().content | {"none": 99.0})

    _, links = tagged("Ana said it rained.", decoder, source=["Ana"], cue=["said"], content=["it rained"])

    assert links.cue_of.tolist() == [0]
    assert links.cue_probability[0] < 0.01


def test_a_run_ends_where_its_paragraph_does() -> None:
    found, _ = tagged("“One.\n“Two.” Ana said", cue=["said"], content=["“One.", "“Two.”"])

    assert list(zip(found["content"].begin, found["content"].end, strict=True)) == [(0, 3), (3, 7)]


@pytest.mark.parametrize(
    ("text", "cue", "content", "feature"),
    [
        ("Ana said it rained", "said", "it rained", "after touching"),
        ("it rained, said Ana", "said", "it rained", "before touching"),
        ("it rained. Then Ana said", "said", "it rained", "before sentence"),
        ("it rained.\nThen Ana said", "said", "it rained", "before paragraph"),
        ("Ana said: “it rained”", "said", "“it rained”", "after quoted start"),
        ("“it rained and I said so”", "said", "it rained", "before same quotation"),
    ],
)
def test_features_say_what_the_page_shows(text: str, cue: str, content: str, feature: str) -> None:
    found, _ = tagged(text, cue=[cue], content=[content])
    words = split_words(text)

    _, table = content_table(setting_of(text, words), found["content"], found["cue"], FakeModel().score(words))

    assert table[table.any(axis=2)][0][NAMES.index(feature)] == 1


def test_a_content_of_marks_alone_is_none_and_a_cue_of_a_colon_is_one() -> None:
    text = "Ana: “rain” ” now"
    words = split_words(text)
    tags = np.array([TAGS.index(tag) for tag in ("B-source", "B-cue", *["B-content"] * 4, "O")])

    kept = worded(runs(tags, words.paragraph), setting_of(text, words))

    assert [words.forms[i] for i in kept["cue"].begin] == [":"]
    assert [words.forms[i] for i in kept["content"].begin] == ["rain"]


def test_scores_of_a_word_without_vectors_are_nothing() -> None:
    vectors = np.ones((1, 4), dtype=np.float32)
    scores = Scores(np.zeros((9, 7), np.float32), np.array([3]), vectors, vectors, vectors[:, 0], vectors, vectors)

    assert scores.content_link(3, 3) == 2.0
    assert scores.content_link(3, 4) == 0.0
    assert scores.sourceless(5) == 0.0
