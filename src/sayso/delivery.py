"""Delivery: readings written in the form and to the place that were asked for, each as soon as it is there."""

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from sayso.article import Article
from sayso.errors import SaysoError
from sayso.export import FlagForm, Form
from sayso.export.brat import to_standoff, to_text
from sayso.export.flag_json import article_fields, to_flag_json
from sayso.export.flag_lines import to_lines
from sayso.export.html_page import to_html
from sayso.export.ical import closing, events, opening
from sayso.export.json_form import to_json
from sayso.export.sarif import result_fields, to_sarif
from sayso.proof import Proof
from sayso.reading import Reading
from sayso.terminal import to_page

WHOLE_PAGES = frozenset((Form.HTML, Form.BRAT))
"""Forms that cannot follow one another in a stream: each reading needs a file of its own."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for: the inputs by name, the form, the place (None: standard output), the look of text."""

    names: tuple[str, ...]
    form: Form = Form.TEXT
    output: str | None = None
    width: int = 80
    colour: bool = False

    @property
    def many(self) -> bool:
        """Whether there may be more than one reading."""
        return len(self.names) > 1

    @property
    def folder(self) -> Path | None:
        """The directory to write a file for each reading to, or None for one stream."""
        if self.output and self.form in WHOLE_PAGES and (self.many or is_folder(self.output)):
            return Path(self.output)
        return None


def is_folder(place: str) -> bool:
    """Tell a directory, which a separator at the end makes of a name that is not there yet."""
    return place.endswith(("/", os.sep)) or Path(place).is_dir()


def deliver(readings: Iterable[Reading], order: Order) -> Iterator[Reading]:
    """Write each reading and pass it on. Raises SaysoError where it cannot be written or would replace an input."""
    return _to_folder(readings, order, order.folder) if order.folder else _to_stream(readings, order)


def _to_stream(readings: Iterable[Reading], order: Order) -> Iterator[Reading]:
    """Write all readings to one place; a file is opened once there is something to write."""
    if order.output:
        _spare_inputs(Path(order.output), order)
    before, between, after = _frame(order)
    waiting = iter(readings)
    first = next(waiting, None)
    if first is None and not before:
        return
    with _stream(order) as stream:
        lead = before
        for reading in chain([first] if first else [], waiting):
            _put(stream, lead + _written(reading, order), order)
            lead = between
            yield reading
        _put(stream, (before if first is None else "") + after, order)


def deliver_flags(proofs: Iterable[Proof], order: Order, form: FlagForm, failures: Sequence[str]) -> Iterator[Proof]:
    """Write the flags of each article and pass it on; JSON and SARIF are one object, written after the last.

    `failures`: what could not be read, a line each, known when the last article is. Raises SaysoError like `deliver`.
    """
    if order.output:
        _spare_inputs(Path(order.output), order)
    waiting = iter(proofs)
    first = next(waiting, None)
    if first is None and form is FlagForm.TEXT:
        return
    with _stream(order) as stream:
        fields: list[dict[str, Any]] = []
        for proof in chain([first] if first else [], waiting):
            if form is FlagForm.TEXT:
                _put(stream, to_lines(proof, colour=order.colour), order)
            else:
                fields += [article_fields(proof)] if form is FlagForm.JSON else result_fields(proof)
            yield proof
        if form is not FlagForm.TEXT:
            _put(stream, to_flag_json(fields) if form is FlagForm.JSON else to_sarif(fields, failures), order)


def _frame(order: Order) -> tuple[str, str, str]:
    """Give what stands before, between and after the readings of a stream."""
    if order.form is Form.JSON and order.many:
        return "[\n", ",\n", "\n]\n"
    if order.form is Form.ICAL:
        return opening(), "", closing()
    if order.form is Form.TEXT:
        return "", f"\n{'─' * order.width}\n\n", ""
    return "", "", ""


def _written(reading: Reading, order: Order) -> str:
    match order.form:
        case Form.TEXT:
            return to_page(reading, width=order.width, colour=order.colour)
        case Form.JSON:
            return to_json(reading, indent=2) + "\n" * (not order.many)
        case Form.JSONL:
            return to_json(reading) + "\n"
        case Form.HTML:
            return to_html(reading)
        case Form.BRAT:
            return to_standoff(reading)
        case Form.ICAL:
            return events(reading)


def _stream(order: Order) -> AbstractContextManager[TextIO]:
    """Open the file, or prepare standard output: programs get UTF-8 there, people what their terminal can show."""
    if order.output:
        with _writing(order.output):
            return Path(order.output).open("w", encoding="utf-8", errors="replace", newline="\n")
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = None if order.form is Form.TEXT else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="replace", newline="\n")
    return nullcontext(sys.stdout)


def _put(stream: TextIO, words: str, order: Order) -> None:
    with _writing(order.output or "standard output"):
        stream.write(words)
        stream.flush()


def _to_folder(readings: Iterable[Reading], order: Order, folder: Path) -> Iterator[Reading]:
    """Write a page, or an annotation and its text, for each reading into a directory, which is made if need be."""
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for reading in readings:
        stem = _free(_stem(reading.article), taken)
        taken.add(stem.casefold())
        for name, words in _files(reading, stem, order).items():
            _save(folder / name, words, order)
        yield reading


def _files(reading: Reading, stem: str, order: Order) -> dict[str, str]:
    """Give the files of a reading; brat wants the text beside the annotation."""
    if order.form is Form.HTML:
        return {f"{stem}.html": to_html(reading)}
    return {f"{stem}.txt": to_text(reading), f"{stem}.ann": to_standoff(reading)}


def _stem(article: Article) -> str:
    """Name an article's files: by its file, by the last part of its address, or for where it came from."""
    if article.path:
        return Path(article.path).stem
    address = urlsplit(article.url or "")
    last = Path(address.path).stem or address.hostname or "standard-input"
    return re.sub(r"[^\w.-]+", "-", last).strip("-.")[:100] or "article"


def _free(stem: str, taken: set[str]) -> str:
    """Add a number to a name that is taken, whatever the case of its letters."""
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(name for name in names if name.casefold() not in taken)


def _save(path: Path, words: str, order: Order) -> None:
    """Write a file; one that holds these very bytes already, as the text beside its annotation may, is left alone."""
    body = words.encode("utf-8", "replace")
    with _writing(path):
        if path.is_file() and path.read_bytes() == body:
            return
        _spare_inputs(path, order)
        path.write_bytes(body)


def _spare_inputs(path: Path, order: Order) -> None:
    """Refuse to write over an input."""
    if not path.exists():
        return
    for name in order.names:
        given = Path(name)
        if given.exists() and path.samefile(given):
            raise SaysoError(str(path), "is an input and would be overwritten; choose another --output")


@contextmanager
def _writing(place: Path | str) -> Iterator[None]:
    """Turn the system's refusal to write into an error that names the place; a closed pipe is none of that."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SaysoError(str(place), f"cannot be written ({error.strerror or error})") from error
