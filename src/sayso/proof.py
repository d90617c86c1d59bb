"""Proof: an article's flags and where in its file they stand, as a proof-reader's marks stand in the margin.

Reading a file drops lines that are none of the story, so an offset in the article is none in the file. Editors and
code hosts jump to lines and columns of the file, and those are found here.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sayso.article import Article
from sayso.checks import Flag
from sayso.intake import RawPage
from sayso.intake.decode import is_html, text_of
from sayso.reading import Reading

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both from 1; columns count code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of an article's text begin, and which lines of its file they are, from 1.

    `of_file`: whether they are lines of a file at all; a web page's text has lines of its own.
    """

    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    of_file: bool = True

    def place(self, offset: int) -> Place:
        """The place of a code point of the text; of what lies past the end of a line, the place past its end."""
        row = bisect_right(self.starts, offset) - 1
        return Place(self.numbers[row], offset - self.starts[row] + 1)


@dataclass(frozen=True, slots=True)
class Proof:
    """The flags of one article; `name` is what the input was called."""

    name: str
    article: Article
    flags: tuple[Flag, ...]
    lines: Lines


def proof_of(reading: Reading, name: str, lines: Lines, *, rules: Collection[str]) -> Proof:
    """Keep of what the checks found in a reading the flags of some rules."""
    flags = tuple(flag for flag in reading.flags if flag.rule in rules)
    return Proof(name, reading.article, flags, lines)


def lines_of(page: RawPage, article: Article, *, as_is: bool = False) -> Lines:
    """Find the lines of an article's text in the page that it was read from."""
    raw = text_of(page)
    if is_html(page, raw) and not as_is:
        return lines_in(article.text, article.text, of_file=False)
    return lines_in(article.text, raw)


def lines_in(text: str, raw: str, *, of_file: bool = True) -> Lines:
    """Match lines of a text to those of the raw text that it is left of, in order; linear in both.

    Of a line only white space at its end may be missing. One that is not found counts on from the line before.
    """
    originals: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(_BREAK.split(raw), 1):
        originals[line.rstrip()].append(number)
    starts = (0, *(match.end() for match in _BREAK.finditer(text)))
    numbers: list[int] = []
    at = 0
    for line in _BREAK.split(text):
        same = originals.get(line.rstrip(), ())
        later = bisect_right(same, at)
        at = same[later] if later < len(same) else at + 1
        numbers.append(at)
    return Lines(starts, tuple(numbers), of_file)
