"""Documentation that says what is not so is a defect: examples are run, figures compared, links followed."""

import doctest
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli import FOUND

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODEL = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
CARD = json.loads((ROOT / "src" / "sayso" / "model" / "artefact" / "card.json").read_text(encoding="utf-8"))
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


def test_the_readme_s_python_does_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [block] = re.findall(r"```pycon\n(.*?)```", README, flags=re.DOTALL)
    examples = doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0)

    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.REPORT_NDIFF).run(examples).failed == 0


@pytest.mark.parametrize(
    ("command", "printed"), re.findall(r"```console\n\$ sayso (.*?)\n(.*?)```", README, flags=re.DOTALL)
)
def test_the_readme_shows_what_the_command_prints(command: str, printed: str) -> None:
    environment = os.environ | {"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    line = [sys.executable, "-m", "sayso", *command.split()]
    result = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)

    shown = [part.strip("\n") for part in re.split(r"^\[…\]$", printed, flags=re.MULTILINE) if part.strip()]
    assert [part for part in shown if part not in result.stdout] == []
    assert result.returncode == (FOUND if command.startswith("check") else 0)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("measure", ["source exact", "cue exact", "content exact", "linked soft", "linked exact"])
def test_the_model_s_page_states_the_card_s_scores(measure: str) -> None:
    [row] = re.findall(rf"^\| {measure} \|(.*)$", MODEL, flags=re.MULTILINE)

    assert float(row.split("|")[0]) == CARD["F1 on PolNeAR dev"][measure]


def test_the_model_s_page_names_its_version() -> None:
    assert f"version {CARD['version']}" in MODEL


def test_every_run_of_the_log_has_its_scores() -> None:
    log = (ROOT / "training" / "LOG.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| [^|]+ \| ([^|]+) \| (\d+) \| [^|]+ \|$", log, flags=re.MULTILINE)

    assert [int(number) for number, _, _ in rows] == list(range(1, len(rows) + 1))
    assert all(len(re.findall(r"\d\d\.\d", scores)) == 5 for _, scores, _ in rows)
