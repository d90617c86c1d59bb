"""Fit the weights by which a pronoun finds whom it stands for.

    python -m training.pronouns --data ../shared/data [--write src/sayso/data/pronouns.toml]

Trained on CoreNLP's coreference over PolNeAR's training articles: whoever of an article's cast most of a pronoun's
chain names is taken for right. Machine-made and often wrong, but wrong in other ways than distance alone; articles
with labels in `evaluation/speakers.jsonl` are left out. CoreNLP likes a name inside a quotation too well for the "he
said" after it, so `pronouns.jsonl` corrects it: sources over which it and weights set by hand disagreed, labelled by
reading (offsets of the pronoun and of a name of the right one, null for somebody unnamed), which count most. The
weights are those of a softmax over the candidates, with ridge; sources count more than pronouns elsewhere, since they
are what is asked.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.attribution import Attribution
from sayso.nesting import Nested
from sayso.pronouns import FIGURES, Discourse, Pronoun, candidates, figures, meant
from sayso.scene import Scene
from sayso.span import Span
from sayso.speakers import in_order, scene_of
from training.polnear import Standoff, read_standoff

Floats = NDArray[np.float64]
LABELS = Path("evaluation") / "speakers.jsonl"
CORRECTIONS = Path(__file__).with_name("pronouns.jsonl")
CORRECTION_WEIGHT = 20.0
FIXED = {"unnamed": -1.0}
"""What the examples say nothing of: CoreNLP's chains are known by the names in them, so one without a name never wins
there, and fitted alone it would be -3. Of -3, -2, -1 and -0.3, -1 was right as often as any."""
SOURCE_WEIGHT = 2.0
RIDGE = 2.0
STEPS = 300


def examples(data: Path) -> Iterator[tuple[Floats, int, float]]:
    """Figures of the candidates, the place of the right one, and how much the pronoun counts."""
    left_out = {json.loads(line)["article"] for line in LABELS.read_text(encoding="utf-8").splitlines()}
    train = data / "polnear" / "train"
    corrections: dict[str, dict[int, list[int] | None]] = {}
    for line in CORRECTIONS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        corrections.setdefault(label["article"], {})[label["pronoun"][0]] = label["name"]
    standoff = {path.stem.rpartition("_")[0]: path for path in sorted((train / "attributions").iterdir(), reverse=True)}
    with gzip.open(data / "polnear" / "silver" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            silver = json.loads(line)
            name = silver["article"]
            if name in left_out or name not in standoff:
                continue
            text = (train / "text" / f"{name}.txt").read_bytes().decode()
            found = sorted(map(_nested, read_standoff(standoff[name])), key=lambda nested: nested.attribution.spans)
            scene = scene_of(text, found)
            read = {at: _member(scene, span) for at, span in corrections.get(name, {}).items()}
            yield from _of_article(scene, found, _right(scene, silver["coreference"]) | read, frozenset(read))


def _member(scene: Scene, span: list[int] | None) -> int:
    """The member of the cast that is named there; -1 for nobody of the cast."""
    mentions = scene.cast.within(Span(*span)) if span else ()
    return mentions[-1].member if mentions else -1


def _nested(one: Standoff) -> Nested:
    source, cue, content = (tuple(Span(*span) for span in part) for part in (one.source, one.cue, one.content))
    return Nested(Attribution(source, cue, content, 1.0))


def _of_article(
    scene: Scene, found: list[Nested], right: dict[int, int], read: frozenset[int]
) -> list[tuple[Floats, int, float]]:
    kept: list[tuple[Floats, int, float]] = []

    def choose(discourse: Discourse, pronoun: Pronoun, gender: str | None) -> int | None:
        at = pronoun.span.start
        wanted = right.get(at)
        fit = [one for one in candidates(discourse, gender) if one.named or at in read]
        if wanted == -1:
            wanted = next((one.number for one in fit if not one.named), None)
        places = [place for place, standing in enumerate(fit) if standing.number == wanted]
        if places and len(fit) > 1:
            rows = np.array(figures(discourse, pronoun, fit), dtype=np.float64)
            weight = CORRECTION_WEIGHT if at in read else SOURCE_WEIGHT if pronoun.source else 1.0
            kept.append((rows, places[0], weight))
        return wanted if places else meant(discourse, pronoun, gender)

    scene.choose = choose
    in_order(scene, found)
    return kept


def _right(scene: Scene, chains: list[list[list[int]]]) -> dict[int, int]:
    """The member of the cast by the start of each pronoun of a chain that most of the chain's names are of."""
    right: dict[int, int] = {}
    for chain in chains:
        votes: Counter[int] = Counter()
        for start, end in chain:
            mentions = [m for m in scene.cast.within(Span(start, end)) if m.span.end <= end + 2]
            if len(mentions) == 1 and end - start <= len(mentions[0].span) + 25:
                votes[mentions[0].member] += 1
        if votes:
            member, count = votes.most_common(1)[0]
            if 2 * count > sum(votes.values()):
                right.update((start, member) for start, end in chain if end - start <= len("himself"))
    return right


def fit(rows: list[tuple[Floats, int, float]]) -> Floats:
    """Weights of the figures: softmax over each pronoun's candidates, by gradient descent with momentum (Adam)."""
    weights = np.zeros(len(FIGURES))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    total = sum(weight for _, _, weight in rows)
    for step in range(1, STEPS + 1):
        gradient = RIDGE * weights / total
        for figures_, place, weight in rows:
            scores = figures_ @ weights
            share = np.exp(scores - scores.max())
            share /= share.sum()
            gradient += weight * (share @ figures_ - figures_[place]) / total
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def right_share(rows: list[tuple[Floats, int, float]], weights: Floats) -> float:
    """How often the heaviest candidate is the right one."""
    return float(np.mean([int(np.argmax(figures_ @ weights)) == place for figures_, place, _ in rows]))


def written(weights: Floats) -> str:
    """The table of weights as the package keeps it, those of FIXED as they are there."""
    weights = np.array([FIXED.get(name, weight) for name, weight in zip(FIGURES, weights, strict=True)])
    head = "# How much each figure says of who a pronoun stands for; fitted by training/pronouns.py, see there.\n"
    return f"{head}[weights]\n" + "".join(
        f'"{name}" = {weight:.2f}\n' for name, weight in zip(FIGURES, weights, strict=True)
    )


def main() -> None:
    """Fit on nine tenths, print how often each kind of choice is right on the rest, and write the weights of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    rows = list(examples(arguments.data))
    rest = [row for at, row in enumerate(rows) if at // 50 % 10 == 0]
    weights = fit([row for at, row in enumerate(rows) if at // 50 % 10])
    nearest = np.array([float(name == "nearest") for name in FIGURES])
    for kind, kept in (
        ("all", rest),
        ("sources", [row for row in rest if row[2] == SOURCE_WEIGHT]),
        ("corrections", [row for row in rest if row[2] == CORRECTION_WEIGHT]),
    ):
        print(f"{kind}: {len(kept)}, nearest {right_share(kept, nearest):.3f}, fitted {right_share(kept, weights):.3f}")
    if arguments.write:
        arguments.write.write_text(written(fit(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
