"""When a statement is about, in words."""

import string
from datetime import date

import pytest

from sayso.article import Article
from sayso.attribution import Attribution
from sayso.export.time_words import about_what, days_in_words, time_in_words
from sayso.kinds import Kind
from sayso.reading import Reading
from sayso.span import Span
from sayso.statement import Statement
from sayso.terminal import to_page
from sayso.timex import windows
from sayso.vocabulary import table


def said(text: str, anchor: date | None = date(2022, 10, 14), kind: str = "fact") -> Statement:
    """A statement whose content is a text with one time expression, or none."""
    found = windows(text, anchor)
    content = Attribution((), (), (Span(0, len(text)),), 0.5)
    window = found[0] if found else None
    return Statement(
        "s1", None, "body", content, kind=Kind(kind), window=window, horizon=window.horizon if window else None
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It opens on 3 March 2023.", "3 Mar 2023"),
        ("It opens in February-March 2023.", "1 Feb to 31 Mar 2023"),
        ("It opens from 30 December 2022 to 2 January 2023.", "30 Dec 2022 to 2 Jan 2023"),
        ("It opens from 3 to 5 March 2023.", "3 to 5 Mar 2023"),
        ("It will open by 8 November 2022.", "until 8 Nov 2022"),
        ("It will open after 8 November 2022.", "from 9 Nov 2022"),
        ("It opened around 8 May 2022.", "8 May 2022, about"),
        ("It opens in early May 2023.", "1 to 10 May 2023, about"),
        ("It is open now.", "now"),
        ("It opens on 31 February 2023.", "31 February 2023 (no day given)"),
        ("It opens.", ""),
    ],
)
def test_days_are_written_as_people_read_them(text: str, words: str) -> None:
    assert time_in_words(said(text), text) == words


def test_a_week_that_counts_from_an_unknown_day_says_so() -> None:
    text = "It will open next week."
    assert time_in_words(said(text, None), text) == "next week (no date of publication known)"


def test_what_is_to_come_without_a_date_says_so() -> None:
    content = Attribution((), (), (Span(0, 4),), 0.5)
    assert time_in_words(Statement("s1", None, "body", content, horizon="future"), "shut") == "to come, no date given"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind(), ""),
        (Kind("plan"), "plan"),
        (Kind("position", position="unchanged"), "position, unchanged"),
    ],
)
def test_a_kind_is_named_unless_it_is_a_plain_fact(kind: Kind, words: str) -> None:
    assert about_what(Statement("s1", None, "body", Attribution((), (), (Span(0, 1),), 0.5), kind=kind), "a") == words


def test_no_days_are_no_words() -> None:
    assert days_in_words(None, None) == ""


def test_the_terminal_has_kind_and_window_beside_the_statement() -> None:
    text = "It will close by 8 November 2022."
    page = to_page(Reading(Article(text), (said(text, kind="plan"),), "by hand", "1"), width=100, colour=False)
    assert "It will close by 8 November 2022. — plan, until 8 Nov 2022  (50%)\n" in page


def test_a_plain_fact_without_a_time_has_nothing_beside_it() -> None:
    text = "It closed."
    assert " — " not in to_page(Reading(Article(text), (said(text),), "by hand", "1"), width=100, colour=False)


def test_the_vocabulary_has_its_places() -> None:
    words = table("time_words")
    places = {
        name: {field for _, field, _, _ in string.Formatter().parse(words[name]) if field}
        for name in words
        if name not in ("months", "picture")
    }
    assert len(words["months"]) == 12
    assert places == {
        "range": {"first", "last"},
        "from": {"first"},
        "until": {"last"},
        "about": {"days"},
        "no_days": {"words"},
        "no_anchor": {"words"},
        "to_come": set(),
    }
