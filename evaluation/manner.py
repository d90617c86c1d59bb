"""How well voice and stance are told, on attributions of PolNeAR train labelled for it.

    python -m evaluation.manner --data ../shared/data [--errors]

`manner.jsonl` holds offsets alone: a line is one attribution, drawn at random, by the article's name and the spans of
its cue, with the voice and the stance that a reader gave it before seeing what the rules say. Four draws, each
measured before anything was changed for it (voice, stance): 300 with 94.0, 98.3; 400 with 90.5, 98.2; 300 with 91.7,
98.7; 300 with 93.7, 99.7. All have been worked on since, so that what this prints now flatters.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso import Attribution, Span
from sayso.manner import Manner, manner_of
from training.polnear import Standoff, read_standoff

LABELS = Path(__file__).with_name("manner.jsonl")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An attribution in its article, with the manner a reader gave it."""

    text: str
    found: Attribution
    voice: str
    stance: str


def labelled(train: Path) -> Iterator[Labelled]:
    """The labelled attributions; raises LookupError for one that is not in the articles."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        text = (train / "text" / f"{label['article']}.txt").read_bytes().decode()
        yield Labelled(text, _attribution(train, label), label["voice"], label["stance"])


def _attribution(train: Path, label: dict[str, Any]) -> Attribution:
    cue = tuple(tuple(span) for span in label["cue"])
    for path in sorted((train / "attributions").glob(f"{label['article']}_*.ann")):
        for standoff in read_standoff(path):
            if standoff.cue == cue:
                return _of_standoff(standoff)
    raise LookupError(f"{label['article']}: no attribution with the cue {cue}; take the corpus that was labelled")


def _of_standoff(standoff: Standoff) -> Attribution:
    source, cue, content = (
        tuple(Span(*span) for span in part) for part in (standoff.source, standoff.cue, standoff.content)
    )
    return Attribution(source, cue, content, 1.0)


def _shown(item: Labelled, manner: Manner) -> str:
    source, cue, content = (
        " … ".join(span.of(item.text) for span in spans)[:80].replace("\n", " ")
        for spans in (item.found.source, item.found.cue, item.found.content)
    )
    return f"{item.voice}/{item.stance} not {manner.voice}/{manner.stance}: ⟨{source}⟩ {{{cue}}} [{content}]"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="print what is told wrongly")
    arguments = parser.parse_args()
    items = list(labelled(arguments.data / "polnear" / "train"))
    manners = [manner_of(item.text, item.found) for item in items]
    for item, manner in zip(items, manners, strict=True):
        if arguments.errors and (item.voice, item.stance) != (manner.voice, manner.stance):
            print(_shown(item, manner))
    voice = sum(item.voice == manner.voice for item, manner in zip(items, manners, strict=True))
    stance = sum(item.stance == manner.stance for item, manner in zip(items, manners, strict=True))
    print(f"voice {100 * voice / len(items):.1f}, stance {100 * stance / len(items):.1f}, of {len(items)}")


if __name__ == "__main__":
    main()
