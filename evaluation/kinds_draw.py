"""Draws attributions at random for people to label, so that nobody picks the ones that suit the rules.

    python -m evaluation.kinds_draw --data ../shared/data [--count 300] [--seed 20161108] [--without FILE] [--offsets]

From PolNeAR dev, each article's first annotator. Prints a numbered list with the text around each, source, cue and
content marked as the terminal marks them; with `--offsets` the lines of `kinds.jsonl` without their kind. `--without`
leaves out what such a file holds.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.polnear import Standoff, read_standoff

MARKS = (("source", "⟨", "⟩"), ("cue", "{", "}"), ("content", "[", "]"))
AROUND = 200
"""Code points shown before and after."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An annotated attribution, the name of its article and the text."""

    article: str
    text: str
    standoff: Standoff


def everything(compartment: Path) -> Iterator[Drawn]:
    """Every attribution that has cue and content, of the first annotator of each article, articles by name."""
    for path in sorted((compartment / "text").glob("*.txt")):
        text = path.read_bytes().decode()
        annotated = min((compartment / "attributions").glob(f"{path.stem}_*.ann"))
        yield from (Drawn(path.stem, text, found) for found in read_standoff(annotated) if found.cue and found.content)


def draw(compartment: Path, count: int, seed: int, without: Path | None = None) -> list[Drawn]:
    """Attributions at random, none twice and none that `without` labels, in the order drawn."""
    known = labelled_in(without) if without else set()
    drawn = random.Random(seed).sample(list(everything(compartment)), count + len(known))  # noqa: S311
    return [one for one in drawn if (one.article, one.standoff.cue) not in known][:count]


def labelled_in(labels: Path) -> set[tuple[str, tuple[tuple[int, int], ...]]]:
    """Article and cue of every line of a file of labels."""
    lines = map(json.loads, labels.read_text(encoding="utf-8").splitlines())
    return {(line["article"], tuple((begin, end) for begin, end in line["cue"])) for line in lines}


def shown(drawn: Drawn, *, around: int = AROUND) -> str:
    """The attribution with its marks in the text around it."""
    inserts = []
    for role, opening, closing in MARKS:
        for begin, end in getattr(drawn.standoff, role):
            inserts += [(begin, 1, opening), (end, 0, closing)]
    first, last = min(inserts)[0], max(inserts)[0]
    out, at = "", max(first - around, 0)
    for place, _, mark in sorted(inserts):
        out += drawn.text[at:place] + mark
        at = place
    return " ".join((out + drawn.text[at : last + around]).split())


def main() -> None:
    """Read the arguments, draw, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20161108)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--offsets", action="store_true")
    arguments = parser.parse_args()
    dev = arguments.data / "polnear" / "dev"
    chosen = draw(dev, arguments.count, arguments.seed, arguments.without)
    for number, drawn in enumerate(chosen, start=1):
        if arguments.offsets:
            print(json.dumps({"article": drawn.article, "cue": drawn.standoff.cue}))
        else:
            print(f"{number}\t{drawn.article}\n\t{shown(drawn)}\n")


if __name__ == "__main__":
    main()
