from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Affiliation, Channel, Person
from planner.invitations.models import Answer
from planner.kernel.texts import Texts
from planner.web.desk.registers.people import LATEST
from tests.conftest import NOW
from tests.factories import Make
from tests.web.visitor import Visitor

URL = "/desk/people/"


def typed(make: Make) -> dict[str, str]:
    return {
        "names-en": "Anna <Sorokina>",
        "names-ru": "Анна Сорокина",
        "names-other-language": "ka",
        "names-other-text": "ანა სოროკინა",
        "is_journalist": "y",
        "language": "ru",
        "affiliations-0-outlet_id": str(make.outlet(names=Texts(en="Evening Gazette")).id),
        "affiliations-0-functions-en": "correspondent",
        "affiliations-0-since": "2010-01-01",
        "affiliations-1-organisation_id": str(make.organisation("Society").id),
        "channels-0-kind": "email",
        "channels-0-value": "Anna@Paper.test",
        "channels-1-kind": "phone",
        "channels-1-value": "8 (812) 555-01-23",
        "channels-1-label": "mobile",
        "gender": "f",
        "genitives-ru": "Анны Сорокиной",
        "notes": "Prefers mornings.",
    }


def test_a_person_is_entered_with_functions_and_addresses(
    editor: Visitor, make: Make, session: Session
) -> None:
    response = editor.post(URL, typed(make))

    assert response.status_code == 303
    page = editor.get(response.location).text
    assert "Anna &lt;Sorokina&gt;" in page
    assert "Prefers mornings." in page
    person = session.scalars(select(Person)).one()
    assert person.names["ka"] == "ანა სოროკინა"
    assert person.grammar == {"ru": {"genitive": "Анны Сорокиной"}}
    assert [(c.kind.value, c.value, c.key, c.is_public) for c in person.channels] == [
        ("email", "Anna@paper.test", "anna@paper.test", False),
        ("phone", "8 (812) 555-01-23", "+78125550123", False),
    ]
    assert [a.since for a in person.affiliations] == [date(2010, 1, 1), None]
    assert [a.employer.label for a in person.affiliations if a.employer] == [
        "Evening Gazette",
        "Society",
    ]


@pytest.mark.parametrize(
    "words", ["sorokina", "Сорокина", "gazette anna", "ANNA@PAPER", "correspond"]
)
def test_people_are_found_by_any_word_in_any_script(
    editor: Visitor, make: Make, words: str
) -> None:
    editor.post(URL, typed(make))
    make.person("Somebody Else")

    page = editor.get(URL, query_string={"search": words}).text

    assert page.count('<th scope="row">') == 1
    assert "Evening Gazette" in page


def test_wrong_values_are_marked_and_nothing_typed_is_lost(
    editor: Visitor, make: Make, session: Session
) -> None:
    wrong = {
        "names-en": "",
        "names-ru": "",
        "names-other-language": "georgian",
        "language": "english",
        "gender": "x",
        "affiliations-0-since": "2010-13-01",
        "channels-0-value": "anna@paper.test\nBcc: x@y.test",
        "channels-1-value": "ring me",
    }

    response = editor.post(URL, {**typed(make), **wrong})

    assert response.status_code == 422
    for name in ("names", "language", "gender", "affiliations-0-since"):
        assert f'id="{name}-error"' in response.text
    for name in ("channels-0-value", "channels-1-value"):
        assert f'id="{name}-error"' in response.text
    assert "Prefers mornings." in response.text
    assert "Анны Сорокиной" in response.text
    assert session.scalars(select(Person)).all() == []


def test_a_row_names_one_employer(editor: Visitor, make: Make) -> None:
    form = typed(make)
    both = {"affiliations-0-organisation_id": form["affiliations-1-organisation_id"]}

    response = editor.post(URL, {**form, **both})

    assert response.status_code == 422
    assert "Choose an organisation or an outlet in a row, not both." in response.text


def test_a_stale_save_shows_both_versions(editor: Visitor, make: Make) -> None:
    form = typed(make)
    url = editor.post(URL, form).location
    editor.post(url, {**form, "version": "1", "notes": "Prefers evenings."})

    response = editor.post(url, {**form, "version": "1", "notes": "Prefers noon."})

    assert response.status_code == 409
    assert "Prefers noon." in response.text
    assert "Prefers evenings." in response.text


def test_viewers_see_neither_notes_nor_private_telephones(
    editor: Visitor, viewer: Visitor, make: Make
) -> None:
    url = editor.post(URL, typed(make)).location

    page = viewer.get(url)

    assert page.status_code == 200
    assert "Prefers mornings." not in page.text
    assert "555-01-23" not in page.text
    assert "Anna@paper.test" in page.text
    assert "555-01-23" in editor.get(url).text


