"""Legible: other people's text, made safe to show.

A news text can hold escape sequences that a terminal would obey, overrides that make a line read backwards and halves
of characters that no encoder takes. Each is shown as a placeholder, one code point for one, so that spans into the
text stay right.
"""

import re

_UNKNOWN = 0xFFFD
_CONTROL_PICTURES = 0x2400
_NEWLINE_PICTURE = 0x2424

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), _UNKNOWN)

_PLACEHOLDERS = {
    **{code: _CONTROL_PICTURES + code for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), _UNKNOWN),
    # Embeddings, overrides and isolates reorder what follows them, past the end of the text if they are left open.
    **dict.fromkeys(range(0x202A, 0x202F), _UNKNOWN),
    **dict.fromkeys(range(0x2066, 0x206A), _UNKNOWN),
    **dict.fromkeys((0x2028, 0x2029), _NEWLINE_PICTURE),
    **_SURROGATES,
}


def legible(text: str) -> str:
    """Show control characters, reordering marks and lone surrogates as placeholders; the length stays the same.

    Newlines and tabs pass; the return before a newline becomes a space.
    """
    return text.replace("\r\n", " \n").translate(_PLACEHOLDERS)


def encodable(text: str) -> str:
    """Replace lone surrogates, which no encoder takes, by U+FFFD; the length stays the same."""
    return text.translate(_SURROGATES)


def one_line(text: str) -> str:
    """Make text legible, and every run of white space one space."""
    return re.sub(r"\s+", " ", legible(text)).strip()
