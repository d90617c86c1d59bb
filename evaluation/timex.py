"""How many published time expressions are found and resolved to the right days.

    python -m evaluation.timex --data ../shared/data [--write docs/windows.md]

Three sets: the DateTimeModel cases of Recognizers-Text (MIT), Duckling's English corpus (BSD), and the TIMEX3 dates of
MEANTIME's topics apple and airbus (CC BY). What of the first two is no news is left out by the rules of
`timex_exclusions.toml`, which also give the reasons. `--write` puts table and failures into the page between its marks.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from evaluation.timex_cases import Case, LeftOut, duckling, recognizers
from evaluation.timex_meantime import Scores, meantime
from sayso.timex import Window, windows

MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")
Engine = Callable[[Case], list[Window]]


def engine(case: Case) -> list[Window]:
    """The package's own windows of a case."""
    return windows(
        case.text, case.anchor, day_first=case.day_first, country=case.country, assume="future" if case.assume else None
    )


def is_right(case: Case, found: list[Window]) -> bool:
    """Whether the window that the case is about has one of its values; none, where it has none."""
    at = case.start or max(case.text.lower().find(case.part.lower()), 0)
    end = at + len(case.part)
    touching = [window for window in found if window.span.start < end and window.span.end > at]
    if case.set:
        return any(window.set for window in touching)
    if not case.right:
        return not any(window.dated for window in (touching if case.part else found))
    dated = [window for window in touching if window.dated]
    best = max(dated, key=lambda window: min(window.span.end, end) - max(window.span.start, at), default=None)
    return best is not None and (best.start, best.end) in case.right


def measure(cases: Iterable[Case | LeftOut], run: Engine = engine) -> tuple[Counter[str], list[str]]:
    """Counts (`right`, `wrong`, and a reason for each left out), and a line for each failure."""
    counts: Counter[str] = Counter()
    failures = []
    for case in cases:
        if isinstance(case, LeftOut):
            counts[case.reason] += 1
            continue
        found = run(case)
        right = is_right(case, found)
        counts["right" if right else "wrong"] += 1
        if not right:
            failures.append(_failure(case, found))
    return counts, failures


def _failure(case: Case, found: list[Window]) -> str:
    got = ", ".join(
        f"{case.text[window.span.start : window.span.end]} = "
        + ("recurring" if window.set else f"{window.start or '..'}/{window.end or '..'}")
        for window in found
    )
    want = " or ".join(f"{start or '..'}/{end or '..'}" for start, end in dict.fromkeys(case.right))
    part = f" [{case.part}]" if case.part and case.part.lower() != case.text.lower() else ""
    shown = case.text if len(case.text) <= 90 else case.text[:87] + "..."  # noqa: PLR2004
    return (
        f"`{shown}`{part} ({case.anchor}): {want or ('recurring' if case.set else 'no days')}; found {got or 'nothing'}"
    )


def report(name: str, counts: Counter[str], failures: list[str]) -> list[str]:
    """The table and list of one set, in Markdown."""
    right, wrong = counts["right"], counts["wrong"]
    share = 100 * right / max(right + wrong, 1)
    lines = [
        f"### {name}",
        "",
        f"{right} of {right + wrong} right: **{share:.1f} %**.",
        "",
        "| left out, because | cases |",
        "|---|---|",
    ]
    lines += [f"| {reason} | {count} |" for reason, count in counts.most_common() if reason not in {"right", "wrong"}]
    return [*lines, "", "Failures:", "", *(f"- {line.replace(chr(10), ' ')}" for line in failures), ""]


def meantime_report(scores: Scores) -> list[str]:
    """The table of MEANTIME, in Markdown."""
    lines = [
        "### MEANTIME, topics apple and airbus",
        "",
        "| | P | R | F1 | value accuracy on found |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {p:.1f} | {r:.1f} | **{f:.1f}** | **{v:.1f}** |" for name, (p, r, f, v) in scores.table.items()
    ]
    return [
        *lines,
        "",
        "Missed, not asked for, or valued otherwise:",
        "",
        *(f"- {line}" for line in scores.failures),
        "",
    ]


def main() -> None:
    """Measure, print, and on request write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    folder = arguments.data / "timex"
    lines = report("Recognizers-Text, DateTimeModel, English", *measure(recognizers(folder)))
    lines += report("Duckling, English", *measure(duckling(folder)))
    lines += meantime_report(meantime(arguments.data / "meantime" / "intra-doc_annotation"))
    print("\n".join(lines))
    if arguments.write:
        page = arguments.write.read_text(encoding="utf-8")
        before, _, rest = page.partition(MARKS[0])
        after = rest.partition(MARKS[1])[2]
        whole = [before + MARKS[0], "", *lines, MARKS[1] + after]
        arguments.write.write_text("\n".join(whole), encoding="utf-8")


if __name__ == "__main__":
    main()
