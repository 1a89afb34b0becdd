"""Who takes part, in advisory, programme, public page and letter."""

from __future__ import annotations

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.models.kinds import ItemKind, PartRole
from planner.events.titles import addressed, printed_title
from planner.invitations.facts import facts_of
from planner.kernel.texts import Texts
from planner.releases.papers.advisory import advisory_paper
from planner.releases.papers.paper import Who
from tests.conftest import NOW
from tests.factories import Make


def coast_guard(make: Make) -> Event:
    """Ben Aro welcomes, reports and moderates, in two functions; an ambassador is present."""
    event = make.event()
    ben = make.person(names=Texts(en="Ben Aro", ru="Бен Аро"))
    marta = make.person(
        names=Texts(en="Marta Quist", ru="Марта Квист"),
        honorifics=Texts(en="Her Excellency", ru="Её Превосходительство"),
    )
    roth = make.person(names=Texts(en="Emil Roth"), honorifics=Texts(en="Professor"))
    president, chair = Texts(en="President of the Coast Guard Union"), Texts(en="Chair of the Fund")
    welcome = make.item(event, kind=ItemKind.WELCOME)
    make.part(welcome, person=ben, functions=president)
    make.part(
        welcome, person=marta, functions=Texts(en="Ambassador of Lenland"), role=PartRole.PRESENT
    )
    report = make.item(event)
    make.part(report, person=ben, functions=chair, former_functions=Texts(en="pilot"))
    make.part(report, person=roth, functions=Texts(en="historian"))
    make.part(report, person=ben, functions=president, role=PartRole.MODERATOR)
    make.work.session.expire(event)
    return event


def test_each_person_once_with_all_roles_and_functions(make: Make, office: Office) -> None:
    paper = advisory_paper(coast_guard(make), "en", office, issued_at=NOW)

    people = next(facet.people for facet in paper.facets if facet.people)
    assert people == (
        Who(
            name="Ben Aro",
            function=(
                "President of the Coast Guard Union, Chair of the Fund, former pilot "
                "(also moderator)"
            ),
        ),
        Who(name="Her Excellency Marta Quist", function="Ambassador of Lenland, will be present"),
        Who(name="Professor Emil Roth", function="historian"),
    )


def test_biographies_that_may_be_published(make: Make, office: Office) -> None:
    event = make.event()
    item = make.item(event)
    told = Texts(en="Born in Mareno.\nHas sailed since 1990.")
    for name, is_public in (("Ben Aro", True), ("Ines Lopo", False)):
        person = make.person(name, biographies=told, biography_is_public=is_public)
        make.part(item, person=person)
    make.work.session.expire(event)

    paper = advisory_paper(event, "en", office, issued_at=NOW)
    lines = {facet.heading: facet.lines for facet in paper.facets}

    assert lines["About the speakers"] == ("Ben Aro: Born in Mareno. Has sailed since 1990.",)
    russian = advisory_paper(event, "ru", office, issued_at=NOW)
    assert "О выступающих" not in {facet.heading for facet in russian.facets}


def test_a_letter_prints_the_form_of_address(make: Make) -> None:
    points = facts_of(coast_guard(make), "en").points

    assert [point.speakers for point in points] == [
        (
            ("Ben Aro", "President of the Coast Guard Union"),
            ("Present: Her Excellency Marta Quist", "Ambassador of Lenland"),
        ),
        (
            ("Ben Aro", "Chair of the Fund", "former pilot"),
            ("Professor Emil Roth", "historian"),
            ("Moderator: Ben Aro", "President of the Coast Guard Union"),
        ),
    ]


def test_titles_and_courtesies() -> None:
    assert [printed_title(text) for text in ("H.E. Prof.", "Ms", "Dr", "г-жа", "профессор")] == [
        *("Prof.", "", "Dr", "", "профессор")
    ]
    assert addressed("H.E. Ambassador", "Colin Thrale", "Ambassador of Velmaria") == (
        "H.E. Colin Thrale"
    )
    assert addressed("Dr", "Edith Ambrey", "Head of Audiology") == "Dr Edith Ambrey"
