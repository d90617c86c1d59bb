"""Choice: which one window a statement's content speaks of, and whether it speaks of the future without one.

By the annotation guideline a statement has a time only where its content speaks of one. So a date inside the name of
something ("the 1994 crime act", "9/11 families"), or one that says when somebody else spoke ("she said Friday that"),
is none of it. Of several the first stands, a dated one before a vague one; two years told of one after the other, "in
1972 … as of 2008", make one window.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.span import Span
from sayso.timex.edtf import interval
from sayso.timex.tense import tense_at
from sayso.timex.tokens import Tokens, tokenise
from sayso.timex.window import Horizon, Window
from sayso.vocabulary import table

_NEAR = 40
"""Characters looked at on each side of an expression."""
_YEAR = 4
"""Digits of a year."""


def window_of(text: str, content: Sequence[Span], windows: Sequence[Window]) -> Window | None:
    """Choose the window that a content speaks of, from those of the whole text; None where it speaks of none."""
    inside = [window for window in windows if not window.set and _inside(window.span, content)]
    told = [window for window in inside if not _names(text, window) and not _dates_a_saying(text, window)]
    dated = [window for window in told if window.dated]
    if not dated:
        return next((window for window in told if window.horizon or not window.anchored), None)
    return _from_to(text, dated) or dated[0]


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(part.start <= span.start < part.end for part in content)


def _names(text: str, window: Window) -> bool:
    """Whether the date belongs to a name: "the 1994 Crime Bill", "the Act of 1993", "9/11 families"."""
    words = window.span.of(text)
    before, after = (
        _words(text, window.span.start - _NEAR, window.span.start),
        _words(text, window.span.end, window.span.end + _NEAR),
    )
    last = before.words[before.count - 1] if before.count else ""
    following = after.words[0]
    if words.startswith("9/11"):
        return following.isalpha() and following not in _links()
    if not (words.isdigit() and len(words) == _YEAR):
        return False
    if last == "of" and before.count > 1 and before.capital(before.count - 2):
        return True
    attributive = last in {"the", "a", "his", "her", "its", "their", "this", "that"} or last.endswith("s'")
    return attributive and following.isalpha() and following not in _links()


def _dates_a_saying(text: str, window: Window) -> bool:
    """Whether a verb of saying stands right before the date and what was said after it: "said Friday that"."""
    before, after = (
        _words(text, window.span.start - _NEAR, window.span.start),
        _words(text, window.span.end, window.span.end + _NEAR),
    )
    said = {"said", "says", "told", "announced", "reported", "wrote", "tweeted", "warned", "added", "argued"}
    return bool(said & set(before.words[max(before.count - 2, 0) : before.count])) and after.words[0] in {
        "that",
        ",",
        "he",
        "she",
        "they",
    }


def _from_to(text: str, dated: Sequence[Window]) -> Window | None:
    """Two whole years, the second "as of" or "since": one window from the first to the second."""
    if not dated[1:]:
        return None
    first, last = dated[0], dated[1]
    between = text[first.span.end : last.span.start].split()
    if between[-2:] != ["as", "of"] or not first.start or not last.end or first.start >= last.end:
        return None
    whole = Span(first.span.start, last.span.end)
    return replace(
        first, span=whole, dates=first.dates + last.dates, end=last.end, widened_end=last.widened_end,
        edtf=interval(first.start, last.end), approximate=first.approximate or last.approximate,
    )  # fmt: skip


def horizon_of(text: str, cue: Sequence[Span], content: Sequence[Span], window: Window | None) -> Horizon | None:
    """Whether a content looks back, speaks of the present or looks ahead; None where nothing says so.

    A dated window decides. Without one only what plainly looks ahead does: "plans to", "will", "is going to".
    """
    ahead = looks_ahead(text, cue, content)
    if window is None:
        return "future" if ahead else None
    if window.horizon == "present" and ahead and _in_front(text, content, window):
        return "future"
    return window.horizon


def _in_front(text: str, content: Sequence[Span], window: Window) -> bool:
    """Whether the clause of the window itself looks ahead."""
    t = tokenise(text[content[0].start : content[-1].end])
    at = window.span.start - content[0].start
    first = next((i for i in range(t.count) if t.starts[i] >= at), t.count)
    after = next((i for i in range(first, t.count) if t.starts[i] >= window.span.end - content[0].start), t.count)
    return tense_at(t, first, after) == "future"


def looks_ahead(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether a content plainly speaks of what is to come, by its cue or its first verb."""
    words = tokenise(" ".join(span.of(text) for span in cue))
    said = tokenise(" … ".join(span.of(text) for span in content))
    rules = _rules()
    cue_words = set(words.words[: words.count])
    if cue_words & rules["turned_down"]:
        return False
    if cue_words & rules["promising"]:
        return True
    infinitive = said.words[0] == "to" or words.words[max(words.count - 1, 0)] == "to"
    if cue_words & rules["wanting"] and (infinitive or "to" in said.words[:12]):
        return True
    return _first_verb_ahead(said, announced=bool(cue_words & rules["announcing"]))


def _first_verb_ahead(t: Tokens, *, announced: bool) -> bool:
    rules = _rules()
    for i in range(t.count):
        word = t.words[i]
        if word in rules["will"] or (word in {"’", "'"} and t.words[i + 1] == "ll") or _going_to(t, i):
            return not _negated_answer(t, i)
        if announced and word in rules["would"]:
            return True
    return False


def _going_to(t: Tokens, i: int) -> bool:
    """Read "is going to" and "they plan to"; "her plans to" is a noun."""
    if t.words[i + 1] != "to" or not t.words[i + 2].isalpha():
        return False
    planned = t.words[i] in {"plan", "plans"} and i > 0 and t.words[i - 1] in {"they", "we", "i", "he", "she", "who"}
    return planned or t.words[i] in {"going", "about", "set"}


def _negated_answer(t: Tokens, i: int) -> bool:
    """Whether it declines, as "not going to go into that" does, and says nothing of the future."""
    return i > 0 and t.words[i - 1] == "not" and t.words[i] == "going"


def _words(text: str, start: int, end: int) -> Tokens:
    return tokenise(text[max(start, 0) : end])


@cache
def _links() -> frozenset[str]:
    return frozenset(table("timex_tense")["links"])


@cache
def _rules() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("timex_tense")["ahead_by"].items()}
