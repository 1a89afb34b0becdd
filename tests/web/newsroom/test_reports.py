"""Reports 05, 08, 11, 12, 13 and 14: such events taken in as files, and what each paper says of them."""

from __future__ import annotations

import re

import pytest

from planner.accounts.models import Office
from planner.kernel.errors import Invalid
from planner.kernel.work import Work
from planner.releases.papers.paper import advisory_html, programme_html
from planner.releases.papers.programme import programme_paper
from tests.conftest import NOW
from tests.unit.releases.advised import advise
from tests.web.newsroom.reported import (
    description,
    in_order,
    letter,
    page,
    release,
    speaker,
    take_in,
)
from tests.web.reading import texts
from tests.web.visitor import Visitor


def test_05_twenty_speakers(work: Work, office: Office) -> None:
    bodies = [
        {"uid": f"body-{n}", "names": {"en": f"{'Guild of Keepers of Old Mills ' * 6}{n}"}}
        for n in range(20)
    ]
    people = [{"uid": f"person-{n}", "names": {"en": f"Keeper {n} Millward"}} for n in range(20)]
    parts = [
        speaker(f"person-{n}", organisation=f"body-{n}", functions={"en": "Chair of the Guild"})
        for n in range(20)
    ]
    title = "Round table on mills, on mill ponds, on the fish that pass them, on grain, on flour, "
    title += "on the price of bread in the villages and on the register of all keepers of mills, "
    title += "their families and their heirs in the provinces of the north"
    event = take_in(
        work,
        [{"uid": "talk", "kind": "discussion", "minutes": 90, "parts": parts}],
        people,
        bodies,
        titles={"en": title},
    )

    sent, told = letter(event, office), description(event)

    assert sent.subject == f"Invitation: {title}"
    assert "Keeper 19 Millward" in sent.text
    assert "Contact: Olga Linden, Press Officer, +7 812 1" in sent.text
    assert len(told) <= 4000
    head, _, programme = told.partition("Programme:")
    assert "Contact: Olga Linden, Press Officer, +7 812 1" in head
    assert head.startswith(f"{title}. Will you come?")
    named = len(re.findall(r"Keeper \d+ Millward", programme))
    assert programme.endswith(f"; and {20 - named} more; see the page")


def test_08_two_days(work: Work, office: Office, stranger: Visitor) -> None:
    """With a night that is not public, which gives the second day its hour."""
    event = take_in(
        work,
        [
            {"uid": "open", "kind": "welcome", "minutes": 15},
            {"uid": "ice", "kind": "discussion", "titles": {"en": "Ice"}, "minutes": 105},
            {"uid": "night", "kind": "break", "minutes": 1080, "is_public": False},
            {"uid": "lock", "kind": "visit", "titles": {"en": "The old lock"}, "minutes": 120},
            {"uid": "thaw", "kind": "discussion", "titles": {"en": "Thaw"}, "minutes": 120},
        ],
        [],
        [{"uid": "body", "names": {"en": "Lake Forum"}}],
        titles={"en": "Lake Days"},
        ends_on="2027-05-12",
        ends_clock="17:00",
    )
    head = "Tuesday, 11 May 2027, 14:00 – Wednesday, 12 May 2027, 17:00 CEST (UTC+02:00)"
    lines = [
        *("Tuesday, 11 May 2027", "14:00", "Words of welcome", "14:15", "Ice"),
        *("Wednesday, 12 May 2027", "10:00", "The old lock", "12:00", "Thaw"),
    ]

    papers = [
        in_order(advisory_html(advise(event, office))),
        in_order(programme_html(programme_paper(event, ["en"], office, issued_at=NOW))),
        " ".join(letter(event, office).text.split()),
        " ".join(description(event).split()),
        in_order(page(event, office, stranger)),
    ]

    for paper in papers:
        assert head in paper
        assert " ".join(lines) in paper


@pytest.mark.parametrize("is_entered", [False, True])
def test_11_languages(work: Work, office: Office, stranger: Visitor, *, is_entered: bool) -> None:
    """Those of letters and papers are nobody's; those that are spoken are told where entered."""
    spoken = {"spoken_languages": ["de"], "interpretation": "none"} if is_entered else {}
    event = take_in(
        work,
        [{"uid": "talk", "kind": "questions", "minutes": 20}],
        [],
        [{"uid": "body", "names": {"en": "Guild of Chemists"}}],
        titles={"en": "Empty shelves", "ru": "Пустые полки"},
        languages=["en", "ru"],
        **spoken,
    )

    facets = {facet.heading: facet.lines for facet in advise(event, office).facets}
    on_page = texts(page(event, office, stranger), ".event__facts dt")

    assert facets.get("Languages") == (("German",) if is_entered else None)
    assert ("Languages" in on_page) is is_entered
    for told in (letter(event, office).text, description(event)):
        assert ("Languages: German" in told) is is_entered
        assert "English" not in told


