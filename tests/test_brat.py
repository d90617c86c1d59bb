import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.brat import to_standoff, to_text
from sayso.reading import Reading

Roles = dict[str, list[tuple[int, int]]]


def read_standoff(written: str) -> list[Roles]:
    """Read the attributions back, as somebody would who knows the format and not the writer."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[Roles] = []
    for line in written.split("\n")[:-1]:
        columns = line.split("\t")
        if line.startswith("T"):
            offsets = columns[1].split(" ", 1)[1]
            spans[columns[0]] = [(int(a), int(b)) for a, b in (part.split() for part in offsets.split(";"))]
        else:
            links = (link.split(":") for link in columns[1].split()[1:])
            events.append({role: spans[name] for role, name in links})
    return events


def expected(reading: Reading) -> list[Roles]:
    found = [statement.attribution for statement in reading.statements]
    roles = [{"Cue": a.cue, "Source": a.source, "Content": a.content} for a in found]
    return [{role: [(s.start, s.end) for s in spans] for role, spans in each.items() if spans} for each in roles]


def test_a_reading_comes_back_from_its_standoff(courier: Reading) -> None:
    assert read_standoff(to_standoff(courier)) == expected(courier)


@given(st.data())
def test_any_reading_comes_back_from_its_standoff(any_reading: st.SearchStrategy[Reading], data: st.DataObject) -> None:
    reading = data.draw(any_reading)
    assert read_standoff(to_standoff(reading)) == expected(reading)


@given(st.data())
def test_every_line_has_its_columns_and_the_words_at_its_offsets(
    any_reading: st.SearchStrategy[Reading], data: st.DataObject
) -> None:
    reading = data.draw(any_reading)
    text = to_text(reading)
    text.encode()
    for line in to_standoff(reading).splitlines():
        columns = line.split("\t")
        assert len(columns) == (3 if line.startswith("T") else 2)
        if line.startswith("T"):
            offsets = re.findall(r"(\d+) (\d+)", columns[1])
            words = " ".join(text[int(start) : int(end)] for start, end in offsets)
            assert re.sub(r"\s", " ", columns[2]) == re.sub(r"\s", " ", words)


def test_an_attribution_is_written_as_polnear_has_it(courier: Reading) -> None:
    assert to_standoff(courier).splitlines()[:5] == [
        "T1\tCue 10 15\twants",
        "T2\tSource 0 9\tLindqvist",
        "T3\tContent 16 43\tto close the Harbour Bridge",
        "T4\tAttribution 10 15\twants",
        "E1\tAttribution:T4 Cue:T1 Source:T2 Content:T3",
    ]


def test_an_attribution_without_a_source_says_so(courier: Reading) -> None:
    last = to_standoff(courier).splitlines()[-1]
    assert re.fullmatch(r"E8\tAttribution-no-source:T\d+ Cue:T\d+ Content:T\d+", last)


def test_a_source_that_two_statements_share_stands_once(courier: Reading) -> None:
    written = to_standoff(courier)
    assert written.count("\tA spokesman for the harbour\n") == 1
    name = re.search(r"(T\d+)\tSource \d+ \d+\tA spokesman", written)
    assert name
    assert written.count(f"Source:{name[1]} ") == 2


def test_names_are_counted_without_a_gap(courier: Reading) -> None:
    names = [int(number) for number in re.findall(r"^T(\d+)", to_standoff(courier), re.MULTILINE)]
    assert names == list(range(1, len(names) + 1))


@pytest.mark.parametrize(("text", "kept"), [("a\udc80b", "a\ufffdb"), ("a\r\nb 𝒳", "a\r\nb 𝒳")])
def test_the_text_beside_keeps_its_length(courier: Reading, text: str, kept: str) -> None:
    assert to_text(replace(courier, article=replace(courier.article, text=text))) == kept
