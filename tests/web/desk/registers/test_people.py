from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Affiliation, Channel, Person
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import filled, rows, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/people/"


def typed(make: Make) -> dict[str, str]:
    return {
        "names-en": "Anna <Sorokina>",
        "names-ru": "Анна Сорокина",
        "names-other-language": "ka",
        "names-other-text": "ანა სოროკინა",
        "is_journalist": "y",
        "language": "Russian",
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
        "notes": "Prefers mornings.",
    }


def test_a_person_is_entered_with_functions_and_addresses(
    editor: Visitor, make: Make, session: Session
) -> None:
    form = typed(make)

    response = editor.post(URL, form)

    assert response.status_code == 303
    page = editor.get(response.location).text
    assert texts(page, "h1") == ["Anna <Sorokina>"]
    corrected = {"channels-0-value": "Anna@paper.test"}
    moved = {"names-other-language": "", "names-other-text": ""}
    assert filled(page, form) == {**form, **corrected, **moved}
    assert filled(page, {"names-ka"}) == {"names-ka": form["names-other-text"]}
    person = session.scalars(select(Person)).one()
    assert person.names["ka"] == "ანა სოროკინა"
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

    assert rows(page) == [
        ["Anna <Sorokina>", "Evening Gazette", "correspondent", "Anna@paper.test", "yes", "", ""]
    ]


def test_wrong_values_are_marked_and_nothing_typed_is_lost(
    editor: Visitor, make: Make, session: Session
) -> None:
    sent = typed(make) | {
        "names-en": "",
        "names-ru": "",
        "names-other-language": "",
        "language": "elvish",
        "gender": "x",
        "affiliations-0-since": "2010-13-01",
        "channels-0-value": "anna@paper.test\nBcc: x@y.test",
        "channels-1-value": "ring me",
    }

    response = editor.post(URL, sent)

    assert response.status_code == 422
    assert wrong(response.text) == {
        "names": (
            "Say in which language the other text is: by its name, such as Georgian, or code."
        ),
        "language": (
            "“elvish” is no language that is known here. Write its name, such as Russian, or its code, "
            "such as ru."
        ),
        "affiliations-0-since": "There is no such day. Give it as 2012-03-27.",
        "channels-0-value": "This is not an e-mail address. It looks like name@example.org.",
        "channels-1-value": "A telephone number needs digits in it.",
        "gender": "Choose one of the list.",
    }
    sent.pop("gender")
    assert filled(response.text, sent) == {
        **sent,
        "channels-0-value": sent["channels-0-value"].replace("\n", " "),
    }
    assert session.scalars(select(Person)).all() == []


def test_a_row_names_one_employer(editor: Visitor, make: Make) -> None:
    form = typed(make)
    both = {"affiliations-0-organisation_id": form["affiliations-1-organisation_id"]}

    response = editor.post(URL, {**form, **both})

    assert response.status_code == 422
    assert wrong(response.text) == {"": "Choose an organisation or an outlet in a row, not both."}


def test_a_stale_save_shows_both_versions(editor: Visitor, make: Make) -> None:
    form = typed(make)
    url = editor.post(URL, form).location
    saved = {**form, "version": "1", "notes": "Prefers evenings."}
    editor.post(url, {name: text for name, text in saved.items() if name != "is_journalist"})

    response = editor.post(url, {**form, "version": "1", "notes": "Prefers noon."})

    assert response.status_code == 409
    assert filled(response.text, {"notes"}) == {"notes": "Prefers noon."}
    assert texts(response.text, ".field__stored") == [
        "Saved meanwhile by somebody else: no",
        (
            "Saved meanwhile by somebody else: e-mail, Anna@paper.test "
            "telephone, 8 (812) 555-01-23, mobile"
        ),
        "Saved meanwhile by somebody else: Prefers evenings.",
    ]


