"""Windows as a calendar, read back by another program."""

from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.ical import LONGEST, to_ical
from sayso.export.legible import encodable
from sayso.kinds import Kind
from sayso.reading import Reading
from sayso.span import Span
from sayso.timex import Window

FIRST, LAST = date(2031, 3, 10), date(2031, 3, 14)


def read_back(written: str) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(written)
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def timed(reading: Reading, window: Window, place: int = 1) -> Reading:
    """A reading of which one statement alone has a window."""
    said = replace(reading.statements[place], window=window, kind=Kind("plan"))
    return replace(reading, statements=(*reading.statements[:place], said, *reading.statements[place + 1 :]))


def days(first: date | None, last: date | None, *, approximate: bool = False) -> Window:
    return Window(Span(0, 9), (), first, last, first, last, approximate=approximate)


@pytest.mark.parametrize(
    ("window", "first", "end"),
    [
        (days(FIRST, LAST), date(2031, 3, 10), date(2031, 3, 15)),
        (days(FIRST, FIRST), date(2031, 3, 10), date(2031, 3, 11)),
        (days(None, LAST), date(2031, 3, 14), date(2031, 3, 15)),
        (days(FIRST, None), date(2031, 3, 10), date(2031, 3, 11)),
        (Window(Span(0, 9), widened_start=FIRST, widened_end=LAST), date(2031, 3, 10), date(2031, 3, 15)),
    ],
)
def test_an_event_has_the_days_of_its_window(courier: Reading, window: Window, first: date, end: date) -> None:
    [event] = read_back(to_ical([timed(courier, window)]))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (first, end)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (days(None, LAST), "until 14 Mar 2031\nThe event is on the last day; when it begins is not said."),
        (days(FIRST, None), "from 10 Mar 2031\nThe event is on the first day; when it ends is not said."),
        (days(FIRST, LAST, approximate=True), "10 to 14 Mar 2031, about\nThe days are approximate."),
    ],
)
def test_what_an_event_cannot_show_it_says(courier: Reading, window: Window, words: str) -> None:
    [event] = read_back(to_ical([timed(courier, window)]))
    assert str(event["DESCRIPTION"]).startswith(f"plan, {words}\n")


@pytest.mark.parametrize(
    "window", [None, Window(Span(0, 9)), Window(Span(0, 9), anchored=False), Window(Span(0, 9), horizon="present")]
)
def test_what_has_no_day_is_no_event(courier: Reading, window: Window) -> None:
    assert read_back(to_ical([timed(courier, window)])) == []


def test_an_event_is_named_and_stamped_without_a_clock(courier: Reading) -> None:
    [event] = read_back(to_ical([timed(courier, days(FIRST, LAST))]))
    assert event["UID"] == f"{courier.article.sha256}-s2@sayso"
    assert event["DTSTAMP"].to_ical() == b"20310303T000000Z"


@pytest.mark.parametrize("published", [None, "soon"])
def test_without_a_day_of_publication_the_stamp_is_the_epoch(courier: Reading, published: str | None) -> None:
    bare = replace(courier, article=replace(courier.article, published=published))
    [event] = read_back(to_ical([timed(bare, days(FIRST, LAST))]))
    assert event["DTSTAMP"].to_ical() == b"19700101T000000Z"


def test_a_summary_is_the_chain_and_the_content(courier: Reading) -> None:
    [event] = read_back(to_ical([timed(courier, days(FIRST, LAST))]))
    content = "that “the bridge will not survive another winter” … that it would close"
    assert event["SUMMARY"] == f"Ellind Courier ‹ ◆ Ana Lindqvist: {content}"
    assert event["URL"] == "https://courier.example/bridge"


def test_several_readings_are_one_calendar(courier: Reading) -> None:
    other = replace(courier, article=replace(courier.article, text=f"{courier.article.text} "))
    events = read_back(to_ical([timed(courier, days(FIRST, LAST)), timed(other, days(FIRST, LAST), 3)]))
    assert len({event["UID"] for event in events}) == 2


def test_the_last_day_that_there_is_has_no_day_after_it(courier: Reading) -> None:
    [event] = read_back(to_ical([timed(courier, days(date.max, date.max))]))
    assert "DTEND" not in event


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/\r\nX:1", "https://ü.example"])
def test_an_address_that_is_none_of_the_web_is_left_out(courier: Reading, url: str) -> None:
    hostile = replace(courier, article=replace(courier.article, url=url))
    [event] = read_back(to_ical([timed(hostile, days(FIRST, LAST))]))
    assert "URL" not in event


@given(st.data())
def test_any_reading_makes_a_calendar_that_another_program_reads(
    any_reading: st.SearchStrategy[Reading], data: st.DataObject
) -> None:
    reading = data.draw(any_reading)
    some = st.none() | st.dates()
    length = len(reading.article.text)
    window = st.builds(Window, st.just(Span(0, length)), st.just(()), some, some, some, some)
    said = tuple(replace(one, window=data.draw(st.none() | window)) for one in reading.statements if length)
    written = to_ical([replace(reading, statements=said)])
    lines = written.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= LONGEST
    assert not any(control in line for line in lines for control in "\r\n")
    assert encodable(written) == written
    days_of = [one.window for one in said if one.window]
    dated = [one for one in days_of if one.start or one.end or one.widened_start or one.widened_end]
    assert len(read_back(written)) == len(dated)
