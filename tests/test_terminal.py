import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.article import Article
from sayso.attribution import Attribution
from sayso.reading import Reading
from sayso.span import Span
from sayso.statement import Statement
from sayso.terminal import to_page

COLOUR_CODE = re.compile(r"\x1b\[[0-9;]*m")


def plain(reading: Reading, width: int = 80) -> str:
    return to_page(reading, width=width, colour=False)


def spoken(text: str, *content: str) -> Reading:
    """Read a text in which nobody says the given words."""
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in content)
    said = Statement("s1", None, "body", Attribution((), (), spans, 0.5))
    return Reading(Article(text), (said,), "by hand", "1")


@pytest.mark.parametrize(
    "line",
    [
        "⟨Lindqvist⟩ {wants}¹ [to close the Harbour Bridge]",
        "Ellind Courier · Rosa Vane · 2031-03-03 15:21 +01:00",
        "Headline    states as fact what Ana Lindqvist said (statement 2)",
        "A ‹ B: A has it from B · ◆ on whose word it stands",
        "1  ◆ Ellind Courier ‹ Ana Lindqvist (intends; no word of their own)",
        "   Lindqvist · wants · to close the Harbour Bridge  (71%)",
        "4    Ellind Courier ‹ Tomas Okoro ‹ ◆ 1 unnamed reporter",
        "     a reporter who · says · the mayor promised her a scoop  (90%)",
        "5      Ellind Courier ‹ Tomas Okoro ‹ ◆ 1 unnamed reporter ‹ Ana Lindqvist (intends; no word of their own)",
        "       the mayor · promised · her a scoop  (90%)",
        "6  Ellind Courier ‹ ◆ 1 unnamed spokesman for the harbour (denies)",
        "   A spokesman for the harbour · saying · it was built to last  (90%)",
        "   (no source named) · it was announced · Ferries may run every ten minutes  (90%; hedged: may run)",
    ],
)
def test_a_page_has_the_line(courier: Reading, line: str) -> None:
    assert line in plain(courier, 110).splitlines()


def test_an_entry_hangs_beside_its_number(courier: Reading) -> None:
    entry = "   Tomas Okoro · said · “We are not against it,” … “We are\n   against a reporter who says"
    assert entry in plain(courier, 60)


def test_a_chain_hangs_beside_the_number_of_its_entry(courier: Reading) -> None:
    chain = "5      Ellind Courier ‹ Tomas Okoro ‹ ◆ 1 unnamed\n       reporter ‹ Ana Lindqvist (intends;"
    assert chain in plain(courier, 52)


def test_the_one_on_whose_word_it_stands_is_bold(courier: Reading) -> None:
    assert "\x1b[1m◆ 1 unnamed reporter\x1b[0m" in to_page(courier, width=100, colour=True)


def test_the_summary_stands_between_the_byline_and_the_text(courier: Reading) -> None:
    page = plain(courier, 110)
    assert page.index("2031-03-03 15:21") < page.index("Statements  8") < page.index("PORT ELLIND")


def test_a_label_that_is_the_one_above_is_printed_once(courier: Reading) -> None:
    page = plain(replace(courier, flags=courier.flags * 2), 110)
    flag = "bald-headline: the headline says as fact what Ana Lindqvist said (statement 2)"
    assert f"Check       {flag}\n            {flag}\n" in page


def test_a_narrow_summary_has_its_labels_in_the_line(courier: Reading) -> None:
    assert "Named: Ana Lindqvist (1) · Tomas\nOkoro (1)\n" in plain(courier, 32)


def test_a_statement_without_a_chain_is_its_words_alone() -> None:
    assert plain(spoken("It rained.", "It rained")).endswith("\n\n1  (no source named) · It rained  (50%)\n")


def test_brackets_nest_as_the_statements_do(courier: Reading) -> None:
    assert "⟨a reporter who⟩ {says}⁴ [⟨the mayor⟩ {promised}⁵ [her a scoop]].”]" in plain(courier, 200)


def test_a_source_that_two_statements_share_is_marked_once(courier: Reading) -> None:
    assert "{denied}⁶ [that it had been asked to pay], {saying}⁷" in plain(courier, 200)
    assert plain(courier, 200).count("⟨A spokesman for the harbour⟩") == 1


def test_without_brackets_and_numbers_the_text_is_all_there(courier: Reading) -> None:
    page = re.sub(r"[⟨⟩{}\[\]¹²³⁴⁵⁶⁷⁸]", "", plain(courier, 200))
    assert all(line in page.splitlines() for line in courier.article.text.splitlines())


