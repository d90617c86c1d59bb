import json
import signal
import time
from pathlib import Path

import pytest
from lxml.html import fromstring as html_tree

from evaluation.pages import Scores, main, verdict
from sayso.article import Article, read_page
from sayso.errors import InputError
from sayso.extraction import nests_deeper
from sayso.intake import RawPage
from sayso.metadata import facts_of
from sayso.page import Limits, PageParser, parse_page

STORY = [
    "The harbour of Port Lennow may close for the winter, two officials told the Courier on Friday.",
    "Petra Holm, who runs the quays, denied it. “Nobody has asked me to close anything,” she said.",
    "The ministry did not respond to a request for comment, and the union said it would wait.",
]


def page(*, head: str = "", title: str = "Harbour may close", body: str = "", linked: object = None) -> str:
    data = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked is not None else ""
    story = "".join(f"<p>{line}</p>" for line in STORY)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}{data}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Harbour may close</h1>{body}{story}</article><footer>© Courier</footer></body></html>"
    )


def linked(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": "Harbour may close", **fields}


def test_a_page_is_read_as_headline_and_paragraphs() -> None:
    parts = parse_page(page(), "x")

    assert (parts.title, list(parts.paragraphs)) == ("Harbour may close", STORY)


@pytest.mark.parametrize(
    "body",
    [
        "<p><a href='/ferry'>READ MORE: Ferry to the islands cancelled</a></p>",
        "<p>ALSO READ | <a href='/ferry'><strong>Ferry to the islands cancelled</strong></a></p>",
        "<p>Politics</p>",
        "<h2>Harbour may close</h2>",
    ],
)
def test_what_is_no_paragraph_of_the_story_is_left_out(body: str) -> None:
    assert list(parse_page(page(body=body), "x").paragraphs) == STORY


def test_a_linked_sentence_is_kept() -> None:
    sentence = "The harbour was last closed in 1997, after a storm took its eastern wall."
    body = f"<p>{STORY[0]}</p><p><a href='/storm'>{sentence}</a></p>"

    assert sentence in parse_page(page(body=body), "x").paragraphs


def test_a_lost_standfirst_is_put_back_first() -> None:
    standfirst = "Two officials say that the quays cannot be kept free of ice this year"
    html = page(body=f"<div class='standfirst'>{standfirst}</div><div class='byline'>By Ann Example</div>")

    assert parse_page(html, "x").paragraphs[0] == standfirst


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ({"datePublished": "2031-05-14T10:00:00+02:00"}, "2031-05-14T10:00:00+02:00"),
        ({"datePublished": "2031-05-14T10:00:00Z"}, "2031-05-14T10:00:00+00:00"),
        ({"datePublished": "2031-05-14T10:00Z"}, "2031-05-14T10:00:00+00:00"),
        ({"datePublished": "2031-05-14T10:00:00.123+0200"}, "2031-05-14T10:00:00+02:00"),
        ({"datePublished": "2031-05-14 10:00:00 +02:00"}, "2031-05-14T10:00:00+02:00"),
        ({"datePublished": "2031-05-14T10:00:00"}, "2031-05-14T10:00:00"),
        ({"datePublished": "2031-05-14"}, "2031-05-14"),
    ],
)
def test_linked_data_state_the_date(fields: dict[str, object], published: str) -> None:
    assert published == parse_page(page(linked=linked(**fields)), "x").published


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("<time itemprop='datePublished' datetime='2031-05-14T10:00:00Z'>14 May</time>", "2031-05-14T10:00:00+00:00"),
        ("<time pubdate datetime='2031-05-14'>14 May</time>", "2031-05-14"),
        ("<p>© 2019 The Lennow Courier</p>", None),
        ("<footer>© 1 January 2019 The Lennow Courier</footer>", None),
        ("<p>The harbour was last closed on 14 May 2019.</p>", None),
        ("<aside><a href='/x'>Ferry cancelled</a> <time datetime='2019-05-14'>14 May</time></aside>", None),
        ("<img src='/2019/05/14/harbour.jpg'>", None),
        ("<span class='updated'>14 May 2019</span>", None),
    ],
)
def test_a_date_is_stated_or_there_is_none(body: str, published: str | None) -> None:
    assert published == parse_page(page(body=body), "x").published


def test_a_day_is_made_exact_by_a_tag_that_gives_the_hour() -> None:
    head = '<meta property="article:published_time" content="2031-05-14T10:00:00+02:00">'

    assert parse_page(page(head=head, linked=linked(datePublished="2031-05-14")), "x").published == (
        "2031-05-14T10:00:00+02:00"
    )


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Person", "name": "Ann Example"}, "Ann Example"),
        ([{"name": "Ann Example"}, {"name": "Bo Sample"}], "Ann Example, Bo Sample"),
        (["Ann Example"], "Ann Example"),
        ({"name": ["Ann Example"]}, "Ann Example"),
        ({"@id": "#ann"}, "Ann Example"),
        ("https://example.test/ann", None),
    ],
)
def test_linked_data_name_the_authors(author: object, byline: str | None) -> None:
    graph = {"@graph": [linked(author=author), {"@id": "#ann", "@type": "Person", "name": "Ann Example"}]}

    assert byline == parse_page(page(linked=graph), "x").byline


