"""Flags as lines: a line for each, as linters write them, so that editors and people can jump to the place.

`path:line:column: rule: message`, then the line of the text that it is about, and marks under the words.
"""

from rich.cells import cell_len

from sayso.export.legible import legible, one_line
from sayso.proof import Proof
from sayso.span import Span

WIDEST = 96
"""Columns of a line of the text that are shown around the words."""
_MARGIN = "    "
_BOLD, _DIM, _WARN, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"


def to_lines(proof: Proof, *, colour: bool = False) -> str:
    """Write the flags of an article, three lines each; nothing where there are none."""
    return "".join(_flag(proof, number, colour=colour) for number in range(len(proof.flags)))


def _flag(proof: Proof, number: int, *, colour: bool) -> str:
    flag = proof.flags[number]
    bold, dim, warn, plain = (_BOLD, _DIM, _WARN, _PLAIN) if colour else ("", "", "", "")
    place = proof.lines.place(flag.spans[0].start)
    where = f"{one_line(proof.name)}:{place.line}:{place.column}"
    line, marks = _excerpt(proof.article.text, flag.spans[0])
    told = f"{bold}{where}:{plain} {warn}{flag.rule}:{plain} {one_line(flag.message)}\n"
    return f"{told}{_MARGIN}{line}\n{_MARGIN}{dim}{marks}{plain}\n"


def _excerpt(text: str, span: Span) -> tuple[str, str]:
    """The line that a span stands in, cut where it is long, and marks under the span's words in it."""
    begin = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    end = len(text) if end < 0 else end
    stop = min(span.end, end, span.start + WIDEST)
    spare = max(WIDEST - (stop - span.start), 0)
    left = max(begin, span.start - spare // 2)
    right = min(end, left + WIDEST)
    left = max(begin, right - WIDEST)
    shown = legible(text[left:right]).replace("\t", " ").replace("\r", " ")
    before = ("…" if left > begin else "") + shown[: span.start - left]
    words = shown[span.start - left : stop - left]
    after = shown[stop - left :] + ("…" if right < end else "")
    return f"{before}{words}{after}".rstrip(), " " * cell_len(before) + "^" * max(cell_len(words), 1)
