"""Where quotations begin and end.

Quotation marks are the one part of an attribution's form that rules read better than a model: they pair exactly, or
they visibly do not. Newspapers print them in many styles and forget to close them, so a quotation that is still open
when its paragraph ends is taken to end there; a quotation that runs on over paragraphs is opened again at the start
of each, by the convention of English typesetting.
"""

import re
from collections.abc import Iterator

PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
"""Opening mark to the marks that close it."""

CLOSERS = frozenset("".join(PAIRS.values()))
"""Marks that close some quotation."""

_MARK = re.compile("[“”„«»‘’\"']")


def quotations(text: str) -> list[tuple[int, int]]:
    """Outermost quotations as half-open code-point spans, marks included, in order and without overlap."""
    spans: list[tuple[int, int]] = []
    for start, end in paragraph_spans(text):
        spans.extend(_in_paragraph(text, start, end))
    return spans


def paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Every line of the text that is not blank, without its line break."""
    for match in re.finditer(r"[^\r\n]+", text):
        if not match.group().isspace():
            yield match.span()


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    closers = ""
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if opened is None:
            if mark in PAIRS and _opens(text, at, start, end):
                opened, closers = at, PAIRS[mark]
        elif mark in closers and _closes(text, at, end):
            yield opened, at + 1
            opened = None
    # A single mark that never closes is an apostrophe ('90s, ’em), not a quotation.
    if opened is not None and text[opened] not in "'‘":
        yield opened, end


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """A straight mark opens before a word and after none; a curly one says so itself."""
    if text[at] not in "'\"":
        return True
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, at: int, end: int) -> bool:
    """A single mark inside a word is an apostrophe."""
    after = text[at + 1] if at + 1 < end else " "
    return text[at] not in "'’" or not after.isalnum()
