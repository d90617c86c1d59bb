from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from sayso.linking import runs
from sayso.model.tags import ROLES
from sayso.model.words import split_words
from training.polnear import label, read_compartment, read_standoff

TEXT = "“It rained,” Ana Brook said. “All\nday.”"
ANN = """\
T1\tSource 13 22\tAna Brook
T2\tCue 23 27\tsaid
T3\tContent 0 12;29 39\t“It rained,” “All day.”
T4\tAttribution 23 27\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
"""


@pytest.fixture
def compartment(tmp_path: Path) -> Path:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "port_strike.txt").write_text(TEXT, encoding="utf-8")
    for annotator in ("a1", "b2"):
        (tmp_path / "attributions" / f"port_strike_{annotator}.ann").write_text(ANN, encoding="utf-8")
    (tmp_path / "text" / "nobody_read.txt").write_text("Nothing.", encoding="utf-8")
    return tmp_path


def test_standoff_becomes_spans_by_role(compartment: Path) -> None:
    [found] = read_standoff(compartment / "attributions" / "port_strike_a1.ann")

    assert (found.source, found.cue, found.content) == (((13, 22),), ((23, 27),), ((0, 12), (29, 39)))


def test_all_annotators_of_an_article_are_one_example(compartment: Path) -> None:
    [example] = read_compartment(compartment, Counter())

    assert len(example.labels) == 2


def test_what_cannot_be_used_is_counted(compartment: Path) -> None:
    dropped: Counter[str] = Counter()
    read_compartment(compartment, dropped)

    assert dropped == {"article without annotation": 1}


def test_labels_are_the_words_of_the_spans_cut_at_paragraphs(compartment: Path) -> None:
    words = split_words(TEXT)
    found = runs(label(words, read_standoff(compartment / "attributions" / "port_strike_a1.ann"), Counter()).tags,
                 words.paragraph)  # fmt: skip

    texts = {
        role: [TEXT[words.start[b] : words.end[e - 1]] for b, e in zip(found[role].begin, found[role].end, strict=True)]
        for role in ROLES
    }
    assert texts == {"source": ["Ana Brook"], "cue": ["said"], "content": ["“It rained,”", "“All", "day.”"]}


def test_every_content_run_is_linked_to_its_cue(compartment: Path) -> None:
    words = split_words(TEXT)
    labels = label(words, read_standoff(compartment / "attributions" / "port_strike_a1.ann"), Counter())
    cue = int(np.searchsorted(words.start, 23))

    assert {c for _, c in labels.contents} == {cue}
    assert len(labels.contents) == 3
    assert labels.sources == [(cue, int(np.searchsorted(words.start, 13)))]
