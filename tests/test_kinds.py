import re
import time
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution import Attribution
from sayso.kinds import KINDS, Kind, kind_of
from sayso.manner import VOICES, Manner, manner_of
from sayso.positions import Turn
from sayso.span import Span
from sayso.vocabulary import folded, table
from tests.marked import marked

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "kinds.yaml").read_text(encoding="utf-8"))
TURNS = get_args(Turn)


def told(text: str, *, future: bool | None = None, still_open: bool = False) -> tuple[str, Kind]:
    plain, [found] = marked(text)
    return plain, kind_of(plain, found, manner_of(plain, found), future=future, still_open=still_open)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_kind(case: dict[str, Any]) -> None:
    plain, kind = told(case["text"])
    trigger, consequence = (span and span.of(plain) for span in (kind.trigger, kind.consequence))

    assert (kind.kind, kind.position) == (case["kind"], case.get("position"))
    assert (trigger, consequence) == (case.get("trigger"), case.get("consequence"))


def test_every_kind_and_marker_has_a_case() -> None:
    assert {case["kind"] for case in CASES} == set(KINDS)
    assert {case.get("position") for case in CASES} == {None, *TURNS}


def test_cases_name_nothing_that_is_not_tested() -> None:
    assert {key for case in CASES for key in case} == {"text", "kind", "trigger", "consequence", "position"}


def test_a_prediction_whose_window_had_closed_is_a_fact() -> None:
    text = "⟨Brook⟩ {said} [that prices would fall in May]."

    assert told(text)[1].kind == "prediction"
    assert told(text, future=True)[1].kind == "prediction"
    assert told(text, future=False)[1].kind == "fact"


def test_a_present_tense_with_an_open_window_is_a_plan() -> None:
    text = "⟨The envoy⟩ {said} [the talks resume on Monday]."

    assert told(text)[1].kind == "fact"
    assert told(text, future=True)[1].kind == "plan"


@pytest.mark.parametrize(
    "text",
    [
        "⟨Engineers⟩ {assume} [that the crews can reopen the tunnel by Friday].",
        "⟨Sources⟩ {explained} [the ministry's scheme foresaw that “a new toll” could begin around May].",
    ],
)
def test_what_can_come_within_an_open_window_is_a_prediction(text: str) -> None:
    assert told(text)[1].kind == "opinion"
    assert told(text, still_open=True)[1].kind == "prediction"
    assert told(text, future=True)[1].kind == "prediction"


@pytest.mark.parametrize(
    "text",
    [
        "⟨Brook⟩ {said} [she is the only one who can open the bridge on Monday].",
        "⟨Brook⟩ {said} [the port closes early so they can sail on Monday].",
        "⟨Brook⟩ {said} [you can see the bridge until Monday].",
    ],
)
def test_what_somebody_can_do_beside_the_claim_is_no_prediction(text: str) -> None:
    assert told(text, still_open=True)[1].kind == told(text)[1].kind


def test_a_past_tense_stays_a_fact_whatever_the_window() -> None:
    assert told("⟨Police⟩ {said} [they arrested two men before Monday's vote].", future=True)[1].kind == "fact"


def test_silence_and_questions_follow_the_voice() -> None:
    text = "Brook said the port will close"
    found = Attribution((Span(0, 5),), (Span(6, 10),), (Span(11, len(text)),), 1.0)

    assert kind_of(text, found, Manner("silence")).kind == "silence"
    assert kind_of(text, found, Manner("question")).kind == "question"


def test_a_condition_beyond_the_first_sentence_is_kept_but_does_not_make_the_kind() -> None:
    plain, kind = told("[“This harbour is a disgrace. If Norvia pays, the ships will sail,”] ⟨Brook⟩ {said}.")

    assert kind.kind == "opinion"
    assert kind.trigger is not None
    assert kind.trigger.of(plain) == "If Norvia pays"


