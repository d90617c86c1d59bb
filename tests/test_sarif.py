"""SARIF is held against what its schema requires, by hand: the schema itself is not ours to copy."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from sayso.article import Article
from sayso.checks import RULES, Flag
from sayso.export.sarif import result_fields, to_sarif
from sayso.proof import Lines, Proof, lines_in
from sayso.span import Span

TEXT = "Rain.\nLev Dorn 𝒯 hopes so.\n"
FLAG = Flag("mind-read", "nobody said so; say how it is known", (Span(17, 22), Span(6, 14)), ("s1",))
# Of each object that is written, what SARIF 2.1.0 (OASIS, 27 March 2020) requires and what it allows of what is used.
SHAPES = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"columnKind", "invocations", "results"}),
    "driver": ({"name"}, {"rules", "version"}),
    "rule": ({"id"}, {"shortDescription", "help", "defaultConfiguration"}),
    "invocation": ({"executionSuccessful"}, {"toolExecutionNotifications"}),
    "notification": ({"message"}, {"level"}),
    "result": ({"message"}, {"ruleId", "ruleIndex", "level", "locations", "relatedLocations"}),
    "location": (set(), {"id", "physicalLocation"}),
    "physical": ({"artifactLocation"}, {"region"}),
    "region": ({"startLine"}, {"startColumn", "endLine", "endColumn", "snippet"}),
}


def log(name: str = "draft.txt", lines: Lines | None = None, failures: tuple[str, ...] = ()) -> dict[str, Any]:
    proof = Proof(name, Article(TEXT), (FLAG,), lines or lines_in(TEXT, TEXT))
    written: dict[str, Any] = json.loads(to_sarif(result_fields(proof), failures))
    return written


def has_shape(name: str, fields: dict[str, Any]) -> dict[str, Any]:
    required, allowed = SHAPES[name]
    assert required <= set(fields) <= required | allowed, name
    return fields


def test_every_object_has_what_the_schema_requires() -> None:
    [run] = has_shape("log", log(failures=("b.txt: no such file",)))["runs"]
    has_shape("run", run)
    assert run["columnKind"] == "unicodeCodePoints"
    for rule in has_shape("driver", run["tool"]["driver"])["rules"]:
        has_shape("rule", rule)
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
        assert rule["shortDescription"]["text"]
        assert set(rule["help"]) == {"text", "markdown"}
    [invocation] = run["invocations"]
    for notification in has_shape("invocation", invocation)["toolExecutionNotifications"]:
        assert has_shape("notification", notification)["message"]["text"] == "b.txt: no such file"
    for result in run["results"]:
        has_shape("result", result)
        for location in result["locations"] + result["relatedLocations"]:
            physical = has_shape("physical", has_shape("location", location)["physicalLocation"])
            has_shape("region", physical["region"])


def test_a_result_points_at_its_rule_and_its_words() -> None:
    [run] = log()["runs"]
    [result] = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "mind-read"
    assert result["level"] == RULES["mind-read"].level
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 17, "snippet": {"text": "hopes"}}
    assert [location["id"] for location in result["relatedLocations"]] == [1]


@pytest.mark.parametrize(("failures", "successful"), [((), True), (("a.txt: no such file",), False)])
def test_what_could_not_be_read_is_told(failures: tuple[str, ...], *, successful: bool) -> None:
    [invocation] = log(failures=failures)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is successful


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("draft.txt", "draft.txt"),
        ("drafts/März 3.txt", "drafts/M%C3%A4rz%203.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("/drafts/a.txt", "file:///drafts/a.txt"),
        ("https://tarn.example/story?id=1", "https://tarn.example/story?id=1"),
        ("-", "-"),
        ("bad\udcff.txt", "bad%FF.txt"),
    ],
)
def test_an_input_is_a_uri(name: str, uri: str) -> None:
    [result] = log(name)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_a_page_has_no_region() -> None:
    [result] = log("page.html", lines_in(TEXT, TEXT, of_file=False))["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_the_help_of_every_rule_leads_to_its_section() -> None:
    root = Path(__file__).parent.parent
    for rule in log()["runs"][0]["tool"]["driver"]["rules"]:
        link = urlsplit(rule["help"]["markdown"].rpartition("(")[2].rstrip(")."))
        assert f"### {link.fragment}\n" in (root / link.path).read_text(encoding="utf-8")
