"""Fixed phrases of the tables, matched word by word."""

from typing import Any

from sayso.timex.lexicon import Phrases
from sayso.timex.tokens import Tokens

Matched = tuple[Any, int] | None


def phrase_at(t: Tokens, i: int, phrases: Phrases) -> Matched:
    """What the longest phrase at token `i` stands for, and the token after."""
    for words, value in phrases.get(t.words[i], ()):
        j = i + len(words)
        if t.words[i:j] == list(words) or (len(words) > 1 and _same(t, i, words)):
            return value, j
    return None


def _same(t: Tokens, i: int, words: tuple[str, ...]) -> bool:
    """Equal but for the form of the apostrophe."""
    return all(a == b or (a == "’" and b == "'") for a, b in zip(t.words[i : i + len(words)], words, strict=True))
