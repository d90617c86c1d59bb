import time

import pytest

from sayso.layout import appealing_outlet, byline_of, cleaned, is_boilerplate, sections_of, title_of

TITLE = "Harbour may close in winter, officials say"


def laid_out(text: str) -> list[tuple[str, str | None, str]]:
    return [(part.kind, part.label, part.span.of(text)) for part in sections_of(text, title_of(text))]


@pytest.mark.parametrize(
    "line",
    [
        "Support Us",
        "SUPPORT US",
        "Journalists work here under fire. Support The Lisk Observer or become our patron!",
        "Become our patron!",
        "Subscribe to our newsletter",
        "Sign up for our morning newsletter",
        "Read also: Ferry cancelled",
        "READ MORE: Ferry cancelled",
        "MORE: Ferry cancelled until Thursday",
        "Read more",
        "Advertisement",
        "Share this story",
        "Share on Facebook",
        "Facebook | Twitter | Email",
        "We use cookies to make this site work.",
        "© 2031 The Lisk Observer",
        "All rights reserved.",
        "Follow us on Telegram",
        "12 comments",
        "3 min read",
        "Skip to main content",
        "Photo: Gazette archive",
        "Home > News > Politics",
        "Підписуйтесь на наш канал",
        "Читайте також: Пором скасовано",
        "___",
    ],
)
def test_lines_of_the_page_are_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Support for the minister fell.",
        "Support us, the minister begged the dockers, or the harbour will close by the end of the winter.",
        "“Support us,” she said.",
        "Sources: the ministry, the port",
        "Read the letter, he told them.",
        "He said that readers could subscribe to his newsletter.",
        "The cookies were burnt, the baker admitted.",
        "More than 40 ships were waiting, the harbour master said.",
        "Follow the money, the prosecutor said.",
        "Related charges were dropped, her lawyer said.",
        "Home prices rose, the bureau reported.",
        "Also: the minister resigned.",
        "Comments by the minister angered the union.",
        "Watch out for ice, police warned.",
    ],
)
def test_lines_of_a_story_are_not(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Support The Lisk Observer or become our patron!", "The Lisk Observer"),
        ("We write under fire. Support The Lisk Observer or become our patron!", "The Lisk Observer"),
        ("Become a member of The Lisk Observer!", "The Lisk Observer"),
        ("Subscribe to The Lisk Observer's newsletter", "The Lisk Observer"),
        ("Follow The Lisk Observer on Telegram", "The Lisk Observer"),
        ("Support us or become our patron!", None),
        ("Support Us", None),
        ("Support our work or become our patron!", None),
        ("The minister asked for support.", None),
    ],
)
def test_an_appeal_names_its_outlet(line: str, outlet: str | None) -> None:
    assert outlet == appealing_outlet(line)


def test_cleaning_keeps_the_story_and_the_title_once() -> None:
    top = f"Support Us\r\n\r\n{TITLE}\r\n14 May 2031\r\n{TITLE}  \r\n\r\n\r\n\r\n"
    text = f"{top}The harbour may close.\r\nRead also: Ferries\r\n"

    assert cleaned(text).text == f"{TITLE}\n14 May 2031\n\nThe harbour may close."


def test_cleaning_keeps_bullets_and_labels() -> None:
    text = f"{TITLE}\n\nSource: The Post\n\n  • One\n  • Two"

    assert cleaned(text).text == text


def test_a_text_of_boilerplate_alone_is_kept() -> None:
    assert cleaned("Support Us\nRead more\n").text == "Support Us\nRead more"


def test_cleaning_twice_changes_nothing() -> None:
    once = cleaned(f"Menu\n{TITLE}\n\n\n\nStory.\n{TITLE}\nShare\n").text

    assert cleaned(once).text == once


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}\nThe harbour may close.", TITLE),
        (f"14 May 2031\n{TITLE}\nThe harbour may close.", TITLE),
        ("A shop of Acme Inc.\nStory.", "A shop of Acme Inc."),
        ("The harbour may close, officials said on Friday.\nIt may not.", ""),
        (f"{TITLE}", ""),
        ("PORT LENNOW, Oct 3 (Harbour Wire) — The harbour\nIt may not.", ""),
        ("Source: The Post\nIt may not.", ""),
        ("• One\n• Two", ""),
        ("By Ann Example\nStory.", ""),
        ("word " * 60 + "\nStory.", ""),
    ],
)
def test_a_headline_is_a_short_first_line_that_is_no_sentence(text: str, title: str) -> None:
    assert title == title_of(text)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Example", "Ann Example"),
        ("By ANN EXAMPLE and Bo Sample", "ANN EXAMPLE and Bo Sample"),
        ("By and large, it was quiet.", None),
        ("Story by nobody", None),
    ],
)
def test_a_byline_names_the_authors(line: str, name: str | None) -> None:
    assert name == byline_of(f"{TITLE}\n{line}\nStory.")


