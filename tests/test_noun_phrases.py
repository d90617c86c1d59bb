import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.noun_phrases import NounPhrase, parse
from sayso.span import Span

PARTS = ("name", "role", "modifiers", "possessor", "remainder")


def parts(text: str) -> list[dict[str, str]]:
    """The words of each phrase's parts, those that are there."""
    phrases = parse(text, Span(0, len(text)))
    return [{part: span.of(text) for part in PARTS if (span := getattr(phrase, part))} for phrase in phrases]


def one(text: str) -> NounPhrase:
    [phrase] = parse(text, Span(0, len(text)))
    return phrase


NAMED = [
    ("Ana Brook", "Ana Brook", None),
    ("Mr. Dorn", "Dorn", None),
    ("Sen. Ana Brook (R-Ostrel)", "Ana Brook", "Sen."),
    ("President Brook", "Brook", "President"),
    ("Republican presidential nominee Lev Dorn", "Lev Dorn", "Republican presidential nominee"),
    ("Aldmoor Democratic Party Chairman Lev Dorn", "Lev Dorn", "Aldmoor Democratic Party Chairman"),
    ("NYPD Commissioner Lev O’Dorn", "Lev O’Dorn", "NYPD Commissioner"),
    ("Secretary of State Ana Brook", "Ana Brook", "Secretary of State"),
    ("President of Ukraine Lev Dorn", "Lev Dorn", "President of Ukraine"),
    ("Department of Justice spokesman Lev Dorn", "Lev Dorn", "Department of Justice spokesman"),
    ("his wife and present rival Ana Brook", "Ana Brook", "his wife and present rival"),
    ("Ukraine's military intelligence chief Lev Dorn", "Lev Dorn", "Ukraine's military intelligence chief"),
    ("Ana Brook, adviser to the Head of the Office", "Ana Brook", "adviser to the Head of the Office"),
    ("Ana Brook, 53, a farmer from Sumter, South Carolina,", "Ana Brook", "a farmer from Sumter, South Carolina"),
    ("Ana Brook, a former aide who left in May,", "Ana Brook", "a former aide"),
    ("Ana Brook, a fellow at Brennock and an envoy,", "Ana Brook", "a fellow at Brennock and an envoy"),
    ("Apple's chief executive, Lev Dorn,", "Lev Dorn", "Apple's chief executive"),
    ("the head of the Harbour Guard, Lev Dorn,", "Lev Dorn", "the head of the Harbour Guard"),
    ("Dorn's running mate, Ohio Gov. Ana Brook,", "Ana Brook", "Dorn's running mate"),
    ("her husband, Bill,", "Bill", "her husband"),
    ("one group, Citizens for Growth,", "Citizens for Growth", "one group"),
    ("a site called Harbour Watch", "Harbour Watch", "a site"),
    ("Larry King", "Larry King", None),
    ("Ana Brook, Harbour Research Center", "Ana Brook", "Harbour Research Center"),
    ("Dean Brook", "Dean Brook", None),
    ("Black, who knew him for years", "Black", None),
    ("Lev dos Santos", "Lev dos Santos", None),
    ("the Tax Office", "Tax Office", None),
    ("the nonpartisan Harbour Policy Center", "Harbour Policy Center", None),
    ("Citizens for Tax Justice", "Citizens for Tax Justice", None),
    ("the Department of Health and Human Services", "Department of Health and Human Services", None),
    ("the U.S. Court of Appeals for the Sixth Circuit", "U.S. Court of Appeals for the Sixth Circuit", None),
    ("the Institute for the Study of Tides", "Institute for the Study of Tides", None),
    ("The State Department", "State Department", None),
    ("Brook’s “13th”", "13th", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "role"), NAMED, ids=[text for text, _, _ in NAMED])
def test_a_name_and_the_role_beside_it_are_apart(text: str, name: str, role: str | None) -> None:
    [found] = parts(text)

    assert (found.get("name"), found.get("role")) == (name, role)


