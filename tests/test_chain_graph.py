"""The picture of an article's chains: what is a box, what is drawn, and that the table says the same."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.chain_graph import MOST, WIDTH, Box, figure, fitted, in_rows, kind_of, tree, width_of
from sayso.export.trail import Step, trails
from sayso.reading import Reading

OUTLET = Step(("named", "courier"), "The Courier", "", "named", spoke=True)


def step(name: str, **parts: object) -> Step:
    return replace(Step(("named", name), name, "", "named", spoke=True), **parts)  # type: ignore[arg-type]  # by name


def outline(traced: Sequence[tuple[Step, ...]]) -> list[str]:
    """Write the boxes in their order: inset by depth, with the number of statements that pass."""
    return [f"{'  ' * box.depth}{box.step.words} {box.passing}" for box, _ in in_rows(tree(traced))]


def drawn(picture: str) -> list[str]:
    return re.findall(r"<g class=.*?</g>", picture)


class Balance(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.open.append(tag)
        self.names.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_trails_that_begin_alike_are_joined(courier: Reading) -> None:
    assert outline(trails(courier)) == [
        "Ellind Courier 8",
        "  Tomas Okoro 3",
        "    1 unnamed reporter 2",
        "      Ana Lindqvist 1",
        "  1 unnamed spokesman for the harbour 2",
        "  Ana Lindqvist 1",
        "  Ana Lindqvist 1",
        "  no source named 1",
    ]


def test_a_mind_and_a_mouth_of_one_name_are_two_boxes(courier: Reading) -> None:
    boxes = [box for box, _ in in_rows(tree(trails(courier))) if box.step.words == "Ana Lindqvist" and box.depth == 1]
    assert {box.kind for box in boxes} == {"mind", "named"}


def test_the_busiest_come_first_and_of_equals_the_earliest() -> None:
    traced = [(OUTLET, step(name)) for name in "abcbc"]
    assert outline(traced) == ["The Courier 5", "  b 2", "  c 2", "  a 1"]


def test_somebody_who_says_what_somebody_says_what_they_said_is_a_box_each_time() -> None:
    assert outline([(OUTLET, step("a"), step("b"), step("a"))]) == ["The Courier 1", "  a 1", "    b 1", "      a 1"]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (step("a"), "named"),
        (step("a", naming="unnamed-role"), "unnamed"),
        (step("a", naming="unnamed-anonymous"), "unnamed"),
        (step("a", naming="generic"), "generic"),
        (step("a", naming="none"), "nobody"),
        (step("a", mind=True), "mind"),
        (step("a", naming="unnamed-role", silent=True), "silent"),
    ],
)
def test_the_outline_shows_what_one_is(given: Step, kind: str) -> None:
    assert kind_of(given) == kind


@pytest.mark.parametrize(
    "part",
    [
        '<title id="chains-title">',
        '<desc id="chains-words">Ellind Courier: 8 statements. It has most of them from: Tomas Okoro 3; ',
        "<title>1 unnamed reporter: 2 statements, 2 on this word</title>",
        '<g class="mind"><title>Ana Lindqvist (a mind; no word of its own): 1 statement</title>',
        '<tr class="in-2"><th scope="row">1 unnamed reporter</th><td>2</td><td>2</td><td><a href="#s4">4</a></td></tr>',
    ],
)
def test_the_figure_has(courier: Reading, part: str) -> None:
    assert part in figure(trails(courier))


def test_one_who_gave_no_answer_is_crossed() -> None:
    assert 'class="cross"' in figure([(replace(OUTLET, whose=True), step("a", silent=True, spoke=False))])


def test_there_is_no_picture_of_an_outlet_by_itself() -> None:
    assert figure([]) == figure([(), (OUTLET,)]) == ""


def test_of_many_the_busiest_are_drawn_and_the_others_counted() -> None:
    traced = [(OUTLET, step(f"number {n}")) for n in range(100)] + [(OUTLET, step("number 99"))]
    picture = figure(traced)
    assert len(drawn(picture)) == MOST
    assert ">number 99<" in drawn(picture)[1]
    assert f">and {101 - MOST} more, in the table<" in picture
    assert picture.count('<tr class="in-1">') == 100


def test_none_is_drawn_without_those_before_it() -> None:
    traced = [(OUTLET, *(step(f"{n} at {depth}") for depth in range(20))) for n in range(5)]
    depths = [float(x) for x in re.findall(r'<g.*?<rect x="([\d.]+)"', figure(traced))]
    assert len(depths) == MOST
    assert all(after <= before + 8 for before, after in pairwise(depths))


def test_a_chain_of_thirty_two_stays_in_the_picture() -> None:
    picture = figure([(OUTLET, *(step(f"number {n}") for n in range(31)))])
    edges = [float(x) + float(wide) for x, wide in re.findall(r'<rect x="([\d.]+)".*?width="([\d.]+)"', picture)]
    assert max(edges) < WIDTH


@pytest.mark.parametrize("hostile", ["<script>", '"><img src=x>', "</svg>", "&amp;", "\x1b[2J", "\u202e", "\ud800"])
def test_nothing_that_was_read_becomes_markup(hostile: str) -> None:
    tame, picture = (figure([(OUTLET, step(name))]) for name in ("a", hostile))
    assert Balance(picture).names == Balance(tame).names
    picture.encode()


@given(st.text(max_size=50), st.floats(20, 400))
def test_words_are_cut_to_their_space(words: str, space: float) -> None:
    shown = fitted(words, space)
    assert width_of(shown) <= space
    assert shown == words or (shown.endswith("…") and words.startswith(shown[:-1]))


@given(st.data())
def test_every_statement_ends_in_one_row_of_the_table(
    any_reading: st.SearchStrategy[Reading], data: st.DataObject
) -> None:
    traced = trails(data.draw(any_reading))
    boxes: list[Box] = [box for box, _ in in_rows(tree(traced))]
    ends = sorted(number for box in boxes for number in box.ending)
    assert ends == [number for number, steps in enumerate(traced) if steps]
    assert all(box.passing == len(box.ending) + sum(after.passing for after in box.after.values()) for box in boxes)
    assert Balance(figure(traced)).open == []


def test_the_same_reading_gives_the_same_picture(courier: Reading) -> None:
    assert figure(trails(courier)) == figure(trails(replace(courier)))
