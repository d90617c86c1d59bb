"""Attributions written as the terminal prints them: `⟨Ana Brook⟩ {said} [the port would close].`

Nothing is nested in the notation; what stands inside a content is for the reader to find.
"""

import re

from sayso.attribution import Attribution
from sayso.span import Span

ROLES = {"⟨": "source", "{": "cue", "[": "content"}
MARK = re.compile(r"(?:⟨([^⟩]*)⟩|\{([^}]*)\}|\[([^\]]*)\])([¹²³⁴⁵⁶⁷⁸⁹]?)")


def marked(text: str) -> tuple[str, list[Attribution]]:
    """The plain text and its attributions.

    Pieces of a line with the same number after them (`[…]²`), or with none, are one attribution.
    """
    plain = ""
    found: dict[tuple[int, str], dict[str, list[Span]]] = {}
    for number, line in enumerate(text.splitlines(keepends=True)):
        at = 0
        for match in MARK.finditer(line):
            plain += line[at : match.start()]
            words = next(group for group in match.groups()[:3] if group is not None)
            roles = found.setdefault((number, match.group(4)), {"source": [], "cue": [], "content": []})
            roles[ROLES[match.group()[0]]].append(Span(len(plain), len(plain) + len(words)))
            plain += words
            at = match.end()
        plain += line[at:]
    attributions = [
        Attribution(tuple(roles["source"]), tuple(roles["cue"]), tuple(roles["content"]), 1.0)
        for roles in found.values()
    ]
    return plain, sorted(attributions, key=lambda attribution: attribution.spans)
