import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution import Attribution
from sayso.hedges import probability_of
from sayso.manner import STANCES, VOICES, Manner, manner_of
from sayso.span import Span
from tests.marked import marked

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "manner.yaml").read_text(encoding="utf-8"))


def only(text: str) -> tuple[str, Attribution]:
    plain, [found] = marked(text)
    return plain, found


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_voice_and_stance(case: dict[str, Any]) -> None:
    manner = manner_of(*only(case["text"]))

    assert (manner.voice, manner.stance) == (case["voice"], case.get("stance", "affirms"))


@pytest.mark.parametrize("case", [case for case in CASES if "hedges" in case], ids=lambda case: str(case["text"]))
def test_hedges(case: dict[str, Any]) -> None:
    plain, found = only(case["text"])

    assert [span.of(plain) for span in manner_of(plain, found).hedges] == case["hedges"]


def test_every_voice_and_stance_has_a_case() -> None:
    assert {case["voice"] for case in CASES} == set(VOICES)
    assert {case.get("stance", "affirms") for case in CASES} == set(STANCES)


def test_hedges_outside_of_cue_and_content_are_nobodys() -> None:
    assert manner_of(*only("Perhaps ⟨Brook⟩, who may know, {said} [it would close].")).hedges == ()


def test_hedges_are_in_the_order_of_the_text() -> None:
    plain, found = only("[It may close]¹, ⟨Brook⟩¹ {reportedly said}¹, [and might sink]¹.")

    assert [span.of(plain) for span in manner_of(plain, found).hedges] == ["may", "reportedly", "might"]


@pytest.mark.parametrize(
    ("hedge", "expected"),
    [("likely", (55, 80)), ("Almost  certainly", (95, 99)), ("perhaps", None), ("may", None), ("sugar", None)],
)
def test_probability_is_that_of_the_directive_or_none(hedge: str, expected: tuple[int, int] | None) -> None:
    assert probability_of(hedge) == expected


def test_a_cue_split_in_two_is_read_as_one() -> None:
    assert manner_of(*only("⟨They⟩¹ {made}¹ their objections {clear}¹ [on Monday]¹.")).voice == "statement"


def test_an_attribution_of_nothing_but_content_states() -> None:
    found = Attribution((), (), (Span(0, 4),), 1.0)

    assert manner_of("Stop", found) == Manner("statement", "affirms")


@given(st.text(max_size=200), st.lists(st.integers(0, 200), min_size=6, max_size=6))
def test_any_text_and_spans_have_a_manner(text: str, cuts: list[int]) -> None:
    a, b, c, d, e, f = sorted(min(cut, len(text)) for cut in cuts)
    for source, cue, content in (((a, b), (c, d), (e, f)), ((c, d), (e, f), (a, b)), ((e, f), (a, b), (c, d))):
        found = Attribution((Span(*source),), (Span(*cue),), (Span(*content),), 1.0)
        manner = manner_of(text, found)

        assert manner.voice in VOICES
        assert manner.stance in STANCES
        assert all(span.of(text).strip() for span in manner.hedges)


@pytest.mark.parametrize("filler", ["to ", "not ", "make a ", "said, ", "could ", "as a , to ", "who, "])
def test_long_cues_and_contents_take_time_in_proportion(filler: str) -> None:
    def seconds(count: int) -> float:
        cue, content = "asked " + filler * count, filler * count
        text = cue + content
        found = Attribution((), (Span(0, len(cue)),), (Span(len(cue), len(text)),), 1.0)
        begin = time.perf_counter()
        manner_of(text, found)
        return time.perf_counter() - begin

    seconds(10)
    assert seconds(40_000) < 20 * max(seconds(4_000), 0.01)
