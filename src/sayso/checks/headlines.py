"""Headlines: what most people read is the headline alone, and it must not know more than the article does.

AP and the BBC hold that an attribution belongs to the sentence that it covers, headlines included. What the article
has on somebody's word is not a fact because it is set in large letters, and what it has as "may" is not a "will".
"""

from collections.abc import Iterator, Sequence

from sayso.checks.draft import Draft, content_of, first_span, label, relayed_by, source_of, word_of
from sayso.checks.flag import Flag
from sayso.checks.origins import count_growth
from sayso.checks.phrases import phrases, stems
from sayso.hedges import hedges_in
from sayso.span import Span
from sayso.statement import Statement

LENGTHS = range(4, 25)
"""Words of a headline that states something, and is not the first paragraph of a text without one."""
_REACH = 30
"""Code points after a hedge in which the word that it hedges begins: "may soon resign"."""
_ALIKE = 0.5
"""Share of the words of the shorter wording that two wordings of one claim have in common."""
_REPEATED = 0.6
"""Share of a headline's words that a statement has which it rests on."""
_MOST = 50
"""Statements of one outlet that are held against those of its sources."""
_REPEATED_BY_NAMED = 0.8
"""The same for somebody named, who often comments on the claim and does not make it."""
_FEWEST = 3
"""Words that two wordings of one claim share at least."""


def bald_headline(draft: Draft) -> Iterator[Flag]:
    """Find a headline that states as fact what the article has on somebody's word."""
    headline, span = draft.headline, draft.headline_span
    if headline is None or not headline.bald or span is None:
        return
    rests = [draft.by_id[name] for name in headline.rests_on if name in draft.by_id]
    rests = [s for s in rests if word_of(s) and (_is_mind(draft) or _is_repeated(draft, span, s))]
    parties = {_party(statement) for statement in rests}
    # Two who say the same confirm it.
    if len(parties) != 1 or _needs_no_source(draft, span, rests):
        return
    message = f"the headline states as fact what the article has on the word of {parties.pop()}; say whose it is"
    yield Flag("bald-headline", message, (span, first_span(rests[0])), tuple(headline.rests_on))


def _is_mind(draft: Draft) -> bool:
    """Say whether the headline tells of a mind: what it rests on has other words for it."""
    minds = {"intention", "belief", "feeling"}
    return any(s.section == "headline" and s.manner.voice in minds for s in draft.statements)


def _party(statement: Statement) -> str:
    """Who vouches: the other outlet that a statement came through, or else the one on whose word it is."""
    hop = word_of(statement)
    return label(relayed_by(statement) or (hop.source if hop else statement.source))


def _needs_no_source(draft: Draft, headline: Span, rests: Sequence[Statement]) -> bool:
    """Say whether a headline may stand without a source.

    It is no sentence but a label; it has a word of the source's name or office; it tells of a happening that nobody
    contests; or it rests on what is done by being spoken, an order or a ruling, on what anybody can look up, a poll, a
    report or official figures, or on those who speak for somebody.
    """
    words = headline.of(draft.text)
    parties = [_presented(draft, statement) for statement in rests]
    if len(words.split()) not in LENGTHS or any(stems(party) & stems(words) for party in parties):
        return True
    if phrases("settled").search(words) or any(_speaks_for_a_body(party) for party in parties):
        return True
    hops = [hop for statement in rests if (hop := word_of(statement))]
    return any(hop.manner.voice == "decision" or hop.source.kind in {"document", "none"} for hop in hops)


def _presented(draft: Draft, statement: Statement) -> str:
    """The name of the one who vouches, and the office where the statement's source is the one."""
    own = statement.chain.on_whose_word == len(statement.chain.hops) - 1
    return f"{_party(statement)} {source_of(draft, statement)}" if own else _party(statement)


def _speaks_for_a_body(party: str) -> bool:
    """Say whether somebody is a spokeswoman, the police or a register, whose word on their own affairs is taken."""
    return any(phrases(section).search(party) for section in ("registers", "public"))


