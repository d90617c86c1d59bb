"""PolNeAR's brat standoff as tagged and linked words.

Several people annotated some of the articles; each of their readings is an example of its own, and an epoch takes one
of them at random, so that where they disagree the model sees both.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.model.tags import ROLES, TAGS
from sayso.model.words import Words, split_words

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Standoff:
    """One attribution as annotated: code-point spans a role."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """One annotator's reading of an article, over its words.

    `tags`: index into TAGS a word. `sources`: (cue's first word, source's first word or -1). `contents`: (first word
    of a content run, cue's first word); a run ends where its paragraph does.
    """

    tags: NDArray[np.int64]
    sources: list[tuple[int, int]]
    contents: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Example:
    """An article with the readings of all its annotators."""

    name: str
    text: str
    words: Words
    labels: tuple[Labels, ...]


def read_compartment(folder: Path, dropped: Counter[str]) -> list[Example]:
    """The articles of a compartment (`text/`, `attributions/`), by name; `dropped` counts what cannot be used."""
    examples = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode()
        words = split_words(text)
        files = sorted(p for p in (folder / "attributions").iterdir() if p.stem.rpartition("_")[0] == path.stem)
        readings = tuple(label(words, read_standoff(file), dropped) for file in files)
        if readings:
            examples.append(Example(path.stem, text, words, readings))
        else:
            dropped["article without annotation"] += 1
    return examples


def read_standoff(path: Path) -> list[Standoff]:
    """The attributions of one .ann file."""
    spans: dict[str, list[Span]] = {}
    events: list[dict[str, list[Span]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.match(r"T\d+\t", line):
            name, body = line.split("\t")[:2]
            spans[name] = [_span(part) for part in body.split(" ", 1)[1].split(";")]
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.match(r"E\d+\t", line):
            parts: dict[str, list[Span]] = {role: [] for role in ROLES}
            for field in line.split("\t")[1].split():
                role, _, target = field.partition(":")
                parts.get(re.sub(r"\d+$", "", role).lower(), []).extend(spans[target])
            events.append(parts)
    return [Standoff(**{role: tuple(sorted(parts[role])) for role in ROLES}) for parts in events]


def _span(text: str) -> Span:
    begin, end = text.split()
    return int(begin), int(end)


def label(words: Words, attributions: list[Standoff], dropped: Counter[str]) -> Labels:
    """Tag and link the words of an article after one annotator."""
    tags = np.zeros(len(words), dtype=np.int64)
    sources: list[tuple[int, int]] = []
    contents: list[tuple[int, int]] = []
    for attribution in attributions:
        runs = {role: _runs(words, getattr(attribution, role)) for role in ROLES}
        if not runs["cue"]:
            dropped["attribution without cue"] += 1
            continue
        if len(runs["source"]) > 1:
            dropped["further piece of a source"] += len(runs["source"]) - 1
        cue = runs["cue"][0][0]
        sources.append((cue, runs["source"][0][0] if runs["source"] else -1))
        contents.extend((begin, cue) for begin, _ in runs["content"])
        for role in ROLES:
            for begin, end in runs[role]:
                tags[begin:end] = TAGS.index(f"I-{role}")
                tags[begin] = TAGS.index(f"B-{role}")
    return Labels(tags, sources, contents)


def _runs(words: Words, spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Half-open word ranges of the spans, cut where a paragraph ends."""
    runs: list[tuple[int, int]] = []
    for begin, end in spans:
        first = int(np.searchsorted(words.end, begin, side="right"))
        last = int(np.searchsorted(words.start, end, side="left"))
        cuts = [first, *(i for i in range(first + 1, last) if words.paragraph[i] != words.paragraph[i - 1]), last]
        runs.extend((a, b) for a, b in pairwise(cuts) if a < b)
    return runs
