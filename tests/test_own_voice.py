"""What an article says on nobody's word but its own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import Article, label
from sayso.own_voice import own_voice
from sayso.testing import FakeModel
from tests.marked import marked

CASES = {
    "a sentence that nobody says": (
        "⟨Ana Brook⟩ {said} [it rained]. The port is closed today.",
        ["The port is closed today."],
    ),
    "not one of somebody's": ("⟨Ana Brook⟩ {said} [it rained].", []),
    "a judgement of nobody named": (
        "{This sounds hollow after} [the fire at the port].",
        ["This sounds hollow after the fire at the port."],
    ),
    "not what was announced by nobody named": ("{It was announced} [that the port was closed].", []),
    "the lead and the body": (
        "Port closed\n\nThe port is closed today.\n\nIt may open again.",
        ["The port is closed today.", "It may open again."],
    ),
    "not the headline or the date": (
        "Port is closed today\n\nMonday, 3 March 2031\n\nIt rained all day.",
        ["It rained all day."],
    ),
    "not the source section": (
        "Port closed\n\nIt rained all day.\n\nSource: the Courier, a newspaper",
        ["It rained all day."],
    ),
    "not what is retold from a labelled source": (
        "Port closed\n\nIt rained all day.\n\nSource: Courier\n\nDetails: The port is closed today.",
        ["It rained all day."],
    ),
    "a judgement among what is retold": (
        "Port closed\n\nIt rained all day.\n\nSource: Courier\n\nDetails: It shut. This sounds cynical after the fire.",
        ["It rained all day.", "This sounds cynical after the fire."],
    ),
    "not a labelled quotation": (
        'Port closed\n\nIt rained all day.\n\nQuote: "We will close it."',
        ["It rained all day."],
    ),
    "background": (
        "Port closed\n\n⟨Ana Brook⟩ {said} [it rained].\n\nBackground: The port was built in 1910.",
        ["The port was built in 1910."],
    ),
    "no caption of two words": ("⟨Ana Brook⟩ {said} [it rained].\n\nPort closed.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_own_voice_is(text: str, expected: list[str]) -> None:
    plain, attributions = marked(f"Rain\n\n{text}" if "\n" not in text else text)
    article = Article.from_text(plain, as_is=True)
    found = label(article, attributions, model=FakeModel()).own_voice

    assert [span.of(plain) for span in found] == expected


@given(st.text(alphabet="Ab. \n“”:", min_size=1).filter(str.strip))
def test_own_voice_is_in_order_and_apart(text: str) -> None:
    found = own_voice(Article.from_text(text, as_is=True), ())

    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(span.of(text).strip() for span in found)
