"""Phrases: the checks' vocabulary, ready to search.

What gives a reason for anonymity, accuses or answers is words, and a journalist knows more of them than we do: they
stand in `data/checks.toml`, and here they become patterns.
"""

import re
from functools import cache

from sayso.vocabulary import folded, table


@cache
def phrases(section: str) -> re.Pattern[str]:
    """The words of a section as one pattern: whole words, any case, curly or straight apostrophes.

    `*` at the end of a word stands for the rest of it: `brib*` finds "bribes" and "bribery".
    """
    longest = sorted(table("checks")[section], key=lambda words: -len(words))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_form, longest))})(?!\w)", re.IGNORECASE)


def _form(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+").replace(r"\*", r"\w*").replace("'", "['’]")


@cache
def listed(section: str) -> frozenset[str]:
    """The words of a section, to look single words up in."""
    return frozenset(table("checks")[section])


def stems(words: str, *, least: int = 4) -> frozenset[str]:
    """What two wordings of one thing share: words of some length without their endings, and numbers.

    Cutting a word at its fifth letter is crude and enough to find "resign" in "resignation".
    """
    found = (folded(word).strip("'") for word in re.findall(r"[\w’'-]+", words))
    return frozenset(
        word[:5] for word in found if (len(word) >= least or word.isdigit()) and word not in listed("empty")
    )
