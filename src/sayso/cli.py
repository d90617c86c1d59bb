"""Command line: the one module that prints, and that turns errors into exit statuses."""

import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, TextIO

import typer

from sayso.article import Article, read_page
from sayso.checks import RULES
from sayso.delivery import Order, deliver, deliver_flags, is_folder
from sayso.errors import InputError, SaysoError
from sayso.export import FlagForm, Form
from sayso.export.legible import one_line
from sayso.intake import RawPage, load
from sayso.model import Model, Reader
from sayso.outlook import about_future
from sayso.page import PageParser
from sayso.progress import bar
from sayso.proof import Lines, lines_of, proof_of
from sayso.reading import read_all
from sayso.vocabulary import table

FOUND = 1
"""Exit status of `check` when it found something and nothing failed."""

FAILED = 2
"""Exit status when an input, the model or the output failed; the same as for wrong usage."""

PIPE_CLOSED = 141
"""Exit status when the reader of our output went away: what a shell gives for SIGPIPE."""

WIDEST = 100
"""Columns that text takes of a terminal, for longer lines are hard to read; `--width` may ask for more."""

LANGUAGE = "en"
"""What the model reads, as ISO 639-1."""

Loader = Callable[[], Reader]
Fail = Callable[[str, SaysoError], None]
Note = Callable[[RawPage, Article], None]

