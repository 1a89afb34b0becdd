from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.kernel.texts import Texts
from planner.outbox.operations import enqueue
from tests.factories import Make
from tests.releases import HEADLINE, issued
from tests.unit.outbox.letters import plan
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

URL = "/desk/search/"


def lakes(make: Make, office: Office) -> None:
    """One of everything, all named after lakes."""
    event = make.event(titles=Texts(ru="Озёра весной"))
    make.event(titles=Texts(en="Rivers"))
    outlet = make.outlet(names=Texts(en="Ozera Weekly"))
    person = make.person(names=Texts(ru="Олег Озеров"))
    make.affiliation(person, outlet=outlet)
    make.organisation("Fund of the Ozera")
    make.project(names=Texts(en="Clean ozera"))
    make.study(titles=Texts(en="Ozera in figures"))
    make.anniversary(phrases=Texts(en="the ozera treaty"), search_text="the ozera treaty")
    issued(make, office, event)
    guest = make.invitation(event, person=person)
    enqueue(make.work, plan(about=f"invitations:{guest.id}", subject="Come to the lakes"))


def test_everything_is_found_in_any_script(editor: Visitor, make: Make, office: Office) -> None:
    lakes(make, office)

    page = editor.get(f"{URL}?q=ozer").text

    assert texts(page, "main h2") == [
        "Events",
        "People",
        "Outlets",
        "Organisations",
        "Projects",
        "Studies",
        "Anniversaries",
        "Releases",
        "Letters",
    ]
    assert texts(page, ".found li") == [
        "Озёра весной 27\u00a0March\u00a02012, 11:00–13:00",
        "Олег Озеров Ozera Weekly",
        "Ozera Weekly",
        "Fund of the Ozera",
        "Clean ozera",
        "Ozera in figures",
        "the ozera treaty 1867",
        f"{HEADLINE} English · published",
        "Come to the lakes Anna Arden · held",
    ]
    assert texts(editor.get(f"{URL}?q=ОЗЁРА+весной").text, ".found li")[0].startswith("Озёра")


def test_a_release_is_found_by_its_headline_and_words(
    viewer: Visitor, make: Make, office: Office
) -> None:
    issued(make, office, make.event(titles=Texts(en="Rivers")))
    make.work.session.commit()
    words = "+".join(HEADLINE.split()[:2]).lower()

    assert texts(viewer.get(f"{URL}?q={words}").text, ".found li") == [
        f"{HEADLINE} English · published"
    ]
    assert texts(viewer.get(f"{URL}?q={words}+nonsense").text, ".found li") == []


def test_those_who_only_look_find_no_letters(viewer: Visitor, make: Make, office: Office) -> None:
    lakes(make, office)

    assert texts(viewer.get(f"{URL}?q=ozer").text, "main h2")[-1] == "Releases"


def test_five_are_shown_with_a_link_to_all_of_them(viewer: Visitor, make: Make) -> None:
    for number in range(7):
        make.person(f"Ada Byron {number}")
        make.event(titles=Texts(en="Ada"), starts_on=None, ends_on=None, starts_clock=None,
                   ends_clock=None)  # fmt: skip

    page = viewer.get(f"{URL}?q=ada+byron").text

    assert texts(page, ".found li") == [f"Ada Byron {number}" for number in range(5)]
    assert texts(page, ".part__head a") == ["All 7 in People"]
    assert attributes(page, ".part__head a", "href") == ["/desk/people/?search=ada+byron"]
    assert len(texts(viewer.get(f"{URL}?q=ada").text, ".found li")) == 10


def test_more_than_a_hundred_are_not_counted(viewer: Visitor, make: Make) -> None:
    for _ in range(102):
        make.organisation("Lake Fund")

    assert texts(viewer.get(f"{URL}?q=lake").text, ".part__head a") == [
        "More than 100 in Organisations"
    ]


def test_nothing_of_another_office_is_found(viewer: Visitor, make: Make, session: Session) -> None:
    other = make.office()
    make.person("Ada Byron", office_id=other.id, email="")
    session.flush()

    assert texts(viewer.get(f"{URL}?q=ada").text, ".empty") == [
        "Nothing was found. What is in the archive is not searched here."
    ]


@pytest.mark.parametrize("query", ["", "?q=", "?q=+", "?q=%00"])
def test_without_words_it_says_what_can_be_found(viewer: Visitor, query: str) -> None:
    page = viewer.get(f"{URL}{query}").text

    assert len(texts(page, ".empty")) == 1
    assert texts(page, ".found") == []


def test_the_field_in_the_head_keeps_what_was_sought(viewer: Visitor) -> None:
    page = viewer.get(f"{URL}?q=<b>lakes").text

    assert attributes(page, "#find", "value") == ["<b>lakes"]
    assert texts(page, "h1") == ["“<b>lakes”"]
    assert attributes(viewer.get("/desk/events/?q=lakes").text, "#find", "value") == [""]
