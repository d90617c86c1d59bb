from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.article import Article, read_page
from sayso.checks import Flag
from sayso.export.flag_lines import to_lines
from sayso.intake import RawPage
from sayso.proof import Place, Proof, lines_in, lines_of
from sayso.span import Span

STORY = "Ferry stops\n\nMayor Lindqvist said that the bridge will close.\n\nIt rained in Port Ellind all day.\n"


def page(text: str, *, path: str = "draft.txt") -> RawPage:
    return RawPage(path, text.encode(), path=path)


@pytest.mark.parametrize(
    ("raw", "words", "place"),
    [
        (STORY, "Ferry", Place(1, 1)),
        (STORY, "Mayor", Place(3, 1)),
        (STORY, "said", Place(3, 17)),
        (STORY.replace("\n", "\r\n"), "said", Place(3, 17)),
        ("\n\n" + STORY, "said", Place(5, 17)),
        ("Support us\n\n" + STORY, "said", Place(5, 17)),
        (STORY.replace("\n\n", "\n\n\n\n\n"), "rained", Place(11, 4)),
        (STORY.replace("\n\nIt", "   \nFerry stops\n\nIt"), "rained", Place(6, 4)),
        ("\ufeff" + STORY, "said", Place(3, 17)),
        (STORY.replace("Mayor", "𝒯 Mayor"), "said", Place(3, 19)),
    ],
)
def test_a_place_is_that_of_the_file(raw: str, words: str, place: Place) -> None:
    read = read_page(page(raw))

    assert lines_of(page(raw), read).place(read.text.index(words)) == place


@pytest.mark.parametrize("raw", [STORY, "\n\n" + STORY, STORY.replace("\n", "\r\n"), STORY.replace("\n", "\r")])
def test_as_is_places_are_those_of_the_text(raw: str) -> None:
    article = read_page(page(raw), as_is=True)
    lines = lines_of(page(raw), article, as_is=True)

    for at, character in enumerate(article.text):
        place = lines.place(at)
        if not character.isspace():
            assert (
                raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")[place.line - 1][place.column - 1] == character
            )


def test_a_page_has_lines_of_its_own() -> None:
    html = page(f"<html><body><article>{'<p>It rained in Port Ellind, as it does.</p>' * 9}</article></body></html>")
    article = read_page(html)

    lines = lines_of(html, article)
    assert not lines.of_file
    assert lines.place(0) == Place(1, 1)


@given(st.lists(st.text("ab \t", max_size=4), max_size=30), st.data())
def test_kept_lines_are_found_where_they_were(lines: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(range(len(lines))), unique=True).map(sorted)) if lines else []
    numbers = lines_in("\n".join(lines[n].rstrip() for n in kept), "\n".join(lines)).numbers

    assert all(a < b for a, b in pairwise(numbers))
    for n, number in zip(kept, numbers, strict=False):
        assert lines[number - 1].rstrip() == lines[n].rstrip()


def test_a_line_that_is_not_in_the_file_counts_on() -> None:
    assert lines_in("a\nnew\nb", "x\na\ny\nb").numbers == (2, 3, 4)


def shown(text: str, span: Span, *, colour: bool = False) -> list[str]:
    flag = Flag("mind-read", "say how it is known", (span,), ("s1",))
    proof = Proof("drafts/a.txt", Article(text), (flag,), lines_in(text, text))
    return to_lines(proof, colour=colour).splitlines()


def test_a_flag_is_a_line_as_linters_write_it_and_its_words() -> None:
    assert shown("Rain.\nLev Dorn hopes so.\n", Span(15, 20)) == [
        "drafts/a.txt:2:10: mind-read: say how it is known",
        "    Lev Dorn hopes so.",
        "             ^^^^^",
    ]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("word " * 200, Span(500, 504)),
        ("word " * 200, Span(0, 4)),
        ("word " * 200, Span(995, 999)),
        ("word " * 200, Span(10, 900)),
        ("漢字" * 200, Span(100, 120)),
        ("a\x1b[2Jb\tc said\u202e so", Span(8, 12)),
        ("first\nsecond said", Span(0, 12)),
    ],
)
def test_the_marks_stand_under_the_words(text: str, span: Span) -> None:
    _, line, marks = shown(text, span)

    assert marks.strip("^ ") == ""
    assert "\x1b" not in line
    assert len(line) <= 104
    assert len(marks.rstrip()) <= 2 * len(line)


def test_colour_is_for_who_asks() -> None:
    plain, coloured = (shown("Lev Dorn hopes so.", Span(9, 14), colour=colour) for colour in (False, True))

    assert not any("\x1b" in line for line in plain)
    assert all("\x1b" in line for line in (coloured[0], coloured[2]))