app = typer.Typer(
    help="Read news and record who said what.",
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    # Plain help: no boxes in pipes, documents and screen readers, and a tenth of a second less to wait.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


def main(arguments: Sequence[str] | None = None, *, load_model: Loader = Model.load) -> None:
    """Run the command line and exit: 0 if all went well, 1 if `check` found something.

    The status is 2 if an input, the model, the output or the usage was wrong, whatever was found; 130 if it was
    interrupted and 141 if whoever read the output went away. `arguments` are those of the process unless given;
    `load_model` makes the model when a command needs one.
    """
    app(arguments, prog_name="sayso", obj=load_model)


def _print_version(wanted: bool) -> None:  # noqa: FBT001  # called by Typer
    if wanted:
        try:
            typer.echo(f"sayso {version('sayso')}")
        except PackageNotFoundError:
            typer.echo("sayso, not installed")
        raise typer.Exit


def _print_rules(wanted: bool) -> None:  # noqa: FBT001  # called by Typer
    if wanted:
        width = max(map(len, RULES))
        for rule in RULES.values():
            typer.echo(f"{rule.id:<{width}}  {rule.level:<7}  {rule.summary}")
        raise typer.Exit


@app.callback()
def sayso(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read news and record who said what."""


@app.command()
def read(  # noqa: PLR0913  # a command's parameters are its options
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        # Hidden: the description says it better than the list of arguments, which shows Python's types.
        typer.Argument(metavar="INPUT", hidden=True),
    ] = None,
    *,
    form: Annotated[Form, typer.Option("--format", "-f", help="Form of the result.", case_sensitive=False)] = Form.TEXT,
    output: Annotated[
        # A string: a path would lose the separator by which a directory is told from a file.
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Write here; html and brat take a directory for many inputs."
        ),
    ] = None,
    as_is: Annotated[
        bool, typer.Option("--as-is", help="Take each file as the article's text, character for character.")
    ] = False,
    future: Annotated[
        bool, typer.Option("--about-future", help="Keep only what can still come true, seen from publication.")
    ] = False,
    width: Annotated[
        int | None,
        typer.Option("--width", metavar="COLUMNS", help="Width of text.  [default: the terminal's, up to 100]"),
    ] = None,
    colour: Annotated[
        bool | None,
        typer.Option("--colour/--no-colour", help="Colours in text.  [default: on a terminal, unless NO_COLOR is set]"),
    ] = None,
) -> None:
    """Show who said what in news articles.

    Each INPUT is a file, a web address, or - for standard input, which is read too if none is named. An input that
    cannot be read is reported, the others are read all the same, and the exit status is 2.

    \b
    Examples:
      sayso read article.html
      sayso read https://news.example/story --format json
      pbpaste | sayso read
      sayso read --format html --output pages/ *.html
      sayso read --as-is --format jsonl corpus/*.txt > readings.jsonl
    """  # noqa: D301  # Typer knows a block to leave alone by this character, so the docstring cannot be raw
    if not inputs and _is_terminal(sys.stdin):
        context.fail("Name a file or a web address, or give - to type the text here.")
    place = None if output == "-" else output
    coloured = _wants_colour(place) if colour is None else colour
    order = Order(tuple(inputs or ["-"]), form, place, width or _columns(), coloured)
    _check(order)
    with _endings():
        _read(order, context.obj, as_is=as_is, future=future)


@app.command()
def check(  # noqa: PLR0913  # a command's parameters are its options
    context: typer.Context,
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT", hidden=True)] = None,
    *,
    form: Annotated[
        FlagForm, typer.Option("--format", "-f", help="Form of the result.", case_sensitive=False)
    ] = FlagForm.TEXT,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to this file.")] = None,
    off: Annotated[
        list[str] | None, typer.Option("--off", metavar="RULE", help="Leave a rule out; repeatable.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="RULE", help="Hold this rule alone; repeatable.")
    ] = None,
    as_is: Annotated[
        bool, typer.Option("--as-is", help="Take each file as the article's text, character for character.")
    ] = False,
    colour: Annotated[
        bool | None,
        typer.Option("--colour/--no-colour", help="Colours in text.  [default: on a terminal, unless NO_COLOR is set]"),
    ] = None,
    _rules: Annotated[
        bool, typer.Option("--list", callback=_print_rules, is_eager=True, help="List the rules and exit.")
    ] = False,
) -> None:
    """Hold drafts and published pages against the sourcing rules of the big newsrooms.

    Each INPUT is a file, a web address, or - for standard input, which is read too if none is named. The exit status
    is 0 if nothing was found, 1 if something was, and 2 if an input could not be read.

    \b
    Examples:
      sayso check draft.txt
      sayso check --off no-reason --off mind-read drafts/*.txt
      pbpaste | sayso check --only bald-headline
      sayso check --format sarif --output sayso.sarif drafts/*.txt
    """  # noqa: D301  # as for read
    if not inputs and _is_terminal(sys.stdin):
        context.fail("Name a file or a web address, or give - to type the text here.")
    place = None if output == "-" else output
    rules = _chosen(only or list(RULES), "--only") - _chosen(off or [], "--off")
    coloured = _wants_colour(place) if colour is None else colour
    # What programs read is UTF-8, as JSON is; so much of an order's form is of use here.
    order = Order(tuple(inputs or ["-"]), Form.TEXT if form is FlagForm.TEXT else Form.JSON, place, colour=coloured)
    _check(order)
    with _endings():
        _hold(order, form, rules, context.obj, as_is=as_is)


def _chosen(names: Sequence[str], option: str) -> frozenset[str]:
    for name in names:
        if name not in RULES:
            raise typer.BadParameter(f"there is no rule {name}; --list shows them.", param_hint=option)
    return frozenset(names)


def _hold(order: Order, form: FlagForm, rules: frozenset[str], load_model: Loader, *, as_is: bool) -> None:
    """Hold the chosen rules against every input, write what is found; exit with FAILED or FOUND where that is so."""
    _refuse_closed_output(order)
    model = load_model()
    failures: list[str] = []
    found = 0
    with _progress(order) as step, PageParser() as parser:
        lines: deque[tuple[str, Lines]] = deque()

        def fail(name: str, error: SaysoError) -> None:
            del name
            _tell(str(error))
            failures.append(str(error))
            step()

        def note(page: RawPage, article: Article) -> None:
            lines.append((page.name, lines_of(page, article, as_is=as_is)))

        readings = read_all(_articles(order.names, parser, fail, as_is=as_is, note=note), model=model)
        proofs = (proof_of(reading, *lines.popleft(), rules=rules) for reading in readings)
        for proof in deliver_flags(proofs, order, form, failures):
            found += len(proof.flags)
            step()
    if failures or found:
        raise typer.Exit(FAILED if failures else FOUND)


def _check(order: Order) -> None:
    """Refuse, before anything is read, a form and a place that do not go together."""
    if order.output == "":
        raise typer.BadParameter("it is empty; name a file, or - for standard output.", param_hint="--output")
    if order.folder is None and order.output and is_folder(order.output):
        raise typer.BadParameter(f"{order.output} is a directory; name a file in it.", param_hint="--output")
    if order.many and order.form in {Form.HTML, Form.BRAT} and order.output is None:
        reason = f"--format {order.form} makes a file for each input; name a directory for them."
        raise typer.BadParameter(reason, param_hint="--output")


def _read(order: Order, load_model: Loader, *, as_is: bool, future: bool) -> None:
    """Read every input of an order and deliver the readings in order; exit with FAILED if an input failed."""
    _refuse_closed_output(order)
    model = load_model()
    failed: list[str] = []
    with _progress(order) as step, PageParser() as parser:

        def fail(name: str, error: SaysoError) -> None:
            _tell(str(error))
            failed.append(name)
            step()

        readings = read_all(_articles(order.names, parser, fail, as_is=as_is), model=model)
        for _ in deliver(map(about_future, readings) if future else readings, order):
            step()
    if failed:
        raise typer.Exit(FAILED)


def _refuse_closed_output(order: Order) -> None:
    if order.output is None and sys.stdout is None:
        raise SaysoError("standard output", "is closed; name a file with --output")


def _articles(
    names: Iterable[str], parser: PageParser, fail: Fail, *, as_is: bool, note: Note | None = None
) -> Iterator[Article]:
    """Load the inputs one by one; what cannot be loaded is passed to `fail` and left out, what can to `note`."""
    for name in names:
        try:
            page = _load(name)
            article = read_page(page, as_is=as_is, parser=parser)
        except SaysoError as error:
            fail(name, error)
            continue
        if note:
            note(page, article)
        _note_language(name, article.language)
        yield article


def _load(name: str) -> RawPage:
    """Load an input. Standard input may be closed, or open for writing alone, as `nohup` leaves it."""
    if name == "-" and sys.stdin is None:
        raise InputError(name, "standard input is closed; name a file or a web address")
    try:
        return load(name)
    except OSError as error:
        raise InputError(name, f"cannot be read ({error.strerror or error})") from error


def _note_language(name: str, code: str | None) -> None:
    if code and code != LANGUAGE:
        names = table("language_names")
        _tell(f"{name}: written in {names.get(code, 'a language')} ({code}); the model reads {names[LANGUAGE]}")


@contextmanager
def _progress(order: Order) -> Iterator[Callable[[], None]]:
    """Show on standard error how far many inputs are, if a person watches and the results do not go to that screen."""
    if not (order.many and _is_terminal(sys.stderr) and (order.output or not _is_terminal(sys.stdout))):
        yield lambda: None
        return
    with bar(len(order.names)) as step:
        yield step


@contextmanager
def _endings() -> Iterator[None]:
    """End quietly when the reader of our output went away, with one line for errors that the user can act on."""
    try:
        yield
    except BrokenPipeError:
        _drop_output()
        raise typer.Exit(PIPE_CLOSED) from None
    except SaysoError as error:
        _tell(str(error))
        _drop_output()
        raise typer.Exit(FAILED) from None


def _drop_output() -> None:
    """Let what is still buffered for standard output go nowhere, or the interpreter complains of it as it exits."""
    if sys.stdout is None:
        return
    with suppress(OSError):
        stdout = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout)


def _tell(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"sayso: {one_line(line)}\n")


def _is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person is at the stream; one that was closed before we began is None."""
    return stream is not None and stream.isatty()


def _columns() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)


def _wants_colour(output: str | None) -> bool:
    """Decide on colours as https://no-color.org has it."""
    dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    return output is None and _is_terminal(sys.stdout) and not dumb
