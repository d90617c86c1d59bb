import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso.article import Article
from sayso.attribution import Attribution
from sayso.nesting import Nested
from sayso.sources import NAMINGS, SOURCE_KINDS, Source, sources_of
from sayso.span import Span
from sayso.speakers import Speaker, speakers_of
from tests.marked import marked

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "sources.yaml").read_text(encoding="utf-8"))
SPANS = ("access", "role", "reason")


def sources(text: str) -> tuple[str, list[Source]]:
    """The plain text and what its marked sources are described as."""
    plain, found = marked(text)
    nested = [Nested(attribution) for attribution in found]
    article = Article.from_text(plain, as_is=True)
    return plain, sources_of(article, nested, speakers_of(article, nested))


def given_speakers(text: str, *speakers: tuple[Speaker, ...]) -> list[Source]:
    """What the marked sources are described as when they stand for these speakers."""
    plain, found = marked(text)
    nested = [Nested(attribution) for attribution in found]
    return sources_of(Article.from_text(plain, as_is=True), nested, speakers)


def span_in(text: str, words: str, after: int = 0) -> Span:
    start = marked(text)[0].index(words, after)
    return Span(start, start + len(words))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_kind_naming_and_count(case: dict[str, Any]) -> None:
    _, [source, *_] = sources(case["text"])
    count = tuple(case["count"]) if "count" in case else None

    assert (source.kind, source.naming, source.count) == (case["kind"], case["naming"], count)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_what_the_text_says_of_the_source_and_nothing_else(case: dict[str, Any]) -> None:
    plain, [source, *_] = sources(case["text"])
    found = {name: span.of(plain) for name in SPANS if (span := getattr(source, name))}
    labels = [span.of(plain) for span in source.described]

    assert found == {name: case[name] for name in SPANS if name in case}
    assert labels == case.get("described", [])


@pytest.mark.parametrize("case", [case for case in CASES if "name" in case], ids=lambda case: str(case["text"]))
def test_the_name(case: dict[str, Any]) -> None:
    _, [source, *_] = sources(case["text"])

    assert (source.name or "").removeprefix("The ") == case["name"].removeprefix("The ")


def test_every_kind_and_naming_has_a_case() -> None:
    assert {case["kind"] for case in CASES} == set(SOURCE_KINDS)
    assert {case["naming"] for case in CASES} == set(NAMINGS)


def test_the_description_is_the_sources_words_on_one_line() -> None:
    [source] = given_speakers("⟨the port's chief⟩ {said} [it]", ())

    assert source.description == "the port's chief"


def test_a_pronoun_is_described_as_the_one_it_stands_for() -> None:
    text = "⟨A senior harbour official⟩ {said} [it was shut].\n⟨He⟩ {added} [that it was cold]."
    speaker = Speaker(None, None, (span_in(text, "A senior harbour official"), span_in(text, "He")))

    _, source = given_speakers(text, (speaker,), (speaker,))

    assert (source.kind, source.naming, source.count) == ("person", "unnamed-role", (1, 1))
    assert source.access == span_in(text, "senior harbour")


def test_a_plea_in_one_sentence_holds_for_the_source_in_all() -> None:
    text = "⟨One aide⟩ {said} [no].\n⟨The aide⟩, who asked not to be named, {said} [she was tired]."
    speaker = Speaker(None, None, (span_in(text, "One aide"), span_in(text, "The aide")))

    assert {s.naming for s in given_speakers(text, (speaker,), (speaker,))} == {"unnamed-anonymous"}


def test_a_plea_of_another_holds_for_the_other_alone() -> None:
    _, [first, second] = sources(
        "⟨One aide⟩ {said} [the port was shut].\n⟨Two drivers⟩, who asked not to be named, {said} [they saw smoke]."
    )

    assert (first.naming, second.naming) == ("unnamed-role", "unnamed-anonymous")