@pytest.mark.parametrize(
    "title",
    [
        "Harbour may close | The Lennow Courier",
        "Harbour may close - The Lennow Courier",
        "Harbour may close – News – The Lennow Courier",
        "Harbour may close &raquo; The Lennow Courier",
    ],
)
def test_the_name_of_the_site_is_kept_out_of_the_headline(title: str) -> None:
    head = f'<meta property="og:site_name" content="The Lennow Courier"><meta property="og:title" content="{title}">'

    parts = parse_page(page(head=head, title=title).replace("<h1>Harbour may close</h1>", ""), "x")

    assert (parts.title, parts.site) == ("Harbour may close", "The Lennow Courier")


def shared(title: str, tweeted: str | None = None) -> str:
    tags = '<meta property="og:site_name" content="The Lennow Courier">'
    tags += f'<meta property="og:title" content="{title}">'
    return tags + (f'<meta name="twitter:title" content="{tweeted}">' if tweeted else "")


@pytest.mark.parametrize("tweeted", [None, "Ice may close harbour", "Ice may close harbour | The Lennow Courier"])
def test_the_title_is_the_one_for_sharing_if_that_is_a_bare_headline(tweeted: str | None) -> None:
    html = page(head=shared("Ice may close harbour", tweeted), linked=linked())

    assert parse_page(html, "x").title == "Ice may close harbour"


@pytest.mark.parametrize(
    "head",
    [
        shared("Ice may close the old harbour | The Lennow Courier"),
        shared("Ice may close the old harbour | World News | The Lennow Courier"),
        shared("Ice may close the old harbour - The Lennow Courier Online"),
        shared("Harbour may close - Port Lennow today"),
        shared("Harbour may…"),
        shared("Ice may close harbour", tweeted="Harbour may close"),
        shared("The Lennow Courier"),
        "",
    ],
)
def test_else_the_title_is_the_headline_that_most_fields_agree_on(head: str) -> None:
    assert parse_page(page(head=head, linked=linked()), "x").title == "Harbour may close"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ice closes harbour - what the union says | The Courier", "Ice closes harbour - what the union says"),
        ("Ice closes harbour | World News | Courier Online", "Ice closes harbour"),
        ("Ice closes harbour * The Courier * by Ann Example", "Ice closes harbour"),
        ("Ice closes harbour - and nobody at the Courier knew", "Ice closes harbour - and nobody at the Courier knew"),
        ("ICE | The Courier of Lennow", "ICE | The Courier of Lennow"),
    ],
)
def test_what_is_cut_off_a_title_are_sites_and_sections(title: str, headline: str) -> None:
    head = '<meta property="og:site_name" content="Courier">'
    html = page(head=head, title=title).replace("<h1>Harbour may close</h1>", "")

    assert parse_page(html, "x").title == headline


@pytest.mark.parametrize(
    "printed",
    [
        "<h1>Harbour may close</h1>",
        "<h1>Harbour <em>may</em><br>close</h1>",
        "<h1>“Harbour” may close</h1><h2>Harbour may close</h2>",
        "<h2>Harbour may close</h2>",
    ],
)
def test_no_form_of_the_headline_is_left_in_the_story(printed: str) -> None:
    html = page(head=shared("Ice may stop the ships"), linked=linked())
    html = html.replace("<h1>Harbour may close</h1>", printed)

    parts = parse_page(html, "x")

    assert (parts.title, list(parts.paragraphs)) == ("Ice may stop the ships", STORY)


def test_a_standfirst_is_found_under_a_headline_that_is_not_the_title() -> None:
    standfirst = "Two officials say that the quays cannot be kept free of ice this year"
    html = page(head=shared("Ice may stop the ships"), body=f"<div class='standfirst'>{standfirst}</div>")

    assert parse_page(html.replace("<nav>", "<nav><h1>Log in</h1>"), "x").paragraphs[0] == standfirst


def test_escaped_linked_data_are_unescaped() -> None:
    data = linked(publisher={"name": "Courier &amp; Post"})

    assert parse_page(page(linked=data), "x").site == "Courier & Post"


@pytest.mark.parametrize(
    "data",
    [
        "{not json",
        "[" * 100_000,
        '"text"',
        "null",
        '{"@type": ["NewsArticle", 3], "author": {"name": 5}, "headline": []}',
    ],
)
def test_damaged_linked_data_are_passed_over(data: str) -> None:
    html = page(head=f'<script type="application/ld+json">{data}</script>')

    assert parse_page(html, "x").title == "Harbour may close"


def test_much_linked_data_take_no_time() -> None:
    tree = html_tree(page(linked=[0] * 300_000))
    start = time.perf_counter()

    # Taking each item off the front of a list took seven seconds.
    assert facts_of(tree).title == "Harbour may close"
    assert time.perf_counter() - start < 3


