"""Periods counted from the anchor, and those that hold a date: "last week", "the next three years", "2014", "Q3"."""

from typing import cast

from sayso.timex.expression import (
    Amount,
    Daypart,
    Fiscal,
    Holiday,
    Parsed,
    Relation,
    Relative,
    Season,
    Shift,
    Stretch,
)
from sayso.timex.lexicon import lexicon
from sayso.timex.named_dates import related_date
from sayso.timex.named_periods import KINDS_OF_YEAR, with_year_of
from sayso.timex.numerals import count_at
from sayso.timex.phrases import phrase_at
from sayso.timex.tokens import Tokens

_SHORT = frozenset({"second", "minute"})
_ROLLING = frozenset({"week", "month", "year", "fortnight", "decade", "century", "hour"})
_BACK = frozenset({"last", "past", "recent"})


def related(t: Tokens, i: int) -> Parsed:
    """Read "last week", "the next three years", "this past Friday", "these past eight years", "that day"."""
    article = t.words[i] == "the"
    j = i + article
    relation = relation_at(t, j)
    if relation is None:
        return after_next(t, i) if article or t.words[i] in lexicon().units else None
    name, j = relation
    rolling = article and t.words[j - 1] in {"last", "past", "next", "coming"}
    return _period(t, j, name, rolling=rolling) or _named(t, j, name)


def relation_at(t: Tokens, i: int) -> tuple[Relation, int] | None:
    """Read "last", "next", "this coming", "that", "same"; and the token after."""
    words = lexicon().relations
    if t.words[i] in {"that", "same"}:
        return "that", i + 1
    relation = words.get(t.words[i])
    if relation is None:
        return None
    second = words.get(t.words[i + 1]) if relation == "this" else None
    if second and second != "this":
        return cast("Relation", second), i + 2
    return cast("Relation", relation), i + 1


def _period(t: Tokens, i: int, relation: Relation, *, rolling: bool) -> Parsed:
    kind = t.words[i]
    if kind in KINDS_OF_YEAR and t.words[i + 1] == "year":
        return Fiscal(None, relation), i + 2
    i += kind in {"calendar", "working", "business"} and t.words[i + 1] in {"year", "week"}
    return _counted(t, i, relation) or _uncounted(t, i, relation, rolling=rolling)


def _uncounted(t: Tokens, i: int, relation: Relation, *, rolling: bool) -> Parsed:
    """Read "week", "years", "day" behind a relation."""
    word = t.words[i]
    unit = lexicon().units.get(word)
    if unit is None or unit in _SHORT or word == "night":
        return None
    if word.endswith("s"):
        return None if relation in {"that", "this"} else (Stretch(None, _sign(relation)), i + 1)
    if unit == "day":
        return _day(i, relation)
    if relation == "recent":
        return None
    return Relative(unit, relation, rolling=rolling and unit in _ROLLING), i + 1


def _day(i: int, relation: Relation) -> Parsed:
    if relation == "that":
        return Shift((), 1, told=True), i + 1
    if relation == "next":
        return Shift((Amount(1, "day"),), 1, told=True), i + 1
    return (Shift((Amount(1, "day"),), -1, told=True), i + 1) if relation == "last" else None


def _sign(relation: Relation) -> int:
    return -1 if relation in _BACK or relation == "this" else 1


def _counted(t: Tokens, i: int, relation: Relation) -> Parsed:
    """Read "three weeks", "few days", "4 business days" behind a relation."""
    if t.words[i] in {"a", "an"} or relation == "that":
        return None
    count = count_at(t, i)
    if not count:
        return None
    j = count[2] + (t.words[count[2]] in {"-", "more", "business", "working", "upcoming", "coming"})
    unit = lexicon().units.get(t.words[j])
    if unit is None:
        return None
    return Stretch(Amount(count[0], unit, count[1]), _sign(relation)), j + 1


def counted_relation(t: Tokens, i: int) -> Parsed:
    """Read "5 upcoming years" and "the 2 next days"."""
    count = count_at(t, i + (t.words[i] == "the"))
    relation = relation_at(t, count[2]) if count else None
    if not count or not relation or relation[0] in {"that", "this"}:
        return None
    word = t.words[relation[1]]
    unit = lexicon().units.get(word)
    if unit is None or (not word.endswith("s") and count[0] > 1 and relation[0] != "coming"):
        return None
    return Stretch(Amount(count[0], unit, count[1]), _sign(relation[0])), relation[1] + 1


def _named(t: Tokens, i: int, relation: Relation) -> Parsed:
    """Read a season, part of the day, holiday, weekday or month behind a relation."""
    words = lexicon()
    if t.words[i] in words.seasons:
        return with_year_of(t, Season(words.seasons[t.words[i]], None, relation), i + 1)
    part = words.dayparts.get(t.words[i])
    if part and relation in {"last", "this", "next", "past", "that"}:
        offset = {"last": -1, "past": -1, "next": 1}.get(relation, 0)
        base = Shift((Amount(abs(offset), "day"),), offset or 1, told=relation == "that")
        return Daypart(base, part), i + 1
    holiday = phrase_at(t, i, words.holidays)
    if holiday:
        return Holiday(holiday[0], None, relation), holiday[1]
    return related_date(t, i, relation) if relation != "recent" else None


def after_next(t: Tokens, i: int) -> Parsed:
    """Read "the week after next", "the year before last", "the day after tomorrow"."""
    j = i + (t.words[i] == "the")
    unit, turn, which = lexicon().units.get(t.words[j]), t.words[j + 1], t.words[j + 2]
    if unit is None or turn not in {"after", "before"}:
        return None
    if unit == "day" and which in lexicon().days:
        return Shift((Amount(1, "day"),), 1 if turn == "after" else -1, _today(which)), j + 3
    if (turn, which) in {("after", "next"), ("before", "last")}:
        return Relative(unit, cast("Relation", which), 2), j + 3
    return None


def _today(word: str) -> Shift:
    days = lexicon().days[word]
    return Shift((Amount(abs(days), "day"),), 1 if days > 0 else -1)
