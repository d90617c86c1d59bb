"""Statement: an attribution with its place in the article, the noun that everything later fills and keeps."""

from dataclasses import dataclass

from sayso.attribution import Attribution


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution in an article.

    `id` is unique in its reading (`s1`, `s2`, … in the order of the text); `parent` is the id of the statement whose
    content it stands in, or None; `section` is the kind of section its cue stands in.
    """

    id: str
    parent: str | None
    section: str
    attribution: Attribution