def test_a_story_that_the_elements_cut_short_is_taken_from_linked_data() -> None:
    more = [
        f"Paragraph {number} says that the ice is {number} feet thick, and nobody denied it." for number in range(9)
    ]
    data = linked(articleBody="\n".join(STORY + more))

    assert list(parse_page(page(linked=data), "x").paragraphs) == STORY + more


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html></html>",
        "<!DOCTYPE html>",
        "<script>" * 1000,
        "<!--" * 1000,
        "<p>" * 50_000,
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(InputError, match="no article text found"):
        Article.from_html(html, path="x.html")


@pytest.mark.parametrize("tag", ["<div>", "<span>", "<b>", "<a href=x>y", "<table><tr><td>", "<ul><li>", "<font>"])
def test_a_megabyte_of_nested_elements_is_refused_at_once(tag: str) -> None:
    start = time.perf_counter()

    with pytest.raises(InputError, match="more than 512 deep"):
        Article.from_html(tag * (1_000_000 // len(tag)))
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "html",
    ["<p>" * 900, "<li>" * 900, "<br>" * 900, "<!-- <div> -->" * 900, "<div></div>" * 900, "</div>" * 900 + "<div>"],
)
def test_elements_beside_each_other_do_not_nest(html: str) -> None:
    assert not nests_deeper(html, 512)


def test_markup_in_scripts_does_not_nest() -> None:
    assert not nests_deeper("<script>" + "'<div>'" * 900 + "</script>", 512)


def test_a_page_over_eight_megabytes_is_refused_with_the_cap() -> None:
    with pytest.raises(InputError, match="8 MB"):
        Article.from_html("<p>" * 6_000_000)


@pytest.mark.slow
def test_eight_megabytes_of_paragraphs_end_within_the_limits() -> None:
    start = time.perf_counter()

    with pytest.raises(InputError, match="memory"):
        Article.from_html("<p>" * 2_700_000)
    assert time.perf_counter() - start < 30


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no process can be stopped here")
def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    with PageParser(Limits(seconds=4)) as parser:
        parser.parse(page(), "x")
        stuck = parser._child  # noqa: SLF001 - stopping it is the test
        assert stuck is not None
        stuck.send_signal(signal.SIGSTOP)
        with pytest.raises(InputError, match="more than 4 seconds"):
            parser.parse(page(), "x")

        assert parser.parse(page(), "x").title == "Harbour may close"


def test_a_child_that_dies_is_replaced() -> None:
    with PageParser() as parser:
        parser.parse(page(), "x")
        child = parser._child  # noqa: SLF001 - killing it is the test
        assert child is not None
        child.kill()
        child.wait()
        with pytest.raises(InputError):
            parser.parse(page(), "x")

        assert parser.parse(page(), "x").title == "Harbour may close"


def test_one_child_reads_many_pages() -> None:
    with PageParser() as parser:
        titles = [
            read_page(RawPage("x", page().encode(), content_type="text/html"), parser=parser).title for _ in "abc"
        ]

    assert titles == ["Harbour may close"] * 3


def test_too_little_memory_is_one_line() -> None:
    with pytest.raises(InputError, match="memory"):
        parse_page(page(body="<p>word</p>" * 200_000), "x", Limits(memory=160 << 20))


def test_a_page_that_took_too_much_memory_takes_none_from_the_next() -> None:
    with PageParser(Limits(memory=400 << 20)) as parser:
        parser.parse(page(), "x")
        spent = parser._child  # noqa: SLF001 - its end is the test
        with pytest.raises(InputError, match="memory"):
            parser.parse(page(body="<p>word</p>" * 500_000), "x")

        assert spent is not None
        assert spent.poll() is not None
        assert parser.parse(page(), "x").title == "Harbour may close"


def test_modules_beside_the_reader_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "trafilatura.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert parse_page(page(), "x").title == "Harbour may close"


@pytest.mark.parametrize("mark", ["\ud800", "\u202e", "\u200d", "😀", "&#0;", "&#xD800;", "\x0c", "\ufeff"])
def test_strange_characters_do_no_harm(mark: str) -> None:
    html = page().replace("harbour", f"har{mark}bour")

    assert "Petra Holm" in Article.from_html(html).text


@pytest.mark.parametrize(("measure", "side"), [("f1", "better"), ("title", "worse"), ("day", "equal")])
def test_each_measure_of_an_outlet_has_its_own_verdict(measure: str, side: str) -> None:
    ours, theirs = Scores(f1=0.9, title=0.5, day=1, instant=1), Scores(f1=0.8, title=1, day=1, instant=0)

    assert verdict({"Courier": (ours, theirs)}, measure)[side] == ["Courier"]


@pytest.mark.slow
def test_no_outlet_is_read_worse_than_by_the_bare_extractor() -> None:
    data = Path(__file__).parent.parent.parent / "shared" / "data" / "html"
    if not data.is_dir():
        pytest.skip("the saved pages are not there")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["pages", "--data", str(data), "--json"])
        assert main() == 0
