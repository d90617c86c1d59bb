from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.article import Article
from sayso.attribution import Attribution
from sayso.nesting import Nested
from sayso.span import Span
from sayso.speakers import Speaker, speakers_of
from sayso.vocabulary import table
from tests.marked import marked

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "speakers.yaml").read_text(encoding="utf-8"))


def resolved(text: str) -> tuple[str, list[tuple[Speaker, ...]]]:
    plain, attributions = marked(text)
    return plain, speakers_of(Article.from_text(plain, as_is=True), [Nested(one) for one in attributions])


def names_of(speakers: tuple[Speaker, ...]) -> str | None:
    return "; ".join(speaker.name for speaker in speakers if speaker.name) or None


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["form"]))
def test_a_source_is_resolved(case: dict[str, Any]) -> None:
    _, found = resolved(case["text"])

    assert [names_of(speakers) for speakers in found] == case["speakers"]


@pytest.mark.parametrize("case", [case for case in CASES if "same" in case], ids=lambda case: str(case["form"]))
def test_the_same_one_has_equal_speakers_and_another_has_not(case: dict[str, Any]) -> None:
    _, found = resolved(case["text"])
    group = {number: place for place, numbers in enumerate(case["same"]) for number in numbers}

    for one, other in combinations(range(1, len(found) + 1), 2):
        assert (found[one - 1] == found[other - 1]) == (group.get(one, one) == group.get(other, -other))


def test_mentions_are_all_that_stands_for_the_speaker() -> None:
    text, found = resolved("Ana Brook spoke.\n⟨Brook⟩ {said} [it was safe].\n⟨She⟩ {said} [it again].\n")

    assert [span.of(text) for span in found[0][0].mentions] == ["Ana Brook", "Brook", "She"]


def test_the_kind_is_that_of_the_name() -> None:
    _, found = resolved("⟨Ana Brook⟩ {said} [so].\n⟨The Harbour Institute⟩ {said} [so].\n⟨The Courier⟩ {said} [so].\n")

    assert [speakers[0].kind for speakers in found][:2] == ["person", "organisation"]


def test_an_unnamed_speaker_has_no_kind() -> None:
    _, found = resolved("⟨An official⟩ {said} [so].\n")

    assert found[0][0].kind is None


def test_one_source_of_two_statements_is_one() -> None:
    text = "One aide said the port was safe and feared it was not."
    aide = (Span(0, 8),)
    first = Attribution(aide, (Span(9, 13),), (Span(14, 31),), 1.0)
    second = Attribution(aide, (Span(36, 42),), (Span(43, 53),), 1.0)

    found = speakers_of(Article.from_text(text, as_is=True), [Nested(first), Nested(second)])

    assert found[0] == found[1]


def test_i_within_a_parent_is_the_parents_speaker() -> None:
    text = 'Ana Brook said: "I think it is safe."'
    outer = Attribution((Span(0, 9),), (Span(10, 14),), (Span(16, 37),), 1.0)
    inner = Attribution((Span(17, 18),), (Span(19, 24),), (Span(25, 36),), 1.0)

    found = speakers_of(Article.from_text(text, as_is=True), [Nested(outer), Nested(inner, parent=0)])

    assert found[0] == found[1]


def test_what_is_said_inside_does_not_speak_outside() -> None:
    text = "Ana Brook said Eva Dorn thinks it is safe. She said so twice."
    outer = Attribution((Span(0, 9),), (Span(10, 14),), (Span(15, 41),), 1.0)
    inner = Attribution((Span(15, 23),), (Span(24, 30),), (Span(31, 41),), 1.0)
    after = Attribution((Span(43, 46),), (Span(47, 51),), (Span(52, 60),), 1.0)

    found = speakers_of(Article.from_text(text, as_is=True), [Nested(outer), Nested(inner, parent=0), Nested(after)])

    assert names_of(found[2]) == "Ana Brook"


@given(
    st.lists(
        st.sampled_from(
            ["Ana Brook", "He", "who", "The official", "an aide", "“", "”", "\n", ". ", "said", "The U.S.", "’s", "(R-"]
        ),
        max_size=30,
    ),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30)), max_size=6),
)
@settings(max_examples=200, deadline=None)
def test_any_text_and_spans_are_resolved(words: list[str], places: list[tuple[int, int]]) -> None:
    text = "x " + " ".join(words)
    spans = [Span(min(at, len(text)), min(at + size, len(text))) for at, size in places]
    found = [Nested(Attribution((span,), (span,), (span,), 1.0)) for span in spans]

    speakers = speakers_of(Article.from_text(text, as_is=True), found)

    assert len(speakers) == len(found)
    for one in speakers:
        assert all(speaker.name is None or speaker.name.split()[0] in text for speaker in one)
        assert all(speaker.mentions for speaker in one)


@pytest.mark.slow
def test_many_attributions_and_much_text_end_soon() -> None:
    line = "Sen. Ana Brook told Lev Dorn of the Harbour Institute that she, who knew, would go. The senator agreed. "
    text = line * 4000
    step = len(line)
    found = [
        Nested(Attribution((Span(at, at + 14),), (Span(at + 15, at + 19),), (Span(at + 20, at + 60),), 1.0))
        for at in range(0, 400 * step, step)
    ]

    assert len(speakers_of(Article.from_text(text, as_is=True), found)) == len(found)


@pytest.mark.parametrize("noun", table("roles")["anonymous"])
def test_whoever_gave_no_name_is_given_none(noun: str) -> None:
    _, found = resolved(
        f"Lev Dorn is the {noun} of it all. Mr. Dorn, the {noun}, spoke.\n⟨The {noun}⟩ {{said}} [so].\n"
    )

    assert names_of(found[0]) is None


@pytest.mark.parametrize("pronoun", ["he", "she"])
def test_a_pronoun_after_an_unnamed_source_is_that_source(pronoun: str) -> None:
    before = "Ana Brook met Lev Dorn.\nThe day was long.\n"
    text = f"{before}⟨An official⟩ {{said}} [so]. ⟨{pronoun.title()}⟩¹ {{left}}¹ [it]¹.\n"
    _, found = resolved(text)

    assert found[0] == found[1]
    assert names_of(found[1]) is None
