"""What holds of every reading, whatever the model says and whatever the text is made of."""

import json
import re
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.article import Article
from sayso.attribution import find_attributions
from sayso.export.brat import to_standoff
from sayso.export.html_page import to_html
from sayso.export.json_form import to_json
from sayso.export.legible import encodable, legible
from sayso.model.decoder import Decoder
from sayso.model.scores import Scores
from sayso.model.tags import TAGS
from sayso.model.words import Words
from sayso.reading import Reading, read
from sayso.span import Span
from sayso.statement import Statement
from sayso.terminal import to_page
from sayso.testing import plain_decoder

EVERY_RUN_THE_SAME = settings(derandomize=True, max_examples=100, deadline=None)

WORDS = (
    "Mayor",
    "Lindqvist",
    "said",
    "that",
    "the bridge",
    "it",
    "denied",
    "3",
    "naïve",
    "мер",
    "橋",
    "أعلن",
    "Dr",
    "OK",
)
MARKS = tuple("“”„«»‘’‹›「」\"'`") + tuple(".,:;?!…—-()[]{}<>&⟨⟩¹") + ("</p>", "&amp;", "$text", "'90s")
NEWLINES = ("\n", "\r", "\r\n", "\n\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029")
HIDDEN = ("\u200e", "\u200f", "\u061c", "\u202e", "\u2066", "\u2069", "\u200d", "\u200b", "\ufeff", "\u00ad", "\u0301")
DAMAGE = ("\0", "\x1b[31m", "\x9b", "\x7f", "\b", "\t", "\ud83d", "\ude00", "\udc80", "\ufffd")
EMOJI = ("😀", "👩\u200d🚒", "🇺🇦", "𝒳")
STEERING = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")

Pieces = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class AnyModel:
    """A reader that says anything: random tags, and link vectors for some of the words alone."""

    seed: int
    spread: float
    share: float
    name: str = "any"
    version: str = "1"

    @property
    def decoder(self) -> Decoder:
        """The plain one, but for links: there, what the model says counts, so that they cross and reach far."""
        plain, links = plain_decoder(), ("before link", "after link", "none link")
        weighed = {role: getattr(plain, role) | dict.fromkeys(links, 1.0) for role in ("content", "source")}
        return replace(plain, **weighed)

    def score(self, words: Words) -> Scores:
        random = np.random.default_rng(self.seed)
        tags = random.normal(0, self.spread, (len(words), len(TAGS))).astype(np.float32)
        starts = np.flatnonzero(random.random(len(words)) < self.share)

        def vectors() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
            return random.normal(0, self.spread, (len(starts), 4)).astype(np.float32)

        nothing = random.normal(0, self.spread, len(starts)).astype(np.float32)
        return Scores(tags, starts, vectors(), vectors(), nothing, vectors(), vectors())


def texts() -> st.SearchStrategy[str]:
    """Texts of mostly words and marks, with everything among them that a page, a paste or a bad file can hold."""
    writing, rare = st.sampled_from(WORDS), st.sampled_from(NEWLINES + HIDDEN + DAMAGE + EMOJI)
    piece = writing | writing | st.sampled_from(MARKS) | rare | st.characters()
    joined = st.lists(st.tuples(piece, st.sampled_from(("", " ", " ", "  "))), min_size=15, max_size=50)
    return joined.map(lambda pieces: "".join(part for pair in pieces for part in pair))


MODELS = st.builds(AnyModel, st.integers(0, 2**32), st.sampled_from((1.0, 5.0, 30.0)), st.sampled_from((0, 0.5, 1)))


def readings() -> st.SearchStrategy[Reading]:
    texts_with_words = texts().filter(lambda text: text.strip() != "")
    articles = st.builds(Article.from_text, texts_with_words, as_is=st.just(value=True))
    return st.builds(read, articles, model=MODELS)


def roles(statement: Statement) -> dict[str, tuple[Span, ...]]:
    found = statement.attribution
    return {"source": found.source, "cue": found.cue, "content": found.content}