def test_the_list_leaves_the_house_with_an_approver_only(
    editor: Visitor, approver: Visitor, make: Make
) -> None:
    editor.post(URL, typed(make))
    make.person("Bare", email="")

    table = approver.get(f"{URL}list.csv")

    assert editor.get(f"{URL}list.csv").status_code == 403
    assert table.data.decode() == (
        "\ufeffName,Works for,Function,E-mail,Telephone,Journalist,Language\r\n"
        "Anna <Sorokina>,Evening Gazette,correspondent,Anna@paper.test,8 (812) 555-01-23,yes,ru\r\n"
        "Bare,,,,,no,\r\n"
    )


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_takes_as_many_statements_for_three_as_for_one(
    viewer: Visitor, make: Make, statements: list[str], people: int
) -> None:
    for _ in range(people):
        person = make.person()
        make.affiliation(person, organisation=make.organisation())
        make.affiliation(person, outlet=make.outlet())
    viewer.session.commit()
    statements.clear()

    page = viewer.get(URL)

    assert page.text.count('<th scope="row">') == people
    assert len(statements) == 6, statements


def test_journalists_are_listed_apart(viewer: Visitor, make: Make) -> None:
    make.person("Jo Journalist", is_journalist=True)
    make.person("Sam Speaker")

    journalists = viewer.get(f"{URL}?kind=journalist").text

    assert "Jo Journalist" in journalists
    assert "Sam Speaker" not in journalists
    assert "Sam Speaker" in viewer.get(f"{URL}?kind=other").text


def test_the_pools_of_a_person_are_shown(editor: Visitor, make: Make) -> None:
    person, pool = make.person(email="anna@paper.test"), make.pool()
    editor.post(f"/desk/pools/{pool.id}/members", {"pasted": "anna@paper.test"})

    assert "Pool of journalists" in editor.get(f"{URL}{person.id}").text


def test_a_new_name_of_the_outlet_finds_its_people(editor: Visitor, make: Make) -> None:
    form = typed(make)
    editor.post(URL, form)
    outlet = f"/desk/outlets/{form['affiliations-0-outlet_id']}"
    body = f"/desk/organisations/{form['affiliations-1-organisation_id']}"

    editor.post(outlet, {"names-en": "Herald", "kind": "print", "scope": "local", "version": "1"})
    editor.post(body, {"names-en": "League", "kind": "ngo", "version": "1"})

    assert "Sorokina" in editor.get(f"{URL}?search=herald+league").text
    assert "Sorokina" not in editor.get(f"{URL}?search=gazette").text


def test_a_text_is_no_picture(editor: Visitor, make: Make) -> None:
    url = f"{URL}{make.person('Ada').id}"

    nothing = editor.post(f"{url}/picture", {})
    away = editor.post(f"{url}/picture", {"away": "yes"})

    assert nothing.status_code == 422
    assert "Choose a picture first." in nothing.text
    assert away.status_code == 303


def test_a_person_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    other = make.office()
    foreign = Person(office_id=other.id, uid="u", names=Texts(en="Foreign"))
    make.work.session.add(foreign)
    make.work.session.flush()
    url = f"{URL}{foreign.id}"

    assert editor.get(url).status_code == 404
    assert editor.post(url, {}).status_code == 404
    assert editor.post(f"{url}/picture", {"away": "yes"}).status_code == 404
    assert "Foreign" not in editor.get(URL).text


def test_the_archive_and_the_end(editor: Visitor, make: Make, session: Session) -> None:
    url = editor.post(URL, typed(make)).location

    editor.post(f"{url}/archive")
    assert "Clear the search" not in editor.get(f"{URL}?archived=yes").text
    gone = editor.post(f"{url}/removal")

    assert gone.location == URL
    assert session.scalars(select(Channel)).all() == []
    assert session.scalars(select(Affiliation)).all() == []


def test_the_latest_events_of_a_person_are_shown(
    editor: Visitor, make: Make, statements: list[str]
) -> None:
    ada, bob = make.person("Ada"), make.person("Bob")
    for n in range(LATEST + 2):
        event = make.event(titles=Texts(en=f"Table <{n}>"), starts_on=date(2012, 1, n + 1))
        make.invitation(event, person=ada, answer=Answer.DECLINED)
        make.part(make.item(event, topics=Texts(en=f"Topic {n}")), person=ada)
    make.invitation(make.event(titles=Texts(en="Withdrawn")), person=ada, withdrawn_at=NOW)
    once = make.invitation(make.event(), person=bob, checked_in_at=NOW, is_walk_in=True)
    editor.get(URL)
    statements.clear()

    often = editor.get(f"{URL}{ada.id}").text
    taken = len(statements)
    seldom = editor.get(f"{URL}{bob.id}").text

    assert re.findall(r"Table &lt;(\d+)&gt;", often) == 2 * [str(n) for n in range(11, 1, -1)]
    assert [often.count("state--declined"), often.count("speaker: <bdi>Topic")] == [LATEST, LATEST]
    assert "Only the latest stand here." in often
    assert "Withdrawn" not in often
    assert len(statements) - taken == taken, statements
    assert f"/desk/events/{once.event_id}/invitations/{once.id}" in seldom
    assert "came unasked" in seldom
    assert "Parts in events" not in seldom
    assert "Only the latest stand here." not in seldom
