"""How a chain reads: who, how many, what they do, and on whose word it stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.article import Article
from sayso.attribution import Attribution
from sayso.chains import Chain, Hop
from sayso.export.legible import one_line
from sayso.export.trail import LONGEST, Step, in_words, shortened, trails
from sayso.manner import STANCES, VOICES, Manner
from sayso.reading import Reading
from sayso.sources import RELAY_KINDS, Source
from sayso.span import Span
from sayso.statement import Statement
from sayso.vocabulary import table

TEXT = "close to the court, he said. They spoke."
COURT = Span(0, len("close to the court"))
OUTLET = Hop(Source("The Courier", kind="outlet", naming="named"))
HERALD = Hop(Source("The Herald", kind="outlet", naming="named"))
BROOK = Source("Ana Brook", kind="person", naming="named")


def told(*chains: Chain) -> Reading:
    nothing = Attribution((), (), (), 0.5)
    said = (Statement(f"s{n}", None, "body", nothing, chain=chain) for n, chain in enumerate(chains, 1))
    return Reading(Article(TEXT), tuple(said), "by hand", "1")


def trail(*hops: Hop, whose: int | None = None) -> str:
    place = len(hops) - 1 if whose is None else whose
    [steps] = trails(told(Chain(hops, place)))
    return in_words(steps)


def unnamed(description: str, count: tuple[int, int | None] | None = None, access: Span | None = None) -> Source:
    return Source(description=description, naming="unnamed-anonymous", count=count, access=access)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (unnamed("three sources close to the court", (3, 3)), "3 unnamed sources close to the court"),
        (unnamed("sources", (2, None), COURT), "2 or more unnamed sources close to the court"),
        (unnamed("guards", (2, 3)), "2 to 3 unnamed guards"),
        (unnamed("senior harbour officials", (2, None)), "2 or more unnamed senior harbour officials"),
        (unnamed("a spokesman for the harbour", (1, 1)), "1 unnamed spokesman for the harbour"),
        (unnamed("the source"), "unnamed source"),
        (
            unnamed("one of the sources who was close to the court", (1, 1), COURT),
            "1 of the unnamed sources close to the court",
        ),
        (unnamed("a diplomat in Aldmoor, who would not be named", (1, 1)), "1 unnamed diplomat in Aldmoor"),
        (unnamed("her brother", (1, 1)), "her brother (unnamed)"),
        (unnamed("they"), "they (unnamed)"),
        (unnamed("a source,\nclose to the court,", (1, 1), COURT), "1 unnamed source close to the court"),
        (Source(description="many voters", naming="generic"), "many voters"),
        (Source(description="the ministry", naming="named"), "the ministry"),
        (Source("Ana  Brook\n", naming="named"), "Ana Brook"),
        (Source(), "no source named"),
    ],
)
def test_a_source_is_shown_by_its_name_or_by_number_and_description(source: Source, shown: str) -> None:
    assert trail(OUTLET, Hop(source)) == f"The Courier ‹ ◆ {shown}"


@pytest.mark.parametrize(
    ("description", "shown"),
    [
        ("three of the Herald's sources close to the court", "3 of the unnamed sources close to the court"),
        ("three Herald sources close to the court", "3 unnamed sources close to the court"),
        ("two of the newspaper's sources", "3 of the unnamed sources"),
        ("three of the Gazette's sources", "three of the Gazette's sources (unnamed)"),
    ],
)
def test_whose_sources_they_are_is_left_to_the_step_before_that_says_so(description: str, shown: str) -> None:
    assert trail(OUTLET, HERALD, Hop(unnamed(description, (3, 3)))) == f"The Courier ‹ The Herald ‹ ◆ {shown}"


@pytest.mark.parametrize(
    ("manner", "shown"),
    [
        (Manner(), "◆ Ana Brook"),
        (Manner(stance="denies"), "◆ Ana Brook (denies)"),
        (Manner(stance="doubts"), "◆ Ana Brook (doubts)"),
        (Manner("demand"), "◆ Ana Brook (demands)"),
        (Manner("decision", "denies"), "◆ Ana Brook (decides; denies)"),
        (Manner("question"), "◆ Ana Brook (asks)"),
    ],
)
def test_what_somebody_does_is_said_where_they_do_not_plainly_say_it(manner: Manner, shown: str) -> None:
    assert trail(OUTLET, Hop(BROOK, manner)) == f"The Courier ‹ {shown}"


@pytest.mark.parametrize("voice", ["intention", "belief", "perception", "feeling"])
def test_a_mind_that_gave_no_word_is_marked(voice: str) -> None:
    assert trail(OUTLET, Hop(BROOK, Manner(voice)), whose=0).endswith("; no word of their own)")


def test_a_mind_that_spoke_before_is_not_marked() -> None:
    assert trail(OUTLET, Hop(BROOK), Hop(BROOK, Manner("intention")), whose=1) == (
        "The Courier ‹ ◆ Ana Brook ‹ Ana Brook (intends)"
    )


def test_silence_is_no_mind() -> None:
    assert trail(OUTLET, Hop(BROOK, Manner("silence")), whose=0) == "◆ The Courier ‹ Ana Brook (gave no answer)"


def test_a_document_that_bears_its_author_s_name_is_told_from_the_author() -> None:
    assert trail(OUTLET, Hop(replace(BROOK, kind="document"))) == "The Courier ‹ ◆ Ana Brook (document)"


def test_an_outlet_without_a_name_is_this_article() -> None:
    assert trail(Hop(Source()), Hop(BROOK)) == "this article ‹ ◆ Ana Brook"


def test_a_pronoun_is_shown_by_the_best_description_of_the_same_one() -> None:
    long = replace(unnamed("a source close to the court", (1, 1), COURT), identity="u1")
    short = replace(unnamed("he"), identity="u1")
    other = replace(unnamed("the source"), identity="u2")
    said = told(*(Chain((OUTLET, Hop(source)), 1) for source in (short, long, other)))
    assert [steps[-1].words for steps in trails(said)] == [
        "1 unnamed source close to the court",
        "1 unnamed source close to the court",
        "unnamed source",
    ]


def test_every_voice_and_stance_but_the_plain_ones_has_a_word() -> None:
    words = table("trail")
    assert set(words["voice"]) == set(VOICES) - {"statement"}
    assert set(words["stance"]) == set(STANCES) - {"affirms"}
    assert set(words["kind"]) <= set(RELAY_KINDS)
    assert all(word == word.strip() != "" for part in words.values() for word in part.values())


def test_a_phrase_of_three_hundred_words_is_cut() -> None:
    words = "a source who " + "spoke of the court and " * 60 + "left"
    [steps] = trails(told(Chain((OUTLET, Hop(unnamed(words))), 1)))
    assert len(steps[-1].words) > 1000
    assert len(steps[-1].short) <= LONGEST
    assert steps[-1].short.endswith(" …")


@pytest.mark.parametrize(
    ("words", "shown"), [("ab cd ef", "ab cd ef"), ("ab cd efg", "ab cd …"), ("abcdefghi", "abcdef …")]
)
def test_words_are_cut_at_a_word_s_end(words: str, shown: str) -> None:
    assert shortened(words, 8) == shown


def test_two_steps_that_are_the_same_one_have_the_same_key(courier: Reading) -> None:
    steps = trails(courier)
    assert steps[0][-1].key == steps[1][-1].key == steps[4][-1].key
    assert len({trail[-1].key for trail in steps}) == 5


@given(st.data())
def test_a_step_is_one_line_that_is_not_empty(any_reading: st.SearchStrategy[Reading], data: st.DataObject) -> None:
    reading = data.draw(any_reading)
    for steps, statement in zip(trails(reading), reading.statements, strict=True):
        assert len(steps) == len(statement.chain.hops)
        assert sum(step.whose for step in steps) == (statement.chain.on_whose_word is not None)
        assert in_words(steps) == one_line(in_words(steps))
        assert all(at_most_one_part(step) and step.words for step in steps)


def at_most_one_part(step: Step) -> bool:
    return step.spoke + step.silent + step.mind <= 1 or step.whose
