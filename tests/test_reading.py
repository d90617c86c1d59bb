import threading
import time
from pathlib import Path

import pytest

from sayso.article import Article, Section
from sayso.errors import InputError
from sayso.model.scores import Scores
from sayso.model.words import Words
from sayso.reading import read, read_all
from sayso.span import Span
from sayso.testing import FakeModel

TEXT = "Port closes\n\nDetails: Ana Brook said the port would close. Lev Dorn denied it."


def test_statements_are_numbered_in_the_order_of_the_text() -> None:
    reading = read(Article(text=TEXT), model=FakeModel())

    assert [s.id for s in reading.statements] == ["s1", "s2"]
    assert [s.attribution.cue[0].of(TEXT) for s in reading.statements] == ["said", "denied"]


def test_a_statement_knows_the_section_of_its_cue() -> None:
    sections = (Section("headline", None, Span(0, 11)), Section("details", "Details", Span(22, len(TEXT))))

    reading = read(Article(text=TEXT, sections=sections), model=FakeModel())

    assert {s.section for s in reading.statements} == {"details"}


def test_outside_all_sections_is_the_body() -> None:
    assert {s.section for s in read(Article(text=TEXT), model=FakeModel()).statements} == {"body"}


def test_a_reading_names_its_model() -> None:
    reading = read(Article(text=TEXT), model=FakeModel())

    assert (reading.model_name, reading.model_version) == ("fake", "1")


class SlowFirst(FakeModel):
    """Takes longest over the text that comes first."""

    def score(self, words: Words) -> Scores:
        if words.forms[0] == "0":
            time.sleep(0.05)
        return super().score(words)


def test_many_readings_come_in_the_order_of_their_articles() -> None:
    articles = [Article(text=f"{i} Ana said no.") for i in range(30)]

    assert [r.article for r in read_all(articles, model=SlowFirst(), threads=4)] == articles


def test_few_articles_are_taken_ahead() -> None:
    taken = []

    def articles() -> "list[Article]":  # type: ignore[misc]  # a generator, on purpose
        for i in range(100):
            taken.append(i)
            yield Article(text="Ana said no.")

    next(iter(read_all(articles(), model=FakeModel(), threads=2)))

    assert len(taken) < 10


class Broken(FakeModel):
    """Fails on every text."""

    def score(self, words: Words) -> Scores:
        raise ValueError(words.forms[0])


def test_a_failure_reaches_the_caller_and_leaves_no_thread() -> None:
    before = threading.active_count()

    with pytest.raises(ValueError, match="Ana"):
        list(read_all([Article(text="Ana said no.")], model=Broken()))

    assert threading.active_count() == before


def test_a_path_is_read_like_an_article(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert read(path, model=FakeModel()) == read(Article.from_file(path), model=FakeModel())


def test_a_path_that_is_not_there_is_an_input_error() -> None:
    with pytest.raises(InputError, match="no such file"):
        read("Mayor Ana Brook said no.", model=FakeModel())


def test_a_statement_has_the_days_that_its_content_speaks_of() -> None:
    article = Article("Ana Brook said the port will close in March 2031.", published="2030-11-02")

    statement = read(article, model=FakeModel()).statements[0]

    assert statement.window is not None
    assert (str(statement.window.start), str(statement.window.end)) == ("2031-03-01", "2031-03-31")
    assert statement.horizon == "future"


def test_without_a_day_of_publication_a_relative_window_stays_empty() -> None:
    statement = read(Article("Ana Brook said the port will close next week."), model=FakeModel()).statements[0]

    assert statement.window is not None
    assert (statement.window.start, statement.window.end, statement.window.anchored) == (None, None, False)