def test_the_title_is_printed_once(courier: Reading) -> None:
    head = plain(courier).split("Who said what")[0]
    assert len(re.findall("Lindqvist⟩ {wants}", head)) == 1


def test_a_title_that_the_text_lacks_stands_above_it() -> None:
    page = plain(Reading(Article("The ferry sank.", title="Ferry lost", outlet="Courier"), (), "by hand", "1"))
    assert page == "Ferry lost\nCourier\n\nThe ferry sank.\n\nNo attribution found.\n"


def test_lines_that_the_text_itself_breaks_stay_together() -> None:
    page = plain(Reading(Article("One\ntwo\n\n\nthree\n"), (), "by hand", "1"))
    assert page.startswith("One\ntwo\n\nthree\n\n")


def test_long_content_is_shortened_in_the_list_alone() -> None:
    words = " ".join(["bridge"] * 100)
    page = plain(spoken(words, words), 2000)
    article, listed = page.split("Who said what")
    assert (article.count("bridge"), listed.count("bridge")) == (100, 28)
    assert "bridge …  (50%)" in listed


def test_with_colour_there_are_no_brackets(courier: Reading) -> None:
    page = to_page(courier, width=200, colour=True)
    assert not set("⟨⟩{}").intersection(page)
    assert "\x1b[1;36mTomas Okoro\x1b[0m" in page
    assert "Lindqvist wants¹ to close the Harbour Bridge" in COLOUR_CODE.sub("", page)


def test_the_surroundings_do_not_change_the_page(courier: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [to_page(courier, width=80, colour=colour) for colour in (False, True)]
    for name, value in {"NO_COLOR": "1", "FORCE_COLOR": "1", "COLUMNS": "33", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert [to_page(courier, width=80, colour=colour) for colour in (False, True)] == before


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2Jgone", "␛[2Jgone"),
        ("\x1b]8;;https://evil.example\x07link", "␛]8;;https://evil.example␇link"),
        ("\x9b31mred", "\ufffd31mred"),
        ("over\rwritten", "over␍written"),
        ("back\x08space", "back␈space"),
        ("pay \u202e0001\u202c now", "pay \ufffd0001\ufffd now"),
        ("a \u2067b\u2069 c", "a \ufffdb\ufffd c"),
        ("half \ud83d a face", "half \ufffd a face"),
        ("[bold]not markup[/bold] :smile:", "[bold]not markup[/bold] :smile:"),
    ],
)
def test_a_text_cannot_steer_the_terminal(hostile: str, shown: str) -> None:
    article = Article(f"{hostile}\nIt rained.", title=hostile, outlet=hostile, byline=hostile)
    page = plain(Reading(article, (), "by hand", "1"))
    assert page.startswith(f"{shown}\n{shown} · {shown}\n")


@given(data=st.data(), width=st.integers(20, 120), colour=st.booleans())
def test_no_line_is_wider_than_asked(
    any_reading: st.SearchStrategy[Reading], data: st.DataObject, *, width: int, colour: bool
) -> None:
    page = COLOUR_CODE.sub("", to_page(data.draw(any_reading), width=width, colour=colour))
    assert max(map(cell_len, page.split("\n"))) <= width


@given(data=st.data(), colour=st.booleans())
def test_nothing_but_colour_codes_is_sent_to_the_terminal(
    any_reading: st.SearchStrategy[Reading], data: st.DataObject, *, colour: bool
) -> None:
    page = COLOUR_CODE.sub("", to_page(data.draw(any_reading), width=60, colour=colour))
    assert not {unicodedata.category(character) for character in page.replace("\n", "")} & {"Cc", "Cs", "Zl", "Zp"}
    page.encode()


@pytest.mark.parametrize(
    "text", ["知事は橋を閉鎖すると述べた。" * 8, "أعلن العمدة إغلاق الجسر قبل الشتاء. " * 8, "😀👩\u200d🚒" * 40]
)
def test_wide_and_right_to_left_writing_fits(text: str) -> None:
    page = plain(spoken(text, text[:40]), 40)
    assert max(map(cell_len, page.splitlines())) <= 40


def test_a_statement_number_of_many_lines_up() -> None:
    reading = spoken("It rained. " * 12, "It rained")
    many = replace(reading, statements=tuple(replace(reading.statements[0], id=f"s{n}") for n in range(1, 13)))
    listed = plain(many).splitlines()[-12:]
    assert [line[:4] for line in listed] == [f"{n:2}  " for n in range(1, 13)]
