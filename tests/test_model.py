"""The shipped model itself: few tests, each of something only it can show."""

import json
import shutil
from pathlib import Path

import pytest

from sayso.article import Article
from sayso.attribution import find_attributions
from sayso.errors import ModelError
from sayso.model import Model
from sayso.model.card import FILES, checksum
from sayso.reading import read_all

ARTEFACT = Path(__file__).parent.parent / "src" / "sayso" / "model" / "artefact"


@pytest.fixture(scope="module")
def model() -> Model:
    return Model.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARTEFACT, tmp_path / "model"))


def change_card(folder: Path, **fields: object) -> None:
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    (folder / "card.json").write_text(json.dumps(card | fields), encoding="utf-8")


def test_the_graph_that_ships_is_at_most_25_megabytes() -> None:
    assert (ARTEFACT / "reader.onnx").stat().st_size <= 25_000_000


def test_a_whole_folder_loads(folder: Path) -> None:
    assert Model.load(folder).name == "sayso-reader"


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_refused(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)

    with pytest.raises(ModelError, match=f"{name}.*damaged"):
        Model.load(folder)


@pytest.mark.parametrize("name", [*FILES, "card.json"])
def test_a_missing_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(ModelError):
        Model.load(folder)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"labels": ["O"]}, "labels"),
        ({"format": 99}, "format"),
        ({"sha256": {}}, "checksum"),
        ({"sha256": []}, "lacks"),
        ({"version": 2}, "lacks"),
    ],
)
def test_a_card_that_is_not_ours_is_refused(folder: Path, fields: dict[str, object], reason: str) -> None:
    change_card(folder, **fields)

    with pytest.raises(ModelError, match=reason):
        Model.load(folder)


def test_a_card_that_is_no_json_is_refused(folder: Path) -> None:
    (folder / "card.json").write_text("{", encoding="utf-8")

    with pytest.raises(ModelError, match=r"card\.json"):
        Model.load(folder)


PLAIN = "“The ferry will not sail before Monday,” said Anna Kolb, the harbour master of Port Selm."


def test_reads_a_plain_quotation(model: Model) -> None:
    [found] = find_attributions(PLAIN, model)

    assert [span.of(PLAIN) for span in found.content] == ["“The ferry will not sail before Monday,”"]
    assert [span.of(PLAIN) for span in found.cue] == ["said"]
    assert found.source[0].of(PLAIN).startswith("Anna Kolb")


def test_an_attribution_without_a_source_is_kept(model: Model) -> None:
    text = "Port closed\n\nIt is believed that the strike will end on Monday."

    assert any(not found.source and found.cue for found in find_attributions(text, model))


def test_a_quotation_goes_on_after_its_cue(model: Model) -> None:
    text = "“The ferry will not sail,” Kolb said. “There is no crew, and there will be none this week.”"

    [found] = find_attributions(text, model)

    assert len(found.content) == 2


def long_text(paragraphs: int) -> str:
    names = ("Kolb", "Maren", "Ostrow", "Talvi", "Brandt", "Quill", "Sorel")
    return "\n\n".join(
        f"{names[i % 7]} said that crew number {i} would not sail before the council had voted on the wages."
        for i in range(paragraphs)
    )


def test_no_attribution_is_lost_at_a_seam_between_windows(model: Model) -> None:
    text = long_text(100)

    found = find_attributions(text, model)

    assert [a.cue[0].of(text) for a in found] == ["said"] * 100
    assert all(text[a.source[0].start : a.content[-1].end].count("\n") == 0 for a in found)


def test_a_reading_does_not_depend_on_what_is_read_beside_it(model: Model) -> None:
    articles = [Article(text=long_text(n)) for n in (1, 40, 3, 17)]

    together = [reading.statements for reading in read_all(articles, model=model, threads=3)]

    assert together == [next(read_all([article], model=model)).statements for article in articles]


@pytest.mark.parametrize(
    "text",
    ["\x00\x00", "\ud800 said \udfff", "a" * 5000, "“" * 3000, "\u200d\u202e", "😀 said 🎉.", "٣٤ قال", "說 " * 500],
)
def test_odd_text_is_read_without_a_crash(model: Model, text: str) -> None:
    for found in find_attributions(text, model):
        assert all(span.of(text) for span in found.spans)


@pytest.mark.slow
def test_a_line_of_two_megabytes_is_read(model: Model) -> None:
    assert find_attributions("x" * 2_000_000, model) == []


def test_a_decoder_with_other_features_is_refused(folder: Path) -> None:
    decoder = json.loads((folder / "decoder.json").read_text(encoding="utf-8"))
    (folder / "decoder.json").write_text(json.dumps(decoder | {"content": {"link": 1.0}}), encoding="utf-8")
    sums = json.loads((folder / "card.json").read_text(encoding="utf-8"))["sha256"]
    change_card(folder, sha256=sums | {"decoder.json": checksum(folder / "decoder.json")})

    with pytest.raises(ModelError, match="features"):
        Model.load(folder)