DESCRIBED = [
    ("a senior administration official", "official", {"modifiers": "senior administration"}),
    ("three Echo's sources close to the court", "sources", {"possessor": "Echo", "remainder": "close to the court"}),
    ("people familiar with the matter", "people", {"remainder": "familiar with the matter"}),
    ("people Brook has met", "people", {"remainder": "Brook has met"}),
    ("his advisers", "advisers", {"possessor": "his"}),
    ("Brook's campaign", "campaign", {"possessor": "Brook"}),
    ("the Aldmoor Post-ABC poll", "poll", {"modifiers": "Aldmoor Post-ABC"}),
    ("state and local officials", "officials", {"modifiers": "state and local"}),
    ("Republican elected officials", "officials", {"modifiers": "Republican elected"}),
    ("e-mails unearthed in March", "e-mails", {"remainder": "unearthed in March"}),
    ("Oversight Committee Republicans", "republicans", {"modifiers": "Oversight Committee"}),
    ("The President", "president", {}),
    ("Police officials", "officials", {"modifiers": "Police"}),
    ("a poll last month", "poll", {"remainder": "last month"}),
    ("some on the panel", "some", {"remainder": "on the panel"}),
    ("many of whom", "whom", {}),
    ("nobody", "nobody", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "head", "rest"), DESCRIBED, ids=[text for text, _, _ in DESCRIBED])
def test_a_description_has_a_head_and_what_stands_around_it(text: str, head: str, rest: dict[str, str]) -> None:
    assert one(text).head == head
    assert parts(text) == [rest]


NUMBERS = [
    ("a driver", (1, 1)),
    ("one of the drivers", (1, 1)),
    ("another driver", (1, 1)),
    ("three drivers", (3, 3)),
    ("twenty-seven drivers", (27, 27)),
    ("1,200 drivers", (1200, 1200)),
    ("two dozen drivers", (24, 24)),
    ("at least two drivers", (2, None)),
    ("at least two dozen drivers", (24, None)),
    ("more than ten drivers", (10, None)),
    ("up to ten drivers", (1, 10)),
    ("about ten drivers", (10, 10)),
    ("several drivers", (3, None)),
    ("a few drivers", (3, None)),
    ("a group of drivers", (2, None)),
    ("the two drivers", (2, 2)),
    ("both drivers", (2, 2)),
    ("Brook's three drivers", (3, 3)),
    ("drivers", None),
    ("the driver", None),
    ("many drivers", None),
    ("half of the drivers", None),
    ("46 percent of drivers", None),
    ("eight in 10 drivers", None),
    ("two out of three drivers", None),
    ("a large number of drivers", None),
    ("no driver", None),
    ("a 2014 study", (1, 1)),
    ("2016 drivers", None),
    ("the “No Harm” ad", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_the_number_is_what_the_phrase_states(text: str, number: tuple[int, int | None] | None) -> None:
    assert one(text).number == number


@pytest.mark.parametrize(
    "text", ["many drivers", "46 percent", "half of the drivers", "8 of 10 drivers", "most of them"]
)
def test_so_many_of_a_class_is_a_share(text: str) -> None:
    assert one(text).share
    assert one(text).plural


@pytest.mark.parametrize("text", ["two drivers", "a driver", "drivers", "one of the drivers"])
def test_a_count_is_no_share(text: str) -> None:
    assert not one(text).share


COORDINATED = [
    ("Ana Brook and Lev Dorn", ["Ana Brook", "Lev Dorn"]),
    ("Ana Brook, Lev Dorn and Iris Vale", ["Ana Brook", "Lev Dorn", "Iris Vale"]),
    ("senator Ana Brook, R-Tenn., and Lev Dorn, R-S.C.,", ["Ana Brook", "Lev Dorn"]),
    ("Sen. Ana Brook of Ohio and Lev Dorn of Maine", ["Ana Brook", "Lev Dorn"]),
    ("Senators Brook and Dorn", ["Brook", "Dorn"]),
    ("two brothers, Jan Dorn and Lev Dorn,", ["Jan Dorn", "Lev Dorn"]),
    ("Brook's and Dorn's", ["Brook", "Dorn"]),
]


@pytest.mark.parametrize(("text", "names"), COORDINATED, ids=[text for text, _ in COORDINATED])
def test_names_joined_by_and_are_several(text: str, names: list[str]) -> None:
    assert [found.get("name") for found in parts(text)] == names


@pytest.mark.parametrize(
    "text", ["both she and her husband", "the mayor and his driver", "RT and its defenders", "Companies and drivers"]
)
def test_descriptions_joined_by_and_are_several(text: str) -> None:
    assert len(parts(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        *("officials from Aldmoor and Brennock", "state and local officials", "Senate and House leaders"),
        *("current and former aides", "law enforcement and intelligence officials", "the Sanders and Dorn campaigns"),
        *("rights groups like the Union and the League", "the Bureau of Ports and Fisheries"),
    ],
)
def test_what_and_joins_within_one_phrase_stays_one(text: str) -> None:
    assert len(parts(text)) == 1


KINDS = [
    ("Mr. Dorn", "person"),
    ("his wife", "person"),
    ("aides", "group"),
    ("the FBI", "organisation"),
    ("the ministry", "organisation"),
    ("Ukraine", "organisation"),
    ("The New York Times", "outlet"),
    ("the Aldmoor Tribune", "outlet"),
    ("the newspaper", "outlet"),
    ("the Beacon, a news agency,", "outlet"),
    ("the report", "document"),
    ("a Field Poll", "document"),
    ("the transition in Ostrel", None),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[text for text, _ in KINDS])
def test_the_kind_is_what_the_words_show(text: str, kind: str | None) -> None:
    assert one(text).kind == kind


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mrs. Brook", "f"),
        ("spokesman Lev Dorn", "m"),
        ("she", "f"),
        ("his wife", "f"),
        ("the mayor", None),
        ("Ana Brook", None),
    ],
)
def test_the_gender_is_only_what_the_words_state(text: str, gender: str | None) -> None:
    assert one(text).gender == gender


