"""The picture of an article's windows: what is drawn, and that the table says the same."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.html_page import to_html
from sayso.export.timeline import MOST, WIDTH, scale, timeline
from sayso.kinds import Kind
from sayso.reading import Reading
from sayso.span import Span
from sayso.timex import Window

FIRST, LAST = date(2031, 4, 1), date(2031, 4, 30)


def window(first: date | None, last: date | None, *, approximate: bool = False) -> Window:
    return Window(Span(0, 9), (), first, last, first, last, approximate=approximate)


def timed(reading: Reading, *windows: Window | None) -> Reading:
    """A reading whose statements have these windows in their order."""
    pairs = zip(reading.statements, windows, strict=False)
    return replace(reading, statements=tuple(replace(said, window=one, kind=Kind("plan")) for said, one in pairs))


class Balance(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.open.append(tag)
        self.names.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    ("one", "drawn", "absent"),
    [
        (window(FIRST, LAST), 'class="bar"', 'class="open"'),
        (window(FIRST, LAST, approximate=True), 'class="bar about"', 'class="open"'),
        (window(None, LAST), 'H4m5-5l-5 5 5 5"/>', f"H{WIDTH - 4}"),
        (window(FIRST, None), f"H{WIDTH - 4}m-5-5l5 5-5 5", "H4m"),
        (Window(Span(0, 9), widened_start=FIRST, widened_end=LAST), 'class="bar about"', 'class="open"'),
    ],
)
def test_open_sides_and_approximate_days_are_drawn_as_such(
    courier: Reading, one: Window, drawn: str, absent: str
) -> None:
    picture = timeline(timed(courier, one))
    assert drawn in picture
    assert absent not in picture


def test_the_days_are_in_words_in_the_picture_and_in_the_table(courier: Reading) -> None:
    picture = timeline(timed(courier, None, window(FIRST, LAST)))
    assert ">1 to 30 Apr 2031 · plan</text>" in picture
    assert '<th scope="row">1 to 30 Apr 2031</th><td>plan</td><td><a href="#s2">2</a> that “the bridge' in picture


def test_the_day_of_publication_is_marked(courier: Reading) -> None:
    assert ">published 3 Mar 2031</text>" in timeline(timed(courier, window(FIRST, LAST)))


@pytest.mark.parametrize("published", [None, "soon"])
def test_without_a_day_of_publication_none_is(courier: Reading, published: str | None) -> None:
    bare = replace(courier, article=replace(courier.article, published=published))
    assert "published" not in timeline(timed(bare, window(FIRST, LAST), window(None, LAST))).split("legend")[0]


def test_rows_are_in_the_order_of_days(courier: Reading) -> None:
    picture = timeline(timed(courier, window(LAST, LAST), window(FIRST, LAST), window(FIRST, FIRST)))
    assert re.findall(r'class="number-of"[^>]*>(\d)<', picture) == ["3", "2", "1"]


def test_a_reading_without_days_has_no_picture(courier: Reading) -> None:
    assert timeline(timed(courier, Window(Span(0, 9), horizon="present"), None)) == ""


def test_of_many_the_first_are_drawn_and_the_table_has_all(courier: Reading) -> None:
    said = replace(courier.statements[0], window=window(FIRST, LAST))
    picture = timeline(replace(courier, statements=(said,) * (MOST + 5)))
    assert (picture.count("<g>"), picture.count('<th scope="row">')) == (MOST, MOST + 5)
    assert "and 5 more, in the table" in picture


def test_words_of_the_article_never_become_markup(courier: Reading) -> None:
    hostile = "<script>alert(1)</script>" + courier.article.text
    reading = timed(replace(courier, article=replace(courier.article, text=hostile)), window(FIRST, LAST))
    assert "script" not in Balance(timeline(reading)).names


@given(st.lists(st.dates(), min_size=1, max_size=6), st.none() | st.dates())
def test_later_days_are_further_right_and_inside(days: list[date], published: date | None) -> None:
    place = scale([*days, published] if published else days, published)
    places = [place(day) for day in sorted(days)]
    assert places == sorted(places)
    assert min(places) >= 0
    assert max(places) <= WIDTH


@given(st.data())
def test_any_windows_make_a_whole_picture(courier: Reading, data: st.DataObject) -> None:
    some = st.none() | st.dates()
    any_window = st.builds(Window, st.just(Span(0, 9)), st.just(()), some, some, some, some, approximate=st.booleans())
    reading = timed(courier, *data.draw(st.lists(st.none() | any_window, max_size=8)))
    picture = timeline(reading)
    Balance(picture)
    assert picture == timeline(reading)
    assert not re.search(r"nan|inf\b|width=\"-", picture)


def test_the_page_has_the_timeline_below_the_chains(courier: Reading) -> None:
    page = to_html(timed(courier, window(FIRST, LAST)))
    assert page.index('<figure class="chains">') < page.index('<figure class="chains windows">')
