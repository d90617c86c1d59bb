import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution import find_attributions
from sayso.testing import FakeModel

NEWS = st.lists(
    st.sampled_from([*'“”"’.,\n ☂', "\r\n", "Ana", "Brook", "said", "denied", "the port"]),
    max_size=60,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Brook said the port would close.", [("Ana Brook", "said", "the port would close")]),
        ("“The port will close,” Ana Brook said.", [("Ana Brook", "said", "“The port will close,”")]),
        ("it said nothing of the kind.", [("", "said", "nothing of the kind")]),
        (
            "Ana Brook said it rained. Lev Dorn denied it.",
            [("Ana Brook", "said", "it rained"), ("Lev Dorn", "denied", "it")],
        ),
        (
            "Ana Brook said it rained.\nLev Dorn said no.",
            [("Ana Brook", "said", "it rained"), ("Lev Dorn", "said", "no")],
        ),
        ("Nothing is attributed here.", []),
        ("", []),
    ],
)
def test_links_each_span_to_its_cue(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [
        tuple(" ".join(span.of(text) for span in spans) for spans in (a.source, a.cue, a.content))
        for a in find_attributions(text, FakeModel())
    ]

    assert found == expected


@given(st.one_of(st.text(), NEWS))
@settings(max_examples=200)
def test_spans_are_in_order_inside_the_text_and_trimmed(text: str) -> None:
    for attribution in find_attributions(text, FakeModel()):
        for spans in (attribution.source, attribution.cue, attribution.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            assert all(span.of(text) == span.of(text).strip() for span in spans)
            assert all("\n" not in span.of(text) for span in spans)


@given(st.one_of(st.text(), NEWS))
def test_every_attribution_has_one_cue_some_content_and_a_probability(text: str) -> None:
    for attribution in find_attributions(text, FakeModel()):
        assert len(attribution.cue) == 1
        assert attribution.content
        assert 0 <= attribution.confidence <= 1


@given(NEWS)
def test_attributions_come_in_the_order_of_the_text(text: str) -> None:
    firsts = [attribution.spans[0] for attribution in find_attributions(text, FakeModel())]

    assert firsts == sorted(firsts)
