"""Setting: where in an article a place stands: its paragraph, its sentence, in whose words.

Who "he" is depends on how far back a name is and on whether it was said by the article or by somebody in it. These are
looked up for every name and pronoun, so they are found once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.quotes import paragraph_spans, quotations
from sayso.sentences import abbreviations
from sayso.span import Span

_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[\"'“‘«(\[]{0,2}[^\W_a-zà-ÿ])")
_LAST_WORD = re.compile(r"([^\W_]+)\.\Z")
_LOOK_BACK = 4


@dataclass(frozen=True, slots=True)
class Setting:
    """The starts of a text's paragraphs and sentences, its quotations, and the contents of its attributions.

    A content is (start, end, number of its attribution); all are in order.
    """

    text: str
    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]
    quotes: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int, int], ...]

    def paragraph(self, at: int) -> int:
        """The number of the paragraph of a place."""
        return bisect_right(self.paragraphs, at)

    def sentence(self, at: int) -> int:
        """The number of the sentence of a place, through all paragraphs."""
        return bisect_right(self.sentences, at)

    def opens(self, at: int) -> bool:
        """Whether nothing but a few marks stands between a place and the start of its sentence."""
        number = self.sentence(at)
        return number > 0 and at - self.sentences[number - 1] <= _LOOK_BACK

    def quoted(self, at: int) -> bool:
        """Whether a place stands in quotation marks."""
        number = bisect_right(self.quotes, (at, len(self.text) + 1)) - 1
        return number >= 0 and self.quotes[number][0] <= at < self.quotes[number][1]

    def told_in(self, at: int, *, besides: int | None = None) -> int | None:
        """The attribution in whose content a place stands, the innermost; never the one to leave out."""
        number = bisect_right(self.contents, (at, len(self.text) + 1, 0)) - 1
        for start, end, owner in reversed(self.contents[max(0, number - 2 * _LOOK_BACK) : number + 1]):
            if start <= at < end and owner != besides:
                return owner
        return None


def setting_of(text: str, contents: Iterable[Sequence[Span]]) -> Setting:
    """Find the setting of a text, given the contents of each attribution; linear in the text."""
    paragraphs = [start for start, _ in paragraph_spans(text)]
    sentences = [start for begin, end in paragraph_spans(text) for start in _sentences(text, begin, end)]
    owned = sorted((span.start, span.end, number) for number, spans in enumerate(contents) for span in spans)
    return Setting(text, tuple(paragraphs), tuple(sentences), tuple(quotations(text)), tuple(owned))


def _sentences(text: str, begin: int, end: int) -> Iterable[int]:
    yield begin
    for match in _END.finditer(text, begin, end):
        if text[match.start()] == "." and _abbreviated(text[max(begin, match.start() - 20) : match.start() + 1]):
            continue
        yield match.end()


def _abbreviated(before: str) -> bool:
    word = _LAST_WORD.search(before)
    return word is not None and (word[1].lower() in abbreviations() or (len(word[1]) == 1 and word[1].isupper()))
