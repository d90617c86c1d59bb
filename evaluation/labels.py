"""How well statements are labelled: voice, stance, speaker, naming, chain, inner, on the project's own gold.

    python -m evaluation.labels --data ../shared/data --gold ../shared/gold --tools ../shared/tools

Twice: on PolNeAR's own spans, which shows the labels apart from the spans, and on those that the reader finds.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from evaluation.spans import scorer
from sayso import Article, Attribution, Reading, Span, label, read
from sayso.export import to_json

ROLES = ("source", "cue", "content")
Parts = dict[str, list[list[int]]]


def as_attribution(parts: Parts) -> Attribution:
    """An annotated attribution as the package has it."""
    source, cue, content = (tuple(Span(*span) for span in parts[role]) for role in ROLES)
    return Attribution(source, cue, content, confidence=1.0)


def reading_of(text: str, name: str, parts: list[Parts] | None) -> Reading:
    """Read an article, or label the spans given."""
    article = Article.from_text(text, path=f"{name}.txt", as_is=True)
    if parts is None:
        return read(article)
    return label(article, sorted((as_attribution(p) for p in parts), key=lambda found: found.spans))


def predictions(polnear: Path, gold: Path, tools: Path, *, given_spans: bool) -> str:
    """The scorer's input for the articles that have labels, a line each."""
    names = {path.name.removesuffix(".labels.json") for path in gold.glob("*.labels.json")}
    articles = scorer(tools).read_polnear(polnear)
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder) / "readings.jsonl"
        with readings.open("w", encoding="utf-8") as out:
            for name in sorted(names):
                text, parts = articles[name]
                out.write(to_json(reading_of(text, name, parts if given_spans else None)) + "\n")
        command = [sys.executable, str(tools / "predictions.py"), str(readings)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def table(predicted: str, polnear: Path, gold: Path, tools: Path, *, as_json: bool = False) -> str:
    """The scorer's table, or its JSON: F1 of each label."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text(predicted, encoding="utf-8")
        command = [sys.executable, str(tools / "score.py"), "labels", str(path)]
        command += ["--polnear", str(polnear), "--gold", str(gold), *(["--json"] if as_json else [])]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def scores(predicted: str, polnear: Path, gold: Path, tools: Path) -> dict[str, float]:
    """F1 of each label, in per cent."""
    result: dict[str, float] = json.loads(table(predicted, polnear, gold, tools, as_json=True))
    return result


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    arguments = parser.parse_args()
    polnear, gold = arguments.data / "polnear" / "dev", arguments.gold / "dev"
    for title, given_spans in (("on annotated spans", True), ("on the spans that the reader finds", False)):
        print(title)
        predicted = predictions(polnear, gold, arguments.tools, given_spans=given_spans)
        print(table(predicted, polnear, gold, arguments.tools))


if __name__ == "__main__":
    main()