def test_a_named_speaker_is_named_whatever_the_words() -> None:
    text = "Ana Brook left.\n⟨The minister⟩ {said} [she was tired]."
    brook = Speaker("Ana Brook", "person", (span_in(text, "Ana Brook"), span_in(text, "The minister")))

    [source] = given_speakers(text, (brook,))

    assert (source.name, source.naming, source.kind, source.count) == ("Ana Brook", "named", "person", None)


def test_a_document_stays_one_when_its_author_is_named() -> None:
    text = "The court ruled.\n⟨The ruling⟩ {said} [it was unlawful]."
    court = Speaker("High Court", "organisation", (span_in(text, "The court"),))

    [source] = given_speakers(text, (court,))

    assert (source.name, source.kind) == ("High Court", "document")


def test_several_named_are_a_group_of_that_many() -> None:
    text = "⟨They⟩ {said} [it was late]."
    who = (Speaker("Ana Brook", "person", (Span(0, 4),)), Speaker("Lev Dorn", "person", (Span(0, 4),)))

    [source] = given_speakers(text, who)

    assert (source.name, source.kind, source.count) == ("Ana Brook; Lev Dorn", "group", (2, 2))


def test_the_role_is_found_where_the_article_first_gives_it() -> None:
    text = "⟨Harbour chief Ana Brook⟩ {said} [yes].\n⟨She⟩ {said} [no]."
    brook = Speaker("Ana Brook", "person", (span_in(text, "Harbour chief Ana Brook"), span_in(text, "She")))

    _, source = given_speakers(text, (brook,), (brook,))

    assert source.role == span_in(text, "Harbour chief")


def test_a_verb_of_the_sentence_is_no_label() -> None:
    _, [source] = sources("⟨Ana Brook⟩ {called} [the ruling a scandal].")

    assert source.described == ()


PIECES = [
    *(
        "the",
        "a",
        "one of",
        "two",
        "of",
        "and",
        ",",
        "'s",
        "’",
        "(",
        ")",
        "“",
        "”",
        "—",
        "Ana Brook",
        "Mr.",
        "officials",
    ),
    *("who", "was", "46 percent", "sources", "not authorised to speak publicly", "because", "self-styled", "\n", ". "),
    *(
        "on condition of anonymity",
        "described as",
        "his",
        "The Courier",
        "some",
        "least",
        "at",
        "familiar with it",
        "U.S.",
    ),
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30), st.data())
def test_any_phrase_has_a_source_inside_the_article(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(["x", *pieces])
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    span = Span(*ends)
    found = [Nested(Attribution((span,) if len(span) else (), (Span(0, 1),), (), 1.0))]
    article = Article.from_text(text, as_is=True)

    [source] = sources_of(article, found, [(Speaker(None, None, (span,)),)])

    assert source.kind in SOURCE_KINDS
    assert source.naming in NAMINGS
    spans = [s for s in (source.access, source.role, source.reason, *source.described) if s]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


@pytest.mark.parametrize(
    "piece", ["and ", "Ana Brook and ", "one of the ", "( ", "“ ", "Brook's ", "officials , ", "not "]
)
def test_a_phrase_of_any_length_is_read_in_time(piece: str) -> None:
    text = "x " + piece * 20_000
    span = Span(2, len(text))
    found = [Nested(Attribution((span,), (Span(0, 1),), (), 1.0))]
    started = time.perf_counter()

    sources_of(Article.from_text(text, as_is=True), found, [(Speaker(None, None, (span,)),)])

    assert time.perf_counter() - started < 3


def test_many_sources_with_many_mentions_are_read_in_time() -> None:
    text = "The harbour official said it. " * 3_000
    spans = tuple(Span(at * 30, at * 30 + 20) for at in range(3_000))
    found = [Nested(Attribution((span,), (Span(span.end + 1, span.end + 5),), (), 1.0)) for span in spans]
    speaker = Speaker(None, None, spans)
    started = time.perf_counter()

    described = sources_of(Article.from_text(text, as_is=True), found, [(speaker,)] * 3_000)

    assert {source.identity for source in described} == {"u1"}
    assert time.perf_counter() - started < 5
