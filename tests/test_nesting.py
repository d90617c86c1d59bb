import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution import Attribution, find_attributions
from sayso.nesting import DEEPEST, Contents, Nested, nested_attributions
from sayso.span import Span
from sayso.testing import FakeModel
from tests.marked import marked

PEOPLE = ("Ana", "Bo", "Cy", "Dee", "Eli", "Flo", "Gus", "Hal", "Ida", "Jo", "Kit", "Lou")


def words_of(text: str, found: Attribution) -> tuple[str, str, str]:
    source, cue, content = (" | ".join(s.of(text) for s in spans) for spans in (found.source, found.cue, found.content))
    return source, cue, content


def nest(marked_text: str) -> tuple[str, list[Nested]]:
    text, outer = marked(marked_text)
    return text, nested_attributions(text, outer, FakeModel())


def test_a_content_is_read_again_for_what_is_inside() -> None:
    text, found = nest("⟨Ana⟩ {said} [Bo thinks the ferry sank].")

    assert [words_of(text, nested.attribution)[0] for nested in found] == ["Ana", "Bo"]
    assert [nested.parent for nested in found] == [None, 0]


def test_an_inner_attribution_points_into_the_article() -> None:
    text, found = nest("Before it.\n⟨Ana⟩ {said} [Bo thinks the ferry sank].")

    assert words_of(text, found[1].attribution) == ("Bo", "thinks", "the ferry sank")


def test_a_content_in_two_pieces_is_read_as_one_and_cut_again() -> None:
    text, found = nest("[“Bo thinks the ferry]¹,” ⟨Ana⟩¹ {said}¹, “[sank at dawn]¹”.")

    assert words_of(text, found[1].attribution) == ("Bo", "thinks", "the ferry | sank at dawn")


def test_inner_ones_follow_the_one_they_stand_in() -> None:
    text, found = nest("⟨Ana⟩ {said} [Bo thinks it rained hard].\n⟨Cy⟩ {said} [Dee wants Eli said the ferry sank].")

    assert [words_of(text, nested.attribution)[0] for nested in found] == ["Ana", "Bo", "Cy", "Dee", "Eli"]
    assert [nested.parent for nested in found] == [None, 0, None, 2, 3]


def test_nothing_is_read_from_one_content_into_the_next() -> None:
    text, found = nest("⟨Ana⟩ {said} [that Bo said].\n⟨Cy⟩ {said} [the ferry sank at dawn].")

    assert [nested.parent for nested in found] == [None, None]
    assert text


def test_an_inner_attribution_is_no_surer_than_the_one_around_it() -> None:
    text, (outer,) = marked("⟨Ana⟩ {said} [Bo thinks the ferry sank].")
    doubtful = Attribution(outer.source, outer.cue, outer.content, 0.25)

    found = nested_attributions(text, [doubtful], FakeModel())

    assert found[1].attribution.confidence < 0.25


def test_a_chain_of_twelve_is_followed_to_its_end() -> None:
    text = " said ".join(PEOPLE) + " said the ferry sank."
    outer = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, len(text) - 1),), 1.0)

    found = nested_attributions(text, [outer], FakeModel())

    assert [words_of(text, nested.attribution)[0] for nested in found] == list(PEOPLE)
    assert [nested.parent for nested in found] == [None, *range(11)]


def test_depth_is_bounded() -> None:
    text = "Ana said Bo said " * 40 + "the ferry sank."
    outer = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, len(text) - 1),), 1.0)

    assert len(nested_attributions(text, [outer], FakeModel())) == 1 + DEEPEST


def test_four_hundred_attributions_are_read_at_once() -> None:
    text, outer = marked("⟨Ana⟩ {said} [Bo thinks the ferry sank].\n" * 400)
    started = time.perf_counter()

    found = nested_attributions(text, outer, FakeModel())

    assert len(found) == 800
    assert time.perf_counter() - started < 5


pieces = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), min_size=1, max_size=4).map(
    lambda pairs: [Span(start, start + length) for start, length in sorted(pairs)]
)


@given(text=st.text(min_size=70, max_size=70), contents=st.lists(pieces, min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_every_character_of_a_content_goes_back_to_where_it_stood(text: str, contents: list[list[Span]]) -> None:
    again = Contents.of(text, contents)
    for number, start in enumerate(again.lines):
        end = again.lines[number + 1] - 1 if number + 1 < len(again.lines) else len(again.text)

        assert again.number(Span(start, end)) == number
        assert list(again.back(Span(start, end))) == contents[number]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("⟨The minister⟩ {said} [that the union wants to close the port].", ("the union", "wants", "close the port")),
        ("⟨Brook⟩ {told reporters} [she believes the bridge is safe].", ("she", "believes", "the bridge is safe")),
        ("[“I think we will win,”] ⟨Okoro⟩ {said}.", ("I", "think", "we will win")),
    ],
)
def test_the_shipped_model_finds_what_is_inside(text: str, inner: tuple[str, str, str]) -> None:
    from sayso.reading import shipped_model  # noqa: PLC0415  (loading it is what makes this slow)

    plain, outer = marked(text)
    found = nested_attributions(plain, outer, shipped_model())

    assert found[1].parent == 0
    assert [wanted in words for wanted, words in zip(inner, words_of(plain, found[1].attribution), strict=True)] == [
        True
    ] * 3


def test_given_spans_of_no_length_are_left_alone() -> None:
    assert nested_attributions("It rained.", [], FakeModel()) == []
    assert find_attributions("", FakeModel(), again=True) == []
