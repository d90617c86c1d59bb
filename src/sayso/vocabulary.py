"""Vocabulary: tables of words that rules go by, kept as data so that a journalist can extend them.

One reader for all of the tables; what they must look like is held by a test.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Read the table `name` of the package's data once; callers must not change it."""
    return tomllib.loads((files("sayso.data") / f"{name}.toml").read_text(encoding="utf-8"))


def folded(text: str) -> str:
    """Fold what printing varies: case, curly apostrophes and quotation marks, runs of space."""
    return " ".join(text.translate(_MARKS).casefold().split())


_MARKS = str.maketrans("’‘`´“”„«»\u00a0", '\'\'\'\'""""" ')
