import pytest

from sayso.complements import COMPLEMENTS
from sayso.cues import ARTICLES, inflections, kinds, lexicon, words_of
from sayso.manner import STANCES, VOICES
from sayso.vocabulary import folded, table

CUES = table("cues")
ENTRIES = [entry for entries in CUES["voices"].values() for entry in entries] + CUES["kinds"]["uttered"]
HEDGES = table("hedges")["hedge"]
ICD_203 = {
    (1, 5): {"almost no chance", "remote chance", "remote possibility"},
    (5, 20): {"very unlikely", "highly improbable"},
    (20, 45): {"unlikely", "improbable", "improbably"},
    (45, 55): {"roughly even chance", "roughly even odds"},
    (55, 80): {"likely", "probable", "probably"},
    (80, 95): {"very likely", "highly probable"},
    (95, 99): {"almost certain", "almost certainly", "nearly certain"},
}


def test_every_voice_has_words() -> None:
    assert set(CUES["voices"]) == set(VOICES)
    assert all(CUES["voices"].values())


def test_no_entry_has_two_voices() -> None:
    assert sorted({entry for entry in ENTRIES if ENTRIES.count(entry) > 1}) == []


def test_entries_are_as_the_words_of_a_cue_are() -> None:
    assert [entry for entry in ENTRIES if entry != folded(entry) or words_of(entry) != entry.split()] == []


def test_phrases_have_no_articles() -> None:
    assert [entry for entry in ENTRIES if not ARTICLES.isdisjoint(entry.split())] == []


def test_words_are_listed_in_order() -> None:
    assert [name for name, entries in CUES["voices"].items() if entries != sorted(entries)] == []


@pytest.mark.parametrize("name", ["light", "choice", "uttered"])
def test_kinds_are_of_known_entries(name: str) -> None:
    assert set(CUES["kinds"][name]) <= set(ENTRIES)


@pytest.mark.parametrize("part", ["stance", "negated"])
def test_stances_are_of_known_entries_one_each(part: str) -> None:
    entries = [entry for entries in CUES[part].values() for entry in entries]

    assert set(CUES[part]) == set(STANCES) - {"affirms"}
    assert sorted(set(entries) - set(ENTRIES)) == []
    assert len(entries) == len(set(entries))


def test_refusals_and_bare_cues_have_a_voice() -> None:
    assert set(CUES["refusals"]) <= set(ENTRIES)
    assert {*CUES["refusals"].values(), *CUES["alone"].values()} <= set(VOICES)
    assert all(cue not in ENTRIES for cue in CUES["alone"])


@pytest.mark.parametrize("entry", CUES["complements"])
def test_complements_make_a_voice_and_a_stance(entry: str) -> None:
    assert entry in ENTRIES
    for name, made in CUES["complements"][entry].items():
        voice, *stance = made.split()
        assert name in COMPLEMENTS or words_of(name) == [name]
        assert voice in VOICES
        assert len(stance) <= 1
        assert set(stance) <= set(STANCES)


def test_function_words_are_words_of_a_cue_or_of_a_source() -> None:
    words = [word for words in CUES["kinds"].values() for word in words]

    assert [word for word in words if words_of(word) != word.split()] == []


def test_irregular_forms_are_not_those_of_the_rules() -> None:
    known = {word: set(forms) & set(inflections(word)) for word, forms in CUES["irregular"].items()}

    assert {word: forms for word, forms in known.items() if forms} == {}


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("denies", "deny"),
        ("denied", "deny"),
        ("denying", "deny"),
        ("urged", "urge"),
        ("urging", "urge"),
        ("pushes", "push"),
        ("admitted", "admit"),
        ("planning", "plan"),
        ("told", "tell"),
        ("criticised", "criticise"),
        ("agreed", "agree"),
        ("lying", "lie"),
        ("says", "say"),
        ("brushed", "brush"),
        ("failed", "fail"),
    ],
)
def test_an_inflected_form_is_known(form: str, base: str) -> None:
    assert lexicon().base[form] == base


@pytest.mark.parametrize(
    ("cue", "entries"),
    [
        ("made it abundantly clear", ["make clear"]),
        ("has absolutely no plans to", ["have no plan"]),
        ("called again for", ["call for"]),
        ("called him a liar and a thief on", ["call"]),
        ("took great issue with", ["take issue with"]),
        ("would have loved", ["loved"]),
        ("sat", []),
    ],
)
def test_phrases_are_found_over_a_few_words(cue: str, entries: list[str]) -> None:
    words = words_of(cue)

    assert [match.entry for match in lexicon().matches(words, len(words))] == entries


def test_a_phrase_may_end_just_beyond_the_cue() -> None:
    assert [match.entry for match in lexicon().matches(["called", "for", "calm"], 1)] == ["call for"]
    assert [match.entry for match in lexicon().matches(["called", "again", "for"], 1)] == ["call"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("didn’t say", ["did", "not", "say"]),
        ("can't", ["can", "not"]),
        ("cannot", ["can", "not"]),
        ("won’t", ["will", "not"]),
        ("Trade-offs, said:", ["trade-offs", "said"]),
        ("", []),
    ],
)
def test_negation_is_a_word_of_its_own(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_lists_are_read_as_sets() -> None:
    assert kinds()["will"] == set(CUES["kinds"]["will"])


def test_hedges_are_lower_case_and_listed_once() -> None:
    words = [word for entry in HEDGES for word in entry["words"]]

    assert [word for word in words if word != folded(word)] == []
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_probabilities_are_those_of_intelligence_community_directive_203() -> None:
    given = {tuple(entry["probability"]): set(entry["words"]) for entry in HEDGES if "probability" in entry}

    assert given == ICD_203


def test_hedges_say_nothing_else() -> None:
    assert {name for entry in HEDGES for name in entry} == {"words", "probability", "not_before"}
