import time
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.span import Span
from sayso.timex import Window, horizon_of, window_of, windows

CASES = Path(__file__).with_name("cases") / "windows.yaml"
FRIDAY = date(2022, 10, 14)
WORDS = """
by until since before after within in on at for from to of the next last this early mid late end first second third
half decade week month year quarter Monday Friday March May October summer Easter 2014 14 3 '90s 1990s 9/11
2022-02-30 31/12/2022 noon 5pm UTC every two few weeks days ago later now recently soon said will was , . - – ( )
0000-00-00 99999
""".split()  # noqa: SIM905 - a list of so many words reads badly


def rows() -> list[tuple[date, str, date | None, date | None, str | None]]:
    return [
        (block["anchor"], *row) for block in yaml.safe_load(CASES.read_text(encoding="utf-8")) for row in block["rows"]
    ]


@pytest.mark.parametrize(("anchor", "text", "start", "end", "edtf"), rows())
def test_an_expression_comes_to_its_days(
    anchor: date, text: str, start: date | None, end: date | None, edtf: str | None
) -> None:
    found = windows(text, anchor)
    first = found[0] if found else Window(Span(0, 0))
    assert (first.start, first.end, first.edtf) == (start, end, edtf)


@pytest.mark.parametrize(
    ("text", "span", "dates"),
    [
        ("The vote is due by November 8 at last.", "by November 8", ["November 8"]),
        ("It ran from 2009 to 2011.", "from 2009 to 2011", ["2009", "2011"]),
        ("It began in mid-2011.", "mid-2011", ["mid-2011"]),
        ("He won on Monday’s vote.", "Monday", ["Monday"]),
        ("It ends before the ballot on May 3, 2024.", "before the ballot on May 3, 2024", ["May 3, 2024"]),
    ],
)
def test_a_window_points_at_the_expression_and_at_the_bare_dates(text: str, span: str, dates: list[str]) -> None:
    (window,) = windows(text, FRIDAY)
    assert window.span.of(text) == span
    assert [part.of(text) for part in window.dates] == dates