AMBASSADOR = {
    "uid": "thrale",
    "names": {"en": "Cora Thrale"},
    "honorifics": {"en": "Her Excellency"},
}
AUDIOLOGIST = {
    "uid": "ambrey",
    "names": {"en": "Edmund Ambrey"},
    "honorifics": {"en": "Professor"},
}


def test_12_forms_of_address(work: Work, office: Office, stranger: Visitor) -> None:
    opening = [speaker("thrale", functions={"en": "Ambassador of Velmaria"})]
    event = take_in(
        work,
        [
            {"uid": "open", "kind": "welcome", "minutes": 10, "parts": opening},
            {
                "uid": "report",
                "kind": "report",
                "minutes": 20,
                "parts": [speaker("ambrey", functions={"en": "audiologist"})],
            },
        ],
        [AMBASSADOR, AUDIOLOGIST],
        [{"uid": "body", "names": {"en": "Embassy of Velmaria"}}],
        titles={"en": "Hear the Story"},
        status="held",
        starts_on="2012-03-12",
    )
    addressed = ("Her Excellency Cora Thrale", "Professor Edmund Ambrey")

    for paper in (
        in_order(advisory_html(advise(event, office))),
        in_order(programme_html(programme_paper(event, ["en"], office, issued_at=NOW))),
        letter(event, office).text,
        description(event),
        in_order(page(event, office, stranger)),
    ):
        assert [name for name in addressed if name not in paper] == []
    for prints_titles, name in ((True, "Professor Edmund Ambrey"), (False, "Edmund Ambrey")):
        office.prints_titles = prints_titles
        drafted = release(event, office, work)
        assert "Excellency" not in drafted
        assert ("Professor" in drafted) is prints_titles
        assert f"{name}, audiologist" in drafted


def test_13_who_twice(work: Work, office: Office) -> None:
    pilot, chair = {"en": "President"}, {"en": "Chair of the Fund"}
    event = take_in(
        work,
        [
            {
                "uid": "open",
                "kind": "welcome",
                "parts": [speaker("holt", functions=pilot, organisation="body")],
            },
            {
                "uid": "talk",
                "kind": "discussion",
                "parts": [
                    {
                        **speaker("holt", functions=chair, organisation="body"),
                        "uid": "again",
                        "role": "moderator",
                    },
                    speaker("carrow", functions={"en": "Pilot"}, organisation="body"),
                ],
            },
        ],
        [
            {"uid": "holt", "names": {"en": "Arne Holt"}},
            {"uid": "carrow", "names": {"en": "Ines C."}},
        ],
        [{"uid": "body", "names": {"en": "Volunteer Pilots"}}],
        titles={"en": "Safe Ice"},
    )

    (group,) = next(facet.groups for facet in advise(event, office).facets if facet.groups)

    assert [(who.name, who.function) for who in group.people] == [
        ("Arne Holt", "President of Volunteer Pilots, Chair of the Fund (also moderator)"),
        ("Ines C.", "Pilot at Volunteer Pilots"),
    ]


def test_14_an_arabic_paper(work: Work, office: Office, stranger: Visitor) -> None:
    """There are no sentences for it, so that none is made; entered texts are isolated in letters."""
    event = take_in(
        work,
        [{"uid": "open", "kind": "welcome", "parts": [speaker("salma")]}],
        [{"uid": "salma", "names": {"ar": "سلمى"}}],
        [{"uid": "body", "names": {"ar": "جمعية المياه (LWA)"}}],
        titles={"ar": "المياه 2027"},
        cities={"ar": "عمّان"},
        languages=["ar"],
    )
    refused = "Releases, advisories and programmes are made in English and Russian only."

    with pytest.raises(Invalid, match=refused):
        advise(event, office, "ar")
    with pytest.raises(Invalid, match=refused):
        programme_paper(event, ["ar"], office, issued_at=NOW)
    for html in (letter(event, office).html, page(event, office, stranger)):
        assert '<html lang="ar" dir="rtl">' in html
        for isolated in ("جمعية المياه (LWA)", "سلمى"):
            assert isolated in texts(html, "bdi")
