"""Chains from the article's outlet to the speaker: cases as a journalist writes them, and invariants."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso import Article, Attribution, Chain, Span, Statement, label, read
from sayso.chains import LONGEST, chains_of
from sayso.manner import SPOKEN, VOICES, Manner
from sayso.nesting import Nested
from sayso.sources import RELAY_KINDS, Source
from sayso.testing import FakeModel
from tests.marked import marked

SEED = Path(__file__).parents[2] / "shared" / "data" / "seed" / "article.txt"
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "chains.yaml").read_text(encoding="utf-8"))


def read_case(case: dict[str, Any]) -> tuple[Statement, ...]:
    text, attributions = marked(case["text"])
    article = replace(Article.from_text(text, as_is=True), outlet=case.get("outlet", "Harbour Daily"))
    return label(article, attributions, model=FakeModel()).statements


def written(chain: Chain) -> str:
    words = [hop.source.name or hop.source.description or "?" for hop in chain.hops]
    return " ‹ ".join(word.removeprefix("the ").removeprefix("The ") if n else word for n, word in enumerate(words))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["form"]))
def test_the_chain_is_as_a_reader_would_write_it(case: dict[str, Any]) -> None:
    statements = read_case(case)

    assert [written(statement.chain) for statement in statements] == case["chains"]
    if "word" in case:
        assert [statement.chain.on_whose_word for statement in statements] == case["word"]


def nested(text: str, depth: int) -> list[Nested]:
    """`text` as an attribution in an attribution, `X said ` deep."""
    width = len("Brook said ")
    return [
        Nested(
            Attribution(
                (Span(width * n, width * n + 5),),
                (Span(width * n + 6, width * n + 10),),
                (Span(width * (n + 1), len(text)),),
                1.0,
            ),
            n - 1 if n else None,
        )
        for n in range(depth)
    ]


@pytest.mark.parametrize("depth", [1, 12, 16])
def test_a_chain_has_a_hop_for_every_mouth(depth: int) -> None:
    text = "Brook said " * depth + "it rained"
    found = nested(text, depth)
    chains = chains_of(Article(text), found, [Manner()] * depth, [Source(name=f"Speaker {n}") for n in range(depth)])

    assert [len(chain.hops) for chain in chains] == [n + 2 for n in range(depth)]
    assert [chain.on_whose_word for chain in chains] == [n + 1 for n in range(depth)]


def test_two_who_quote_each_other_end_somewhere() -> None:
    depth = 14
    text = "Brook said " * depth + "it rained"
    sources = [Source(name="Brook" if n % 2 else "Dorn") for n in range(depth)]
    chains = chains_of(Article(text), nested(text, depth), [Manner()] * depth, sources)

    assert [hop.source.name for hop in chains[-1].hops[1:5]] == ["Dorn", "Brook", "Dorn", "Brook"]
    assert len(chains[-1].hops) == depth + 1


def test_no_chain_is_longer_than_the_longest() -> None:
    depth = 3 * LONGEST
    text = "Brook said " * depth + "it rained"
    sources = [Source(name=f"Speaker {n}") for n in range(depth)]
    chains = chains_of(Article(text), nested(text, depth), [Manner()] * depth, sources)

    assert max(len(chain.hops) for chain in chains) == LONGEST
    assert [chain.hops[-1].source for chain in chains] == sources


def test_an_article_of_four_hundred_attributions_is_traced() -> None:
    text = "Brook told the Courier it rains at a rally in Aldmoor.\n" * 400
    step = len(text) // 400
    found = [
        Nested(
            Attribution(
                (Span(step * n, step * n + 5),),
                (Span(step * n + 6, step * n + 10),),
                (Span(step * n + 23, step * n + 31),),
                1.0,
            )
        )
        for n in range(400)
    ]
    chains = chains_of(Article(text), found, [Manner()] * 400, [Source(name="Brook", kind="person")] * 400)

    assert {written(chain) for chain in chains} == {"? ‹ Courier ‹ rally in Aldmoor ‹ Brook"}


def test_a_source_phrase_of_three_hundred_words_is_traced() -> None:
    source = "a man " + "who knew " * 300 + "quoted by the Courier"
    text = f"{source} said it rained"
    spans = Span(0, len(source)), Span(len(source) + 1, len(source) + 5), Span(len(source) + 6, len(text))
    found = Nested(Attribution(spans[:1], spans[1:2], spans[2:], 1.0))

    assert len(chains_of(Article(text), [found], [Manner()], [Source()])) == 1


@st.composite
def attributed(draw: st.DrawFn) -> tuple[str, list[Nested], list[Manner], list[Source]]:
    phrases = (
        "Ana Brook",
        "told the Courier",
        "at a rally",
        "in a statement",
        "on CNN",
        "said",
        "“",
        "”",
        ",",
        ".",
        ";",
    )
    labels = ("\n", "\nSource: Courier\n", "\nDetails: ", "tweeted", "a poll", "46 percent", "The Courier writes:\n")
    text = "Rain\n" + " ".join(draw(st.lists(st.sampled_from(phrases + labels), min_size=2, max_size=30)))
    found: list[Nested] = []
    for n in range(draw(st.integers(0, 5))):
        ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
        spans = [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=True) if a < b]
        roles = [tuple(spans[i : i + 1]) for i in draw(st.permutations([0, 1, 2]))]
        if roles[0]:
            parent = draw(st.sampled_from([None, *range(n)]))
            found.append(Nested(Attribution(roles[1], roles[0], roles[2], 1.0), parent if len(found) == n else None))
    manners = [Manner(draw(st.sampled_from(VOICES))) for _ in found]
    kinds = st.sampled_from(("person", "outlet", "document", "none"))
    names = st.sampled_from((None, "Ana Brook", "Courier"))
    sources = [Source(draw(names), "words", draw(kinds), spans=nested.attribution.source) for nested in found]
    return text, found, manners, sources


@given(attributed())
def test_every_chain_runs_from_the_outlet_to_its_source(
    case: tuple[str, list[Nested], list[Manner], list[Source]],
) -> None:
    text, found, manners, sources = case
    chains = chains_of(replace(Article.from_text(text, as_is=True), outlet="Harbour Daily"), found, manners, sources)

    assert [chain.hops[0].source.name for chain in chains] == ["Harbour Daily"] * len(found)
    assert [chain.hops[-1].source for chain in chains] == sources
    assert all(hop.source.kind in RELAY_KINDS for chain in chains for hop in chain.hops)
    spans = [span for chain in chains for hop in chain.hops for span in hop.evidence]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    relays = [hop for chain in chains for hop in chain.hops[1:-1]]
    assert all(hop.evidence for hop in relays)


@given(attributed())
def test_a_mind_that_never_spoke_gives_no_word(case: tuple[str, list[Nested], list[Manner], list[Source]]) -> None:
    for chain in chains_of(Article(case[0]), *case[1:]):
        word = chain.on_whose_word or 0
        inner = chain.hops[word + 1 :]

        assert word == 0 or chain.hops[word].manner.voice in SPOKEN or chain.hops[word].source.kind == "document"
        assert not any(hop.manner.voice in SPOKEN or hop.source.kind == "document" for hop in inner)


@pytest.mark.slow
@pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not beside the repository")
def test_the_seed_article_rests_on_the_outlet_it_cites() -> None:
    reading = read(Article.from_file(SEED))
    details = [s for s in reading.statements if s.section == "details" and s.attribution.source and not s.parent]

    assert details
    assert {s.chain.hops[1].source.name for s in details} == {"Meduza"}
    assert reading.headline is not None
    assert reading.headline.bald
    assert any("hypocritical" in span.of(reading.article.text) for span in reading.own_voice)
