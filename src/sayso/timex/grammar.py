"""The grammar: which words of a text are a time expression, and what they say.

A rule is a function of the tokens and a place, and reads one kind of expression there or nothing. All rules are tried
at a word that can begin one, and the longest reading stands. No rule looks farther than a fixed number of tokens
ahead, so the time is linear in the text whatever it holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.span import Span
from sayso.timex.clocks import bare_clock, clock_first, part_first, with_clock
from sayso.timex.durations import based, prefixed, recurring, shifted
from sayso.timex.expression import (
    Around,
    Calendar,
    Clock,
    Day,
    Daypart,
    Expression,
    Holiday,
    In,
    Lasting,
    Often,
    Open,
    Parsed,
    Part,
    Range,
    Relative,
    Vague,
    Weekday,
)
from sayso.timex.lexicon import lexicon
from sayso.timex.named_dates import named_date
from sayso.timex.named_periods import century, decade, fiscal, fraction, holiday, season, year
from sayso.timex.numeric_dates import numeric_date, same_day
from sayso.timex.parts import held_by, longest, nth, ordinal_day, part, share_of, the_weekend, with_outer
from sayso.timex.phrases import phrase_at
from sayso.timex.ranges import DASHES, bare_day, is_time, joined, last_day, now, two_months
from sayso.timex.relative import counted_relation, related
from sayso.timex.tokens import Tokens

_THROUGH = frozenset({"to", "through", "thru", "till", "until", "untill"}) | DASHES
_OWNERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "our"})
_EVENT_JOINTS = frozenset({"on", "at", "in", "of", "for"})
_LONGEST_EVENT = 4
_NO_END = (Often, Vague, Lasting)
_EXTENDED = (Calendar, Weekday, Day, Daypart, Clock)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression, the characters of the whole, and those of the bare dates in it."""

    expression: Expression
    span: Span
    dates: tuple[Span, ...]
    first: int
    after: int
    """The token it begins with and the token after it."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules, for one way of writing dates in figures."""

    day_first: bool = False

    def scan(self, t: Tokens) -> Iterator[Found]:
        """All expressions of the text, in order and without overlap."""
        triggers = lexicon().triggers
        i = 0
        while i < t.count:
            word = t.words[i]
            found = self.at(t, i) if word in triggers or (word[0] in _DIGITS and _countable(t, i)) else None
            if found and found.after > i:
                yield found
                i = found.after
            else:
                i += 1

    def at(self, t: Tokens, i: int) -> Found | None:
        """The longest expression at token `i`."""
        point = self.point(t, i)
        read = longest((self.opened(t, i), self.ranged(t, i, point), point, vague(t, i)))
        if not read:
            return None
        expression, j = self.closed(t, i, *read)
        first = i
        inner = expression.of if isinstance(expression, Around) else expression
        dates = inner.spans if isinstance(inner, Open | Range) else ()
        return Found(expression, t.span(first, j), dates or (t.span(_bare(t, i, j), j),), i, j)

    def point(self, t: Tokens, i: int) -> Parsed:
        """Read an expression of one place in time, without what opens or closes it."""
        read = self._hedged(t, i) or self._core(t, i)
        return self._extended(t, read)

    def _hedged(self, t: Tokens, i: int) -> Parsed:
        if t.words[i] not in lexicon().hedges or t.words[i] == "some":
            return None
        read = self._extended(t, self._core(t, i + 1))
        return (Around(read[0]), read[1]) if read else None

    def _core(self, t: Tokens, i: int) -> Parsed:
        word = t.words[i]
        if word in lexicon().days and not (i and t.words[i - 1] in {"better", "brighter", "of"} and word == "tomorrow"):
            return Day(lexicon().days[word]), i + 1
        if word[:1] in _DIGITS:
            return longest(self._in_figures(t, i))
        return longest(self._in_words(t, i))

    def _in_figures(self, t: Tokens, i: int) -> Iterator[Parsed]:
        yield holiday(t, i)
        yield numeric_date(t, i, day_first=self.day_first)
        for rule in (named_date, fraction, year, decade, century, counted_relation, nth, share_of, ordinal_day):
            yield rule(t, i)
        yield shifted(t, i, self.base)
        yield self._clocked(t, i)
        yield bare_clock(t, i)

    def _in_words(self, t: Tokens, i: int) -> Iterator[Parsed]:
        word = t.words[i]
        if word in {"within", "inside", "in", "for", "over", "during", "throughout"}:
            yield prefixed(t, i, self.base)
        if word in {"at", "from", "between", "noon", "midnight", "midday"}:
            yield self._clocked(t, i)
            return
        if word in {"by", "on", "in", "to", "of"}:
            yield self._on(t, i)
            return
        for rule in _WORD_RULES:
            yield rule(t, i)
        yield shifted(t, i, self.base)
        j = part_first(t, i)
        day = self.base(t, j) if j > i else None
        if day:
            yield Daypart(day[0], "night"), day[1]

    def base(self, t: Tokens, i: int) -> Parsed:
        """Read a date that another counts from. It counts from none itself, so that no text nests without end."""
        if t.words[i] in lexicon().days:
            return Day(lexicon().days[t.words[i]]), i + 1
        dates = (rule(t, i) for rule in (named_date, related, nth, part, holiday, season, year))
        read = longest((numeric_date(t, i, day_first=self.day_first), *dates))
        return with_outer(t, *read) if read else None

    def _on(self, t: Tokens, i: int) -> Parsed:
        """Read "on the 24th": the preposition shows that it is a date."""
        return ordinal_day(t, i + 1) if t.words[i] == "on" and t.words[i + 1] == "the" else None

    def _clocked(self, t: Tokens, i: int) -> Parsed:
        """Read a time before its day: "9am on Saturday", "midnight Friday"."""
        time = clock_first(t, i)
        if not time or not isinstance(time[0], Clock):
            return None
        j = time[1] + (t.words[time[1]] in {"on", ",", "of"})
        day = self._dated(t, j)
        if day is None:
            return None
        return Clock(day[0], time[0].hour, time[0].minute, time[0].offset), day[1]

    def _dated(self, t: Tokens, i: int) -> Parsed:
        if t.words[i] in lexicon().days:
            return self._extended(t, (Day(lexicon().days[t.words[i]]), i + 1))
        read = longest((named_date(t, i), related(t, i), numeric_date(t, i, day_first=self.day_first), nth(t, i)))
        if not read or isinstance(read[0], Relative) or (isinstance(read[0], Calendar) and not read[0].day):
            return None
        return read

    def _extended(self, t: Tokens, read: Parsed) -> Parsed:
        """Read what goes on from a date: its year or week, the time of day, a length, another name of the same day."""
        if not read:
            return None
        expression, j = self._of_week(t, *with_outer(t, *read))
        if (inner := held_by(t, (expression, j))) is not None:
            expression, j = inner
        if isinstance(expression, Vague):
            return expression, j
        if isinstance(expression, _EXTENDED):
            expression, j = same_day(t, expression, j)
            expression, j = with_clock(t, expression, j)
            expression, j = with_outer(t, expression, j)
        return based(t, expression, j) or (expression, j)

    def _of_week(self, t: Tokens, expression: Expression, i: int) -> tuple[Expression, int]:
        """Read "next week Wednesday", "labor day weekend", "Friday 5/12"."""
        if isinstance(expression, Relative) and expression.unit == "week":
            read = named_date(t, i + (t.words[i] in {"on", "-"}))
            if read and isinstance(read[0], Weekday):
                return In(read[0], replace(expression, rolling=False)), read[1]
        if isinstance(expression, Holiday) and t.words[i] == "weekend":
            return Part("weekend", expression), i + 1
        if isinstance(expression, Weekday):
            date = (
                numeric_date(t, i, day_first=self.day_first)
                if t.words[i + 1] in {"/", "."} or t.figures(i, 4)
                else None
            )
            if date and isinstance(date[0], Calendar) and date[0].day:
                return replace(date[0], weekday=expression.weekday if date[0].year is None else None), date[1]
        return expression, i

    def ranged(self, t: Tokens, i: int, point: Parsed) -> Parsed:
        """Read "from X to Y", "between X and Y", "X to Y", "July 13-15", and each with "around" before it."""
        if t.words[i] in lexicon().hedges and t.words[i + 1] not in lexicon().hedges:
            whole = self.ranged(t, i + 1, self.point(t, i + 1))
            return (Around(whole[0]), whole[1]) if whole and t.words[i] != "some" else None
        prefix = t.words[i] if t.words[i] in {"from", "between"} else ""
        j = i + bool(prefix)
        first = (self.point(t, j) if prefix else point) or now(t, j, prefix) or bare_day(t, j)
        if not first or isinstance(first[0], _NO_END):
            return None
        joint = _THROUGH | {"and"} if prefix == "between" else _THROUGH
        dash = t.words[first[1]] in DASHES
        if t.words[first[1]] not in joint and not (t.words[first[1]] == "and" and not prefix):
            return None
        k = first[1] + 1
        last = self.point(t, k) or now(t, k, prefix)
        if t.words[first[1]] == "and" and not prefix:
            return two_months(t, i, first, last)
        last = last_day(t, first[0], k, last, dash=dash) or last
        if not last or isinstance(last[0], _NO_END) or (is_time(first[0]) and not is_time(last[0])):
            return None
        spans = (t.span(j, first[1]), t.span(k, last[1]))
        return joined(first[0], last[0], spans, last[1])

    def opened(self, t: Tokens, i: int) -> Parsed:
        """Read "by November 8", "until the end of June", "before the election on November 8"."""
        opener = phrase_at(t, i, lexicon().openers)
        if not opener or (opener[0] == "from" and t.words[i] == "from"):
            return None
        kind, j = opener
        j += t.words[j] in {"around", "about", "roughly"}
        point = self.point(t, j)
        inner = point if t.words[j] in _OWNERS else longest((self.ranged(t, j, point), point))
        if inner is None:
            return self._event(t, j, kind)
        expression, end = inner
        noun_follows = t.words[j] == "the" and isinstance(expression, Calendar) and expression.month is None
        if noun_follows and expression.day is None and t.words[j + 1] != "year" and kind != "since":  # type: ignore[union-attr]
            return None
        if t.possessive(end) > end and kind in {"before", "after"}:
            kind = {"before": "by", "after": "from"}[kind]
        return Open(kind, expression, (t.span(j, end),)), end

    def _event(self, t: Tokens, i: int, kind: str) -> Parsed:
        """Read "the deadline at midnight Friday", "the election on November 8" behind an opener."""
        if t.words[i] not in _OWNERS:
            return None
        for j in range(i + 2, i + 2 + _LONGEST_EVENT):
            if not t.words[j - 1].isalpha():
                return None
            if t.words[j] not in _EVENT_JOINTS:
                continue
            read = self._clocked(t, j) or self._dated(t, j + 1)
            if read:
                same = {"before": "by", "after": "from"}.get(kind, kind) if isinstance(read[0], Clock) else kind
                return Open(same, read[0], (t.span(j + (t.words[j] != "at"), read[1]),)), read[1]
        return None

    def closed(self, t: Tokens, i: int, expression: Expression, j: int) -> tuple[Expression, int]:
        """Read "or later", "onwards", "or so" behind an expression."""
        after = phrase_at(t, j, lexicon().hedges_after)
        if after:
            return Around(expression), after[1]
        closer = phrase_at(t, j, lexicon().closers)
        if closer and not isinstance(expression, (*_NO_END, Open, Range)):
            return Open(closer[0], expression, (t.span(i, j),)), closer[1]
        return expression, j


