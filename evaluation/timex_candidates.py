"""What other libraries make of the same cases, counted by the same rules.

    python -m evaluation.timex_candidates --data ../shared/data --library dateparser

`dateparser` and `parsedatetime` read dates of any form, `recognizers` is the Python edition of Recognizers-Text. None
of them is a dependency; install the one to be measured. Days only: what a library gives as a moment counts as its day.
"""

import argparse
import importlib
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from evaluation.timex import measure
from evaluation.timex_cases import Case, duckling, recognizers
from sayso.span import Span
from sayso.timex import Window

Library = Callable[[str, datetime], list[Window]]


def day_window(text: str, part: str, start: date | None, end: date | None) -> Window:
    """A window of the days that a library gives for a part of a text."""
    at = max(text.lower().find(part.lower()), 0)
    return Window(Span(at, at + len(part)), start=start, end=end)


def dateparser() -> Library:
    """Every date that `dateparser.search` finds, as one day."""
    search = importlib.import_module("dateparser.search").search_dates

    def read(text: str, anchor: datetime) -> list[Window]:
        found = search(text, languages=["en"], settings={"RELATIVE_BASE": anchor, "PREFER_DATES_FROM": "future"})
        return [day_window(text, part, moment.date(), moment.date()) for part, moment in found or ()]

    return read


def parsedatetime() -> Library:
    """Every date that parsedatetime's `nlp` finds, as one day."""
    calendar = importlib.import_module("parsedatetime").Calendar()

    def read(text: str, anchor: datetime) -> list[Window]:
        return [
            day_window(text, part, moment.date(), moment.date())
            for moment, _, _, _, part in calendar.nlp(text, anchor) or ()
        ]

    return read


def recognizer() -> Library:
    """The last value, which is the coming one, of each entity that Recognizers-Text finds; its ends are exclusive."""
    recognize = importlib.import_module("recognizers_date_time").recognize_datetime

    def read(text: str, anchor: datetime) -> list[Window]:
        windows = []
        for entity in recognize(text, "en-us", reference=anchor):
            value = ((entity.resolution or {}).get("values") or [{}])[-1]
            start, end = (value.get(key, value.get("value", "")) for key in ("start", "end"))
            last = _date(end)
            if last and "end" in value and " " not in end:
                last -= timedelta(1)
            windows.append(day_window(text, entity.text, _date(start), last))
        return windows

    return read


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


LIBRARIES = {"dateparser": dateparser, "parsedatetime": parsedatetime, "recognizers": recognizer}


def main() -> None:
    """Measure one library and print its share of right cases and its speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--library", choices=sorted(LIBRARIES), required=True)
    arguments = parser.parse_args()
    read = LIBRARIES[arguments.library]()
    words = 0
    started = time.perf_counter()

    def run(case: Case) -> list[Window]:
        nonlocal words
        words += len(case.text.split())
        anchor = case.anchor or date(2000, 1, 1)
        try:
            return read(case.text, datetime(anchor.year, anchor.month, anchor.day))  # noqa: DTZ001
        except Exception:  # noqa: BLE001 - a library that fails on a case has not read it
            return []

    for name, cases in (("Recognizers-Text", recognizers), ("Duckling", duckling)):
        counts, _ = measure(cases(arguments.data / "timex"), run)
        share = 100 * counts["right"] / (counts["right"] + counts["wrong"])
        print(f"{name:20}{counts['right']:5} of {counts['right'] + counts['wrong']:5}  {share:.1f} %")
    print(f"{words / (time.perf_counter() - started):,.0f} words/s")


if __name__ == "__main__":
    main()