def test_viewers_see_neither_notes_nor_private_telephones(
    editor: Visitor, viewer: Visitor, make: Make
) -> None:
    url = editor.post(URL, typed(make)).location
    asked = ("notes", *(f"channels-{number}-value" for number in range(3)))

    page = viewer.get(url)

    assert page.status_code == 200
    assert "Prefers mornings." not in page.text
    assert "555-01-23" not in page.text
    assert "Anna@paper.test" in " ".join(texts(page.text, "main dd"))
    assert filled(editor.get(url).text, asked) == {
        "channels-0-value": "Anna@paper.test",
        "channels-1-value": "8 (812) 555-01-23",
        "channels-2-value": "",
        "notes": "Prefers mornings.",
    }


def test_the_list_leaves_the_house_with_an_approver_only(
    editor: Visitor, approver: Visitor, make: Make
) -> None:
    editor.post(URL, typed(make))
    make.person("Bare", email="")

    table = approver.get(f"{URL}list.csv")

    assert editor.get(f"{URL}list.csv").status_code == 403
    assert table.data.decode() == (
        "\ufeffName,Outlet,Organisation,Function,E-mail,Telephone,Beats,Pools,Language,"
        "Grammatical gender,Is a journalist,Internal notes,Where this is known from,Legal basis,"
        "Assistants\r\n"
        "Anna <Sorokina>,Evening Gazette,Society,correspondent,Anna@paper.test,8 (812) 555-01-23,"
        ",,ru,feminine,yes,Prefers mornings.,,,\r\n"
        "Bare,,,,,,,,,,no,,,,\r\n"
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
    assert len(statements) == 13, statements


def test_journalists_are_listed_apart(viewer: Visitor, make: Make) -> None:
    make.person("Jo Journalist", is_journalist=True)
    make.person("Sam Speaker")

    journalists = viewer.get(f"{URL}?kind=journalist").text
    others = viewer.get(f"{URL}?kind=other").text

    assert texts(journalists, "tbody th") == ["Jo Journalist"]
    assert texts(others, "tbody th") == ["Sam Speaker"]


def test_the_pools_of_a_person_are_shown(editor: Visitor, make: Make) -> None:
    person, pool = make.person(email="anna@paper.test"), make.pool()
    editor.post(f"/desk/pools/{pool.id}/members", {"pasted": "anna@paper.test"})

    page = editor.get(f"{URL}{person.id}").text
    assert texts(page, f"main a[href=/desk/pools/{pool.id}]") == ["Pool of journalists"]


def test_a_new_name_of_the_outlet_finds_its_people(editor: Visitor, make: Make) -> None:
    form = typed(make)
    editor.post(URL, form)
    outlet = f"/desk/outlets/{form['affiliations-0-outlet_id']}"
    body = f"/desk/organisations/{form['affiliations-1-organisation_id']}"

    editor.post(outlet, {"names-en": "Herald", "kind": "print", "scope": "local", "version": "1"})
    editor.post(body, {"names-en": "League", "kind": "ngo", "version": "1"})

    anew, before = (
        editor.get(f"{URL}?search={word}").text for word in ("herald+league", "gazette")
    )
    assert texts(anew, "tbody th") == ["Anna <Sorokina>"]
    assert texts(before, "tbody th") == []


def test_a_person_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    other = make.office()
    foreign = Person(office_id=other.id, uid="u", names=Texts(en="Foreign"))
    make.work.session.add(foreign)
    make.work.session.flush()
    url = f"{URL}{foreign.id}"

    assert editor.get(url).status_code == 404
    assert editor.post(url, {}).status_code == 404
    assert editor.post(f"{url}/picture", {"away": "yes"}).status_code == 404
    assert texts(editor.get(URL).text, "tbody th") == []


def test_the_archive_and_the_end(editor: Visitor, make: Make, session: Session) -> None:
    url = editor.post(URL, typed(make)).location

    editor.post(f"{url}/archive")
    assert texts(editor.get(f"{URL}?archived=yes").text, "tbody th") == ["Anna <Sorokina>"]
    gone = editor.post(f"{url}/removal")

    assert gone.location == URL
    assert session.scalars(select(Channel)).all() == []
    assert session.scalars(select(Affiliation)).all() == []
