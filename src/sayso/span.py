"""Spans: half-open ranges of code points in an article's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From code point `start` to before code point `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters the span points at."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start
