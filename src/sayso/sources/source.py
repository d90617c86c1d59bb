"""A source, and the answers that it holds."""

from dataclasses import dataclass

from sayso.span import Span

SOURCE_KINDS = ("person", "group", "organisation", "document", "outlet", "none")
RELAY_KINDS = (*SOURCE_KINDS, "platform", "event")
NAMINGS = ("named", "unnamed-role", "unnamed-anonymous", "generic", "none")


@dataclass(frozen=True, slots=True)
class Source:
    """One who speaks, as the article presents them.

    `name`: the longest name in the article, None where there is none. `description`: the words that stand for the
    source here, on one line. `kind`: one of RELAY_KINDS; `naming`: one of NAMINGS. `count`: fewest and most speakers
    that the text states, the most None where open. `access`: how they know or where they sit; `role`: what they are
    beside their name; `reason`: why they are not named; `described`: what the outlet calls them, in its own or in
    others' words. `identity`: `u1`, `u2`, … for the unnamed, the same for the same one inside this article only.
    """

    name: str | None = None
    description: str | None = None
    kind: str = "none"
    naming: str = "none"
    count: tuple[int, int | None] | None = None
    access: Span | None = None
    role: Span | None = None
    reason: Span | None = None
    described: tuple[Span, ...] = ()
    identity: str | None = None
    spans: tuple[Span, ...] = ()
