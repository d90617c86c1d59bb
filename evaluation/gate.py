"""Hold the shipped model's scores against pinned floors, so that no change lowers them unseen.

    python -m evaluation.gate --data ../shared/data --gold ../shared/gold --tools ../shared/tools [--update]

Spans and links on PolNeAR dev as the command finds them; labels (voice, speaker, relays …) on PolNeAR's own spans.

`floors.json` names the texts by checksum and the least F1 of each measure. The gate fails below a floor, and also when
the texts are not those that the floors were measured on. `--update` raises floors to what is measured now; it refuses
to lower one, which only `--allow-regression` does, in the open.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path

from evaluation import labels
from evaluation.spans import dev_texts, predictions, scores

FLOORS = Path(__file__).with_name("floors.json")

SLACK = 0.3
"""F1 that another processor's arithmetic may cost: int8 products round alike, what stands around them need not."""


NOT_HELD = ("found", "bald headline")
"""Labels without a floor: all is found where spans are given, and dev has one bald headline."""


def corpus_checksum(texts: list[Path]) -> str:
    """One checksum over names and bytes of all texts."""
    whole = hashlib.sha256()
    for path in texts:
        whole.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def label_scores(polnear: Path, gold: Path, tools: Path) -> dict[str, float]:
    """F1 of each label on annotated spans; `found` is then 100 and says nothing."""
    predicted = labels.predictions(polnear, gold, tools, given_spans=True)
    measured = labels.scores(predicted, polnear, gold, tools)
    return {f"label {name}": value for name, value in measured.items() if name not in NOT_HELD}


def failures(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each measure that is missing or below its floor."""
    lines = []
    for name, floor in floors.items():
        value = measured.get(name)
        if value is None:
            lines.append(f"{name} was not measured")
        elif value < floor - SLACK:
            lines.append(f"{name} is {value:.1f}, below its floor of {floor:.1f}")
    return lines


def raised(measured: dict[str, float], floors: dict[str, float], *, allow_regression: bool) -> dict[str, float]:
    """New floors: what is measured, and never less than before unless that is allowed."""
    if allow_regression:
        return dict(measured)
    return {name: max(value, floors.get(name, value)) for name, value in measured.items()}


def main() -> int:
    """Measure and compare; 0 when every floor holds, else 1; 2 without data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    arguments = parser.parse_args()
    polnear = arguments.data / "polnear" / "dev"
    texts = dev_texts(polnear)
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"corpus": None, "floors": {}}
    corpus = corpus_checksum(texts)
    with tempfile.TemporaryDirectory() as folder:
        measured = scores(predictions(texts, arguments.tools, Path(folder)), polnear, arguments.tools)
    measured |= label_scores(polnear, arguments.gold / "dev", arguments.tools)
    if arguments.update:
        floors = raised(measured, pinned["floors"], allow_regression=arguments.allow_regression)
        FLOORS.write_text(json.dumps({"corpus": corpus, "floors": floors}, indent=1) + "\n", encoding="utf-8")
        return 0
    lines = failures(measured, pinned["floors"])
    if corpus != pinned["corpus"]:
        lines.append("the texts are not those that the floors were measured on; look why, then pin anew with --update")
    for name, value in measured.items():
        print(f"gate: {name:24}{value:6.1f}  floor {pinned['floors'].get(name, 0.0):.1f}")
    for line in lines:
        print(f"gate: FAILED: {line}")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
