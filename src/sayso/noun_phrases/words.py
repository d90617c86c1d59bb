"""The words of a phrase, as rules want them.

The signs of possession are apart, quotation marks and parentheses are gone, and every word knows whether it is
capitalised, quoted, owned: "Brook's", "the paper's", "his". One pass over the phrase, whatever its length.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from sayso.sentences import abbreviations
from sayso.span import Span
from sayso.vocabulary import folded, table

_TOKEN = re.compile(
    r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b|"
    r"[@#$]?[^\W_](?:[^\W_]|[.,](?=\d)|\.(?=-[^\W_])|[.&/@+'’‘_‐‑-](?=[^\W_]))*[.%]?|[@#][^\W]\w*|[^\s]"
)
_QUOTES = frozenset("\"'“”‘’«»„`´")
_DASHES = frozenset("—–-―;:")
_LONGEST = 600
"""Words and marks of a phrase that are read: what goes on longer says nothing more of who speaks."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark (`,` for a comma, `-` for a dash or the like) in the text from `start` to `end`.

    `low` is the word folded; `owner` says that a sign of possession followed it; `quoted` that it stands in quotation
    marks.
    """

    form: str
    low: str
    start: int
    end: int
    owner: bool = False
    quoted: bool = False

    @property
    def capital(self) -> bool:
        """Whether it is written as a name is."""
        return self.form[0].isupper() or self.form[0] in "@#" or (self.form[0].isdigit() and self.form[-1].isupper())

    @property
    def is_word(self) -> bool:
        """Whether it is a word and no mark."""
        return self.form not in {",", "-"}


def words_of(text: str, span: Span) -> list[Word]:
    """The words of a span, without those in parentheses; marks at either end are dropped."""
    found: list[Word] = []
    opened = ""
    depth_until = span.start
    last_close = text.rfind(")", span.start, span.end)
    for match in islice(_TOKEN.finditer(text, span.start, span.end), _LONGEST):
        form, start = match.group(), match.start()
        if start < depth_until:
            continue
        if form == "(" and start < last_close:
            depth_until = text.find(")", start) + 1
        elif form == "(":
            found.append(Word(",", form, start, match.end()))
        elif form in _QUOTES:
            if _owns(text, found, start, span.end) and not opened:
                found[-1] = _owned(found[-1], found[-1].end)
            else:
                opened = "" if opened else form
        elif form == "," or form in _DASHES:
            found.append(Word("," if form == "," else "-", form, start, match.end()))
        elif form[0].isalnum() or form[-1].isalnum() or form in {"&", "%"}:
            found.append(_word(form, start, quoted=bool(opened)))
    return _bare(found)


def _word(token: str, start: int, *, quoted: bool) -> Word:
    if token[-1] == "." and not _keeps_stop(token[:-1]):
        token = token[:-1]
    word = Word(token, folded(token), start, start + len(token), quoted=quoted)
    return _owned(word, word.end - 2) if word.low.endswith("'s") else word


def _owned(word: Word, end: int) -> Word:
    form = word.form[: end - word.start]
    return Word(form, folded(form), word.start, end, owner=True, quoted=word.quoted)


def _owns(text: str, found: Sequence[Word], at: int, end: int) -> bool:
    """Tell the apostrophe after "Sanders" from a closing quotation mark."""
    if not found or found[-1].end != at or text[at] not in "'’":
        return False
    return found[-1].low.endswith("s") and (at + 1 >= end or text[at + 1].isspace())


def _keeps_stop(stem: str) -> bool:
    initial = len(stem) == 1 and stem.isupper()
    return initial or "." in stem or stem.lower() in abbreviations()


def _bare(found: list[Word]) -> list[Word]:
    begin, end = 0, len(found)
    while begin < end and not found[begin].is_word:
        begin += 1
    while end > begin and not found[end - 1].is_word:
        end -= 1
    return found[begin:end]


@cache
def listed(name: str, section: str | None = None) -> frozenset[str]:
    """A list of the table of small words."""
    known = table("phrases")
    return frozenset(known[section][name] if section else known[name])
