import gzip
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.article import KINDS, Article, read_page
from sayso.errors import InputError
from sayso.intake import RawPage

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "data" / "seed"
STORY = """Harbour may close in winter, officials say
Friday, 14 May 2032, 10:00

The harbour of Port Lennow may close, two officials said.

Support The Lisk Observer or become our patron!
"""
UKRAINIAN = (
    "Порт може зачинитися взимку\n\nПорт у Ленові може зачинитися взимку, повідомили двоє посадовців. Речниця порту це "
    "заперечила й заявила, що ніхто її про таке не просив."
)
PIECES = st.sampled_from(
    [
        *("Source: ", "Quote: ", "Details:", "“", "”", '"', "•", "- ", "\n", "\r\n", "\r", "\n\n", " ", "\t", "By Ann"),
        *("14 May 2032", "KYIV, Oct 14 (Reuters) — ", "Support Us", "Read also: x", "word", ".", ":"),
        *("\x00", "\ud800", "\u2028", "\x85", "😀", "14 aprıl 2022", "14 APRİL", "10:00 eastern tıme"),
        # What a pattern without regard to case takes for i, s and k, and a table does not.
        *("ı", "İ", "ſ", "\u212a", "April", "14 ", "2022", "\ufeff"),
    ]
)
TEXTS = st.one_of(st.text(), st.text(st.characters()), st.lists(PIECES, max_size=40).map("".join))


# The first text in a strange language loads the identifier, which takes longer than hypothesis allows an example.
@settings(deadline=None)
@given(text=TEXTS, as_is=st.booleans())
def test_any_text_is_read_or_refused_as_blank(*, text: str, as_is: bool) -> None:
    try:
        article = Article.from_text(text, as_is=as_is)
    except InputError:
        assert not text.strip()
        return
    ends = [0]
    for section in article.sections:
        assert section.kind in KINDS
        assert ends[-1] <= section.span.start < section.span.end <= len(article.text)
        ends.append(section.span.end)
    assert re.fullmatch(r"[0-9a-f]{64}", article.sha256)


@settings(deadline=None)
@given(TEXTS.filter(lambda text: bool(text.strip())))
def test_as_is_keeps_every_character(text: str) -> None:
    assert Article.from_text(text, as_is=True).text == text


@settings(deadline=None)
@given(TEXTS.filter(lambda text: bool(text.strip())))
def test_cleaning_invents_no_words(text: str) -> None:
    assert set(Article.from_text(text).text.split()) <= set(text.split())


def test_plain_text_states_its_title_date_and_outlet() -> None:
    article = Article.from_text(STORY)

    assert (
        article.title,
        article.published,
        article.outlet,
        article.language,
    ) == ("Harbour may close in winter, officials say", "2032-05-14T10:00", "The Lisk Observer", "en")
    assert "patron" not in article.text


def test_the_outlet_of_a_url_sets_the_time_zone() -> None:
    article = Article.from_text(STORY, url="https://www.pravda.com.ua/eng/news/1/")

    assert (article.outlet, article.published) == ("Ukrainska Pravda", "2032-05-14T10:00:00+03:00")


def test_the_place_of_a_dateline_sets_the_time_zone() -> None:
    article = Article.from_text("Harbour closed\n14 May 2032, 10:00\nLONDON (AP) — The harbour was closed.")

    assert (article.outlet, article.published) == ("Associated Press", "2032-05-14T10:00:00+01:00")


def test_a_dateline_without_its_year_takes_it_from_another_date() -> None:
    article = Article.from_text("Harbour closed\n14 May, 10:00\nUpdated 15 May 2032\nThe harbour was closed.")

    assert article.published == "2032-05-14T10:00"


def test_a_dateline_without_its_year_states_no_date() -> None:
    article = Article.from_text("Harbour closed\nKYIV, Oct 14 (Reuters) — The harbour was closed.")

    assert (article.outlet, article.published) == ("Reuters", None)


def test_as_is_takes_the_first_line_as_title_and_guesses_nothing() -> None:
    article = Article.from_text("\n Support Us \r\nThe harbour was closed.\r\n", as_is=True)

    assert (article.title, article.published, article.outlet) == ("Support Us", None, None)


def test_as_is_takes_a_page_as_text() -> None:
    page = RawPage("x.html", b"<p>One.</p>\r\n", path="x.html")

    assert read_page(page, as_is=True).text == "<p>One.</p>\r\n"


def test_a_byte_order_mark_is_no_character_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "marked.txt"
    path.write_bytes(b"\xef\xbb\xbfThe \xef\xbb\xbfharbour\r\nwas closed.\n")

    article = Article.from_file(path, as_is=True)

    assert article.text == "The \ufeffharbour\r\nwas closed.\n"
    assert article.sections[0].span.start == 0


