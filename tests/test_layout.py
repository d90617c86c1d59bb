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
        "Support our journalism today",
        "Donate now!",
        "Support The Lisk Observer on Patreon",
        "Start your day informed. Get the news in your inbox",
        "Sign up",
        "Sign up for her newsletter, Piping Hot",
        "Register for unlimited access to the archive",
        "Subscribe to The Lisk Observer's Telegram channel",
        "For more, sign up for the What’s Up newsletter.",
        "Get the latest news from Port Lennow in your inbox.",
        "Want more updates from Ann? Sign up for her newsletter",
        "Follow Ann Example on Twitter @annexample.",
        "Follow\u00a0Ann Example on Twitter @annexample.",
        "Follow us on X: @liskobserver",
        "Follow @liskopinion or #tellthelisk on Twitter for more of this discussion.",
        "Click here to subscribe",
        "Download our free app now",
        "Подписывайтесь на нашу рассылку",
        "Поддержите нас",
        "Читайте ещё",
        "Related articles | Ferries",
        "MORE: Mayor says harbour may close",
        "More from The Lisk Observer",
        "Most read in Sport",
        "Trending now",
        "- Advertisement 1Story continues below",
        "This site uses cookies",
        "Accept all cookies",
        "Copyright © 2031 The Lisk Observer, LLC.",
        "Copyright 2031 The Lisk Observer",
        "(c) 2031 The Lisk Observer. All rights reserved.",
        "© Ann Example/The Lisk Observer",
        "The Lisk Observer. All rights reserved",
        "Got a story? Get in touch with our news team",
        "Get in touch with our news team by emailing us at desk@example.test.",
        "Have you been affected by the flood? Get in touch: desk@example.test",
        "If you spot a mistake, select it and press Ctrl+Enter",
        "Image: Ann Example / Facebook",
        "Photo credit: Ann van der Sample",
        "We may earn a commission from purchases made through links on this page.",
        "Please log in or register to comment",
        "Join the conversation",
        "This is a breaking story, more to follow",
        "Thank you for reading The Lisk Observer",
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
    "line",
    [
        # money
        "Support for the levy is higher today.",
        "Support the dockers or become a supporter of the mayor.",
        "Support collapsed today.",
        "Become a member of the party, the baker begged his sons.",
        "Become a Member of Parliament",
        "Donate blood, the surgeon urged the island.",
        "Start the day informed, the coach told his rowers.",
        "Підтримайте нас, просив мер докерів.",
        "Поддержите нашу работу деньгами, попросил мэр докеров.",
        # subscribe
        "For weeks, Holm refused to discuss her emails, a spokesman said.",
        "For years Okoro had nothing to show but emails.",
        "Get to the harbour early, the emails told them.",
        "Want of bread drove them out, her emails show.",
        "Register to vote, the governor told residents of the flooded streets.",
        "Register for the ferry by noon or stay behind.",
        "Sign up for the draft, the general told young men on the quay.",
        "Sign up for the newsletter of the union, she told them.",
        "Subscribe to no creed, the bishop warned.",
        "Get daily doses of good news",
        "Our website is the place for complaints and for nothing else, the mayor said.",
        "Check out more of the island before signing up as a sailor.",
        "Follow Holm on Telegram, where she posts every day.",
        "Follow the protests on Telegram for hours and you learn little.",
        "Like many on X, she was angry.",
        "Like Holm on Twitter, the minister was cautious.",
        "Join us on Facebook and in the square, the bishop told the crowd.",
        "Click here to watch, the swindlers wrote to 40 pensioners.",
        "Download the harbour app or stay at home, ministers warned.",
        "The newsletter",
        "Підпишіться під петицією, закликав мер.",
        "Підпишіться на наш канал, просив він, і нічого не сталося.",
        "Подпишитесь под прошением, призвал мэр.",
        # related
        "Watch on: “We will win”, he said.",
        "Read more: ‘We will not go’, say the dockers",
        "Read more - and watch less.",
        "See more: the minister wrote to the port that he had been misled.",
        "More: a saint and his king",
        "Related: the two charges were dropped, her lawyer said.",
        "Recommended: three years in prison",
        "Most popular in the poll was Holm.",
        "Most watched in the north were the old films",
        "Popular in the north, Holm lost the south",
        "Trending in the wrong direction, the port lost its rating",
        "More from the north than from the south voted no",
        "More on Monday.",
        "More on that in a moment",
        "For more stories like this one, her readers waited years.",
        "Читайте закони уважніше, закликав суддя.",
        "Читайте также Библию, посоветовал священник.",
        "Дивіться під ноги",
        # furniture
        "Advertisement spending fell, Holm said.",
        "Advertisement of the job began in May.",
        "Story continues to haunt the port",
        "Home/work balance is gone, said Holm.",
        "News > views, the editor likes to say.",
        "Comments of this kind, the judge said, were common.",
        "We use cookies as bait, the angler said.",
        "We use cookies and milk to calm the children",
        "Accept cookies from nobody, the warden joked.",
        "Copyright law must change, the minister said on Tuesday.",
        "Copyright is theft",
        "Copyright 2031 was the title of the draft, the minister said.",
        "Copyright 2031 rules are stricter than those of the year before",
        "(c) the minister denied that he had been told",
        "(c) 2031 was the worst year on record",
        "(C) Port Lennow shall pay the costs.",
        "The contract kept all rights reserved to the port, Holm said.",
        "All rights reserved to the crown were sold",
        "Our standards: honesty and other principles",
        "Have a story ready, the general told his men.",
        "Got a tip-off about the ferry, Okoro drove to the port",
        "Do you have a story? the editor asked her.",
        "Get in touch with our feelings, the priest urged",
        "Get in touch with us, the kidnappers told the family",
        "Get in touch by nightfall or the ship leaves",
        "Have you been affected by the flood?",
        "Have you been affected by the flood, the form asks",
        "If you see a mistake, correct it, the captain told his crew.",
        "Picture: “It was a massacre,” said the photographer who took it.",
        "Picture: a mother and two children, alone on the quay",
        "Photo: the minister leaves the court on Monday",
        "Image: how the port sees itself",
        "This year our agents earn a commission, and the port pays",
        "Please log out, the message said.",
        "Please log in and wait for your turn",
        "Log in or create an account, the screen told him.",
        "Access the most recent journalism, he told the class, and compare.",
        "Join the conversation, the bishop told the crowd in the square.",
        "Join the community of the faithful",
        "Join our discussion with an open mind",
        "This is a developing story of greed",
        "This is a breaking story, the editor said.",
        "Follow along with the latest updates to the law, the judge advised",
        "Thank you for reading my letter, she wrote.",
        "Thank you for visiting the sick",
        "This video cannot be played in court, the judge ruled.",
        "“Support us or become our patron!”",
        "Become our patron, the abbot told the duke.",
    ],
)
def test_a_story_that_begins_like_a_page_is_kept(line: str) -> None:
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
        ("By land and sea, migrants press north\nStory.", "By land and sea, migrants press north"),
        ("By Land and Sea, Migrants Press North\nStory.", "By Land and Sea, Migrants Press North"),
        ("word " * 60 + "\nStory.", ""),
    ],
)
def test_a_headline_is_a_short_first_line_that_is_no_sentence(text: str, title: str) -> None:
    assert title == title_of(text)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Example", "Ann Example"),
        ("by Ann Example", "Ann Example"),
        ("BY: ANN EXAMPLE and Bo Sample", "ANN EXAMPLE and Bo Sample"),
        ("By Ann Example, Bo Sample & Łucja Okoro", "Ann Example, Bo Sample & Łucja Okoro"),
        ("By J. K. Example Jr.", "J. K. Example Jr."),
        ("By Ana de la Cruz, The Lisk Observer", "Ana de la Cruz, The Lisk Observer"),
        ("By Reuters", "Reuters"),
        ("By and large, it was quiet.", None),
        ("By then the storm had passed", None),
        ("by then the storm had passed", None),
        ("By Friday", None),
        ("By Friday, Holm resigned.", None),
        ("By Land and Sea", None),
        ("By Petra Holm’s own account, nobody asked", None),
        ("By Prime Minister Petra Holm’s Account.", None),
        ("By , and", None),
        ("Story by nobody", None),
    ],
)
def test_a_byline_names_the_authors(line: str, names: str | None) -> None:
    text = f"{TITLE}\n{line}\nStory."

    assert names == byline_of(text, sections_of(text, TITLE))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"By Ann Example\n{TITLE}\nThe lead.\nStory.", "Ann Example"),
        (f"{TITLE}\nThe lead.\nBy Ann Example\n14 May 2031\nStory.", "Ann Example"),
        (f"{TITLE}\nThe lead.\nStory.\nBy Ann Example", None),
        (f"{TITLE}\n• One\nBy Ann Example", None),
        (f"{TITLE}\nSource: the port\nBy Ann Example", None),
    ],
)
def test_a_byline_stands_above_the_story_or_under_its_lead(text: str, names: str | None) -> None:
    assert names == byline_of(text, sections_of(text, TITLE))


def test_a_sentence_that_begins_with_by_stays_in_the_story() -> None:
    assert laid_out(f"{TITLE}\nThe lead.\nby then the storm had passed")[2][0] == "body"


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


@pytest.mark.parametrize("piece", ["A ", "A", "a ", "(c) ", "support A ", "2031 ", "x. ", "| ", "Photo: A ", "By A "])
def test_thousands_of_the_longest_short_lines_take_no_time(piece: str) -> None:
    line = (piece * 300)[:299]
    start = time.perf_counter()
    for at in range(3000):
        is_boilerplate(f"{line}{at % 10}")

    assert time.perf_counter() - start < 5


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
    byline_of(clean, sections_of(clean, ""))

    # A quadratic rule takes minutes; the bound is loose because machines differ.
    assert time.perf_counter() - start < 15
