import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.article import Article
from sayso.export.json_form import to_fields, to_json
from sayso.export.legible import encodable
from sayso.kinds import Kind
from sayso.reading import Reading
from sayso.span import Span
from sayso.timex import Window

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def every_span(form: dict[str, Any]) -> list[dict[str, Any]]:
    return [span for said in form["statements"] for role in ("source", "cue", "content") for span in said[role]]


def paths(value: object, prefix: str = "") -> set[str]:
    """Name every field as the documentation does: `statements[].source[].start`."""
    if isinstance(value, dict):
        here = {f"{prefix}{key}" for key in value}
        return here.union(*(paths(inner, f"{prefix}{key}.") for key, inner in value.items()))
    if isinstance(value, list):
        return set().union(*(paths(inner, f"{prefix[:-1]}[].") for inner in value))
    return set()


def test_the_text_of_every_span_is_the_text_at_its_offsets(courier: Reading) -> None:
    form = json.loads(to_json(courier))
    assert len(every_span(form)) == 25
    assert all(form["article"]["text"][span["start"] : span["end"]] == span["text"] for span in every_span(form))


@given(st.data())
def test_any_reading_survives_json(any_reading: st.SearchStrategy[Reading], data: st.DataObject) -> None:
    reading = data.draw(any_reading)
    read_back = json.loads(to_json(reading).encode())
    assert read_back["article"]["text"] == encodable(reading.article.text)
    assert [(span["start"], span["end"]) for span in every_span(read_back)] == [
        (span["start"], span["end"]) for span in every_span(to_fields(reading))
    ]
    assert all(read_back["article"]["text"][s["start"] : s["end"]] == s["text"] for s in every_span(read_back))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Rosa\udc80", "Rosa\ufffd"),
        ("half \ud83d a face", "half \ufffd a face"),
        ("two halves \ud83d\ude00 that would be one", "two halves \ufffd\ufffd that would be one"),
        ("a whole \U0001f600", "a whole \U0001f600"),
    ],
)
def test_every_character_of_the_text_is_one_to_whoever_reads_the_json(courier: Reading, text: str, shown: str) -> None:
    reading = replace(courier, article=replace(courier.article, text=text, byline=text), statements=())
    article = json.loads(to_json(reading).encode())["article"]
    assert (article["text"], article["byline"]) == (shown, shown)
    assert len(article["text"]) == len(text)


def test_a_label_stands_without_its_colon_and_its_words_begin_after_it() -> None:
    article = Article.from_text(
        "Harbour Bridge to close\n\nDetails: The towers lean.\n\n- Ferries will run.", as_is=True
    )
    sections = to_fields(Reading(article, (), "by hand", "1"))["article"]["sections"]
    labelled = {section["label"]: article.text[section["start"] : section["end"]] for section in sections}
    assert labelled["Details"] == "The towers lean."
    assert [article.text[s["start"] : s["end"]] for s in sections if s["kind"] == "bullet"] == ["Ferries will run."]


def test_without_indent_a_reading_is_one_line(courier: Reading) -> None:
    assert "\n" not in to_json(courier)


def test_fields_stand_in_the_order_of_the_contract(courier: Reading) -> None:
    form = to_fields(courier)
    last = ["about_future", "headline", "summary", "statements", "own_voice", "flags"]
    assert list(form) == ["schema", "article", "model", *last]
    assert form["schema"] == "sayso/reading-1"
    assert form["model"] == {"name": "by hand", "version": "1"}


def test_a_statement_says_what_kind_of_claim_it_is(courier: Reading) -> None:
    said = replace(courier.statements[0], kind=Kind("condition", trigger=Span(0, 9), consequence=Span(10, 15)))
    form = to_fields(replace(courier, statements=(said,)))["statements"][0]
    assert (form["kind"], form["trigger"], form["consequence"]) == ("condition", "Lindqvist", "wants")


def test_a_statement_inside_another_names_it(courier: Reading) -> None:
    assert [said["parent"] for said in to_fields(courier)["statements"]][:5] == [None, None, None, "s3", "s4"]


def test_confidence_has_four_decimals(courier: Reading) -> None:
    found = replace(courier.statements[0].attribution, confidence=0.123456789)
    reading = replace(courier, statements=(replace(courier.statements[0], attribution=found),))
    assert to_fields(reading)["statements"][0]["confidence"] == 0.1235


def test_the_documentation_names_the_fields_that_there_are(courier: Reading) -> None:
    documented = re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs" / "json.md").read_text(encoding="utf-8"), re.MULTILINE)
    dated = replace(courier.statements[0], window=Window(Span(0, 9)), horizon="future")
    assert set(documented) == paths(to_fields(replace(courier, statements=(*courier.statements, dated))))


def test_the_days_of_a_window_are_written_as_in_calendars(courier: Reading) -> None:
    window = Window(Span(0, 9), start=date(2031, 3, 1), end=date(2031, 3, 31), edtf="2031-03", approximate=True)
    dated = replace(courier.statements[0], window=window, horizon="future")
    time = to_fields(replace(courier, statements=(dated,)))["statements"][0]["time"]
    assert (time["text"], time["start"], time["end"]) == ("Lindqvist", "2031-03-01", "2031-03-31")
    assert (time["edtf"], time["horizon"], time["approximate"]) == ("2031-03", "future", True)


def test_where_tense_alone_tells_the_days_stay_empty(courier: Reading) -> None:
    dated = replace(courier.statements[0], horizon="future")
    time = to_fields(replace(courier, statements=(dated,)))["statements"][0]["time"]
    assert time["horizon"] == "future"
    assert {time[name] for name in time if name != "horizon"} == {None}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorers are not beside the repository")
def test_the_scorers_read_it(courier: Reading, tmp_path: Path) -> None:
    file = tmp_path / "readings.jsonl"
    file.write_text(to_json(courier) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SHARED / "tools" / "predictions.py", file], capture_output=True, check=True, text=True
    )
    prediction = json.loads(done.stdout)
    assert prediction["article"] == "bridge"
    assert [len(found["inner"]) for found in prediction["attributions"]] == [0, 0, 2, 0, 0, 0]
