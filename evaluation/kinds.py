"""How well kinds of claim are told, on attributions of PolNeAR dev labelled for it.

    python -m evaluation.kinds --data ../shared/data [--errors]

`kinds.jsonl` holds offsets alone: a line is one of 300 attributions drawn at random (`kinds_draw.py`), by the
article's name and the spans of its cue, with the kind that a reader gave it before any rule was written;
`kinds_second.jsonl` has what a second reader gave, who was shown the rules for people but not the labels. The program's
rules were written with the first half in sight; of the second half only the scores were. `kinds_later.jsonl` is a
further 100 (`--count 100 --seed 20170120 --without evaluation/kinds.jsonl`), drawn and labelled when the rules were
done, and never worked on.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.kinds_draw import Drawn, everything, shown
from sayso import Attribution, Span
from sayso.kinds import KINDS, kind_of
from sayso.manner import manner_of

LABELS = Path(__file__).with_name("kinds.jsonl")
SECOND = Path(__file__).with_name("kinds_second.jsonl")
LATER = Path(__file__).with_name("kinds_later.jsonl")
FEWEST = 5
"""Labelled cases of a kind from which on its score means something."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An attribution with the kind a reader gave it and the one the package tells."""

    drawn: Drawn
    kind: str
    told: str


def labelled(dev: Path, labels: Path) -> Iterator[Labelled]:
    """The labelled attributions in their order; raises LookupError for one that is not in the articles."""
    known = {(drawn.article, drawn.standoff.cue): drawn for drawn in everything(dev)}
    for line in labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        key = (label["article"], tuple(tuple(span) for span in label["cue"]))
        if key not in known:
            raise LookupError(f"{key[0]}: no attribution with the cue {key[1]}; take the corpus that was labelled")
        yield Labelled(known[key], label["kind"], told(known[key]))


def told(drawn: Drawn) -> str:
    """The kind that the package tells, voice and stance its own too."""
    source, cue, content = (
        tuple(Span(*span) for span in part)
        for part in (drawn.standoff.source, drawn.standoff.cue, drawn.standoff.content)
    )
    found = Attribution(source, cue, content, 1.0)
    return kind_of(drawn.text, found, manner_of(drawn.text, found)).kind


def f1_of(pairs: Sequence[Pair], kind: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a kind over pairs of (labelled, told), in per cent."""
    hits = sum(pair == (kind, kind) for pair in pairs)
    precision = hits / max(sum(second == kind for _, second in pairs), 1)
    recall = hits / max(sum(first == kind for first, _ in pairs), 1)
    return 100 * precision, 100 * recall, 200 * precision * recall / max(precision + recall, 1e-9)


def macro(pairs: Sequence[Pair], fewest: int) -> float:
    """Mean F1 of the kinds that are labelled at least so often, in per cent."""
    counts = Counter(first for first, _ in pairs)
    scores = [f1_of(pairs, kind)[2] for kind in KINDS if counts[kind] >= fewest]
    return sum(scores) / max(len(scores), 1)


def kappa(pairs: Sequence[Pair]) -> float:
    """Cohen's kappa of pairs of labels."""
    first, second = (Counter(pair[i] for pair in pairs) for i in (0, 1))
    by_chance = sum(first[kind] * second[kind] for kind in first) / len(pairs) ** 2
    return (sum(a == b for a, b in pairs) / len(pairs) - by_chance) / (1 - by_chance)


def table(pairs: Sequence[Pair]) -> str:
    """A line for each kind: precision, recall, F1, how often it is labelled."""
    counts = Counter(first for first, _ in pairs)
    lines = [f"{'':12}  prec   rec    F1     n"]
    for kind in KINDS:
        scores = " ".join(f"{score:5.1f}" for score in f1_of(pairs, kind))
        lines.append(f"{kind:12} {scores} {counts[kind]:5}")
    right = 100 * sum(a == b for a, b in pairs) / max(len(pairs), 1)
    lines.append(
        f"macro F1 {macro(pairs, FEWEST):.1f} of kinds with {FEWEST} cases or more, {macro(pairs, 1):.1f} of all;"
        f" {right:.1f} % right"
    )
    return "\n".join(lines)


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="print what is told wrongly in the first half")
    arguments = parser.parse_args()
    dev = arguments.data / "polnear" / "dev"
    items = list(labelled(dev, LABELS))
    half = len(items) // 2
    for number, item in enumerate(items[:half] if arguments.errors else (), start=1):
        if item.kind != item.told:
            print(f"{number} {item.kind}, not {item.told}: {shown(item.drawn, around=0)[:240]}")
    pairs = [(item.kind, item.told) for item in items]
    later = [(item.kind, item.told) for item in labelled(dev, LATER)]
    parts = (("first half, worked on", pairs[:half]), ("second half", pairs[half:]), ("both", pairs), ("later", later))
    for title, some in parts:
        print(f"{title}\n{table(some)}\n")
    second = [item.kind for item in labelled(dev, SECOND)]
    both = [(a, b) for (a, _), b in zip(pairs, second, strict=True)]
    print(f"two readers: kappa {kappa(both):.2f}\n{table(both)}\n")
    print(f"the second reader's labels\n{table([(b, told) for (_, told), b in zip(pairs, second, strict=True)])}")


if __name__ == "__main__":
    main()
