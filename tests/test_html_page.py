import base64
import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.article import Article
from sayso.export.html_page import to_html
from sayso.export.legible import legible
from sayso.reading import Reading
from sayso.span import Span

VOID = {"meta"}
BROWSER = shutil.which("chromium")


class Page(HTMLParser):
    """A strict look at a page: what is open, what is linked, what its text is."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.inside: list[bool] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()
        self.faults += [f"{tag} is left open" for tag in self.open]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self.elements.append((tag, given))
        if tag == "a" and "a" in self.open:
            self.faults.append("a link in a link")
        if tag not in VOID:
            self.open.append(tag)
            self.inside.append(given.get("class") == "text" or (bool(self.inside) and self.inside[-1] and tag != "sup"))

    def handle_endtag(self, tag: str) -> None:
        self.inside.pop()
        if self.open.pop() != tag:
            self.faults.append(f"{tag} closes something else")

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1]:
            self.text += data

    def all(self, attribute: str) -> list[str]:
        return [given[attribute] for _, given in self.elements if attribute in given]


def with_article(reading: Reading, **changes: str | None) -> Reading:
    return replace(reading, article=replace(reading.article, **changes))  # type: ignore[arg-type]  # all are strings


@given(st.data())
def test_less_tags_and_numbers_a_page_is_the_text(any_reading: st.SearchStrategy[Reading], data: st.DataObject) -> None:
    reading = data.draw(any_reading)
    page = Page(to_html(reading))
    assert page.text == legible(reading.article.text)
    assert page.faults == []


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]) | st.just("\n")))
def test_writing_without_control_characters_is_shown_as_it_is(text: str) -> None:
    assert Page(to_html(Reading(Article(text), (), "any", "1"))).text == text


@given(st.data())
def test_every_link_leads_somewhere_and_no_name_is_given_twice(
    any_reading: st.SearchStrategy[Reading], data: st.DataObject
) -> None:
    reading = data.draw(any_reading)
    page = Page(to_html(reading))
    names = page.all("id")
    assert len(names) == len(set(names))
    assert {link.removeprefix("#") for link in page.all("href")} <= set(names)
    numbers = range(1, len(reading.statements) + 1)
    assert {f"{kind}{number}" for kind in "st" for number in numbers} <= set(names)


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "]]><!--",
    "&lt;script&gt;",
    "$text ${style} $$",
    "javascript:alert(1)",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_was_read_becomes_markup(courier: Reading, hostile: str) -> None:
    text = hostile + courier.article.text
    changes = dict.fromkeys(("title", "outlet", "byline", "published", "language", "url"), hostile)
    tame = Page(to_html(with_article(courier, url="javascript:")))
    page = Page(to_html(replace(with_article(courier, text=text, **changes), model_name=hostile)))
    assert page.text == text
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in tame.elements} | {"h1"}
    assert not [name for _, given in page.elements for name in given if name.startswith("on") or name == "src"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://x.example"])
def test_only_web_addresses_are_linked(courier: Reading, url: str) -> None:
    assert url not in Page(to_html(with_article(courier, url=url))).all("href")


def test_the_page_it_was_read_from_is_linked_and_told_nothing(courier: Reading) -> None:
    links = [given for tag, given in Page(to_html(courier)).elements if tag == "a"]
    link = next(given for given in links if given["href"] == "https://courier.example/bridge")
    assert link["rel"] == "noreferrer noopener"


def test_the_policy_forbids_everything_but_the_page_s_own_style(courier: Reading) -> None:
    page = to_html(courier)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert {"http-equiv": "Content-Security-Policy", "content": policy} in [given for _, given in Page(page).elements]


def test_nothing_is_loaded(courier: Reading) -> None:
    page = to_html(courier)
    assert not re.search(r"url\(|@import|<(script|link|img|iframe|object|embed|form|base)\b|\bstyle=|\bsrc=", page)


@pytest.mark.parametrize(
    "markup",
    [
        '<html lang="en">',
        "<title>Lindqvist wants to close the Harbour Bridge</title>",
        '<div class="text" lang="en">',
        '<time datetime="2031-03-03T15:21:00+01:00">2031-03-03 15:21 +01:00</time>',
        '<a class="skip" href="#who-said-what">',
        '<main id="article">',
        '<aside id="who-said-what" aria-labelledby="list-title">',
        '<a class="number" id="t1" href="#s1" aria-label="Statement 1">1</a>',
        '<a class="source s1" href="#s1" title="source of 1" tabindex="-1">Lindqvist</a>',
        '<a class="source s6 s7" href="#s6" title="source of 6, 7" tabindex="-1">A spokesman for the harbour</a>',
        '<a class="source inside s3 s4" href="#s4" title="source of 4; content of 3" tabindex="-1">a reporter who</a>',
        '<a class="content inside deep s3 s4 s5" href="#s5" title="content of 5, 4, 3" tabindex="-1">her a scoop</a>',
        '<li id="s5" class="depth-2"><a class="number" href="#t5"',
        'inside <a href="#s4">statement 4</a>',
        '<span class="unnamed">no source named</span>',
        '<p class="brief"><a href="#who-said-what">8 statements · 4 origins: 2 named, 2 unnamed · bald headline · 1',
        "<dt>Headline</dt>\n<dd>states as fact what Ana Lindqvist said (statement 2)</dd>",
        '<strong title="on whose word it stands">◆ 1 unnamed reporter</strong> ‹ Ana Lindqvist <span class="note">',
        '<span class="own">Its two towers were designed by Ilse Marrok.</span>',
        "why unnamed: <q>who may not be named</q>",
        "described: <q>hired</q>",
        "hedged: <q>may run</q>",
        "confidence 71%",
    ],
)
def test_a_page_has_the_markup(courier: Reading, markup: str) -> None:
    assert markup in to_html(courier)


def test_own_voice_that_statements_cut_has_one_bar(courier: Reading) -> None:
    start = courier.article.text.index("A spokesman")
    reading = replace(courier, own_voice=(Span(start, courier.article.text.index("\n", start)),))
    page = to_html(reading)
    assert page.count('<span class="own">') == 1 + page.split("</main>")[1].count('<span class="own">')
    assert page.count('<span class="own on">') > 3


def test_a_name_that_is_cut_is_there_in_full(courier: Reading) -> None:
    name = "Ana " * 50 + "Lindqvist"
    said = courier.statements[1]
    long = replace(said.chain.hops[1], source=replace(said.source, name=name))
    chain = replace(said.chain, hops=(said.chain.hops[0], long))
    assert f'<span title="{name}">Ana Ana' in to_html(replace(courier, statements=(replace(said, chain=chain),)))


def test_four_hundred_statements_of_twelve_hops_are_bounded(courier: Reading) -> None:
    said = courier.statements[4]
    hops = (*said.chain.hops, *said.chain.hops[1:3] * 4)
    one = replace(said, parent=None, chain=replace(said.chain, hops=hops))
    page = to_html(replace(courier, statements=tuple(replace(one, id=f"s{n}") for n in range(1, 401))))
    assert len(page) < 1_200_000
    assert page.count('<p class="chain">') == 400


def test_the_title_is_the_one_heading_of_the_first_level(courier: Reading) -> None:
    for reading in (courier, with_article(courier, text="It rained.", title="Rain"), with_article(courier, title="")):
        bare = replace(reading, statements=(), own_voice=(), article=replace(reading.article, sections=()))
        assert to_html(bare).count("<h1") == 1


def test_a_page_without_statements_says_so(courier: Reading) -> None:
    assert "No attribution found." in to_html(replace(courier, statements=()))


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no chromium")
def test_a_browser_applies_the_style_and_reports_no_violation(courier: Reading, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(to_html(courier), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", f"--user-data-dir={tmp_path}"]
    address = (tmp_path / "page.html").as_uri()
    done = subprocess.run(
        [str(BROWSER), *options, f"--print-to-pdf={tmp_path}/page.pdf", address],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert b"CONSOLE" not in done.stderr
    assert (tmp_path / "page.pdf").stat().st_size > 1000
