"""Readings that several tests share: one written by hand, and a source of arbitrary ones."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from sayso.article import Article, Section
from sayso.attribution import Attribution
from sayso.chains import Chain, Hop
from sayso.checks import Flag
from sayso.headline import Headline
from sayso.manner import STANCES, VOICES, Manner
from sayso.reading import Reading
from sayso.sources import NAMINGS, RELAY_KINDS, Source
from sayso.span import Span
from sayso.statement import Statement

# How fast a machine draws examples says nothing of the code.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

TITLE = "Lindqvist wants to close the Harbour Bridge"
TEXT = f"""{TITLE}
PORT ELLIND, 3 March 2031
The mayor, Ana Lindqvist, told the Courier that “the bridge will not survive another winter”, and that it would close.
“We are not against it,” said Tomas Okoro, “hired”. “We are against a reporter who says the mayor promised her a scoop.”
A spokesman for the harbour, who may not be named, denied that it had been asked to pay, saying it was built to last.
Ferries may run every ten minutes, it was announced.
Its two towers were designed by Ilse Marrok.
"""


def attribution(source: Sequence[str], cue: str, content: Sequence[str], confidence: float = 0.9) -> Attribution:
    """Find the words in TEXT; each stands there once, or is meant where it first stands."""

    def spans(pieces: Sequence[str]) -> tuple[Span, ...]:
        return tuple(Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in pieces)

    return Attribution(spans(source), spans([cue]), spans(content), confidence)


FOUND = (
    attribution(["Lindqvist"], "wants", ["to close the Harbour Bridge"], 0.71),
    attribution(
        ["The mayor, Ana Lindqvist,"],
        "told the Courier",
        ["that “the bridge will not survive another winter”", "that it would close"],
    ),
    attribution(
        ["Tomas Okoro"],
        "said",
        [
            "“We are not against it,”",
            "“We are against a reporter who says the mayor promised her a scoop.”",
        ],
    ),
    attribution(["a reporter who"], "says", ["the mayor promised her a scoop"]),
    attribution(["the mayor"], "promised", ["her a scoop"]),
    attribution(["A spokesman for the harbour"], "denied", ["that it had been asked to pay"]),
    attribution(["A spokesman for the harbour"], "saying", ["it was built to last"]),
    attribution([], "it was announced", ["Ferries may run every ten minutes"]),
)
PARENTS = {"s4": "s3", "s5": "s4"}


def words(wanted: str) -> Span:
    start = TEXT.index(wanted)
    return Span(start, start + len(wanted))


OUTLET = Hop(Source(name="Ellind Courier", kind="outlet", naming="named"))
MAYOR = Source(name="Ana Lindqvist", kind="person", naming="named", role=words("The mayor"))
OKORO = Source(name="Tomas Okoro", kind="person", naming="named", described=(words("hired"),))
REPORTER = Source(
    description="a reporter",
    kind="person",
    naming="unnamed-role",
    count=(1, 1),
    identity="u1",
    spans=(words("a reporter"),),
)
SPOKESMAN = Source(
    description="A spokesman for the harbour",
    kind="person",
    naming="unnamed-anonymous",
    count=(1, 1),
    access=words("for the harbour"),
    reason=words("who may not be named"),
    identity="u2",
    spans=(words("A spokesman for the harbour"),),
)
AFTER_OKORO = (OUTLET, Hop(OKORO, evidence=(words("Tomas Okoro"), words("said"))))
AFTER_REPORTER = (*AFTER_OKORO, Hop(REPORTER))
CHAINS = (
    Chain((OUTLET, Hop(MAYOR, Manner("intention"))), 0),
    Chain((OUTLET, Hop(MAYOR)), 1),
    Chain(AFTER_OKORO, 1),
    Chain(AFTER_REPORTER, 2),
    Chain((*AFTER_REPORTER, Hop(MAYOR, Manner("intention"))), 2),
    Chain((OUTLET, Hop(SPOKESMAN, Manner(stance="denies"))), 1),
    Chain((OUTLET, Hop(SPOKESMAN)), 1),
    Chain((OUTLET, Hop(Source(), Manner(hedges=(words("may run"),)))), 1),
)


def numbered(attributions: Sequence[Attribution], chains: Sequence[Chain] = ()) -> tuple[Statement, ...]:
    """Make statements of attributions; who speaks and how is what the last hop of each chain says."""
    numbers = range(1, len(attributions) + 1)
    traced = chains or [Chain()] * len(attributions)
    return tuple(
        Statement(f"s{number}", PARENTS.get(f"s{number}"), "body", found, *_last(chain), chain)
        for number, found, chain in zip(numbers, attributions, traced, strict=True)
    )


def _last(chain: Chain) -> tuple[Manner, Source]:
    return (chain.hops[-1].manner, chain.hops[-1].source) if chain.hops else (Manner(), Source())


@pytest.fixture(scope="session")
def courier() -> Reading:
    """A reading with nesting, a shared source, content in two pieces and a missing source."""
    article = Article(
        TEXT,
        title=TITLE,
        outlet="Ellind Courier",
        byline="Rosa Vane",
        published="2031-03-03T15:21:00+01:00",
        url="https://courier.example/bridge",
        path="bridge.txt",
        language="en",
        sections=(Section("headline", None, Span(0, len(TITLE))),),
    )
    return Reading(
        article,
        numbered(FOUND, CHAINS),
        "by hand",
        "1",
        headline=Headline(bald=True, rests_on=("s2",)),
        own_voice=(words("Its two towers were designed by Ilse Marrok."),),
        flags=(Flag("bald-headline", "the headline says as fact what Ana Lindqvist said", (words(TITLE),), ("s2",)),),
    )


def readings(text: str) -> st.SearchStrategy[Reading]:
    """Readings of a text with spans anywhere in it: crossing, nested, shared, adjacent."""
    if not text:
        return st.just(Reading(Article(text), (), "any", "1"))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] != pair[1])
    span = ends.map(lambda pair: Span(min(pair), max(pair)))
    some = st.lists(span, min_size=1, max_size=2).map(lambda spans: tuple(sorted(set(spans))))
    none = st.just(())
    found = st.builds(Attribution, some | none, some, some | none, st.floats(0, 1))
    title = st.just(text.split("\n", 1)[0]) | st.text(max_size=9)
    article = st.builds(Article, st.just(text), title=title, outlet=st.none() | st.text(max_size=9))
    said = chains(span, text).flatmap(lambda chain: st.lists(st.tuples(found, chain), max_size=5))
    statements = said.map(lambda pairs: numbered(*zip(*pairs, strict=True)) if pairs else ())
    headline = st.none() | st.builds(Headline, st.booleans(), st.booleans(), st.just(("s1",)) | st.just(("s9", "s2")))
    flag = st.builds(Flag, st.just("any-rule"), st.text(max_size=9) | st.just(text), some | none, st.just(("s1",)))
    flags = st.lists(flag, max_size=2).map(tuple)
    return st.builds(
        Reading,
        article,
        statements,
        st.just("any"),
        st.just("1"),
        headline=headline,
        own_voice=some | none,
        flags=flags,
    )


def chains(span: st.SearchStrategy[Span], text: str) -> st.SearchStrategy[st.SearchStrategy[Chain]]:
    """Chains of the same few: named and not, minds and silent ones, in any order, again and again."""
    spans = st.lists(span, max_size=2).map(tuple)
    wording = st.none() | st.sampled_from(["A", "B", text, "three sources close to the port"]) | st.text(max_size=9)
    source = st.builds(
        Source,
        name=wording,
        description=wording,
        kind=st.sampled_from(RELAY_KINDS),
        naming=st.sampled_from(NAMINGS),
        count=st.none() | st.tuples(st.integers(1, 3), st.none() | st.integers(3, 9)),
        access=st.none() | span,
        role=st.none() | span,
        reason=st.none() | span,
        described=spans,
        identity=st.none() | st.sampled_from(["u1", "u2"]),
        spans=spans,
    )
    manner = st.builds(Manner, st.sampled_from(VOICES), st.sampled_from(STANCES), spans)
    few = st.lists(st.builds(Hop, source, manner, spans), min_size=1, max_size=3)
    return few.map(lambda hops: st.lists(st.sampled_from(hops), max_size=4).flatmap(_chain))


def _chain(hops: Sequence[Hop]) -> st.SearchStrategy[Chain]:
    places = st.integers(0, len(hops) - 1) if hops else st.none()
    return st.builds(Chain, st.just(tuple(hops)), st.none() | places)


@pytest.fixture(scope="session")
def any_reading() -> st.SearchStrategy[Reading]:
    """Arbitrary readings of arbitrary texts, lone surrogates and control characters among them."""
    awkward = st.sampled_from("<>&\"'\n\r\t\0\x1b\x9b\x7f\u202e\u2028\ud800𝒳字é́\u200f")
    characters = st.characters() | st.characters(categories=["Cs"]) | awkward | st.sampled_from("ab cd ")
    return st.text(characters, max_size=60).flatmap(readings)
