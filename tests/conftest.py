"""Readings that several tests share: one written by hand, and a source of arbitrary ones."""

from collections.abc import Sequence

import pytest
from hypothesis import strategies as st

from sayso.article import Article, Section
from sayso.attribution import Attribution
from sayso.reading import Reading
from sayso.span import Span
from sayso.statement import Statement

TITLE = "Lindqvist wants to close the Harbour Bridge"
TEXT = f"""{TITLE}
PORT ELLIND, 3 March 2031
The mayor, Ana Lindqvist, told the Courier that “the bridge will not survive another winter”, and that it would close.
“We are not against it,” said Tomas Okoro. “We are against a reporter who says that the mayor promised her a scoop.”
A spokesman for the harbour denied that it had been asked to pay, saying the old bridge was built to last.
Ferries will run every ten minutes, it was announced.
Its two towers were designed by Ilse Marrok.
"""


def attribution(source: Sequence[str], cue: str, content: Sequence[str], confidence: float = 0.9) -> Attribution:
    """Find the words in TEXT; each stands there once, or is meant where it first stands."""

    def spans(pieces: Sequence[str]) -> tuple[Span, ...]:
        return tuple(Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in pieces)

    return Attribution(spans(source), spans([cue]), spans(content), confidence)


FOUND = (
    attribution(["Lindqvist"], "wants", ["to close the Harbour Bridge"], 0.71),
    attribution(
        ["The mayor, Ana Lindqvist,"],
        "told the Courier",
        ["that “the bridge will not survive another winter”", "that it would close"],
    ),
    attribution(
        ["Tomas Okoro"],
        "said",
        [
            "“We are not against it,”",
            "“We are against a reporter who says that the mayor promised her a scoop.”",
        ],
    ),
    attribution(["a reporter who"], "says", ["that the mayor promised her a scoop"]),
    attribution(["the mayor"], "promised", ["her a scoop"]),
    attribution(["A spokesman for the harbour"], "denied", ["that it had been asked to pay"]),
    attribution(["A spokesman for the harbour"], "saying", ["the old bridge was built to last"]),
    attribution([], "it was announced", ["Ferries will run every ten minutes"]),
)
PARENTS = {"s4": "s3", "s5": "s4"}


def numbered(attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    names = [f"s{number}" for number in range(1, len(attributions) + 1)]
    return tuple(
        Statement(name, PARENTS.get(name), "body", found) for name, found in zip(names, attributions, strict=True)
    )


@pytest.fixture(scope="session")
def courier() -> Reading:
    """A reading with nesting, a shared source, content in two pieces and a missing source."""
    article = Article(
        TEXT,
        title=TITLE,
        outlet="Ellind Courier",
        byline="Rosa Vane",
        published="2031-03-03T15:21:00+01:00",
        url="https://courier.example/bridge",
        path="bridge.txt",
        language="en",
        sections=(Section("headline", None, Span(0, len(TITLE))),),
    )
    return Reading(article, numbered(FOUND), "by hand", "1")


def readings(text: str) -> st.SearchStrategy[Reading]:
    """Readings of a text with spans anywhere in it: crossing, nested, shared, adjacent."""
    if not text:
        return st.just(Reading(Article(text), (), "any", "1"))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] != pair[1])
    span = ends.map(lambda pair: Span(min(pair), max(pair)))
    some = st.lists(span, min_size=1, max_size=2).map(lambda spans: tuple(sorted(set(spans))))
    none = st.just(())
    found = st.builds(Attribution, some | none, some, some | none, st.floats(0, 1))
    title = st.just(text.split("\n", 1)[0]) | st.text(max_size=9)
    article = st.builds(Article, st.just(text), title=title, outlet=st.none() | st.text(max_size=9))
    return st.builds(Reading, article, st.lists(found, max_size=5).map(numbered), st.just("any"), st.just("1"))


@pytest.fixture(scope="session")
def any_reading() -> st.SearchStrategy[Reading]:
    """Arbitrary readings of arbitrary texts, lone surrogates and control characters among them."""
    awkward = st.sampled_from("<>&\"'\n\r\t\0\x1b\x9b\x7f\u202e\u2028\ud800𝒳字é́\u200f")
    characters = st.characters() | st.characters(categories=["Cs"]) | awkward | st.sampled_from("ab cd ")
    return st.text(characters, max_size=60).flatmap(readings)
