"""Outlets: who speaks in an article, by host, by name, by the tag of an agency.

Chains of say-so begin with the outlet, so its name must come out the same from a URL, a site's own name, a dateline or
an appeal for money at the foot of a page. What the vocabulary does not know keeps the name the page gives itself.
"""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from sayso.vocabulary import folded, table

_SHORTEST_NAME = 4
"""Letters of the shortest name that is found in any case."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet: the name to print and, where it keeps one, its time zone in the tz database."""

    name: str
    zone: str | None = None


def by_url(url: str | None) -> Outlet | None:
    """Find the outlet that publishes on the URL's host, or on a domain above it."""
    try:
        host = (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:
        return None
    parts = host.split(".")
    domains = (".".join(parts[at:]) for at in range(len(parts) - 1))
    return next((_index()["hosts"][domain] for domain in domains if domain in _index()["hosts"]), None)


def by_name(name: str | None) -> Outlet | None:
    """Find the outlet of that name, alias or tag, or whose host the name is."""
    key = _key(name or "")
    known = _index()
    return known["names"].get(key) or known["tags"].get(key) or known["hosts"].get(key.removeprefix("www."))


def by_tag(tag: str | None) -> Outlet | None:
    """Find the agency of a dateline's tag: `AP`, `Reuters`, or `AFP/Reuters`, of which the first counts."""
    tags = _index()["tags"]
    return tags.get(_key(tag or "")) or tags.get(_key((tag or "").partition("/")[0]))


def _key(name: str) -> str:
    """Fold a name's case, but not an abbreviation's: `NPR` is an outlet, `Up` is a word."""
    return name.strip() if len(name.strip()) < _SHORTEST_NAME else folded(name)


@cache
def _index() -> dict[str, dict[str, Outlet]]:
    index: dict[str, dict[str, Outlet]] = {"hosts": {}, "names": {}, "tags": {}}
    for entry in table("outlets")["outlet"]:
        outlet = Outlet(entry["name"], entry.get("zone"))
        index["hosts"].update(dict.fromkeys(entry["hosts"], outlet))
        index["names"].update((_key(name), outlet) for name in (entry["name"], *entry.get("aliases", ())))
        index["tags"].update((_key(tag), outlet) for tag in entry.get("tags", ()))
    return index
