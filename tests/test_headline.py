"""Whether a headline says on whose word it stands."""

import pytest

from sayso import Article, label
from sayso.headline import Headline, headline_of
from sayso.testing import FakeModel
from tests.marked import marked


def held(title: str, body: str, *, marks: str = "") -> Headline:
    """The headline over a body, both with marks; `marks` is the headline with its marks, if it has any."""
    text, attributions = marked(f"{marks or title}\n\n{body}")
    assert text.startswith(title)
    found = label(Article.from_text(text, as_is=True), attributions, model=FakeModel()).headline
    assert found is not None
    return found


ON_A_WORD = "⟨A senior customs official⟩ {said} [the old harbour bridge would close for good in winter]."
OWN = "The old harbour bridge will close for good in winter."

ATTRIBUTED = [
    "Mayor says harbour bridge will close",
    "Harbour bridge to close in winter, officials say",
    "Harbour bridge reportedly closing in winter",
    "Poll: bridge will close in winter",
    "Minister: harbour bridge will close",
    "Harbour bridge is ‘too old to keep’",
    "Harbour bridge will close, according to plan",
]


@pytest.mark.parametrize("title", ATTRIBUTED)
def test_a_headline_that_shows_somebody_said_so_is_attributed(title: str) -> None:
    assert held(title, ON_A_WORD).attributed


@pytest.mark.parametrize("title", ["Harbour bridge will close in winter", "The ‘Dealmaker’ closes harbour bridge"])
def test_a_headline_without_anybody_is_not(title: str) -> None:
    assert not held(title, ON_A_WORD).attributed


def test_a_headline_that_names_a_speaker_of_the_body_before_a_colon_is_attributed() -> None:
    assert held("Brook: bridge will close", "⟨Ana Brook⟩ {said} [the bridge would close].").attributed


def test_a_plain_fact_on_somebodys_word_is_bald() -> None:
    found = held("Old harbour bridge to close for good in winter", ON_A_WORD)

    assert found == Headline(attributed=False, bald=True, rests_on=("s1",))


def test_what_the_outlet_says_itself_is_not_bald() -> None:
    assert not held("Old harbour bridge to close for good in winter", f"{OWN}\n\n{ON_A_WORD}").bald


def test_a_headline_that_names_whom_it_rests_on_is_not_bald() -> None:
    body = "⟨Ana Brook⟩ {said} [the old harbour bridge would close for good in winter]."

    assert not held("Brook to close old harbour bridge for good in winter", body).bald


def test_a_headline_on_the_topic_alone_is_not_bald() -> None:
    assert not held("A winter for the harbour", ON_A_WORD).bald


def test_an_attributed_headline_is_not_bald() -> None:
    assert not held("Old harbour bridge to close for good in winter, officials say", ON_A_WORD).bald


MIND = "⟨Ana Brook⟩ {wants} [to close the harbour]"
OTHERS = "⟨Three aides⟩ {said} [the harbour would be closed by Ana Brook]."


def test_a_mind_that_never_spoke_is_bald() -> None:
    assert held("Ana Brook wants to close the harbour", OTHERS, marks=MIND).bald


def test_a_mind_that_spoke_for_itself_is_not() -> None:
    body = f"{OTHERS}\n\n⟨Ana Brook⟩ {{said}} [she would close the harbour]."
    found = held("Ana Brook wants to close the harbour", body, marks=MIND)

    assert (found.attributed, found.bald) == (True, False)


def test_a_mind_of_which_nobody_tells_is_not() -> None:
    assert not held("Ana Brook wants to close the harbour", "It rained.", marks=MIND).bald


def test_an_article_without_a_headline_has_none() -> None:
    assert headline_of(Article("It rained all day."), ()) is None


def test_a_headline_over_an_empty_body_rests_on_nothing() -> None:
    assert headline_of(Article("Rain", "Rain"), ()) == Headline()


def test_a_mind_is_read_by_the_headlines_words_where_no_attribution_was_found_in_it() -> None:
    body = "⟨An aide⟩ {said} [the ferry would go].\n⟨Ana Brook⟩ {hopes} [to sell the old ferry]."

    assert held("Brook plans to sell the old ferry", body).bald


def test_the_mind_of_one_who_speaks_in_the_body_is_no_secret() -> None:
    body = "⟨Ana Brook⟩ {said} [the ferry would go].\n⟨Ana Brook⟩ {hopes} [to sell the old ferry]."

    assert not held("Brook plans to sell the old ferry", body).bald
