"""What the tables of words must look like for the rules to work."""

import re
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sayso.layout import KINDS
from sayso.outlets import by_name, by_tag, by_url
from sayso.vocabulary import folded, table

TABLES = (
    *("boilerplate", "bylines", "dates", "labels", "language", "language_names", "outlets", "places", "sentences"),
)


@pytest.mark.parametrize("name", TABLES)
def test_the_table_is_in_the_package(name: str) -> None:
    assert (files("sayso.data") / f"{name}.toml").is_file()


PATTERNS = [pattern for patterns in table("boilerplate")["lines"].values() for pattern in patterns]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_boilerplate_is_patterns_that_match_no_empty_line(pattern: str) -> None:
    for name, form in table("boilerplate")["forms"].items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{form})")
    form = re.compile(pattern, re.IGNORECASE)

    assert not re.search("{[a-z]", pattern)
    assert not form.fullmatch("")
    assert not form.groupindex


def test_boilerplate_repeats_nothing_without_bound() -> None:
    patterns = [*PATTERNS, *table("boilerplate")["forms"].values()]

    assert [pattern for pattern in patterns if re.search(r"(?<!\\)\.[*+]|\][*+]", pattern)] == []


def test_verbs_of_reporting_and_names_of_nobody_are_lower_case() -> None:
    known = table("boilerplate")

    assert all(word == folded(word) for word in (*known["reporting"], *known["nobody"]))


def test_particles_of_names_are_lower_case() -> None:
    assert all(word == word.lower() for word in table("bylines")["particles"])


def test_abbreviations_are_lower_case_without_their_stop() -> None:
    words = table("sentences")["abbreviations"]

    assert len(words) == len(set(words))
    assert all(word == word.lower() and not word.endswith(".") for word in words)


def test_languages_have_a_code_of_two_letters_and_a_name() -> None:
    assert all(re.fullmatch("[a-z]{2}", code) and name[0].isupper() for code, name in table("language_names").items())


def test_labels_are_lower_case_and_of_known_kinds() -> None:
    labels = table("labels")

    assert set(labels) <= set(KINDS)
    assert all(word == word.lower() for words in labels.values() for word in words)


def test_no_label_has_two_kinds() -> None:
    words = [word for words in table("labels").values() for word in words]

    assert len(words) == len(set(words))


def test_there_are_twelve_months_and_no_name_has_two() -> None:
    months = table("dates")["months"]
    names = [folded(name) for names in months for name in names]

    assert (len(months), len(names)) == (12, len(set(names)))


def test_zones_exist() -> None:
    zones = [*table("places")["zones"], *(entry["zone"] for entry in table("outlets")["outlet"] if "zone" in entry)]
    named = [zone for zone in table("dates")["zones"].values() if isinstance(zone, str)]

    assert [ZoneInfo(zone).key for zone in zones + named] == zones + named


def test_offsets_are_hours_of_this_world() -> None:
    offsets = [zone for zone in table("dates")["zones"].values() if not isinstance(zone, str)]

    assert all(-12 <= offset <= 14 for offset in offsets)


def test_no_city_has_two_zones() -> None:
    cities = [city for cities in table("places")["zones"].values() for city in cities]

    assert len(cities) == len(set(cities))


@pytest.mark.parametrize("entry", table("outlets")["outlet"], ids=lambda entry: str(entry["name"]))
def test_an_outlet_is_found_by_all_that_it_goes_by(entry: dict[str, Any]) -> None:
    assert set(entry) <= {"name", "hosts", "aliases", "tags", "zone"}
    found = [by_name(entry["name"]), *map(by_name, entry.get("aliases", ()))]
    found += [by_url(f"https://www.{host}/a") for host in entry["hosts"]]
    found += [by(tag) for tag in entry.get("tags", ()) for by in (by_tag, by_name)]

    assert {outlet.name if outlet else None for outlet in found} == {entry["name"]}


@pytest.mark.parametrize("entry", table("outlets")["outlet"], ids=lambda entry: str(entry["name"]))
def test_names_under_four_letters_are_tags(entry: dict[str, Any]) -> None:
    short = [name for name in (entry["name"], *entry.get("aliases", ())) if len(name) < 4]

    assert set(short) <= {entry["name"]} & set(entry.get("tags", ()))


@pytest.mark.parametrize("name", ["Up", "UP", "up", "Aa", "pa", "Bbc", "ap", "Dw"])
def test_a_short_word_is_no_outlet(name: str) -> None:
    assert by_name(name) is None
    assert by_tag(name) is None


@pytest.mark.parametrize(
    "url", [None, "", "not a url", "http://[bad", "https://example.test/", "https://com/", "file:///a"]
)
def test_an_unknown_url_has_no_outlet(url: str | None) -> None:
    assert by_url(url) is None


def test_a_host_is_not_found_inside_another() -> None:
    assert by_url("https://notreuters.com/") is None


def test_language_words_are_lower_case() -> None:
    known = table("language")

    assert all(word == word.lower() for word in known["english"])
    assert 0 < known["english_share"] < 0.15
