"""Time windows and what is about the future, against the project's own labels, on annotated spans.

    python -m evaluation.timex_labels --data ../shared/data --gold ../shared/gold --tools ../shared/tools

Only the two fields of time, without reading the rest of an article: precision, recall and F1 as the scorer counts them.
"""

import argparse
import json
from datetime import date
from pathlib import Path

from evaluation.spans import scorer
from sayso.span import Span
from sayso.timex import horizon_of, window_of, windows

Time = tuple[str | None, str | None, str | None]
"""First day, last day, horizon."""


def times(text: str, published: date, attributions: list[dict[str, list[list[int]]]]) -> list[Time]:
    """The time that each attribution's content speaks of."""
    found = windows(text, published)
    result: list[Time] = []
    for attribution in attributions:
        cue, content = ([Span(*span) for span in attribution[role]] for role in ("cue", "content"))
        window = window_of(text, content, found)
        start, end = (window.start, window.end) if window else (None, None)
        result.append(
            (
                start.isoformat() if start else None,
                end.isoformat() if end else None,
                horizon_of(text, cue, content, window),
            )
        )
    return result


def main() -> None:
    """Measure and print, with every difference on request."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--differences", action="store_true")
    arguments = parser.parse_args()
    tools = scorer(arguments.tools)
    articles = tools.read_polnear(arguments.data / "polnear" / "dev")
    tally = tools.Tally()
    for path in sorted((arguments.gold / "dev").glob("*.labels.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        text, attributions = articles[labels["article"]]
        ordered = sorted(
            attributions, key=lambda parts: min((s[0] for role in tools.ROLES for s in parts[role]), default=0)
        )
        guesses = times(text, date.fromisoformat(labels["published"]), ordered)
        for parts, guess, gold in zip(ordered, guesses, labels["attributions"], strict=True):
            time = gold.get("time") or {}
            wanted: Time = (time.get("start"), time.get("end"), time.get("horizon"))
            count(tally, guess, wanted)
            if arguments.differences and (guess[:2] != wanted[:2] or (guess[2] == "future") != (wanted[2] == "future")):
                content = " … ".join(text[b:e] for b, e in parts["content"]).replace("\n", " ")
                cue = " ".join(text[b:e] for b, e in parts["cue"])
                print(f"{guess} for {wanted} | {cue} | {content[:150]}")
    for name in ("time window", "about the future"):
        print(f"{name:18}" + "".join(f"{value:7.1f}" for value in tally.prf(name)))


def count(tally: object, guess: Time, wanted: Time) -> None:
    """Add one attribution to the scorer's tally."""
    a, b = (time[:2] if time[0] or time[1] else None for time in (guess, wanted))
    tally.add("time window", a is not None and a == b, a is not None, b is not None)  # type: ignore[attr-defined]
    a_future, b_future = guess[2] == "future", wanted[2] == "future"
    tally.add("about the future", a_future and b_future, a_future, b_future)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