@pytest.mark.parametrize(
    "text",
    [
        "He may go and they march on.",
        "The Sun shone and the second man sat.",
        "They sold 2000 pieces for $2014.",
        "Call 555-2010-2015 now.".replace("now", "again"),
        "It won 3-2 and lost 24/7.",
        "version 10.4.11 of the system",
        "0000-00-00",
        "99999",
        "a score of 1,984 points",
        "The Daily Herald wrote to him.",
        "one in four",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert windows(text, FRIDAY) == []


@pytest.mark.parametrize(
    ("text", "horizon"),
    [
        ("in 2014", "past"),
        ("next week", "future"),
        ("by November 8", "future"),
        ("in the last week", "past"),
        ("within three months", "future"),
        ("He is now here", "present"),
        ("He recently left", "past"),
        ("He said so today", "past"),
        ("He will say so today", "future"),
    ],
)
def test_the_horizon_is_seen_from_the_anchor(text: str, horizon: str) -> None:
    assert windows(text, FRIDAY)[0].horizon == horizon


@pytest.mark.parametrize("text", ["next week", "on Friday", "in October", "two days ago", "by the end of the year"])
def test_without_an_anchor_what_counts_from_it_has_no_days_and_says_so(text: str) -> None:
    (window,) = windows(text, None)
    assert not window.anchored
    assert not window.dated


@pytest.mark.parametrize("text", ["in 2014", "on 3 March 2020", "the 1990s", "from 2014 to March 2015"])
def test_a_whole_date_needs_no_anchor(text: str) -> None:
    (window,) = windows(text, None)
    assert window.anchored
    assert window.dated


def test_an_impossible_date_is_kept_without_days() -> None:
    (window,) = windows("on 31 February 2020", FRIDAY)
    assert not window.dated
    assert window.anchored


def test_each_of_two_contradictory_datelines_is_read_as_it_is_printed() -> None:
    found = windows("KYIV, Oct 14, 2022 — Updated October 12, 2021. It was on Monday.", FRIDAY)
    assert [window.start for window in found] == [date(2022, 10, 14), date(2021, 10, 12), date(2022, 10, 10)]


@pytest.mark.parametrize(("day_first", "day"), [(True, date(2022, 4, 3)), (False, date(2022, 3, 4))])
def test_the_outlet_s_country_decides_which_of_two_figures_is_the_day(day_first: bool, day: date) -> None:  # noqa: FBT001
    assert windows("on 3/4/2022", FRIDAY, day_first=day_first)[0].start == day


def test_a_country_keeps_its_own_holidays() -> None:
    assert windows("Thanksgiving 2022", FRIDAY, country="CA")[0].start == date(2022, 10, 10)


def test_a_time_in_another_zone_may_be_another_day() -> None:
    anchor = datetime(2022, 10, 14, 12, tzinfo=timezone(timedelta(hours=3)))
    assert windows("on Monday at 11pm EST", anchor)[0].start == date(2022, 10, 18)


def test_what_recurs_is_a_set() -> None:
    assert [window.set for window in windows("It meets every Monday and on Tuesday.", FRIDAY)] == [True, False]


@pytest.mark.parametrize(
    ("text", "edtf", "outer"),
    [
        ("around February-March 2023", "2023-02~/2023-03~", (date(2023, 1, 2), date(2023, 4, 30))),
        ("around 3 to 5 March 2023", "2023-03-03~/2023-03-05~", (date(2023, 3, 1), date(2023, 3, 7))),
        ("roughly between 3 and 5 March 2023", "2023-03-03~/2023-03-05~", (date(2023, 3, 1), date(2023, 3, 7))),
        ("about 2010-2012", "2010~/2012~", (date(2008, 7, 2), date(2014, 7, 2))),
    ],
)
def test_around_a_range_is_about_both_its_ends(text: str, edtf: str, outer: tuple[date, date]) -> None:
    [window] = windows(f"It opens {text}.", FRIDAY)
    assert (window.span.of(f"It opens {text}."), window.approximate, window.edtf) == (text, True, edtf)
    assert (window.widened_start, window.widened_end) == outer


def test_the_next_day_counts_from_the_day_told_of() -> None:
    found = windows("On March 3 they met. Two days later they parted.", FRIDAY)
    assert found[1].start == date(2022, 3, 5)


def test_an_observed_feast_may_be_a_day_off() -> None:
    (window,) = windows("Ramadan 2018", FRIDAY)
    assert window.approximate
    assert window.widened_start == date(2018, 5, 15)


def spans_of(text: str, *parts: str) -> list[Span]:
    return [Span(text.index(part), text.index(part) + len(part)) for part in parts]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("She said the talks would end by Nov. 8.", "the talks would end by Nov. 8", "by Nov. 8"),
        ("On Monday she said the talks had ended.", "the talks had ended", None),
        ("She praised the 1994 Crime Act for it.", "the 1994 Crime Act for it", None),
        (
            "She noted that he said Friday that it will start in May 2023.",
            "he said Friday that it will start in May 2023",
            "May 2023",
        ),
        ("She said it meets every Monday.", "it meets every Monday", None),
        (
            "She said it was small in 1972 and large as of 2008.",
            "it was small in 1972 and large as of 2008",
            "1972 and large as of 2008",
        ),
    ],
)
def test_a_content_speaks_of_one_window(text: str, content: str, expected: str | None) -> None:
    chosen = window_of(text, spans_of(text, content), windows(text, FRIDAY))
    assert (chosen.span.of(text) if chosen else None) == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "horizon"),
    [
        ("The mayor plans to build a bridge.", "plans", "to build a bridge", "future"),
        ("The mayor said the bridge will fall.", "said", "the bridge will fall", "future"),
        ("The mayor is going to say they are going to win.", "say", "they are going to win", "future"),
        ("The mayor refused to build a bridge.", "refused", "to build a bridge", None),
        ("The mayor said the bridge fell.", "said", "the bridge fell", None),
        ("The mayor wants lower taxes.", "wants", "lower taxes", None),
        ("The mayor said the bridge fell in 2019.", "said", "the bridge fell in 2019", "past"),
    ],
)
def test_what_plainly_looks_ahead_is_of_the_future(text: str, cue: str, content: str, horizon: str | None) -> None:
    parts = spans_of(text, content)
    window = window_of(text, parts, windows(text, FRIDAY))
    assert horizon_of(text, spans_of(text, cue), parts, window) == horizon


texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60)
anchors = st.none() | st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@given(texts, anchors)
@settings(max_examples=300, deadline=None)
def test_windows_hold_their_invariants_whatever_the_text(text: str, anchor: date | None) -> None:
    found = windows(text, anchor)
    assert found == windows(text, anchor)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for window in found:
        assert 0 <= window.span.start < window.span.end <= len(text)
        assert all(window.span.start <= part.start < part.end <= window.span.end for part in window.dates)
        if window.start and window.end:
            assert window.start <= window.end
        if window.start and window.widened_start:
            assert window.widened_start <= window.start
        if window.end and window.widened_end:
            assert window.widened_end >= window.end
        if window.set or not window.anchored:
            assert not window.dated
        assert (window.edtf is not None) == window.dated


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_a_printed_date_is_read_back_in_every_form(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        f"{day:%d.%m.%Y}",
    ):
        (window,) = windows(text, FRIDAY)
        assert (window.start, window.end, window.edtf) == (day, day, day.isoformat())


def seconds(piece: str, size: int) -> float:
    text = piece * (size // len(piece))
    started = time.process_time()
    windows(text, FRIDAY)
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["next ", "7", "-", "the night of "])
def test_a_megabyte_of_one_piece_takes_time_in_proportion(piece: str) -> None:
    assert seconds(piece, 1_000_000) < 25 * max(seconds(piece, 100_000), 0.05)


@pytest.mark.parametrize("piece", ["next ", "7 ", "7-", "1 and ", "a day before ", "for a day from ", "to ", "'"])
def test_ten_times_the_text_takes_some_ten_times_as_long(piece: str) -> None:
    assert seconds(piece, 20_000) < 25 * max(seconds(piece, 2_000), 0.02)
