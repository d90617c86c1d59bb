"""Checks: the sourcing rules of the big newsrooms, held against one article.

A check finds what an editor would ask about; it does not know who is right. Each prefers silence to a false alarm, so
no flag is no praise. `docs/checks.md` says of every rule where it comes from, what it finds and when it is quiet.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from sayso.article import Article
from sayso.checks.draft import Draft
from sayso.checks.flag import LEVELS, Flag
from sayso.checks.headlines import bald_headline, growth
from sayso.checks.minds import mind_read
from sayso.checks.origins import plural_sources, single_origin
from sayso.checks.replies import no_reply
from sayso.checks.unnamed import bare_source, no_reason, unnamed_opinion
from sayso.headline import Headline
from sayso.statement import Statement

__all__ = ["LEVELS", "RULES", "Flag", "Rule", "check"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, one of LEVELS, one line that says what it finds, and what looks for it."""

    id: str
    level: str
    summary: str
    find: Callable[[Draft], Iterator[Flag]]


LANGUAGE = "en"
"""What the rules' words are in, as ISO 639-1."""

_RULES = (
    Rule(
        "bald-headline",
        "warning",
        "a headline that states as fact what the article has on somebody's word",
        bald_headline,
    ),
    Rule("bare-source", "warning", "a source who is called a source and nothing more", bare_source),
    Rule("growth", "warning", "a number or a certainty that grows on the way to the headline or to a relay", growth),
    Rule("mind-read", "note", "a named person's mind read without a word spoken", mind_read),
    Rule("no-reason", "warning", "an unnamed source, and no reason why", no_reason),
    Rule("no-reply", "note", "somebody accused, and no sign that they were asked", no_reply),
    Rule("plural-sources", "warning", "sources in the plural where the text shows one", plural_sources),
    Rule("single-origin", "warning", "a story that rests on one unnamed source", single_origin),
    Rule("unnamed-opinion", "warning", "an unnamed source for an opinion or a guess", unnamed_opinion),
)
RULES = {rule.id: rule for rule in _RULES}
"""All rules, by their ids. An id never changes its meaning."""


def check(
    article: Article, statements: Sequence[Statement], headline: Headline | None, *, off: Collection[str] = ()
) -> tuple[Flag, ...]:
    """Hold every rule that is not off against an article; flags come in the order of the text.

    An article in another language than English gets none: what was read in it is not to be relied on.
    """
    if article.language not in {None, LANGUAGE}:
        return ()
    draft = Draft(article, statements, headline)
    found = (flag for rule in RULES.values() if rule.id not in off for flag in rule.find(draft))
    return tuple(sorted(found, key=lambda flag: (flag.spans, flag.rule)))
