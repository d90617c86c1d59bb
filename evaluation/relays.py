"""How well relays are found, on PolNeAR articles labelled for it.

    python -m evaluation.relays --data ../shared/data

`relays.jsonl` holds offsets alone: a line is an article of PolNeAR train, each of its attributions that have a relay by
the span of the first piece of its cue, and each relay by the span that names it, nearest to the cue, and its kind. What
is not listed has none. A relay is found when its name is the labelled one by the project's scorer, or when the
spans that show it touch the label.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from evaluation.labels import reading_of
from evaluation.spans import scorer
from sayso import Statement

LABELS = Path(__file__).with_name("relays.jsonl")
Parts = dict[str, list[list[int]]]


@dataclass(slots=True)
class Count:
    """Relays found that are labelled, found, and labelled."""

    hits: int = 0
    found: int = 0
    labelled: int = 0

    def __str__(self) -> str:
        precision, recall = self.hits / max(self.found, 1), self.hits / max(self.labelled, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"{100 * precision:5.1f} {100 * recall:5.1f} {100 * f1:5.1f}   of {self.labelled}"


def count(train: Path, tools: Path, *, given_spans: bool, verbose: bool = False) -> Count:
    """Count over all labelled articles, on annotated spans or on those that the reader finds."""
    score, total = scorer(tools), Count()
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        labelled = json.loads(line)
        name = labelled["article"]
        text = (train / "text" / f"{name}.txt").read_bytes().decode()
        parts = score.read_standoff(min((train / "attributions").glob(f"{name}_*.ann")))
        relays = {tuple(entry["cue"]): entry["via"] for entry in labelled["attributions"]}
        for ours, theirs in pairs(score, text, parts, given_spans=given_spans):
            via = relays.get(tuple(theirs["cue"][0]), []) if theirs["cue"] else []
            compare(score, text, ours, via, total, verbose=verbose)
    return total


def pairs(score: SimpleNamespace, text: str, parts: list[Parts], *, given_spans: bool) -> list[tuple[Statement, Parts]]:
    """Outermost statements with the annotated attributions that they are."""
    statements = [s for s in reading_of(text, "article", parts if given_spans else None).statements if not s.parent]
    guesses: list[Parts] = [
        {
            role: [[span.start, span.end] for span in getattr(statement.attribution, role)]
            for role in ("source", "cue", "content")
        }
        for statement in statements
    ]
    tokens = score.Tokens(text)
    matched = score.pair_up(score.token_sets(tokens, guesses), score.token_sets(tokens, parts))
    return [(statements[i], parts[j]) for i, j in matched]


def compare(  # noqa: PLR0913 -- the parts of one comparison
    score: SimpleNamespace, text: str, ours: Statement, via: list[list[int]], total: Count, *, verbose: bool
) -> None:
    """Match the relays of one statement with those labelled."""
    left = list(via)
    hops = ours.chain.hops[1:-1]
    for hop in hops:
        name = hop.source.name or hop.source.description
        hit = next(
            (
                entry
                for entry in left
                if score.same_name(name, text[entry[0] : entry[1]])
                or (name == "Twitter" and text[entry[0] : entry[1]].lower() == "tweet")
                or any(span.start < entry[1] and entry[0] < span.end for span in hop.evidence)
            ),
            None,
        )
        if hit:
            left.remove(hit)
            total.hits += 1
        elif verbose:
            print("none", repr(name), "|", near(text, ours))
    for entry in left if verbose else ():
        print("lost", repr(text[entry[0] : entry[1]]), "|", near(text, ours))
    total.found += len(hops)
    total.labelled += len(via)


def near(text: str, statement: Statement) -> str:
    """The words around a statement's cue."""
    cue = statement.attribution.cue[0]
    return text[max(0, cue.start - 120) : cue.end + 100].replace("\n", " ¶ ")


def main() -> None:
    """Read the arguments, measure, print precision, recall and F1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path, help="where score.py is; beside the data, unless given")
    parser.add_argument("--verbose", action="store_true", help="print each relay that is lost or is none")
    arguments = parser.parse_args()
    tools, train = arguments.tools or arguments.data.parent / "tools", arguments.data / "polnear" / "train"
    for title, given_spans in (("annotated spans", True), ("found spans", False)):
        print(f"{title:16}", count(train, tools, given_spans=given_spans, verbose=arguments.verbose))


if __name__ == "__main__":
    main()