_DIGITS = tuple("0123456789")
_WORD_RULES = (
    share_of, the_weekend, named_date, related, part, nth, recurring, counted_relation,
    season, holiday, decade, century, fraction, fiscal, year, ordinal_day,
)  # fmt: skip


_AFTER_NUMBER = frozenset(
    {
        "st",
        "nd",
        "rd",
        "th",
        "am",
        "pm",
        "p",
        "h",
        "oclock",
        "o",
        "s",
        ":",
        ".",
        "-",
        "/",
        "–",
        "—",
        "~",
        "of",
        ",",
        "upcoming",
        "through",
        "thru",
    }
)


def _countable(t: Tokens, i: int) -> bool:
    """Whether figures can belong to a date, by their length and what follows."""
    length, after = len(t.words[i]), t.words[i + 1]
    if t.short(i):
        return after in _AFTER_NUMBER or after in lexicon().triggers
    return length in {4, 8} or (t.figures(i, 3) and after in lexicon().units)


def vague(t: Tokens, i: int) -> Parsed:
    """Read "now", "recently", "soon"."""
    found = phrase_at(t, i, lexicon().vague)
    if not found or _goes_with(t, i, found[1]):
        return None
    return Vague(found[0]["horizon"], found[0].get("edge")), found[1]


def _goes_with(t: Tokens, i: int, j: int) -> bool:
    """Whether a vague word is part of another phrase: "as soon as", "shortly after 5", "in the past decade"."""
    before, after = t.words[i - 1] if i else "", t.words[j]
    if before in {"-", "not", "how", "too", "very"} or (after == "-" and t.joined(j)):
        return True
    measured = after in lexicon().units or after in lexicon().numbers or t.digits(j) > 0
    return measured or after in {"after", "before", "thereafter"} or (before == after == "as")


def _bare(t: Tokens, i: int, j: int) -> int:
    """The first token of the bare date: behind its prepositions."""
    while i < j - 1 and t.words[i] in {
        "in",
        "on",
        "at",
        "within",
        "for",
        "over",
        "during",
        "from",
        "throughout",
        "around",
        "about",
    }:
        i += 1
    return i
