import pytest

from sayso.dateline import Stamp, date_line, day_in_name, iso, wire_dateline, zone_of_place


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("Friday, 14 October 2022, 15:21", "2022-10-14T15:21"),
        ("14 October 2022", "2022-10-14"),
        ("14th of October, 2022", "2022-10-14"),
        ("October 14, 2022", "2022-10-14"),
        ("Oct. 14, 2022 3:21 p.m. ET", "2022-10-14T15:21:00-04:00"),
        ("Jan. 14, 2022 3:21 p.m. ET", "2022-01-14T15:21:00-05:00"),
        ("Oct 14, 2022, 12:05 AM EDT", "2022-10-14T00:05:00-04:00"),
        ("14.10.2022 15:21", "2022-10-14T15:21"),
        ("14.10.2022", "2022-10-14"),
        ("2022-10-14", "2022-10-14"),
        ("2022-10-14T15:21:00+03:00", "2022-10-14T15:21:00+03:00"),
        ("2022-10-14 15:21 +0530", "2022-10-14T15:21:00+05:30"),
        ("14 October 2022, 15:21 (GMT+2)", "2022-10-14T15:21:00+02:00"),
        ("14 October 2022 - 15:21", "2022-10-14T15:21"),
        ("Published: 14th October 2022, 9.05 am", "2022-10-14T09:05"),
        ("Updated 15 Oct 2022 at 15:21 BST", "2022-10-15T15:21:00+01:00"),
        ("Updated 3 pm ET, October 14, 2022", "2022-10-14T15:00:00-04:00"),
        ("Published 14 Oct 2022 10:00 | Updated 15 Oct 2022 11:00", "2022-10-14T10:00"),
        ("П'ятниця, 14 жовтня 2022, 15:21", "2022-10-14T15:21"),
        ("14 октября 2022 года, 15:21", "2022-10-14T15:21"),
        ("10/14/2022", "2022-10-14"),
        ("14/10/2022", "2022-10-14"),
        ("10/10/2022", "2022-10-10"),
        ("14 Auguſt 2022, 10:00 UK time", "2022-08-14T10:00:00+01:00"),
        ("14 August 2022, 10:00 U\u212a time", "2022-08-14T10:00:00+01:00"),
        ("29 February 2023", None),
        ("14 October", None),
        ("31 June 2022, 15:21", None),
    ],
)
def test_a_date_line_is_written_as_exactly_as_it_is_printed(line: str, written: str | None) -> None:
    stamp = date_line(line)

    assert stamp is not None
    assert written == iso(stamp)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Friday",
        "2022",
        "15:21",
        "10/11/2022",
        "14 October 2022 was a bad day for the harbour",
        "On 14 October 2022 the mayor resigned",
        "March 2031",
        "14 October 2022, 25:00",
        "32.13.2022",
        "14 Brumaire 2022",
        "May we 5",
        "14 aprıl 2022",
        "14 APRİL 2022",
        "14 October 2022, 10:00 eastern tıme",
        "14 October 2022, 10:00 PACİFİC TIME",
        "x" * 500,
    ],
)
def test_other_lines_are_no_date_lines(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("line", "place", "agency", "stamp", "begins"),
    [
        ("KYIV, Oct 14 (Reuters) — Grain", "KYIV", "Reuters", Stamp(10, 14), "Grain"),
        ("LONDON (AP) — Grain", "LONDON", "AP", None, "Grain"),
        ("WASHINGTON (AP) -- Grain", "WASHINGTON", "AP", None, "Grain"),
        ("NEW YORK, Oct. 14, 2022 (AFP) - Grain", "NEW YORK", "AFP", Stamp(10, 14, 2022), "Grain"),
        ("Paris (AFP) – Grain", "Paris", "AFP", None, "Grain"),
        ("KYIV, Ukraine (AP) — Grain", "KYIV, Ukraine", "AP", None, "Grain"),
        ("KYIV — Grain", "KYIV", None, None, "Grain"),
        ("ST. ORRIN'S, Oct 3 (Harbour Wire) — Grain", "ST. ORRIN'S", "Harbour Wire", Stamp(10, 3), "Grain"),
        ("Brussels, Oct 3 – Grain", "Brussels", None, Stamp(10, 3), "Grain"),
    ],
)
def test_a_wire_dateline_is_read(line: str, place: str, agency: str | None, stamp: Stamp | None, begins: str) -> None:
    wire = wire_dateline(line, 0, len(line))

    assert wire is not None
    assert (place, agency, stamp, begins) == (wire.place, wire.agency, wire.stamp, line[wire.body :])
    assert not wire.span.of(line).endswith((" ", "—", "-", "–"))


@pytest.mark.parametrize(
    "line",
    [
        "Kyiv – a city on the Dnipro – said no",
        "Ada Smith (Labour) — who said no",
        "THE END — of it",
        "SAYSO - a word",
        "Grain prices rose — again",
        "NASA (the agency) said",
        "“KYIV” — Grain",
        "",
    ],
)
def test_other_openings_are_no_wire_datelines(line: str) -> None:
    assert wire_dateline(line, 0, len(line)) is None


def test_a_zone_that_is_not_printed_can_be_given() -> None:
    assert iso(Stamp(10, 14, 2022, 15, 21), zone="Europe/Kyiv") == "2022-10-14T15:21:00+03:00"


def test_a_printed_zone_is_kept() -> None:
    assert iso(Stamp(10, 14, 2022, 15, 21, -4), zone="Europe/Kyiv") == "2022-10-14T15:21:00-04:00"


def test_a_year_that_is_not_printed_can_be_given() -> None:
    assert iso(Stamp(10, 14), year=2022) == "2022-10-14"


@pytest.mark.parametrize(("place", "zone"), [("KYIV, Ukraine", "Europe/Kyiv"), ("port lennow", None), (None, None)])
def test_a_place_keeps_the_time_of_its_city(place: str | None, zone: str | None) -> None:
    assert zone == zone_of_place(place)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("/world/2031/03/02/bridge-closes", "2031-03-02"),
        ("courier_2031-03-02_bridge-closes.txt", "2031-03-02"),
        ("2031-03-02.html", "2031-03-02"),
        ("2031_03_02 bridge.txt", "2031-03-02"),
        ("bridge-2031-13-40.txt", None),
        ("bridge-2031-02-30-and-2031-03-02.txt", "2031-03-02"),
        ("order-12031-03-02.txt", None),
        ("2031-03.txt", None),
        ("bridge.txt", None),
        ("", None),
    ],
)
def test_a_day_stands_in_an_address_or_a_file_name(name: str, day: str | None) -> None:
    assert day_in_name(name) == day
