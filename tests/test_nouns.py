"""What nouns and names show, and what the tables of them must look like for that."""

import re
from collections import Counter

import pytest

from sayso import nouns
from sayso.vocabulary import folded, table

KNOWN = table("nouns")
LISTS = {
    f"{kind}.{name}": KNOWN[kind][name]
    for kind in ("person", "group", "organisation", "outlet", "document")
    for name in KNOWN[kind]
}
SMALL = {name: words for name, words in table("phrases").items() if isinstance(words, list)}
SMALL |= {f"pronouns.{name}": words for name, words in table("phrases")["pronouns"].items()}
PATTERNS = [form for name in ("agreed", "reasons", "because", "after", "before") for form in table("anonymity")[name]]


@pytest.mark.parametrize("name", [*LISTS, *SMALL])
def test_words_are_lower_case_and_once_in_their_list(name: str) -> None:
    words = LISTS.get(name) or SMALL[name]

    assert [word for word in words if word != folded(word)] == []
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_no_noun_has_two_kinds() -> None:
    words = Counter(
        word for name, words in LISTS.items() if name.endswith((".nouns", ".role", ".class")) for word in words
    )

    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("name", ["names", "adjectives"])
def test_peoples_are_capitalised(name: str) -> None:
    assert all(word[0].isupper() for word in KNOWN["people"][name])


def test_places_are_printed_as_names_are() -> None:
    places = [*KNOWN["places"]["names"], *KNOWN["places"]["regions"]]

    assert [place for place in places if place == place.lower()] == []


def test_numbers_are_fewest_and_most() -> None:
    numbers = table("phrases")["numbers"].values()

    assert all(len(pair) == 2 and pair[0] > 0 and (pair[1] == -1 or pair[0] <= pair[1]) for pair in numbers)


@pytest.mark.parametrize("form", PATTERNS)
def test_forms_of_anonymity_match_words_and_repeat_nothing_without_bound(form: str) -> None:
    pattern = re.compile(form, re.IGNORECASE)

    assert not pattern.search("")
    assert pattern.groups == 0
    assert not re.search(r"(?<!\\)\.[*+]|\][*+]|\)[*+]", form)


@pytest.mark.parametrize(
    ("word", "kind", "plural"),
    [
        *(
            ("aide", "person", False),
            ("aides", "group", True),
            ("secretaries", "group", True),
            ("women", "group", True),
        ),
        *(("spokespeople", "group", True), ("ex-aide", "person", False), ("agencies", "organisation", True)),
        *(("analyses", "document", True), ("records", "document", True), ("police", "organisation", False)),
        *(("juggler", "person", False), ("jugglers", "group", True), ("fisherman", "person", False)),
    ],
)
def test_a_noun_shows_a_kind(word: str, kind: str, plural: bool) -> None:  # noqa: FBT001
    found = nouns.noun(word)

    assert found is not None
    assert (found.kind, found.plural) == (kind, plural)


@pytest.mark.parametrize("word", ["transition", "weather", "happiness", "super", "former", "kindness", "quarter"])
def test_a_word_that_shows_nothing_has_no_kind(word: str) -> None:
    found = nouns.noun(word)

    assert found is None or found.kind != "person"


@pytest.mark.parametrize(
    ("name", "article", "kind"),
    [
        *(("Ana Brook", False, "person"), ("J.D. Brook", False, "person"), ("DuBrook", False, "organisation")),
        *(("FBI", False, "organisation"), ("F.B.I.", True, "organisation"), ("Harbour Police", False, "organisation")),
        *(("Citizens for Tides", False, "organisation"), ("Bureau of Labor Statistics", True, "organisation")),
        *(("Kyiv", False, "organisation"), ("Reuters", False, "outlet"), ("Harbour Herald", False, "outlet")),
        *(("Aldmoor News Service", False, "outlet"), ("harbour.example.com", False, "outlet")),
        *(("Tides Act", True, "document"), ("Kremlin", True, "organisation")),
    ],
)  # fmt: skip
def test_a_name_shows_a_kind(name: str, article: bool, kind: str) -> None:  # noqa: FBT001
    assert nouns.kind_of_name(name.split(), article=article) == kind
