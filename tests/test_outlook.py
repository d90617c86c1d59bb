"""What can still come true, seen from the day of publication."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.html_page import to_html
from sayso.kinds import KINDS, Kind
from sayso.outlook import AWAITED, about_future, is_open
from sayso.reading import Reading
from sayso.span import Span
from sayso.statement import Statement
from sayso.terminal import to_page
from sayso.timex import Horizon, Window

PUBLISHED = date(2031, 3, 3)


def plan(first: date | None, last: date | None, *, wide: date | None = None, horizon: Horizon | None = None) -> Window:
    return Window(Span(0, 1), (), first, last, first, wide or last, horizon=horizon)


@pytest.mark.parametrize(
    ("window", "horizon", "open_"),
    [
        (plan(date(2031, 4, 1), date(2031, 4, 30)), "future", True),
        (plan(date(2031, 3, 1), PUBLISHED), "present", True),
        (plan(date(2031, 3, 1), date(2031, 3, 2)), "past", False),
        (plan(date(2031, 3, 1), date(2031, 3, 2), wide=date(2031, 3, 5)), "past", True),
        (plan(date(2031, 3, 1), None), "future", True),
        (plan(date(2031, 3, 1), None), "past", False),
        (plan(None, date(2031, 3, 2)), "past", False),
        (plan(None, None), "past", False),
        (None, "future", True),
        (None, "past", False),
        (None, None, True),
    ],
)
def test_a_plan_is_open_unless_its_time_was_over(
    courier: Reading, window: Window | None, horizon: Horizon | None, *, open_: bool
) -> None:
    said = replace(courier.statements[0], kind=Kind("plan"), window=window, horizon=horizon)
    assert is_open(said, PUBLISHED) is open_


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_is_awaited_can_come_true(courier: Reading, kind: str) -> None:
    said = replace(courier.statements[0], kind=Kind(kind), horizon="future")
    assert is_open(said, PUBLISHED) is (kind in AWAITED)


def test_without_a_day_of_publication_tense_decides(courier: Reading) -> None:
    past = plan(date(1999, 1, 1), date(1999, 1, 1))
    said = replace(courier.statements[0], kind=Kind("plan"), window=past, horizon=None)
    assert is_open(said, None)
    assert not is_open(replace(said, horizon="past"), None)


def with_kinds(reading: Reading, kinds: dict[str, str]) -> Reading:
    statements = tuple(replace(said, kind=Kind(kinds.get(said.id, "fact"))) for said in reading.statements)
    return replace(reading, statements=statements)


def test_a_statement_keeps_its_id_and_the_nearest_one_around_it_that_is_kept(courier: Reading) -> None:
    kept = about_future(with_kinds(courier, {"s3": "plan", "s5": "promise"})).statements
    assert [(said.id, said.parent) for said in kept] == [("s3", None), ("s5", "s3")]


def test_nothing_that_can_come_true_is_said_to_be_so(courier: Reading) -> None:
    reading = about_future(courier)
    assert "Nothing that can still come true." in to_page(reading, width=80, colour=False)
    assert "<p>Nothing that can still come true.</p>" in to_html(reading)


def test_the_summary_says_that_it_counts_these_alone(courier: Reading) -> None:
    page = to_page(about_future(with_kinds(courier, {"s2": "plan"})), width=80, colour=False)
    assert "\nTo come     1, on the word of 1 origin: 1 named\n" in page


@given(st.data())
def test_of_any_reading_some_statements_are_kept_and_none_is_added(
    any_reading: st.SearchStrategy[Reading], data: st.DataObject
) -> None:
    reading = data.draw(any_reading)
    kinds = data.draw(st.lists(st.sampled_from(KINDS), min_size=5, max_size=5))
    told = with_kinds(reading, {said.id: kind for said, kind in zip(reading.statements, kinds, strict=False)})
    kept: tuple[Statement, ...] = about_future(told).statements
    assert [said.id for said in kept] == [said.id for said in told.statements if said.kind.kind in AWAITED]
    assert {said.parent for said in kept} <= {said.id for said in kept} | {None}