def _is_repeated(draft: Draft, headline: Span, statement: Statement) -> bool:
    """Say whether a statement has most words of the headline, and not names alone: they may stand in any claim."""
    claimed, content = stems(headline.of(draft.text)), content_of(draft, statement)
    common = claimed & stems(content)
    if bool(phrases("negation").search(headline.of(draft.text))) != bool(phrases("negation").search(content)):
        return False
    plain = " ".join(word for word in content.split() if not word[:1].isupper())
    hop = word_of(statement)
    known = hop is not None and hop.source.naming == "named" and hop.source.kind == "person"
    share = _REPEATED_BY_NAMED if known else _REPEATED
    return bool(claimed & stems(plain)) and len(common) >= max(_FEWEST, share * len(claimed))


def growth(draft: Draft) -> Iterator[Flag]:
    """Find a number or a certainty that grows from the article to its headline, or from an origin to its relay."""
    yield from count_growth(draft)
    yield from _headline_growth(draft)
    yield from _relay_growth(draft)


def _headline_growth(draft: Draft) -> Iterator[Flag]:
    """Find a hedge that the headline drops from every statement that it rests on."""
    headline, span = draft.headline, draft.headline_span
    if headline is None or span is None or _is_tentative(draft, span):
        return
    rests = [draft.by_id[name] for name in headline.rests_on if name in draft.by_id]
    claimed = stems(span.of(draft.text))
    hedges = [_hedge_on(draft, statement.attribution.content, claimed) for statement in rests]
    if not rests or None in hedges:
        return
    hedge = next(found for found in hedges if found)
    message = f"the article says “{hedge.of(draft.text)}” where the headline is certain; keep the hedge"
    yield Flag("growth", message, (span, hedge), tuple(statement.id for statement in rests))


def _is_tentative(draft: Draft, headline: Span) -> bool:
    """Say whether a headline leaves it open: it hedges, asks, quotes, or speaks of a plan or a fear."""
    words = headline.of(draft.text)
    return bool(hedges_in(draft.text, [headline]) or phrases("tentative").search(words) or set(words) & set("?\"“”‘'’"))


def _hedge_on(draft: Draft, content: Sequence[Span], claimed: frozenset[str]) -> Span | None:
    """The hedge right before a word that the other wording has as well."""
    for hedge in hedges_in(draft.text, content):
        if not phrases("open").fullmatch(hedge.of(draft.text)):
            continue
        end = min(hedge.end + _REACH, next(span.end for span in content if span.end >= hedge.end))
        if stems(draft.text[hedge.end : end]) & claimed:
            return hedge
    return None


def _relay_growth(draft: Draft) -> Iterator[Flag]:
    """Find an outlet that states flatly what its own source, in this article, says with a hedge."""
    flat: dict[str, list[tuple[Statement, frozenset[str]]]] = {}
    for statement in draft.statements:
        own = flat.setdefault(statement.source.name or "", [])
        # An article that has more of one outlet retells it; comparing all with all would take minutes.
        is_flat = statement.source.kind == "outlet" and not hedges_in(draft.text, statement.attribution.content)
        if is_flat and statement.parent is None and len(own) < _MOST:
            own.append((statement, stems(content_of(draft, statement))))
    for hedged in draft.statements:
        outlet = relayed_by(hedged)
        told = flat.get(outlet.name or "") if outlet and hedged.source.kind != "outlet" else None
        if outlet is None or not told or not hedges_in(draft.text, hedged.attribution.content):
            continue
        heard = stems(content_of(draft, hedged))
        for statement, said in told:
            hedge = _hedge_on(draft, hedged.attribution.content, said) if _is_one_claim(said, heard) else None
            if hedge:
                message = f"{label(outlet)} states what its source has as “{hedge.of(draft.text)}”; keep the hedge"
                yield Flag("growth", message, (statement.attribution.content[0], hedge), (statement.id, hedged.id))
                return


def _is_one_claim(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= max(_FEWEST, _ALIKE * min(len(one), len(other)))
