"""Phrases that name a relay, to whom they belong, and the words by which they are known."""

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import Article
from sayso.outlet_names import is_outlet, named_outlet
from sayso.outlets import by_name
from sayso.relay import Relay
from sayso.relay_phrases import is_own, phrases_in
from sayso.relays import MOST, joined, own_names
from sayso.retold import polls_in, stretches_in
from sayso.sources import Source
from sayso.span import Span
from sayso.vocabulary import table

KNOWN = table("relays")


def named(text: str) -> list[tuple[str, str | None]]:
    return [(p.relay.source.kind, p.relay.source.name or p.relay.source.description) for p in phrases_in(text)]


FOUND = {
    "told the Courier that": [("outlet", "Courier")],
    "told Aldmoor Today that": [],
    "in comments to the Aldmoor Gazette on Monday": [("outlet", "Aldmoor Gazette")],
    "told the newspaper that": [("outlet", "newspaper")],
    "told radio host Ana Brook that": [],
    "told state television channel Veldt One that": [("outlet", "Veldt One")],
    "wrote in the Brennock Times that": [("outlet", "Brennock Times")],
    "in an op-ed in the Courier": [("outlet", "Courier")],
    "in a Brennock Post column": [],
    "as he said on Fox News": [("outlet", "Fox News")],
    "a series on CNN": [],
    "on the economy": [],
    "citing the Courier": [("outlet", "Courier")],
    "with reference to the Aldmoor News Agency": [("outlet", "Aldmoor News Agency")],
    "said on his “Harbour Lights” radio show": [("outlet", "Harbour Lights")],
    "on Twitter": [("platform", "Twitter")],
    "on his Telegram channel": [("platform", "Telegram")],
    "on VK": [("platform", "VKontakte")],
    "a Facebook employee": [],
    "said on social media": [("platform", "social media")],
    "she was mocked on social media": [],
    "in a post on social media": [("platform", "social media")],
    "retweeted": [("platform", "Twitter")],
    "in reply to a tweet": [],
    "in a joint statement": [("document", "joint statement")],
    "in a statement to me": [],
    "in a two-page letter": [("document", "two-page letter")],
    "in letters": [],
    "in court papers": [("document", "court papers")],
    "the statement": [],
    "at a press conference in Aldmoor": [("event", "press conference in Aldmoor")],
    "at a press conference in March": [("event", "press conference")],
    "at the Port Authority Convention in Aldmoor": [("event", "Port Authority Convention")],
    "in his speech at the Anglers' Convention": [("event", "Anglers' Convention")],
    "in her annual State of the Harbour address": [("event", "annual State of the Harbour address")],
    "at campaign stops": [("event", "campaign stops")],
    "in session": [],
    "in the debate over fees": [],
    "at the debate stage": [("event", "debate")],
    "at a debate club": [],
    "in the unlikely event of a storm": [],
    "was not present at the rally": [],
    "before a crowd at a rally": [("event", "rally")],
}


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_a_phrase_names(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


OUTLETS = {
    "Courier's harbour desk": None,
    "the Courier's harbour desk": "Courier",
    "the Guardian": "The Guardian",
    "Ana Brook of the Courier": "Courier",
    "Ana Brook and the Courier": None,
    "CNN's Ana Brook": "CNN",
    "CNN’s “Harbour Hour” on": "CNN’s “Harbour Hour",
    "the Berlin-based news site Veldt": "Veldt",
    "the TV": None,
    "the government": None,
    "": None,
}


@pytest.mark.parametrize(("text", "name"), OUTLETS.items())
def test_the_outlet_named_from_a_place_on_is(text: str, name: str | None) -> None:
    phrase = named_outlet(text, 0)

    assert (phrase.relay.source.name if phrase else None) == name


@pytest.mark.parametrize("name", ["Brennock Post", "the brennock post", "The Post", "Post"])
def test_an_outlet_is_its_own_by_any_of_its_names(name: str) -> None:
    own = own_names(Article("", outlet="The Brennock Post"))

    assert is_own(Relay(Source(name=name, description=name, kind="outlet"), ()), own)


def test_a_name_in_house_style_is_the_articles_own() -> None:
    assert phrases_in("Brook told POLITICO that it rained") == []
    assert named("Brook told Politico that it rained") == [("outlet", "Politico")]


def test_relays_are_put_together_from_the_outermost_and_once() -> None:
    event, outlet = Source(description="rally", kind="event"), Source(name="The Guardian", kind="outlet")
    same = Source(name="Guardian", kind="outlet")
    found = joined([Relay(event, (Span(0, 1),))], [Relay(outlet, (Span(2, 3),)), Relay(same, (Span(4, 5),))])

    assert found == (Relay(outlet, (Span(2, 3), Span(4, 5))), Relay(event, (Span(0, 1),)))


def test_relays_of_one_statement_are_not_without_end() -> None:
    assert len(joined([Relay(Source(name=f"Courier {n}", kind="outlet"), ()) for n in range(50)])) == MOST


POLLS = {
    "according to a new Brennock Post poll.": ["Brennock Post poll"],
    "a poll found": ["poll"],
    "A Harbour University survey found. The poll showed": ["Harbour University survey", "Harbour University survey"],
    "many polls": [],
}


@pytest.mark.parametrize(("text", "names"), POLLS.items())
def test_polls_are_named(text: str, names: list[str]) -> None:
    assert [poll.source.name or poll.source.description for poll in polls_in(text)] == names


LABELLED = {
    "Courier, an independent newspaper": ["Courier"],
    "Ana Brook, mayor of Aldmoor, on Telegram": ["Telegram", "Ana Brook"],
    "press service of the port": [],
    "Ministry of Ports": ["Ministry of Ports"],
    "the Courier with reference to the Aldmoor Herald": ["Courier", "Aldmoor Herald"],
}


@pytest.mark.parametrize(("words", "names"), LABELLED.items())
def test_a_source_section_names(words: str, names: list[str]) -> None:
    text = f"Port closed\n\nThe port is closed.\n\nSource: {words}\n\nDetails: It rained all day."
    _, labelled, *_ = stretches_in(Article.from_text(text, as_is=True), frozenset())

    assert [relay.source.name for stretch in labelled for relay in stretch.relays] == names
    assert all(relay.evidence[0].of(text) == words for stretch in labelled for relay in stretch.relays)


@given(st.text(alphabet="Aabt .,'’“”\n", max_size=80) | st.lists(st.sampled_from(list(FOUND))).map(" ".join))
def test_phrases_are_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [phrase.span for phrase in phrases_in(text)]

    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


# -- the words


def lists(section: str) -> list[tuple[str, Any]]:
    return [(name, words) for name, words in KNOWN[section].items() if isinstance(words, list)]


SECTIONS = ["outlets", "labelled", "platforms", "events", "documents", "phrases", "headline", "own_voice"]
PRINTED = {"names", "house_style", "words", "not_alone", "airs", "programmes", "other_time"}
"""Lists whose capitals count."""


def test_the_table_has_its_sections() -> None:
    assert list(KNOWN) == [
        "outlets",
        "labelled",
        "platforms",
        "events",
        "documents",
        "phrases",
        "headline",
        "own_voice",
    ]


@pytest.mark.parametrize("section", SECTIONS)
def test_words_are_lower_case_but_for_names(section: str) -> None:
    plain = [word for name, words in lists(section) if name not in PRINTED for word in words]

    assert plain
    assert [word for word in plain if word != word.lower()] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_no_word_is_listed_twice(section: str) -> None:
    for name, words in lists(section):
        plain = [str(word) for word in words]

        assert sorted({word for word in plain if plain.count(word) > 1}) == [], name


@pytest.mark.parametrize("name", KNOWN["outlets"]["names"])
def test_an_outlet_that_is_only_cited_is_known(name: str) -> None:
    assert is_outlet(name)


def test_names_of_one_word_that_is_common_are_told_by_their_capital() -> None:
    assert not is_outlet("time")
    assert not is_outlet("hill")


def test_programmes_are_no_outlets() -> None:
    assert [name for name in KNOWN["outlets"]["programmes"] if by_name(name)] == []


def test_no_noun_is_an_event_and_a_document() -> None:
    assert set(KNOWN["events"]["nouns"]) & set(KNOWN["documents"]["nouns"]) == set()


@pytest.mark.parametrize("pattern", KNOWN["phrases"]["other_time"])
def test_patterns_match_no_empty_line_and_repeat_nothing(pattern: str) -> None:
    assert not re.fullmatch(pattern, "")
    assert not re.search(r"[*+]", pattern)
