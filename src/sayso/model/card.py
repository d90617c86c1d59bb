"""Card: what a model file says of itself, and the check that it is that model.

A model is a folder of four files: `reader.onnx`, `tokenizer.json`, `decoder.json` (the figures fitted for decoding,
linking and confidence) and `card.json`, which names the other three by checksum. Loading refuses a folder whose
checksums, labels or format differ from what this version expects: a wrong model would give wrong records silently.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import ModelError
from sayso.model.tags import TAGS

FORMAT = 1
"""Of the folder; a change that old code cannot read adds one."""

FIELDS = {"name": str, "version": str, "sha256": dict}
"""What every card has, beside its format and labels."""

FILES = ("reader.onnx", "tokenizer.json", "decoder.json")


@dataclass(frozen=True, slots=True)
class Card:
    """Name, version and the card's whole content (training data, terms, scores)."""

    name: str
    version: str
    content: dict[str, Any]


def read_card(folder: Path) -> Card:
    """Read and check the card of a model folder.

    Raises ModelError for a folder without a card, and for one whose files are not those that the card names.
    """
    try:
        content = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(str(folder), "no model here (no card.json)") from None
    except (OSError, ValueError) as error:
        raise ModelError(str(folder), f"its card.json cannot be read ({error})") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ModelError(str(folder), f"not a model of format {FORMAT}, which this version of sayso reads")
    if content.get("labels") != list(TAGS):
        raise ModelError(str(folder), "its labels are not those of this version of sayso")
    if not all(isinstance(content.get(field), kind) for field, kind in FIELDS.items()):
        raise ModelError(str(folder), f"its card.json lacks one of {', '.join(FIELDS)}")
    for name in FILES:
        _check(folder / name, content["sha256"].get(name))
    return Card(content["name"], content["version"], content)


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(path: Path, expected: str | None) -> None:
    try:
        actual = checksum(path)
    except OSError as error:
        raise ModelError(str(path), f"cannot be read ({error.strerror})") from error
    if actual != expected:
        raise ModelError(str(path), "is damaged: its checksum is not the card's")