@pytest.mark.parametrize(
    "content", ["it looks as if the port will close", "if anything, it will close", "if you ask me, it will close"]
)
def test_a_figure_of_speech_is_no_condition(content: str) -> None:
    assert told(f"⟨Brook⟩ {{said}} [{content}].")[1].trigger is None


def test_an_attribution_of_nothing_but_content_has_a_kind() -> None:
    assert kind_of("Rain", Attribution((), (), (Span(0, 4),), 1.0), Manner()) == Kind("fact")


WORDS = st.sampled_from(
    [
        "if",
        "unless",
        "until",
        "should",
        "will",
        ",",
        ".",
        "?",
        ";",
        "—",
        "“",
        "”",
        "'",
        "no",
        "not",
        "may",
        "the",
        "port",
        "Brook",
        "he",
        "I",
        "to",
        "be",
        "still",
        "position",
        "changed",
    ]
)


@given(
    text=st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)),
    cuts=st.lists(st.integers(0, 200), min_size=8, max_size=8),
    voice=st.sampled_from(VOICES),
    future=st.sampled_from((None, True, False)),
)
def test_any_text_has_a_kind_and_spans_inside_its_content(
    text: str, cuts: list[int], voice: str, *, future: bool | None
) -> None:
    a, b, c, d, e, f, g, h = sorted(min(cut, len(text)) for cut in cuts)
    for order in (((a, b), (c, d), (e, f), (g, h)), ((e, f), (a, b), (c, d), (g, h)), ((e, f), (g, h), (a, b), (c, d))):
        source, cue, *content = (Span(*span) for span in order)
        pieces = tuple(sorted(content))
        kind = kind_of(text, Attribution((source,), (cue,), pieces, 1.0), Manner(voice), future=future)

        assert kind.kind in KINDS
        assert kind.position in (None, *TURNS)
        assert (kind.trigger is None) == (kind.consequence is None)
        for span in (kind.trigger, kind.consequence):
            if span is not None:
                assert span.of(text).strip()
                assert any(piece.start <= span.start and span.end <= piece.end for piece in pieces)


@pytest.mark.parametrize(
    "filler", ["if ", "if a, ", "will ", "no until a ", "still ", "? ", "without no ", "'t “", ", should the "]
)
def test_long_cues_and_contents_take_time_in_proportion(filler: str) -> None:
    def seconds(count: int) -> float:
        cue, content = "said " + filler * count, "It will " + filler * count
        text = cue + content
        found = Attribution((), (Span(0, len(cue)),), (Span(len(cue), len(text)),), 1.0)
        begin = time.perf_counter()
        kind_of(text, found, Manner())
        return time.perf_counter() - begin

    seconds(10)
    assert seconds(40_000) < 20 * max(seconds(4_000), 0.01)


def test_many_pieces_take_time_in_proportion() -> None:
    text = "if it rains "
    found = Attribution((), (), (Span(0, len(text)),) * 20_000, 1.0)
    begin = time.perf_counter()
    kind_of(text, found, Manner())

    assert time.perf_counter() - begin < 0.5


KNOWN = table("kinds")
LISTS = [(section, name, words) for section, lists in KNOWN.items() for name, words in lists.items()]


def test_the_table_has_its_sections_and_no_empty_list() -> None:
    assert set(KNOWN) == {"cues", "content", "conditions", "positions"}
    assert [name for _, name, words in LISTS if not words] == []


def test_words_are_folded_in_order_and_none_twice() -> None:
    assert [name for _, name, words in LISTS if words != sorted(set(words))] == []
    assert [word for _, _, words in LISTS for word in words if word != folded(word)] == []


def test_only_conditions_have_phrases() -> None:
    lists = [words for section, _, words in LISTS if section != "conditions"]

    assert [word for words in lists for word in words if re.search(r"\s", word)] == []


def test_kinds_are_those_that_the_rules_for_people_define() -> None:
    rules = (Path(__file__).parent.parent / "docs" / "kinds.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `(\w+)` \|", rules, re.MULTILINE)) == set(KINDS)
