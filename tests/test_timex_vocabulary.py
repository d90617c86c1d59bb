from datetime import date

import pytest

from sayso.timex.holidays import easter, holiday_in, orthodox_easter
from sayso.timex.lexicon import lexicon
from sayso.vocabulary import folded, table

KINDS = ("on", "nth", "easter", "orthodox", "hebrew", "hijri", "day")
BESIDE = {"names", "plus", "days", "country", "every"}


@pytest.mark.parametrize("rule", table("timex_holidays")["holidays"], ids=lambda rule: str(rule["names"][0]))
def test_a_holiday_has_names_in_lower_case_and_one_rule(rule: dict[str, object]) -> None:
    names = rule["names"]
    assert isinstance(names, list)
    assert names
    assert all(name == folded(name) for name in names)
    assert len(rule.keys() & set(KINDS)) == 1
    assert rule.keys() <= {*KINDS, *BESIDE}


@pytest.mark.parametrize("name", sorted({rule["names"][0] for rule in table("timex_holidays")["holidays"]}))
def test_a_holiday_falls_in_some_year_of_four(name: str) -> None:
    assert any(holiday_in(name, year, "US") for year in range(2020, 2024))


@pytest.mark.parametrize("section", ["months", "weekdays", "numbers", "ordinals", "decades", "zones"])
def test_words_that_stand_for_numbers_are_in_lower_case(section: str) -> None:
    entries = table("timex")[section]
    assert all(word == word.lower() and isinstance(value, int | float) for word, value in entries.items())


def test_months_and_weekdays_are_complete() -> None:
    words = lexicon()
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.weekdays.values()) == set(range(7))


def test_openers_and_closers_name_a_known_side() -> None:
    sides = {"by", "until", "before", "since", "from", "after", "toward"}
    assert {*table("timex")["openers"].values(), *table("timex")["closers"].values()} <= sides


def test_vague_words_have_a_horizon_and_at_most_one_edge() -> None:
    for entry in table("timex")["vague"]:
        assert entry["horizon"] in {"past", "present", "future"}
        assert entry.get("edge") in {None, "start", "end"}
        assert entry["phrases"]


def test_forms_of_verbs_are_in_lower_case_and_of_one_tense() -> None:
    forms = table("timex_tense")
    assert not set(forms["future"]) & set(forms["past"])
    assert all(word == word.lower() for name in ("future", "past", "present", "perfect") for word in forms[name])


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (2016, date(2016, 3, 27), date(2016, 5, 1)),
        (2022, date(2022, 4, 17), date(2022, 4, 24)),
        (2025, date(2025, 4, 20), date(2025, 4, 20)),
    ],
)
def test_easter_is_computed(year: int, western: date, orthodox: date) -> None:
    assert (easter(year), orthodox_easter(year)) == (western, orthodox)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("rosh hashanah", 2023, date(2023, 9, 16)),
        ("passover", 2024, date(2024, 4, 23)),
        ("hanukkah", 2022, date(2022, 12, 19)),
        ("yom kippur", 2016, date(2016, 10, 12)),
        ("election day", 2016, date(2016, 11, 8)),
        ("memorial day", 2023, date(2023, 5, 29)),
    ],
)
def test_a_movable_holiday_is_computed(name: str, year: int, day: date) -> None:
    found = holiday_in(name, year, "US")
    assert found is not None
    assert found.first == day
