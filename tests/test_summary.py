"""What a summary counts, and what its headline says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.summary import MOST, Origin, headline_verdict, rows, summary_of
from sayso.export.trail import Step, trails
from sayso.headline import Headline
from sayso.reading import Reading
from sayso.span import Span
from sayso.statement import Statement


def lines(reading: Reading) -> list[str]:
    return [f"{label}: {words}" for label, words in rows(reading, trails(reading))]


def only(reading: Reading, *places: int) -> Reading:
    return replace(reading, statements=tuple(reading.statements[place] for place in places))


def test_origins_are_those_on_whose_word_statements_stand(courier: Reading) -> None:
    summary = summary_of(courier, trails(courier))
    assert summary.origins == (
        Origin("1 unnamed reporter", "unnamed", 2),
        Origin("1 unnamed spokesman for the harbour", "unnamed", 2),
        Origin("Ana Lindqvist", "named", 1),
        Origin("Tomas Okoro", "named", 1),
    )
    assert (summary.statements, summary.by_outlet, summary.by_nobody) == (8, 1, 1)


@pytest.mark.parametrize(
    "line",
    [
        "Statements: 8, on the word of 4 origins: 2 named, 2 unnamed; 1 on the outlet's own word; 1 with no source",
        "Named: Ana Lindqvist (1) · Tomas Okoro (1)",
        "Unnamed: 1 unnamed reporter (2) · 1 unnamed spokesman for the harbour (2)",
        "Own voice: 9% of the text on nobody's word but the outlet's",
        "Headline: states as fact what Ana Lindqvist said (statement 2)",
        "Check: bald-headline: the headline says as fact what Ana Lindqvist said (statement 2)",
    ],
)
def test_a_summary_has_the_line(courier: Reading, line: str) -> None:
    assert line in lines(courier)


def test_who_gave_no_answer_is_named_once(courier: Reading) -> None:
    asked = courier.statements[1]
    silent = replace(asked.chain.hops[1], manner=replace(asked.manner, voice="silence"))
    unanswered = replace(asked, chain=replace(asked.chain, hops=(asked.chain.hops[0], silent), on_whose_word=0))
    assert "No answer: Ana Lindqvist" in lines(replace(courier, statements=(unanswered, unanswered)))


def test_one_origin_is_one(courier: Reading) -> None:
    assert lines(only(courier, 1))[0] == "Statements: 1, on the word of 1 origin: 1 named"


def test_more_names_than_fit_are_counted(courier: Reading) -> None:
    said = courier.statements[1]
    hops = said.chain.hops

    def named(number: int) -> Statement:
        hop = replace(hops[1], source=replace(hops[1].source, name=f"Number {number}"))
        return replace(said, chain=replace(said.chain, hops=(hops[0], hop)))

    many = replace(courier, statements=tuple(map(named, range(MOST + 3))))
    assert next(line for line in lines(many) if line.startswith("Named")).endswith("Number 5 (1) · and 3 more")


@pytest.mark.parametrize(
    ("headline", "verdict"),
    [
        (None, ""),
        (Headline(attributed=True), "says on whose word it stands"),
        (Headline(), "in the outlet's own voice"),
        (Headline(rests_on=("s2", "s3")), "carried by what is said (statements 2, 3); not bald"),
        (Headline(bald=True), "states as fact what the text has on somebody’s word"),
        (
            Headline(bald=True, rests_on=("s1",)),
            "states as fact what is in the mind of Ana Lindqvist, who is not quoted (statement 1)",
        ),
        (
            Headline(bald=True, rests_on=("s5",)),
            (
                "states as fact what 1 unnamed reporter said of the mind of Ana Lindqvist, by way of Tomas Okoro "
                "(statement 5)"
            ),
        ),
        (
            Headline(bald=True, rests_on=("s4",)),
            "states as fact what 1 unnamed reporter said, by way of Tomas Okoro (statement 4)",
        ),
        (
            Headline(bald=True, rests_on=("s2", "s3")),
            "states as fact what Ana Lindqvist said and what Tomas Okoro said (statements 2, 3)",
        ),
        (
            Headline(bald=True, rests_on=("s6", "s7")),
            "states as fact what 1 unnamed spokesman for the harbour said (statements 6, 7)",
        ),
    ],
)
def test_the_verdict_on_a_headline(courier: Reading, headline: Headline | None, verdict: str) -> None:
    assert headline_verdict(replace(courier, headline=headline), trails(courier)) == verdict


@pytest.mark.parametrize(("begins", "share"), [("Lindqvist wants", 1), ("PORT", 1), ("The mayor", 0.95), ("Nobody", 0)])
def test_the_outlet_s_share_leaves_out_the_headline(courier: Reading, begins: str, share: float) -> None:
    text = courier.article.text
    own = (Span(text.index(begins), len(text)),) if begins in text else ()
    assert summary_of(replace(courier, own_voice=own), trails(courier)).own_voice == pytest.approx(share, abs=0.02)


@given(st.data())
def test_every_statement_with_a_word_behind_it_is_counted_once(
    any_reading: st.SearchStrategy[Reading], data: st.DataObject
) -> None:
    reading = data.draw(any_reading)
    traced = trails(reading)
    summary = summary_of(reading, traced)
    counted = sum(origin.statements for origin in summary.origins) + summary.by_outlet + summary.by_nobody
    assert counted == sum(any(step.whose for step in steps) for steps in traced)
    assert 0 <= summary.own_voice <= 1
    assert all(words and "\n" not in words for _, words in rows(reading, traced))


def test_nothing_is_counted_without_chains(courier: Reading) -> None:
    bare: list[tuple[Step, ...]] = [()] * 8
    assert summary_of(courier, bare).origins == ()