@pytest.mark.parametrize("raised", [KeyError("aprıl"), RecursionError(), MemoryError(), ValueError("a\nb")])
@pytest.mark.parametrize("as_is", [True, False])
def test_whatever_goes_wrong_in_one_input_is_one_line(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, *, as_is: bool
) -> None:
    def fail(_: str) -> None:
        raise raised

    monkeypatch.setattr("sayso.article.language_of", fail)

    with pytest.raises(InputError) as caught:
        read_page(RawPage("x.txt", STORY.encode()), as_is=as_is)

    assert str(caught.value) == f"x.txt: cannot be read ({type(raised).__name__})"


def test_a_headline_that_begins_with_by_is_no_byline() -> None:
    article = Article.from_text("By land and sea, migrants press north\nBy Ann Example\nThe harbour was closed.")

    assert (article.title, article.byline) == ("By land and sea, migrants press north", "Ann Example")


def test_a_packed_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "budget.html.gz"
    path.write_bytes(gzip.compress((ROOT / "examples" / "budget.html").read_bytes()))

    assert Article.from_file(path).title == "Treasury weighs levy on empty homes, officials say"


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u00a0", "\u2028"])
def test_a_blank_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is empty"):
        Article.from_text(text)


def test_errors_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html></html>", encoding="utf-8")

    with pytest.raises(InputError, match=re.escape(f"{path}: no article text found")):
        Article.from_file(path)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (UKRAINIAN, "uk"),
        (STORY, "en"),
        ("Der Hafen soll im Winter geschlossen werden, sagten zwei Beamte am Freitag.", "de"),
        ("Yes.", None),
        ("1 2 3 4 5", None),
    ],
)
def test_the_language_is_told(text: str, language: str | None) -> None:
    assert language == Article.from_text(text).language


def test_a_page_in_ukrainian_is_read() -> None:
    title, story = UKRAINIAN.split("\n\n")
    article = Article.from_html(
        f"<html><head><title>{title}</title></head><body><article><p>{story}</p></article></body></html>"
    )

    assert (title, "uk") == (article.title, article.language)
    assert story in article.text


def test_the_hash_is_of_the_text_alone() -> None:
    expected = hashlib.sha256(b"The harbour was closed.").hexdigest()

    assert expected == Article.from_text("The harbour was closed.", path="a", url="https://example.test/").sha256


def test_reading_plain_text_loads_no_parser_and_no_network() -> None:
    code = (
        "import sys; from sayso.article import Article; Article.from_file(sys.argv[1]);"
        "print(sorted({'trafilatura', 'lxml', 'httpx', 'py3langid'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, str(ROOT / "examples" / "ceasefire.txt")]

    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("name", "outlet", "published", "kinds"),
    [
        (
            "ceasefire.txt",
            "The Lisk Observer",
            "2031-11-03T17:40",
            {"headline", "source", "details", "quote", "bullet"},
        ),
        ("harbour-strike.txt", "Harbour Wire", None, {"headline", "dateline", "lead", "body"}),
        ("flood-live.txt", None, "2030-02-18T16:45:00+00:00", {"headline", "dateline", "lead", "body", "bullet"}),
        ("budget.html", "The Aldermoor Gazette", "2031-03-11T06:30:00+01:00", {"headline", "lead", "body"}),
    ],
)
def test_examples_are_read(name: str, outlet: str | None, published: str | None, kinds: set[str]) -> None:
    article = Article.from_file(ROOT / "examples" / name)

    assert (outlet, published, "en") == (article.outlet, article.published, article.language)
    assert kinds <= {section.kind for section in article.sections}
    assert article.text.count(article.title) == 1
    assert not re.search(r"patron|cookies|newsletter|READ MORE|Read also|Share|Most read|All rights", article.text)


def test_the_first_article_is_read_as_a_careful_reader_reads_it() -> None:
    if not SEED.is_dir():
        pytest.skip("the article is not there")
    expected = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))["article"]
    article = Article.from_file(SEED / "article.txt")

    assert (expected["outlet"], expected["title"]) == (article.outlet, article.title)
    assert article.published == expected["published"] + ":00+03:00"
    assert article.text.count(expected["title"]) == 1
    assert not any(line in article.text for line in expected["boilerplate"])


def test_the_day_in_a_file_name_serves_where_the_text_states_none() -> None:
    article = Article.from_text("Bridge closes\n\nIt rained.", path="archive/2031-03-02_bridge.txt", as_is=True)

    assert article.published == "2031-03-02"


def test_a_stated_day_comes_before_that_of_the_name() -> None:
    text = "Bridge closes\n\nFriday, 14 March 2031\n\nIt rained on the bridge all day, and nobody crossed."

    published = Article.from_text(text, path="2031-03-02_bridge.txt").published

    assert published is not None
    assert published.startswith("2031-03-14")
