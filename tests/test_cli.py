import io
import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from sayso.article import Article
from sayso.checks import RULES, Flag
from sayso.cli import FAILED, FOUND, PIPE_CLOSED, main
from sayso.errors import ModelError
from sayso.export.flag_json import article_fields
from sayso.model import Reader
from sayso.page import Limits, _start
from sayso.proof import Proof, lines_in
from sayso.span import Span
from sayso.testing import FakeModel
from sayso.vocabulary import table

ROOT = Path(__file__).parent.parent
STORY = "Mayor Lindqvist said that the bridge will close.\n\nIt rained in Port Ellind, as it does every spring.\n"
FAKE = """
import sys
from sayso.cli import main
from sayso.testing import FakeModel

def load():
    sys.stderr.write("LOADING" if "-" in sys.argv else "")
    sys.stderr.flush()
    return FakeModel()

main(sys.argv[1:], load_model=load)
"""


@dataclass(frozen=True, slots=True)
class Ended:
    status: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def sayso(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Run the command in an empty directory, with the fake model and the given standard input."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, stdin: bytes = b"", load_model: Callable[[], Reader] = FakeModel) -> Ended:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments], load_model=load_model)
        captured = capsysbinary.readouterr()
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_story_is_shown_as_text(sayso: Command, story: Path) -> None:
    ended = sayso("read", story)
    assert ended.status == 0
    assert "⟨Mayor Lindqvist⟩ {said}¹ [that the bridge will close]." in ended.out
    assert "1  this article ‹ ◆ Lindqvist\n" in ended.out
    assert "   Mayor Lindqvist · said · that the bridge will close — prediction, to come, no\n" in ended.out
    assert ended.err == ""


@pytest.mark.parametrize("arguments", [("read",), ("read", "-")])
def test_standard_input_is_read(sayso: Command, arguments: tuple[str, ...]) -> None:
    ended = sayso(*arguments, stdin=STORY.encode())
    assert (ended.status, "{said}¹" in ended.out) == (0, True)


def test_one_input_as_json_is_an_object(sayso: Command, story: Path) -> None:
    ended = sayso("read", story, "--format", "json")
    reading = json.loads(ended.out)
    assert reading["article"]["path"] == str(story)
    assert reading["model"] == {"name": "fake", "version": "1"}
    assert ended.out.startswith('{\n  "schema": "sayso/reading-1",\n')


def test_several_inputs_as_json_are_an_array_in_their_order(sayso: Command, story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Otto Brandt denied it.\n", encoding="utf-8")
    readings = json.loads(sayso("read", other, story, other, "-f", "json").out)
    assert [Path(reading["article"]["path"]).stem for reading in readings] == ["other", "story", "other"]


def test_jsonl_is_a_line_for_each_input(sayso: Command, story: Path) -> None:
    lines = sayso("read", story, story, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["sayso/reading-1"] * 2


def test_as_is_keeps_every_character(sayso: Command, tmp_path: Path) -> None:
    path = tmp_path / "as-is.txt"
    text = "Support us\n\n\nMayor Lindqvist  said so. \n"
    path.write_text(text, encoding="utf-8")
    reading = json.loads(sayso("read", "--as-is", path, "-f", "json").out)
    assert reading["article"]["text"] == text


def test_a_byte_order_mark_is_no_part_of_the_text(sayso: Command, tmp_path: Path) -> None:
    (tmp_path / "marked.txt").write_bytes(b"\xef\xbb\xbf" + STORY.encode())
    reading = json.loads(sayso("read", "--as-is", "marked.txt", "-f", "json").out)
    assert reading["article"]["text"] == STORY


def test_a_bad_input_is_one_line_and_the_others_are_read(sayso: Command, story: Path, tmp_path: Path) -> None:
    ended = sayso("read", story, "missing.txt", tmp_path, story, "-f", "jsonl")
    assert ended.status == 2
    assert len(ended.out.splitlines()) == 2
    assert ended.err.splitlines() == [
        "sayso: missing.txt: no such file",
        f"sayso: {tmp_path}: is a directory; name a file in it",
    ]


@pytest.mark.parametrize(("names", "children"), [("page page deep page story", 1), ("story story", 0)])
def test_pages_share_one_child_that_starts_with_the_first(
    sayso: Command, story: Path, monkeypatch: pytest.MonkeyPatch, names: str, children: int
) -> None:
    html = "".join(f"<p>{line}</p>" for line in STORY.split("\n\n"))
    story.with_name("page").write_text(f"<!DOCTYPE html><html><body><article>{html}</article></body></html>")
    story.with_name("deep").write_text("<!DOCTYPE html><html><body>" + "<div>" * 600)
    story.rename("story")
    started: list[subprocess.Popen[bytes]] = []

    def start(limits: Limits) -> subprocess.Popen[bytes]:
        started.append(_start(limits))
        return started[-1]

    monkeypatch.setattr("sayso.page._start", start)
    ended = sayso("read", *names.split(), "-f", "jsonl")

    assert len(started) == children
    assert all(child.poll() is not None for child in started)
    assert len(ended.out.splitlines()) == len(names.replace("deep", "").split())
    assert ended.err == "sayso: deep: nests its elements more than 512 deep\n" * names.count("deep")


def test_bad_inputs_alone_are_an_empty_array(sayso: Command) -> None:
    ended = sayso("read", "a.txt", "b.txt", "-f", "json")
    assert (ended.status, json.loads(ended.out)) == (2, [])


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html", "brat"])
def test_one_bad_input_prints_nothing_and_leaves_the_output_alone(sayso: Command, tmp_path: Path, form: str) -> None:
    output = tmp_path / "output"
    output.write_text("before", encoding="utf-8")
    assert sayso("read", "missing.txt", "-f", form, "-o", output).status == 2
    assert output.read_text(encoding="utf-8") == "before"
    assert sayso("read", "missing.txt", "-f", form).out == ""


def test_an_error_cannot_steer_the_terminal(sayso: Command) -> None:
    assert sayso("read", "a\x1b[2J\nb.txt").err == "sayso: a␛[2J b.txt: no such file\n"


def test_a_broken_model_is_one_line(sayso: Command, story: Path) -> None:
    def load() -> Reader:
        raise ModelError("reader.onnx", "is damaged")

    ended = sayso("read", story, load_model=load)
    assert ended == Ended(2, "", "sayso: reader.onnx: is damaged\n")


def test_another_language_is_noted_and_read(sayso: Command, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(
        "Мер міста заявив у вівторок, що міст закриють до кінця місяця. За його словами, рішення ухвалили давно, "
        "але мешканців про це не повідомили.\n",
        encoding="utf-8",
    )
    ended = sayso("read", path, "-f", "jsonl")
    assert ended.status == 0
    assert ended.err == f"sayso: {path}: written in Ukrainian (uk); the model reads English\n"
    assert json.loads(ended.out)["article"]["language"] == "uk"


def test_language_names_are_words_by_two_letter_codes() -> None:
    names = table("language_names")
    assert all(re.fullmatch("[a-z]{2}", code) and name[0].isupper() for code, name in names.items())
    assert len(names) >= 180


def test_text_is_as_wide_as_asked(sayso: Command, story: Path) -> None:
    assert max(map(len, sayso("read", story, "--width", "30").out.splitlines())) <= 30


def test_colour_is_for_who_asks(sayso: Command, story: Path) -> None:
    assert "\x1b[" not in sayso("read", story).out
    assert "\x1b[33msaid" in sayso("read", story, "--colour").out


def test_a_text_file_is_written(sayso: Command, story: Path, tmp_path: Path) -> None:
    assert sayso("read", story, "-o", tmp_path / "out.txt").out == ""
    assert "{said}¹" in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_several_texts_are_divided_by_a_line(sayso: Command, story: Path) -> None:
    assert sayso("read", story, story, "--width", "40").out.count("\n\n" + "─" * 40 + "\n\n") == 1


def test_html_of_one_input_is_a_page(sayso: Command, story: Path, tmp_path: Path) -> None:
    page = sayso("read", story, "--format", "html").out
    sayso("read", story, "--format", "html", "--output", tmp_path / "page.html")
    assert page.startswith("<!DOCTYPE html>")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page


def test_html_of_several_inputs_is_a_directory(sayso: Command, story: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "STORY.txt").write_text(STORY, encoding="utf-8")
    ended = sayso(
        "read", story, tmp_path / "b" / "STORY.txt", "-", "-f", "html", "-o", "new/pages", stdin=b"It rained."
    )
    assert (ended.status, ended.out) == (0, "")
    names = {path.name for path in (tmp_path / "new" / "pages").iterdir()}
    assert names == {"story.html", "STORY-2.html", "standard-input.html"}


@pytest.mark.parametrize(("form", "names"), [("html", {"story.html"}), ("brat", {"story.txt", "story.ann"})])
def test_a_name_with_a_separator_at_its_end_is_a_directory(
    sayso: Command, story: Path, tmp_path: Path, form: str, names: set[str]
) -> None:
    assert sayso("read", story, "-f", form, "-o", "new/pages/").status == 0
    assert {path.name for path in (tmp_path / "new" / "pages").iterdir()} == names


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html", "brat"])
def test_a_dash_is_standard_output(sayso: Command, story: Path, tmp_path: Path, form: str) -> None:
    assert sayso("read", story, "-f", form, "-o", "-") == sayso("read", story, "-f", form)
    assert not (tmp_path / "-").exists()


def test_a_file_that_is_called_a_dash_can_be_named(sayso: Command, story: Path, tmp_path: Path) -> None:
    assert sayso("read", story, "-f", "jsonl", "-o", "./-").out == ""
    assert (tmp_path / "-").exists()


def test_brat_in_a_directory_has_its_text_beside_it(sayso: Command, story: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    printed = sayso("read", "--as-is", story, "-f", "brat").out
    sayso("read", "--as-is", story, "-f", "brat", "-o", "corpus")
    assert (tmp_path / "corpus" / "story.ann").read_text(encoding="utf-8") == printed
    assert (tmp_path / "corpus" / "story.txt").read_bytes() == story.read_bytes()


def test_brat_beside_its_input_leaves_the_input_alone(sayso: Command, story: Path, tmp_path: Path) -> None:
    assert sayso("read", "--as-is", story, "-f", "brat", "-o", tmp_path).status == 0
    assert (tmp_path / "story.ann").exists()
    assert story.read_text(encoding="utf-8") == STORY


@pytest.mark.parametrize("arguments", [("-f", "brat", "-o", "."), ("-f", "jsonl", "-o", "story.txt")])
def test_an_input_is_never_overwritten(sayso: Command, story: Path, arguments: tuple[str, ...]) -> None:
    untidy = "Support us\n\n" + STORY + "\n\n\n"
    story.write_text(untidy, encoding="utf-8")
    ended = sayso("read", story, *arguments)
    assert ended.status == 2
    assert "story.txt: is an input and would be overwritten; choose another --output" in ended.err
    assert story.read_text(encoding="utf-8") == untidy


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "yaml"), "'yaml' is not one of"),
        (("story.txt", "-", "--format", "html"), "name a directory"),
        (("story.txt", "-", "--format", "brat"), "name a directory"),
        (("story.txt", "-", "--format", "html", "--output", "-"), "name a directory"),
        (("story.txt", "--output", "."), "is a directory; name a file in it"),
        (("story.txt", "--output", "new/"), "new/ is a directory; name a file in it"),
        (("story.txt", "--output", ""), "it is empty; name a file"),
        (("--widht", "3"), "No such option"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(
    sayso: Command, story: Path, arguments: tuple[str, ...], told: str
) -> None:
    ended = sayso("read", *arguments, load_model=pytest.fail)
    assert (ended.status, ended.out) == (2, "")
    assert told in " ".join(ended.err.split())
    assert story.exists()


def test_a_place_that_cannot_be_written_is_one_line(sayso: Command, story: Path) -> None:
    ended = sayso("read", story, "-o", "no/such/place.txt")
    assert ended == Ended(2, "", "sayso: no/such/place.txt: cannot be written (No such file or directory)\n")


@pytest.fixture
def flagged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the checks flag each "will", and "close" after it, whatever they are about."""

    def check(article: Article, *_: object) -> tuple[Flag, ...]:
        at = article.text.find("will")
        if at < 0:
            return ()
        spans = (Span(at, at + 4), Span(at + 5, at + 10))
        return Flag("growth", "too sure; keep the hedge", spans, ("s1",)), Flag(
            "mind-read", "ask; say", spans[1:], ("s1",)
        )

    monkeypatch.setattr("sayso.reading.check", check)


@pytest.mark.usefixtures("flagged")
def test_a_check_says_where_and_what_and_ends_with_one(sayso: Command, story: Path) -> None:
    assert sayso("check", "story.txt") == Ended(
        FOUND,
        "story.txt:1:38: growth: too sure; keep the hedge\n"
        "    Mayor Lindqvist said that the bridge will close.\n"
        "                                         ^^^^\n"
        "story.txt:1:43: mind-read: ask; say\n"
        "    Mayor Lindqvist said that the bridge will close.\n"
        "                                              ^^^^^\n",
        "",
    )
    assert story.exists()


@pytest.mark.usefixtures("flagged")
def test_nothing_found_is_nothing_written_and_ends_with_zero(sayso: Command) -> None:
    assert sayso("check", stdin=b"It rained in Port Ellind.\n") == Ended(0, "", "")


@pytest.mark.usefixtures("flagged")
@pytest.mark.parametrize("names", [("missing.txt", "story.txt"), ("story.txt", "missing.txt")])
def test_a_check_of_what_cannot_be_read_ends_with_two_whatever_was_found(
    sayso: Command, story: Path, names: tuple[str, ...]
) -> None:
    ended = sayso("check", *names)
    assert (ended.status, ended.err) == (2, "sayso: missing.txt: no such file\n")
    assert ended.out.startswith("story.txt:1:38: growth: ")
    assert story.exists()


@pytest.mark.usefixtures("flagged", "story")
@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ((), ["growth", "mind-read"]),
        (("--off", "growth"), ["mind-read"]),
        (("--only", "growth"), ["growth"]),
        (("--off", "growth", "--off", "mind-read"), []),
        (("--only", "growth", "--only", "mind-read", "--off", "growth"), ["mind-read"]),
        (("--only", "no-reply"), []),
    ],
)
def test_rules_are_chosen(sayso: Command, options: tuple[str, ...], rules: list[str]) -> None:
    ended = sayso("check", "story.txt", *options)
    assert re.findall(r"^story.txt:\d+:\d+: ([\w-]+):", ended.out, flags=re.MULTILINE) == rules
    assert ended.status == (FOUND if rules else 0)


@pytest.mark.parametrize("option", ["--off", "--only"])
def test_a_rule_that_there_is_not_is_wrong_usage(sayso: Command, option: str) -> None:
    ended = sayso("check", "-", option, "no-such", load_model=pytest.fail)
    assert (ended.status, "there is no rule no-such; --list shows them" in " ".join(ended.err.split())) == (2, True)


def test_the_rules_are_listed(sayso: Command) -> None:
    ended = sayso("check", "--list", load_model=pytest.fail)
    assert [line.split()[0] for line in ended.out.splitlines()] == list(RULES)


@pytest.mark.usefixtures("flagged")
def test_a_check_as_json_has_an_object_for_each_input(sayso: Command, story: Path) -> None:
    ended = sayso("check", story, "-", "-f", "json", stdin=b"It rained.\n")
    checked = json.loads(ended.out)
    assert (ended.status, checked["schema"]) == (FOUND, "sayso/check-1")
    assert [(article["input"], article["path"]) for article in checked["articles"]] == [
        (str(story), str(story)),
        ("-", None),
    ]
    assert [len(article["flags"]) for article in checked["articles"]] == [2, 0]
    assert checked["articles"][0]["flags"][0] == {
        "rule": "growth",
        "level": "warning",
        "message": "too sure; keep the hedge",
        "line": 1,
        "column": 38,
        "end_line": 1,
        "end_column": 42,
        "spans": [{"start": 37, "end": 41, "text": "will"}, {"start": 42, "end": 47, "text": "close"}],
        "statements": ["s1"],
    }


def test_the_documentation_has_every_field_of_a_check() -> None:
    documentation = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `([\w.\[\]]+)` \|", documentation, re.MULTILINE)
    flag = Flag("growth", "say", (Span(0, 1),), ("s1",))
    fields = article_fields(Proof("-", Article("A"), (flag,), lines_in("A", "A")))
    assert documented == ["schema", "articles", *_paths("articles[]", fields)]


def _paths(above: str, fields: dict[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        yield f"{above}.{name}"
        if isinstance(value, list) and isinstance(value[0], dict):
            yield from _paths(f"{above}.{name}[]", value[0])


@pytest.mark.usefixtures("flagged")
def test_a_check_as_sarif_tells_what_failed(sayso: Command, story: Path) -> None:
    ended = sayso("check", story, "missing.txt", "-f", "sarif")
    [run] = json.loads(ended.out)["runs"]
    assert (ended.status, len(run["results"])) == (2, 2)
    [notification] = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "missing.txt: no such file"


@pytest.mark.usefixtures("flagged")
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_check_can_be_written_to_a_file(sayso: Command, story: Path, form: str) -> None:
    printed = sayso("check", story, "-f", form)
    written = sayso("check", story, "-f", form, "-o", "found")
    assert (written.status, written.out) == (FOUND, "")
    assert story.with_name("found").read_text(encoding="utf-8") == printed.out
    assert sayso("check", story, "-f", form, "-o", story).status == 2
    assert story.read_text(encoding="utf-8") == STORY


@pytest.mark.usefixtures("flagged")
def test_a_clean_check_empties_its_file_and_a_failed_one_leaves_it(sayso: Command, story: Path) -> None:
    found = story.with_name("found")
    found.write_text("before", encoding="utf-8")
    assert sayso("check", "missing.txt", "-o", "found").status == 2
    assert found.read_text(encoding="utf-8") == "before"
    assert sayso("check", story, "-o", "found", "--only", "no-reply").status == 0
    assert found.read_text(encoding="utf-8") == ""


@pytest.mark.usefixtures("flagged")
def test_a_check_in_colour_is_for_who_asks(sayso: Command, story: Path) -> None:
    assert "\x1b[" not in sayso("check", story).out
    assert "\x1b[33mgrowth:" in sayso("check", story, "--colour").out


def test_the_version_is_printed(sayso: Command) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert sayso("--version") == Ended(0, f"sayso {project['version']}\n", "")


def test_without_an_installation_there_is_no_version(sayso: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("sayso.cli.version", version)
    assert sayso("--version") == Ended(0, "sayso, not installed\n", "")


FORMS = ("text", "json", "jsonl", "html", "brat")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_keeps_to_what_can_still_come_true(sayso: Command, tmp_path: Path, form: str) -> None:
    path = tmp_path / "outlook.txt"
    path.write_text("Mayor Lindqvist said that the harbour froze.\n\nOtto Brandt said that she will resign.\n")
    every, kept = sayso("read", path, "-f", form).out, sayso("read", path, "-f", form, "--about-future").out
    where = {"text": "{said}", "html": 'class="cue s', "brat": "Cue "}.get(form, '"cue"')
    assert (every.count(where), kept.count(where)) == (2, 1)


def test_several_inputs_make_one_calendar(sayso: Command, tmp_path: Path) -> None:
    path = tmp_path / "dated.txt"
    path.write_text("Mayor Lindqvist said that the bridge will close on 8 May 2031.\n", encoding="utf-8")
    shown = sayso("read", path, path, "--format", "ical").out
    assert (shown.count("BEGIN:VCALENDAR\r\n"), shown.count("DTSTART;VALUE=DATE:20310508\r\n")) == (1, 2)


def test_without_a_command_help_is_shown(sayso: Command) -> None:
    ended = sayso()
    assert (ended.status, "read" in ended.err) == (2, True)


@pytest.mark.parametrize("arguments", [(), ("read",), ("check",)])
def test_the_documentation_has_the_help(
    sayso: Command, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERMINAL_WIDTH", "100")
    shown = " ".join(["$ sayso", *arguments, "--help"])
    documentation = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"```\n{shown}\n{sayso(*arguments, '--help').out}```\n" in documentation


def test_the_documentation_and_the_code_have_the_same_exit_statuses() -> None:
    documentation = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    documented = [int(status) for status in re.findall(r"^\| (\d+) \|", documentation, re.MULTILINE)]
    assert documented == [0, FOUND, FAILED, 130, PIPE_CLOSED]
    assert [int(status) for status in re.findall(r"\b\d+\b", main.__doc__ or "")] == documented


def process(*arguments: str | Path, **options: int) -> subprocess.Popen[bytes]:
    """Start the command with the fake model as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", FAKE, *map(str, arguments)],
        stdout=options.get("stdout", subprocess.PIPE),
        stderr=options.get("stderr", subprocess.PIPE),
        stdin=options.get("stdin", subprocess.DEVNULL),
    )


def test_nobody_is_left_waiting_at_an_empty_prompt() -> None:
    ours, theirs = pty.openpty()
    with process("read", stdin=theirs) as running:
        os.close(theirs)
        assert running.stderr
        assert b"Name a file or a web address, or give - to type the text here." in running.stderr.read()
    os.close(ours)
    assert running.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "closed", "told"),
    [
        ("read", "<&-", "-: standard input is closed; name a file or a web address"),
        ("read -", "<&-", "-: standard input is closed; name a file or a web address"),
        ("read -", "0>/dev/null", "-: cannot be read (Bad file descriptor)"),
        ("read story.txt", ">&-", "standard output: is closed; name a file with --output"),
        ("read story.txt -f json -o -", ">&-", "standard output: is closed; name a file with --output"),
        ("read missing.txt", ">&-", "standard output: is closed; name a file with --output"),
        ("read missing.txt -o out.txt", ">&-", "missing.txt: no such file"),
        ("read story.txt -o no/out.txt", "<&- >&-", "no/out.txt: cannot be written (No such file or directory)"),
    ],
)
def test_a_stream_that_is_closed_is_one_line(story: Path, arguments: str, closed: str, told: str) -> None:
    done = shell(story.parent, arguments, closed)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", f"sayso: {told}\n")


@pytest.mark.parametrize(
    ("arguments", "closed", "status"),
    [
        ("read story.txt", "<&-", 0),
        ("read story.txt -o out.txt", "<&- >&- 2>&-", 0),
        ("read missing.txt story.txt", "2>&-", 2),
        ("read story.txt - -o out.txt", "<&- >&- 2>&-", 2),
    ],
)
def test_a_stream_that_is_not_needed_may_be_closed(story: Path, arguments: str, closed: str, status: int) -> None:
    done = shell(story.parent, arguments, closed)
    written = story.with_name("out.txt")
    shown = written.read_bytes() if written.exists() else done.stdout
    assert (done.returncode, done.stderr) == (status, b"")
    assert "{said}¹" in shown.decode()


def shell(folder: Path, arguments: str, redirections: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with the fake model in a folder, as a shell does with these redirections."""
    code = "from sayso.cli import main; from sayso.testing import FakeModel; main(load_model=FakeModel)"
    line = f"{shlex.join([sys.executable, '-c', code])} {arguments} {redirections}"
    return subprocess.run(["/bin/sh", "-c", line], cwd=folder, capture_output=True, check=False)


def test_a_closed_pipe_is_quiet(story: Path) -> None:
    with process("read", *[story] * 60, "-f", "json") as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_line(story: Path) -> None:
    with Path("/dev/full").open("wb") as full, process("read", story, stdout=full.fileno()) as running:
        assert running.stderr
        told = running.stderr.read()
    assert (running.returncode, told) == (2, b"sayso: standard output: cannot be written (No space left on device)\n")


def test_an_interruption_is_quiet() -> None:
    with process("read", "-", stdin=subprocess.PIPE) as running:
        assert running.stderr
        assert running.stderr.read(7) == b"LOADING"
        running.send_signal(signal.SIGINT)
        assert running.stderr.read() == b""
    assert running.returncode == 130


def test_a_terminal_gets_colours_and_progress_goes_to_standard_error(story: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with process("read", *[story] * 3, "missing", "-o", tmp_path / "out.txt", stderr=theirs) as running:
        os.close(theirs)
        shown = _drained(ours)
    assert running.returncode == 2
    assert "4/4" in shown
    assert "articles/s" in shown
    assert "sayso: missing: no such file" in shown
    assert "\x1b" not in (tmp_path / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_on_a_terminal(
    story: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], *, coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    ours, theirs = pty.openpty()
    with process("read", story, stdout=theirs):
        os.close(theirs)
        shown = _drained(ours)
    assert ("\x1b[33msaid" in shown, "{said}" in shown) == (coloured, not coloured)


def _drained(terminal: int) -> str:
    """Read a pseudo-terminal until its other end is closed, which Linux reports as an error."""
    read = b""
    try:
        while part := os.read(terminal, 65536):
            read += part
    except OSError:
        pass
    finally:
        os.close(terminal)
    return read.decode()


@pytest.mark.slow
def test_the_command_reads_with_the_shipped_model(story: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "sayso", "read", story], capture_output=True, check=True)

    assert "{said}¹ [that the bridge will close]" in done.stdout.decode()