@pytest.mark.parametrize("text", ["", " ", ",", "“”", "—", "()", "…"])
def test_marks_alone_are_no_phrase(text: str) -> None:
    assert parse(text, Span(0, len(text))) == ()


def test_spans_point_into_the_whole_text() -> None:
    text = "On Monday harbour chief Ana Brook left."

    [phrase] = parse(text, Span(10, 33))

    assert phrase.name is not None
    assert phrase.name.of(text) == "Ana Brook"


WORDS = [
    *(
        "the",
        "a",
        "one",
        "of",
        "and",
        ",",
        "'s",
        "(",
        ")",
        "“",
        "”",
        "—",
        "Ana",
        "Brook",
        "Mr.",
        "officials",
        "who",
        "was",
    ),
    *(
        "46",
        "percent",
        "at least",
        "his",
        "chairman",
        "U.S.",
        "said",
        "Times",
        "Committee",
        "for",
        "-",
        "%",
        "'",
        "@x",
        ".",
    ),
]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=25))
def test_any_words_have_phrases_inside_them(words: list[str]) -> None:
    text = " ".join(words)

    for phrase in parse(text, Span(0, len(text))):
        spans = [phrase.span, phrase.head_span, *phrase.names, *filter(None, (getattr(phrase, p) for p in PARTS))]
        assert phrase.head
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize("piece", ["Ana ", "Ana and ", "of the ", "a ", "( ", "“ ", "officials ", "Brook's ", "Ana , "])
def test_a_phrase_of_any_length_is_read_in_time(piece: str) -> None:
    text = piece * 30_000
    started = time.perf_counter()

    parse(text, Span(0, len(text)))

    assert time.perf_counter() - started < 2
