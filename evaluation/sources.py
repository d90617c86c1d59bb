"""How well sources are described, on phrases drawn at random from PolNeAR's training articles.

    python -m evaluation.sources --data ../shared/data

A check against rules that fit the gold alone: 193 phrases, labelled by reading (`sources.jsonl`: an article, the
source's characters, its kind, naming and count). Bare pronouns were not drawn; whom they mean is measured elsewhere.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso import Article
from sayso.attribution import Attribution
from sayso.nesting import Nested
from sayso.sources import Source, sources_of
from sayso.span import Span
from sayso.speakers import speakers_of
from training.polnear import read_standoff

LABELS = Path(__file__).with_suffix(".jsonl")
FIELDS = ("kind", "naming", "count")


def cases() -> dict[str, list[dict[str, Any]]]:
    """The labelled sources of each article."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found.setdefault(case["article"], []).append(case)
    return found


def described(folder: Path, name: str) -> tuple[str, dict[Span, Source]]:
    """An article's text, and what its annotated sources are described as, by their first span."""
    text = (folder / "text" / f"{name}.txt").read_bytes().decode()
    standoff = min(path for path in (folder / "attributions").iterdir() if path.stem.rpartition("_")[0] == name)
    found = [
        Nested(Attribution(_spans(marked.source), _spans(marked.cue), _spans(marked.content), confidence=1.0))
        for marked in read_standoff(standoff)
        if marked.cue
    ]
    found.sort(key=lambda nested: nested.attribution.spans)
    article = Article.from_text(text, as_is=True)
    sources = sources_of(article, found, speakers_of(article, found))
    pairs = zip(found, sources, strict=True)
    return text, {nested.attribution.source[0]: source for nested, source in pairs if nested.attribution.source}


def _spans(pieces: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(Span(*piece) for piece in pieces)


def compared(folder: Path) -> Iterator[tuple[dict[str, Any], str, Source]]:
    """Each case with its words and its description."""
    for name, labelled in cases().items():
        text, sources = described(folder, name)
        for case in labelled:
            span = Span(*case["source"])
            yield case, span.of(text), sources[span]


def wrong(case: dict[str, Any], source: Source) -> list[str]:
    """The fields that differ."""
    count = list(source.count) if source.count else None
    given = {"kind": source.kind, "naming": source.naming, "count": count}
    return [f"{field}: {given[field]} for {case[field]}" for field in FIELDS if given[field] != case[field]]


def main() -> None:
    """Read the arguments, print the accuracy of each field and, if asked, what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    results = [(words, wrong(case, source)) for case, words, source in compared(arguments.data / "polnear" / "train")]
    for words, errors in results:
        if errors and arguments.errors:
            print(" ".join(words.split()), *errors, sep=" | ")
    for field in FIELDS:
        right = sum(not any(error.startswith(field) for error in errors) for _, errors in results)
        print(f"{field:8}{100 * right / len(results):6.1f}  of {len(results)}")


if __name__ == "__main__":
    main()
