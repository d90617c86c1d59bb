"""How often a pronoun or a description stands for the right one, on sources labelled by reading.

    python -m evaluation.speakers --data ../shared/data [--errors]

`speakers.jsonl` has one source a line, drawn at random from PolNeAR's training articles among those that name nobody
themselves: the article, the source's span, the spans of the names of those it stands for (none for somebody whom the
article does not name), the form of the source, and in which of two draws it came. Both were labelled before rules were
changed for what they showed; both have been looked at since: the first in all of the work, the second, of other
articles, for one round of it. Offsets alone, in code points: the articles' text is not ours.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.article import Article
from sayso.attribution import Attribution
from sayso.name_words import key_of
from sayso.nesting import Nested
from sayso.span import Span
from sayso.speakers import speakers_of
from training.polnear import Standoff, read_standoff

LABELS = Path(__file__).with_name("speakers.jsonl")


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled source: its form and draw, its words, the names wanted and the names found."""

    article: str
    form: str
    drawn: int
    at: int
    source: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether as many are found as are wanted, each by a name that may be theirs."""
        left = list(self.wanted)
        for name in self.found:
            hit = next((other for other in left if same_name(name, other)), None)
            if hit is None:
                return False
            left.remove(hit)
        return not left


def same_name(one: str, other: str) -> bool:
    """Tell two forms of a name: the last words agree, and all words of one are among the other's."""
    a, b = key_of(one.split()), key_of(other.split())
    return a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def judged(train: Path) -> Iterator[Judged]:
    """Every labelled source, held against what is found with the annotated spans given."""
    by_article: dict[str, list[dict[str, object]]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        by_article.setdefault(label["article"], []).append(label)
    for name, labels in by_article.items():
        text = (train / "text" / f"{name}.txt").read_bytes().decode()
        file = min(path for path in (train / "attributions").iterdir() if path.stem.rpartition("_")[0] == name)
        found = sorted((_nested(one) for one in read_standoff(file)), key=lambda nested: nested.attribution.spans)
        speakers = speakers_of(Article.from_text(text, as_is=True), found)
        for label in labels:
            source = Span(*label["source"])  # type: ignore[misc]
            place = next(at for at, nested in enumerate(found) if source in nested.attribution.source)
            yield Judged(
                name,
                str(label["form"]),
                int(label["drawn"]),  # type: ignore[call-overload]
                source.start,
                source.of(text),
                tuple(Span(*span).of(text) for span in label["names"]),  # type: ignore[attr-defined]
                tuple(speaker.name for speaker in speakers[place] if speaker.name),
            )


def _nested(one: Standoff) -> Nested:
    source, cue, content = (tuple(Span(*span) for span in part) for part in (one.source, one.cue, one.content))
    return Nested(Attribution(source, cue, content, 1.0))


def main() -> None:
    """Print the share of right ones by form and in all, and, when asked, those that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for one in judged(arguments.data / "polnear" / "train"):
        for form in (f"{one.drawn} {one.form}", f"{one.drawn} all"):
            all_[form] += 1
            right[form] += one.right
        if arguments.errors and not one.right:
            print(f"{one.article} {one.at} {one.source!r}: {one.found} for {one.wanted}")
    for form, count in sorted(all_.items()):
        print(f"{form:16} {right[form]:4} of {count:4}  {100 * right[form] / count:5.1f}")


if __name__ == "__main__":
    main()