def test_a_labelled_layout_is_divided() -> None:
    text = (
        f"{TITLE}\n14 May 2031, 10:00\n\nThe lead.\n\nSource: The Post\n\nDetails: One.\n\nTwo.\n\n"
        'Quote: "Three.\n\nFour".\n\nFive.\n\nHolm\'s quote: "Six".\n\nBackground: Seven.\n\n• Eight\n• Nine'
    )

    assert laid_out(text) == [
        ("headline", None, TITLE),
        ("dateline", None, "14 May 2031, 10:00"),
        ("lead", None, "The lead."),
        ("source", "Source", "The Post"),
        ("details", "Details", "One.\n\nTwo."),
        ("quote", "Quote", '"Three.\n\nFour".'),
        ("details", None, "Five."),
        ("quote", "Holm's quote", '"Six".'),
        ("background", "Background", "Seven."),
        ("bullet", None, "Eight"),
        ("bullet", None, "Nine"),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "label"),
    [
        ("Source: x", "source", "Source"),
        ("SOURCE: x", "source", "SOURCE"),
        ("Sources: x", "source", "Sources"),
        ("Джерело: x", "source", "Джерело"),
        ("Details: x", "details", "Details"),
        ("Quote: x", "quote", "Quote"),
        ("Quote from Petra Holm: x", "quote", "Quote from Petra Holm"),
        ("Direct quote from Holm: x", "quote", "Direct quote from Holm"),
        ("Holm's quote: x", "quote", "Holm's quote"),
        ("Holm’s quote: x", "quote", "Holm’s quote"),
        ("Background: x", "background", "Background"),
        ("Reminder: x", "background", "Reminder"),
        ("Recall: x", "background", "Recall"),
        ("Petra Holm: x", "body", None),
        ("Source close to the talks said: x", "body", None),
        (": x", "body", None),
    ],
)
def test_labels_name_their_sections(line: str, kind: str, label: str | None) -> None:
    part = laid_out(f"The lead is a sentence.\n{line}")[1]

    assert (kind, label) == part[:2]
    assert part[2] == ("x" if label else line)


@pytest.mark.parametrize("mark", ["•", "-", "*", "▪", "–"])
def test_bullets_are_sections_of_their_own(mark: str) -> None:
    expected = ("body", None, f"{mark} One") if mark == "–" else ("bullet", None, "One")

    assert laid_out(f"The lead is a sentence.\n  {mark} One")[1] == expected


def test_a_label_alone_on_its_line_heads_the_list_below() -> None:
    assert laid_out("The lead is a sentence.\nBackground:\n• One\n• Two")[1:] == [
        ("bullet", "Background", "One"),
        ("bullet", "Background", "Two"),
    ]


def test_a_label_alone_on_its_line_opens_the_paragraph_below() -> None:
    assert laid_out("The lead is a sentence.\nDetails:\nOne.")[1:] == [("details", "Details", "One.")]


def test_what_follows_a_quotation_belongs_to_the_part_it_stands_in() -> None:
    parts = laid_out('The lead is a sentence.\nDetails: One.\nQuote: "Two."\nThree.')

    assert [part[0] for part in parts] == ["lead", "details", "quote", "details"]


def test_a_wire_dateline_is_cut_off_the_lead() -> None:
    assert laid_out("PORT LENNOW, Oct 3 (Harbour Wire) — Dockers struck.\nMore.") == [
        ("dateline", None, "PORT LENNOW, Oct 3 (Harbour Wire)"),
        ("lead", None, "Dockers struck."),
        ("body", None, "More."),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "next ",
        "1",
        "a",
        "-",
        "- ",
        '"',
        "“",
        "—",
        " ",
        "A ",
        "A.",
        "read ",
        "Source: ",
        "support ",
        "©",
        "😀",
        "\u202e",
        "\n",
        "•\n",
    ],
)
def test_two_megabytes_of_anything_take_no_time(piece: str) -> None:
    text = piece * (2_000_000 // len(piece))
    start = time.perf_counter()
    clean = cleaned(text).text
    title_of(clean)
    byline_of(clean)
    sections_of(clean, "")

    # A quadratic rule takes minutes; the bound is loose because machines differ.
    assert time.perf_counter() - start < 15