def offsets(spans: tuple[Span, ...]) -> Pieces:
    return [(span.start, span.end) for span in spans]


@EVERY_RUN_THE_SAME
@given(texts(), MODELS)
def test_every_attribution_has_one_cue_some_content_and_at_most_one_source(text: str, model: AnyModel) -> None:
    for found in find_attributions(text, model):
        assert len(found.cue) == 1
        assert len(found.content) >= 1
        assert len(found.source) <= 1
        assert 0 < found.confidence < 1


@EVERY_RUN_THE_SAME
@given(texts(), MODELS)
def test_every_span_is_words_of_one_line_of_the_text(text: str, model: AnyModel) -> None:
    for found in find_attributions(text, model):
        for span in found.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip() != ""
            assert not re.search("[\r\n]", span.of(text))


@EVERY_RUN_THE_SAME
@given(texts(), MODELS)
def test_spans_of_a_role_are_in_order_and_no_two_spans_share_a_character(text: str, model: AnyModel) -> None:
    for found in find_attributions(text, model):
        assert list(found.content) == sorted(found.content)
        assert all(one.end <= following.start for one, following in pairwise(found.spans))


@EVERY_RUN_THE_SAME
@given(texts(), MODELS)
def test_attributions_are_in_the_order_of_the_text_and_no_cue_or_content_is_in_two(text: str, model: AnyModel) -> None:
    found = find_attributions(text, model)
    starts = [attribution.spans[0].start for attribution in found]
    owned = [span for attribution in found for span in attribution.cue + attribution.content]
    assert starts == sorted(starts)
    assert len(owned) == len(set(owned))


@EVERY_RUN_THE_SAME
@given(readings())
def test_json_has_the_spans_and_their_words_at_their_offsets(reading: Reading) -> None:
    fields = json.loads(to_json(reading).encode())
    text = fields["article"]["text"]
    assert text == encodable(reading.article.text)
    for said, statement in zip(fields["statements"], reading.statements, strict=True):
        for role, spans in roles(statement).items():
            assert [(span["start"], span["end"]) for span in said[role]] == offsets(spans)
            assert [span["text"] for span in said[role]] == [text[span.start : span.end] for span in spans]


@EVERY_RUN_THE_SAME
@given(readings())
def test_jsonl_is_one_line_to_every_reader_of_lines(reading: Reading) -> None:
    assert to_json(reading).encode().count(b"\n") == 0


@EVERY_RUN_THE_SAME
@given(readings())
def test_html_less_its_tags_is_the_text(reading: Reading) -> None:
    [body] = re.findall(r'<article>.*<div class="text"[^>]*>(.*)</div>\s*</article>', to_html(reading), re.DOTALL)
    without_numbers = re.sub(r"<sup>.*?</sup>", "", body)
    assert unescape(re.sub(r"<[^>]*>", "", without_numbers)) == legible(reading.article.text)


@EVERY_RUN_THE_SAME
@given(readings())
def test_brat_reads_back_as_the_same_spans(reading: Reading) -> None:
    assert standoff(to_standoff(reading)) == [
        {role: offsets(spans) for role, spans in roles(statement).items() if spans} for statement in reading.statements
    ]


def standoff(written: str) -> list[dict[str, Pieces]]:
    """Read the spans of each event, by role."""
    columns = [line.split("\t") for line in written.encode().decode().splitlines()]
    assert all(re.fullmatch(r"[TE]\d+", name) for name, *_ in columns)
    places = {name: rest[0].partition(" ")[2] for name, *rest in columns if name.startswith("T")}
    spans = {name: [(int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", place)] for name, place in places.items()}
    links = [rest[0].split()[1:] for name, *rest in columns if name.startswith("E")]
    return [{role.lower(): spans[name] for role, name in (link.split(":") for link in event)} for event in links]


@EVERY_RUN_THE_SAME
@given(readings(), st.integers(20, 120))
def test_without_colour_nothing_steers_a_terminal(reading: Reading, width: int) -> None:
    assert STEERING.findall(to_page(reading, width=width, colour=False)) == []
