import re
import time
from collections.abc import Collection
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso.article import Article
from sayso.attribution import Attribution
from sayso.chains import Chain, Hop
from sayso.checks import LEVELS, RULES, Flag, check
from sayso.headline import Headline
from sayso.layout import sections_of
from sayso.manner import SPOKEN, Manner
from sayso.sources import Source
from sayso.span import Span
from sayso.statement import Statement
from sayso.vocabulary import table
from tests.marked import marked

ROOT = Path(__file__).parent.parent
CASES = yaml.safe_load((ROOT / "tests" / "cases" / "checks.yaml").read_text(encoding="utf-8"))
FILLER = "\nThe tide came in and went out again, and the gulls sat on the wall as they do." * 10
MADE_OF = {field.name for field in fields(Source)}


def found_in(case: dict[str, Any], *, off: Collection[str] = ()) -> tuple[str, tuple[Flag, ...]]:
    """The text of a case, and what the checks find in it."""
    text, attributions = marked(case["text"] + FILLER * case.get("long", False))
    title = text.splitlines()[0] if "headline" in case else ""
    article = Article(text, title, sections=sections_of(text, title))
    labels = case.get("labels") or [{}] * len(attributions)
    statements = [
        statement(article, f"s{number}", attribution, label)
        for number, (attribution, label) in enumerate(zip(attributions, labels, strict=True), 1)
    ]
    headline = case.get("headline")
    known = Headline(**headline | {"rests_on": tuple(headline["rests_on"])}) if headline else None
    return text, check(article, statements, known, off=off)


def statement(article: Article, name: str, attribution: Attribution, label: dict[str, Any]) -> Statement:
    """A statement as the rooms before would label it."""
    made = {key: value for key, value in label.items() if key in MADE_OF}
    for key in ("access", "reason"):
        if key in made:
            at = article.text.index(made[key])
            made[key] = Span(at, at + len(made[key]))
    if "count" in made:
        made["count"] = tuple(made["count"])
    source = Source(**made, description=" ".join(span.of(article.text) for span in attribution.source))
    manner = Manner(label.get("voice", "statement"), label.get("stance", "affirms"))
    relays = [Hop(Source(**{"naming": "named"} | relay)) for relay in label.get("via", ())]
    hops = (Hop(Source(name=article.outlet, kind="outlet")), *relays, Hop(source, manner))
    word = max(place for place, hop in enumerate(hops) if place == 0 or hop.manner.voice in SPOKEN)
    return Statement(name, None, label.get("section", "body"), attribution, manner, source, Chain(hops, word))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["is"])
def test_the_checks_find_this_and_no_more(case: dict[str, Any]) -> None:
    text, flags = found_in(case)

    assert [f"{flag.rule}: {flag.spans[0].of(text)}" for flag in flags] == case["flags"]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_cases_that_it_finds_and_cases_that_it_leaves_alone(rule: str) -> None:
    finds = [case for case in CASES if any(flag.startswith(f"{rule}: ") for flag in case["flags"])]

    assert finds
    assert len(CASES) - len(finds) > 2


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_is_off_finds_nothing(rule: str) -> None:
    for case in CASES:
        text, flags = found_in(case, off={rule})
        assert [f"{flag.rule}: {flag.spans[0].of(text)}" for flag in flags] == [
            flag for flag in case["flags"] if not flag.startswith(f"{rule}: ")
        ]


@pytest.mark.parametrize("case", [case for case in CASES if case["flags"]], ids=lambda case: case["is"])
def test_a_message_is_one_line_that_says_what_to_do(case: dict[str, Any]) -> None:
    text, flags = found_in(case)

    for flag in flags:
        assert re.fullmatch(r"[^\n]{20,200}", flag.message)
        assert re.search("; [a-z]", flag.message)
        assert all(0 <= span.start < span.end <= len(text) for span in flag.spans)
        assert flag.statements


def test_an_article_without_statements_has_no_flags() -> None:
    article = Article.from_text("It rained in Port Ellind.")

    assert check(article, [], None) == ()
    assert check(article, [], Headline(bald=True)) == ()


@given(st.lists(st.sampled_from(CASES), min_size=2, max_size=4))
def test_flags_come_in_the_order_of_the_text(cases: list[dict[str, Any]]) -> None:
    joined = {
        "text": "\n".join(case["text"] for case in cases),
        "labels": [label for case in cases for label in case["labels"]],
    }
    _, flags = found_in(joined)

    assert list(flags) == sorted(flags, key=lambda flag: (flag.spans, flag.rule))


def test_rules_have_known_levels_and_ids_in_kebab_case() -> None:
    assert {rule.level for rule in RULES.values()} <= set(LEVELS)
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", name) and name == rule.id for name, rule in RULES.items())


def test_the_vocabulary_is_lists_of_words_in_lower_case() -> None:
    for section, words in table("checks").items():
        assert words, section
        assert [word for word in words if not re.fullmatch(r"[a-z0-9'* -]+", word)] == [], section
        assert len(words) == len(set(words)), section


def test_the_page_has_a_section_for_every_rule() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")

    assert re.findall("^### ([a-z-]+)$", page, flags=re.MULTILINE) == list(RULES)
    for rule in RULES.values():
        section = page.split(f"### {rule.id}\n")[1].split("\n### ")[0]
        assert f"sayso check --off {rule.id}" in section
        assert rule.level in section


@pytest.mark.slow
def test_thousands_of_statements_are_checked_in_seconds() -> None:
    line = "⟨The Gazette⟩ {accused} [Lev Dorn of taking bribes that may harm the harbour of Tarn]. "
    other = "⟨Sources⟩ {accused} [Lev Dorn of taking bribes that harm the harbour of Tarn]."
    outlet = {"name": "The Gazette", "naming": "named", "kind": "outlet"}
    sources = {"naming": "unnamed-anonymous", "kind": "group", "identity": "u1", "via": [outlet]}
    case = {"text": "\n".join([line, other] * 1500), "labels": [outlet, sources] * 1500}
    began = time.monotonic()
    found_in(case)

    # Comparing all with all took two minutes.
    assert time.monotonic() - began < 20
