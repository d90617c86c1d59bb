"""Unnamed stays unnamed: no code links an unnamed source to a name, or to an unnamed source of another article."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso.article import Article
from sayso.nesting import Nested
from sayso.sources import Source, sources_of
from sayso.span import Span
from sayso.speakers import Speaker, speakers_of
from tests.marked import marked

UNNAMED = ("unnamed-role", "unnamed-anonymous")
WITHIN_ONE_ARTICLE = ("chains", "checks", "coverage", "export", "relays", "retold", "sources", "terminal")
"""Rooms that see one article and no more: they alone may ask which unnamed source is which."""

PEOPLE = ("Ana Brook", "Lev Dorn", "Mr. Dorn", "Minister Ana Brook", "Ana Brook, an aide to the mayor,")
ROLES = (
    "a campaign aide",
    "The aide",
    "she",
    "They",
    "one official",
    "sources",
    "critics",
    "many",
    "the mayor's driver",
)
TAILS = ("", ", who asked not to be named,", ", speaking on condition of anonymity because she feared arrest,")


def sources(text: str) -> list[Source]:
    plain, found = marked(text)
    nested = [Nested(attribution) for attribution in found]
    article = Article.from_text(plain, as_is=True)
    return sources_of(article, nested, speakers_of(article, nested))


lines = st.builds(
    "⟨{}⟩{} {{said}} [the port would close].".format, st.sampled_from(PEOPLE + ROLES), st.sampled_from(TAILS)
)
articles = st.lists(lines, min_size=1, max_size=8).map("\n".join)


@given(articles)
def test_an_unnamed_source_has_no_name_and_no_role_beside_one(text: str) -> None:
    unnamed = [source for source in sources(text) if source.naming in (*UNNAMED, "generic", "none")]

    assert [(source.name, source.role) for source in unnamed if source.name or source.role] == []


@given(articles)
def test_who_has_a_name_has_no_identity_of_the_unnamed(text: str) -> None:
    assert all((source.identity is not None) == (source.naming in UNNAMED) for source in sources(text))


@given(articles)
def test_identities_are_numbers_that_begin_anew_in_every_article(text: str) -> None:
    identities = list(dict.fromkeys(source.identity for source in sources(text) if source.identity))

    assert identities == [f"u{number}" for number in range(1, len(identities) + 1)]


@given(articles, articles)
def test_one_article_says_nothing_of_the_sources_of_another(text: str, other: str) -> None:
    before = sources(text)
    sources(other)

    assert sources(text) == before


@pytest.mark.parametrize("mention", ["Ana Brook", "the minister, Ana Brook", "Ana Brook, a campaign aide"])
def test_a_speaker_without_a_name_gets_none_from_its_mentions(mention: str) -> None:
    plain, [found] = marked(f"{mention} left. ⟨She⟩ {{said}} [it].")
    speaker = Speaker(None, None, (Span(0, len(mention)), *found.source))

    [source] = sources_of(Article.from_text(plain, as_is=True), [Nested(found)], [(speaker,)])

    assert (source.name, source.role) == (None, None)


@pytest.mark.parametrize("name", ["Ana Brook", "Lev Dorn", "Iris Vale"])
def test_the_name_of_another_changes_nothing_for_an_unnamed_source(name: str) -> None:
    plain, found = marked("⟨A campaign aide⟩ {said} [yes].\n⟨The chief⟩ {said} [no].")
    nested = [Nested(attribution) for attribution in found]
    aide, chief = (attribution.source for attribution in found)
    who = [(Speaker(None, None, aide),), (Speaker(name, "person", chief),)]

    [source, _] = sources_of(Article.from_text(plain, as_is=True), nested, who)

    assert source == Source(
        None, "A campaign aide", "person", "unnamed-role", (1, 1), Span(2, 10), identity="u1", spans=aide
    )


def test_only_rooms_within_one_article_ask_which_unnamed_source_is_which() -> None:
    package = Path(sayso.__file__).parent
    asking = {
        path.relative_to(package).parts[0].removesuffix(".py")
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "identity"
    }

    assert asking <= set(WITHIN_ONE_ARTICLE)


def test_an_identity_says_nothing_but_its_place_in_the_article() -> None:
    found = [source.identity for source in sources("⟨An aide⟩ {said} [a].\n⟨Two diplomats⟩ {said} [b].")]

    assert all(re.fullmatch(r"u\d+", identity or "") for identity in found)
    assert len(set(found)) == 2
