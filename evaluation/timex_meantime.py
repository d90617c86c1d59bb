"""TIMEX3 dates of MEANTIME against windows: exact spans, and the days of those found.

TimeML marks the bare date and both ends of a range apart, so the spans compared are `Window.dates`. Lengths and what
recurs are other types there and are left out on both sides; the anchor is the document's creation time.
"""

import re
import xml.etree.ElementTree as ET
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from sayso.span import Span
from sayso.timex import Window, windows

Days = tuple[date | None, date | None]
_REFERENCES = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}


@dataclass(frozen=True, slots=True)
class Timex:
    """One TIMEX3 element that has words."""

    span: Span
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """Text put together from tokens, its creation date and its time expressions."""

    name: str
    text: str
    created: date
    timexes: tuple[Timex, ...]


@dataclass(slots=True)
class Scores:
    """Precision, recall, F1 and value accuracy by name, and what went wrong."""

    table: dict[str, tuple[float, float, float, float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


def documents(folder: Path) -> Iterator[Document]:
    """All documents of a folder of CAT files."""
    for path in sorted(folder.glob("corpus_*/*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314
        spans, text = _joined(root)
        limit = annotated(root, spans)
        timexes, created = [], None
        for element in root.iter("TIMEX3"):
            places = [spans[anchor.get("t_id", "")] for anchor in element.iter("token_anchor")]
            value = element.get("value", "")
            if element.get("functionInDocument") == "CREATION_TIME":
                created = date.fromisoformat(value[:10])
            if places and max(places)[0] < limit:
                span = Span(min(start for start, _ in places), max(end for _, end in places))
                timexes.append(Timex(span, element.get("type", ""), value))
        first = next(timex for timex in timexes if re.fullmatch(r"\d{4}-\d\d-\d\d", timex.value))
        yield Document(path.stem, text[:limit], created or date.fromisoformat(first.value), tuple(timexes))


def _joined(root: ET.Element) -> tuple[dict[str, tuple[int, int]], str]:
    """Tokens with a space between them, sentences on lines of their own."""
    text, spans, sentence = "", {}, "0"
    for token in root.iter("token"):
        if text:
            text += " " if token.get("sentence") == sentence else "\n"
        sentence = token.get("sentence", "0")
        spans[token.get("t_id", "")] = (len(text), len(text) + len(token.text or ""))
        text += token.text or ""
    return spans, text


def annotated(root: ET.Element, spans: dict[str, tuple[int, int]]) -> int:
    """Where annotation ends: MEANTIME marks the headline, the date and the first sentences, and no more."""
    markables = root.find("Markables")
    marked = {anchor.get("t_id", "") for anchor in (markables if markables is not None else root).iter("token_anchor")}
    last = max(int(token.get("sentence", "0")) for token in root.iter("token") if token.get("t_id") in marked)
    inside = (token.get("t_id", "") for token in root.iter("token") if int(token.get("sentence", "0")) <= last)
    return max(spans[token][1] for token in inside)


def meantime(folder: Path) -> Scores:
    """Measure dates alone, and dates with times of day."""
    scores = Scores()
    read = [(document, _found(document)) for document in documents(folder)]
    for name, kinds in (("dates", {"DATE"}), ("dates and times of day", {"DATE", "TIME"})):
        hits = predicted = gold = right = 0
        for document, found in read:
            wanted = {timex.span: timex for timex in document.timexes if timex.kind in kinds}
            ignored = {timex.span for timex in document.timexes if timex.kind not in kinds}
            guesses = {span: window for span, window in found.items() if span not in ignored}
            hits += len(wanted.keys() & guesses.keys())
            predicted, gold = predicted + len(guesses), gold + len(wanted)
            right += sum(same_value(wanted[span].value, guesses[span]) for span in wanted.keys() & guesses.keys())
            if kinds == {"DATE"}:
                scores.failures += _differences(document, wanted, guesses)
        p, r = hits / max(predicted, 1), hits / max(gold, 1)
        scores.table[name] = (100 * p, 100 * r, 200 * p * r / max(p + r, 1e-9), 100 * right / max(hits, 1))
    return scores


def _found(document: Document) -> dict[Span, Window]:
    """The bare dates found, each with the window that it has by itself."""
    found = {}
    for window in windows(document.text, document.created):
        if window.set or not (window.dated or window.horizon):
            continue
        if len(window.dates) == 1:
            found[window.dates[0]] = window
            continue
        for span in window.dates:
            alone = windows(span.of(document.text), window.start)
            if alone:
                found[span] = alone[0]
    return found


def same_value(value: str, window: Window) -> bool:
    """Whether a window's days are those of a TIMEX3 value."""
    if value in _REFERENCES:
        return window.horizon == _REFERENCES[value]
    days = value_days(value)
    if days is None:
        return not window.dated
    one_side = (window.start or window.end, window.end or window.start)
    return days in {(window.start, window.end), one_side}


def value_days(value: str) -> Days | None:
    """First and last day of a TIMEX3 value, or None where it gives none."""
    if match := re.match(r"(\d{4})-W(\d\d)(-WE)?$", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(5) if match[3] else monday), monday + timedelta(6)
    if match := re.match(r"(\d{4})-Q(\d)$", value):
        month = 3 * int(match[2])
        return date(int(match[1]), month - 2, 1), date(int(match[1]), month, monthrange(int(match[1]), month)[1])
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = date(*map(int, match.groups()))
        return day, day
    if match := re.match(r"(\d{4})-(\d\d)", value):
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if match := re.match(r"(\d{3,4})$", value):
        years = int(value) * 10 ** (4 - len(value))
        return date(years, 1, 1), date(years + (9 if len(value) == 3 else 0), 12, 31)  # noqa: PLR2004
    return None


def _differences(document: Document, wanted: dict[Span, Timex], guesses: dict[Span, Window]) -> Iterator[str]:
    """Each difference, by the document's number and the expression alone: the articles' text stays where it is."""
    number = document.name.partition("_")[0]
    for span in sorted(wanted.keys() | guesses.keys()):
        words = f"{number}, `{span.of(document.text)}`"
        if span not in guesses:
            yield f"missed: {words}, there {wanted[span].value}"
        elif span not in wanted:
            yield f"not asked for: {words}"
        elif not same_value(wanted[span].value, guesses[span]):
            window = guesses[span]
            yield f"valued otherwise: {words}: {window.start or '..'}/{window.end or '..'}, there {wanted[span].value}"
