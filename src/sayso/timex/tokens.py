"""Tokens of a text: one pass with one pattern that cannot backtrack, on which all of the grammar works.

Words, digits and marks are apart, so that "mid-2011", "5pm" and "Monday's" need no patterns of their own.
"""

import re
from dataclasses import dataclass

from sayso.span import Span

PADDING = 24
"""Empty tokens behind the last one: no rule looks farther ahead than this."""
_LONGEST_NUMBER = 8
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|\S")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words in lower case, and where they stand; behind the last `count` there are empty ones."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    count: int

    def joined(self, i: int) -> bool:
        """Whether token `i` follows the one before without a space."""
        return 0 < i < self.count and self.starts[i] == self.ends[i - 1]

    def apart(self, i: int) -> bool:
        """Whether a line break stands before token `i`."""
        return 0 < i < self.count and "\n" in self.text[self.ends[i - 1] : self.starts[i]]

    def number(self, i: int) -> int | None:
        """The whole number that token `i` is, if it is one of at most eight digits."""
        word = self.words[i]
        return int(word) if word and word[0] in "0123456789" and len(word) <= _LONGEST_NUMBER else None

    def digits(self, i: int) -> int:
        """How many digits token `i` has."""
        word = self.words[i]
        return len(word) if word and word[0] in "0123456789" else 0

    def figures(self, i: int, count: int) -> bool:
        """Whether token `i` is a number of so many digits."""
        return self.digits(i) == count

    def short(self, i: int) -> bool:
        """Whether token `i` is a number of one or two digits."""
        return self.digits(i) in {1, 2}

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital."""
        return i < self.count and self.text[self.starts[i]].isupper()

    def possessive(self, i: int) -> int:
        """The token after "'s", if one begins at `i`; else `i`."""
        if self.words[i] in {"'", "’"}:
            return i + 2 if self.words[i + 1] == "s" and self.joined(i + 1) else i + 1
        return i

    def span(self, i: int, j: int) -> Span:
        """Characters of the tokens from `i` to before `j`."""
        return Span(self.starts[i], self.ends[j - 1])


def tokenise(text: str) -> Tokens:
    """Cut the text into tokens."""
    words, starts, ends = [], [], []
    for match in _TOKEN.finditer(text):
        words.append(match.group().lower())
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Tokens(text, words + [""] * PADDING, starts, ends, len(words))
