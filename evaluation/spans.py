"""How well the shipped model finds attributions: PolNeAR dev, by the project's scorer.

    python -m evaluation.spans --data ../shared/data --tools ../shared/tools

Readings come from the command itself (`sayso read --as-is --format jsonl`), so that what is measured is what ships.
"""

import argparse
import json
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

SAYSO = Path(sys.executable).with_name("sayso")
"""The command as installed beside this Python."""


def predictions(texts: list[Path], tools: Path, folder: Path) -> Path:
    """Read the texts with the command and put the readings into the scorer's form, in a folder."""
    readings, predicted = folder / "readings.jsonl", folder / "predictions.jsonl"
    command = [str(SAYSO), "read", "--as-is", "--format", "jsonl", "--output", str(readings), *map(str, texts)]
    subprocess.run(command, check=True)
    with predicted.open("w", encoding="utf-8") as out:
        subprocess.run([sys.executable, str(tools / "predictions.py"), str(readings)], check=True, stdout=out)
    return predicted


def table(predicted: Path, polnear: Path, tools: Path) -> str:
    """The scorer's table: precision, recall and F1 of each measure."""
    command = [sys.executable, str(tools / "score.py"), "spans", str(predicted), "--polnear", str(polnear)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def scores(predicted: Path, polnear: Path, tools: Path) -> dict[str, float]:
    """F1 of each measure, in per cent."""
    command = [sys.executable, str(tools / "score.py"), "spans", str(predicted), "--polnear", str(polnear), "--json"]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def dev_texts(polnear: Path) -> list[Path]:
    """The texts of a compartment, by name; ends the command where there are none."""
    texts = sorted((polnear / "text").glob("*.txt"))
    if not texts:
        print(f"{polnear}: no texts; name the folder that holds PolNeAR with --data", file=sys.stderr)
        raise SystemExit(2)
    return texts


def cue_errors(predicted: Path, polnear: Path, tools: Path) -> str:
    """Share of annotated cues that no found one touches, and of found ones that touch none annotated."""
    score = scorer(tools)
    missed = annotated = invented = found = 0
    guesses = {line["article"]: line for line in map(json.loads, predicted.open(encoding="utf-8"))}
    for name, (text, attributions) in score.read_polnear(polnear).items():
        tokens = score.Tokens(text)
        ours, theirs = (
            [tokens.of(attribution["cue"]) for attribution in some]
            for some in (guesses[name]["attributions"], attributions)
        )
        missed += sum(not any(cue & other for other in ours) for cue in theirs)
        invented += sum(not any(cue & other for other in theirs) for cue in ours)
        annotated, found = annotated + len(theirs), found + len(ours)
    return f"cues missed {100 * missed / annotated:.1f} %, cues that are none {100 * invented / found:.1f} %"


def scorer(tools: Path) -> SimpleNamespace:
    """The scorer's functions; it is a script, not a package."""
    return SimpleNamespace(**runpy.run_path(str(tools / "score.py")))


def calibration(predicted: Path, polnear: Path, tools: Path) -> str:
    """How far the confidences are off: the expected calibration error in ten bins, and precision at 70 % kept."""
    score = scorer(tools)
    judged: list[tuple[float, bool]] = []
    guesses = {line["article"]: line for line in map(json.loads, predicted.open(encoding="utf-8"))}
    for name, (text, attributions) in score.read_polnear(polnear).items():
        tokens = score.Tokens(text)
        found = guesses[name]["attributions"]
        pairs = score.pair_up(score.token_sets(tokens, found), score.token_sets(tokens, attributions))
        right = {i for i, _ in pairs}
        judged += [(guess["confidence"], i in right) for i, guess in enumerate(found)]
    judged.sort(reverse=True)
    kept = judged[: int(0.7 * len(judged))]
    precision = 100 * sum(hit for _, hit in kept) / len(kept)
    error = 100 * calibration_error(judged)
    return f"expected calibration error {error:.1f} %, precision of the surest 70 % {precision:.1f} %"


def calibration_error(judged: list[tuple[float, bool]], *, bins: int = 10) -> float:
    """Mean distance of confidence and share of hits over equally wide bins, weighted by their number."""
    total = 0.0
    for i in range(bins):
        some = [(c, hit) for c, hit in judged if i / bins <= c < (i + 1) / bins or (c == 1 and i == bins - 1)]
        total += abs(sum(c for c, _ in some) - sum(hit for _, hit in some))
    return total / max(1, len(judged))


def add_confidence(predicted: Path, readings: Path) -> None:
    """The scorer's form leaves confidence out; put it back, in the order of the attributions."""
    lines = []
    with predicted.open(encoding="utf-8") as guesses, readings.open(encoding="utf-8") as originals:
        for guess, original in zip(map(json.loads, guesses), map(json.loads, originals), strict=True):
            roots = [s for s in original["statements"] if s["parent"] is None]
            for attribution, statement in zip(guess["attributions"], roots, strict=True):
                attribution["confidence"] = statement["confidence"]
            lines.append(json.dumps(guess, ensure_ascii=False))
    predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    arguments = parser.parse_args()
    polnear = arguments.data / "polnear" / "dev"
    with tempfile.TemporaryDirectory() as folder:
        predicted = predictions(dev_texts(polnear), arguments.tools, Path(folder))
        print(table(predicted, polnear, arguments.tools))
        print(cue_errors(predicted, polnear, arguments.tools))
        add_confidence(predicted, Path(folder) / "readings.jsonl")
        print(calibration(predicted, polnear, arguments.tools))


if __name__ == "__main__":
    main()
