import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cast import cast_of
from sayso.name_words import key_of, name_sets
from sayso.names import is_headline, names_in
from sayso.nouns import noun
from sayso.pronouns import FIGURES
from sayso.vocabulary import folded, table

LISTS = [(name, words) for name, words in table("names").items()]
ROLE_LISTS = [(name, words) for name, words in table("roles").items() if name not in {"also", "families"}]


def found(text: str) -> list[tuple[str, str | None]]:
    return [(name.span.of(text), name.kind) for name in names_in(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was Ana Brook who came.", ["Ana Brook"]),
        ("Then Ana Brook came.", ["Ana Brook"]),
        ("Meanwhile the port closed.", []),
        ("Harbours decay. The harbours are old. Harbours are wet.", []),
        ("It was Mayor Ana Brook of Aldmoor.", ["Ana Brook", "Aldmoor"]),
        ("It was Brennock Harbour Party Chairman Lev Dorn.", ["Brennock Harbour Party", "Lev Dorn"]),
        ("It was Secretary of State Ana Brook.", ["Ana Brook"]),
        ("He met the Secretary of State.", []),
        ("He met President of Brennock Ana Brook.", ["Ana Brook"]),
        ("She joined the Institute for Harbour Studies.", ["Institute for Harbour Studies"]),
        ("She joined the Harbours and Lighthouses Commission.", ["Harbours and Lighthouses Commission"]),
        ("She joined the Department of Health and Human Services.", ["Department of Health and Human Services"]),
        ("She met Ana and the Harbour Commission.", ["Ana", "Harbour Commission"]),
        ("He saw Bela van der Loo there.", ["Bela van der Loo"]),
        ("He saw Omar al-Fahim there.", ["Omar al-Fahim"]),
        ("He saw J. K. Arkwright there.", ["J. K. Arkwright"]),
        ("He saw Lev King there.", ["Lev King"]),
        ("He saw Ana Brook's brother there.", ["Ana Brook"]),
        ("He saw Seamus O’Dell there.", ["Seamus O’Dell"]),
        ("He saw Rep. Lev Dorn (R-Ohio) there.", ["Lev Dorn"]),
        ("He left the U.S. He was tired.", ["U.S."]),
        ("He told Ana Brook, Jr. so.", ["Ana Brook, Jr."]),
        ("On Monday in May he left.", ["Monday", "May"]),
    ],
)
def test_a_name_is_found_from_its_first_to_its_last_word(text: str, names: list[str]) -> None:
    assert [name for name, _ in found(text)] == names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ana Brook", "person"),
        ("Mr. Quillon", "person"),
        ("Harbour Institute", "organisation"),
        ("OHR", "organisation"),
        ("Radio Aldmoor", "organisation"),
        ("Aldmoor Courier", "outlet"),
        ("Reuters", "outlet"),
        ("Moscow", "place"),
        ("New Hampshire", "place"),
        ("Fort Aldmoor", "place"),
        ("Harbour Act", "thing"),
        ("Republicans", "people"),
        ("Ukrainian", "people"),
        ("Zxqvian", None),
    ],
)
def test_a_names_words_show_its_kind(name: str, kind: str | None) -> None:
    assert [found_kind for _, found_kind in found(f"It was about {name} today.")] == [kind]


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Brook Says Port Is Safe for Small Boats", True),
        ("BROOK SAYS PORT IS SAFE", True),
        ("Brook says the port is safe for small boats", False),
        ("Ana Brook met Lev Dorn on Monday.", False),
        ("Ana Brook, 40, Aldmoor Harbour", False),
        ("Ana Brook", False),
    ],
)
def test_a_line_of_capitals_shows_no_names(line: str, *, headline: bool) -> None:
    assert is_headline(line, 0, len(line)) is headline


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Ana Brook came. Mrs. Brook left. Brook had won.", ["Ana Brook"]),
        ("Ana Brook came. Lev Brook left.", ["Ana Brook", "Lev Brook"]),
        ("It was Bill Quillon. It was William Quillon.", ["William Quillon"]),
        ("It was A. Brook. It was Ana Brook.", ["Ana Brook"]),
        ("It was Ana Brook. It was crooked Ana Brook.", ["Ana Brook"]),
        ("It was the Brennock Supreme Court. It was the Supreme Court.", ["Brennock Supreme Court"]),
        ("It was OHR. It was the Office of Harbour Rights.", ["Office of Harbour Rights"]),
        ("It was President Brook. It was his wife, Ana Brook.", ["Brook", "Ana Brook"]),
    ],
)
def test_names_of_one_are_one_member(text: str, members: list[str]) -> None:
    assert sorted(member.name for member in cast_of(text).members) == sorted(members)


@given(st.text(alphabet=st.sampled_from("ABab .,’'“”()-\nÉéЖж&$1"), max_size=120))
@settings(max_examples=300, deadline=None)
def test_names_of_any_text_are_in_order_and_apart(text: str) -> None:
    names = names_in(text)

    assert all(one.span.end <= other.span.start for one, other in pairwise(names))
    assert all(name.span.of(text) and name.words for name in names)
    cast_of(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["Ana Brook of Aldmoor told Lev Dorn (OHR) that he left. ", "Aa Bb ", "A.", "“Ana”\n", "Brook ", "the of and "],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        cast_of(text)
        return time.process_time() - start

    assert seconds(400_000) < 16 * max(seconds(50_000), 0.02)


@pytest.mark.parametrize(("name", "words"), LISTS, ids=[name for name, _ in LISTS])
def test_words_of_names_are_folded_and_stand_once(name: str, words: list[str]) -> None:
    assert len(words) == len(set(words)), name
    assert all(word == folded(word) for word in words)


@pytest.mark.parametrize(("name", "words"), ROLE_LISTS, ids=[name for name, _ in ROLE_LISTS])
def test_words_of_roles_are_folded(name: str, words: list[str]) -> None:
    assert all(word == folded(word) for word in words), name


def test_no_given_name_tells_two_genders() -> None:
    names = table("given_names")

    assert not set(names["f"]) & set(names["m"])
    assert all(name == folded(name) for part in ("f", "m", "either") for name in names[part])


def test_short_forms_are_given_names_of_lists() -> None:
    assert all(isinstance(longer, list) and longer for longer in table("given_names")["short"].values())


def test_those_who_gave_no_name_are_persons() -> None:
    assert {found.kind for word in table("roles")["anonymous"] if (found := noun(word))} == {"person"}


def test_every_figure_of_a_pronoun_has_a_weight() -> None:
    assert list(table("pronouns")["weights"]) == list(FIGURES)


def test_a_key_is_never_empty() -> None:
    assert key_of(["The"]) == ("the",)
    assert "jr" in name_sets()["suffixes"]
