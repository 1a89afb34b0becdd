from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Gender, Person
from planner.events.models.event import Part
from planner.events.models.kinds import PartRole, PartState, RoleNumber
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, filled, rows, texts, wrong
from tests.web.visitor import Visitor

TYPED: dict[str, Any] = {"role": "speaker", "state": "planned"}


def parts_url(make: Make) -> tuple[int, str]:
    item = make.item(make.event())
    return item.id, f"/desk/events/{item.event_id}/programme/items/{item.id}/parts"


@pytest.mark.parametrize("typed", ["Anna Example #{id}", "#{id}", "anna  example"])
def test_a_person_of_the_register_is_given_a_part(
    editor: Visitor, make: Make, session: Session, typed: str
) -> None:
    anna, other = make.person("Anna Example"), make.person("Anna Examples")
    make.affiliation(anna, functions=Texts(en="Head of the Centre"))
    _, url = parts_url(make)
    offered = attributes(editor.get(f"{url}/new").text, "#person-list option", "value")
    assert offered == [f"Anna Example #{anna.id}", f"Anna Examples #{other.id}"]

    response = editor.post(url, {**TYPED, "person-sought": typed.format(id=anna.id)})

    assert response.status_code == 303
    part = session.scalars(select(Part)).one()
    assert (part.person_id, part.functions["en"]) == (anna.id, "Head of the Centre")
    page = editor.get(response.location).text
    assert texts(page, ".item__parts li") == ["Anna Example, Head of the Centre planned"]


def test_somebody_new_is_entered_with_the_function_as_printed(
    editor: Visitor, make: Make, session: Session
) -> None:
    _, url = parts_url(make)

    response = editor.post(
        url,
        {
            **TYPED,
            "new_names-en": "Gesche Example",
            "new_names-ru": "Гэше Пример",
            "new_names-other-language": "ka",
            "new_names-other-text": "გეშე",
            "functions-en": "Representative in the Russian Federation",
        },
    )

    assert response.status_code == 303
    person = session.scalars(select(Person)).one()
    assert person.names == Texts(en="Gesche Example", ru="Гэше Пример", ka="გეშე")
    assert person.affiliations[0].functions["en"] == "Representative in the Russian Federation"


def test_an_unnamed_role_of_a_body_and_a_body_itself(
    editor: Visitor, make: Make, session: Session
) -> None:
    _, url = parts_url(make)
    iom = make.organisation("IOM Moscow")
    unnamed = {
        **TYPED,
        "organisation_id": iom.id,
        "unnamed_roles-en": "specialist",
        "role_number": "one",
    }

    first = editor.post(url, unnamed)
    second = editor.post(url, {**TYPED, "organisation_id": iom.id, "role": "moderator"})

    assert (first.status_code, second.status_code) == (303, 303)
    page = editor.get(second.location).text
    assert texts(page, ".item__parts li") == [
        "specialist, IOM Moscow planned",
        "Moderator of the event: IOM Moscow planned",
    ]
    assert [part.role for part in session.scalars(select(Part).order_by(Part.position))] == [
        PartRole.SPEAKER,
        PartRole.MODERATOR,
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, {"person": "Say who it is: a person, or an organisation."}),
        (
            {"person-sought": "Nobody Known"},
            {
                "person": (
                    "Nobody in the register is called so. Enter the name below as somebody new."
                )
            },
        ),
        (
            {"person-sought": "x #99999"},
            {"person": "There is no #99999 in the register. Type a name without a number."},
        ),
        (
            {"person-sought": "Twin Example"},
            {"person": "Several are called “Twin Example”. Choose one of them here."},
        ),
        (
            {"person-sought": "Single Example", "new_names-en": "Another"},
            {"new_names": "Choose a person of the register or name a new one, not both."},
        ),
        (
            {"person-sought": "Present Example"},
            {"person": "This person has the same role in this item already."},
        ),
        ({"organisation_id": "99999"}, {"organisation_id": "Choose one of the list."}),
        ({"person-sought": "Single Example", "role": "king"}, {"role": "Choose one of the list."}),
        (
            {"new_names-other-language": "x y", "new_names-other-text": "ა"},
            {
                "new_names": (
                    "“x y” is no language that is known here. Write its name, such as Russian, or its "
                    "code, such as ru."
                )
            },
        ),
    ],
)
def test_wrong_parts_are_refused_and_kept(
    editor: Visitor, make: Make, session: Session, change: dict[str, str], said: dict[str, str]
) -> None:
    item_id, url = parts_url(make)
    make.person("Twin Example")
    make.person("Twin Example")
    make.person("Single Example")
    make.part(session.get_one(Part, _present(make, item_id)).item, person=make.person("Any"))

    response = editor.post(url, {**TYPED, "on_behalf_of-en": "<b>Minister</b>", **change})

    assert response.status_code == 422
    assert wrong(response.text) == said
    assert filled(response.text, {"on_behalf_of-en"}) == {"on_behalf_of-en": "<b>Minister</b>"}


def _present(make: Make, item_id: int) -> int:
    person = make.person("Present Example")
    part = Part(office_id=make.work.office_id, uid="present", item_id=item_id, person=person)
    make.work.session.add(part)
    make.work.session.flush()
    return part.id


def test_a_part_is_changed_ordered_and_taken_out(
    editor: Visitor, make: Make, session: Session
) -> None:
    item = make.item(make.event())
    first = make.part(item, person=make.person("First"), position=0).id
    second = make.part(item, person=make.person("Second"), position=1).id
    base = f"/desk/events/{item.event_id}/parts"
    shown = filled(editor.get(f"{base}/{second}").text, {"person-sought"})
    assert shown == {"person-sought": f"Second #{session.get_one(Part, second).person_id}"}

    change = {
        **TYPED,
        "person-sought": "Second",
        "state": "confirmed",
        "is_remote": "y",
        "version": "1",
    }
    assert editor.post(f"{base}/{second}", change).status_code == 303
    assert editor.post(f"{base}/{second}", {**change, "functions-en": "X"}).status_code == 409
    assert editor.post(f"{base}/{second}/position", {"direction": "up"}).status_code == 303
    assert editor.post(f"{base}/{second}/position", {"direction": "?"}).status_code == 303
    parts = session.scalars(select(Part).order_by(Part.position)).all()
    assert [(p.id, p.state, p.is_remote) for p in parts] == [
        (second, PartState.CONFIRMED, True),
        (first, PartState.CONFIRMED, False),
    ]
    assert editor.post(f"{base}/{second}/removal").status_code == 303
    assert [p.id for p in session.scalars(select(Part))] == [first]
    assert editor.get(f"{base}/{second}").status_code == 404


def test_the_people_tab_notes_who_confirmed(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()
    part = make.part(make.item(event), person=make.person("Anna Example"), state=PartState.PLANNED)
    owner = make.organisation("Old Society")
    make.occasion(event, anniversary=make.anniversary(owner=owner))
    url = f"/desk/events/{event.id}/people"
    state = f"/desk/events/{event.id}/parts/{part.id}/state"

    page = editor.get(url).text
    assert rows(page) == [
        [
            "Anna Example",
            "",
            "Report",
            "State Anna Example planned asked confirmed declined absent Save",
            "Note what was said Anna Example",
            "Edit Anna Example",
        ]
    ]
    assert attributes(page, ".people th a", "href") == [f"/desk/people/{part.person_id}"]
    assert texts(page, ".tabs small") == ["4 to do", "done", "1 to confirm"]
    assert texts(page, ".warning") == [
        "The event marks an anniversary of Old Society, but nobody from there has a part."
    ]

    assert editor.post(state, {"state": "confirmed"}).status_code == 303
    assert editor.post(state, {"state": "gone"}).status_code == 303
    assert session.scalars(select(Part.state)).one() is PartState.CONFIRMED
    assert texts(editor.get(url).text, ".tabs small") == ["4 to do", "done", "done"]


def test_an_empty_people_tab_says_what_belongs_there(viewer: Visitor, make: Make) -> None:
    page = viewer.get(f"/desk/events/{make.event().id}/people").text
    assert texts(page, ".empty") == [
        (
            "Everybody who has a part in the programme stands here, with what they said. Give "
            "the first part on the programme tab."
        )
    ]


def test_a_viewer_reads_a_part(viewer: Visitor, make: Make) -> None:
    item = make.item(make.event())
    part = make.part(item, person=make.person())
    url = f"/desk/events/{item.event_id}/parts/{part.id}"

    assert viewer.get(url).status_code == 200
    assert viewer.post(url, TYPED).status_code == 403


def test_a_plural_role_and_further_functions_are_kept(
    editor: Visitor, make: Make, session: Session
) -> None:
    _, url = parts_url(make)
    union = make.organisation("Union of Librarians")
    typed = {
        **TYPED,
        "organisation_id": union.id,
        "unnamed_roles-en": "members",
        "second_functions-en": "Chair of B",
        "former_functions-en": "Captain",
        "role_gender": "f",
    }

    refused = editor.post(url, typed)
    kept = editor.post(url, {**typed, "role_number": "several"})

    assert (refused.status_code, kept.status_code) == (422, 303)
    assert "“members” is one person or several" in refused.text
    assert filled(refused.text, {"second_functions-en"}) == {"second_functions-en": "Chair of B"}
    part = session.scalars(select(Part)).one()
    assert (part.role_number, part.role_gender) == (RoleNumber.SEVERAL, Gender.FEMININE)
    assert part.former_functions == Texts(en="Captain")


def test_a_part_of_nobody_is_shown_and_can_be_mended(editor: Visitor, make: Make) -> None:
    part = make.part(make.item(make.event()), state=PartState.PLANNED)
    event = f"/desk/events/{part.item.event_id}"

    assert texts(editor.get(f"{event}/programme/").text, ".item__parts li") == [
        "nobody named yet planned"
    ]
    for path in ("/", "/people", f"/parts/{part.id}", f"/parts/{part.id}/statements/new"):
        page = editor.get(f"{event}{path}")
        assert (page.status_code, "nobody named yet" in page.text) == (200, True), path

    said = editor.post(
        f"{event}/parts/{part.id}/statements",
        {
            "form": "indirect",
            "force": "said",
            "terms": "on_the_record",
            "texts-en": "wells are dry",
        },
    )

    assert said.status_code == 422
    assert wrong(said.text) == {"texts": "Say first who speaks: a quotation needs its speaker."}


def test_after_one_speaker_the_next_can_follow(editor: Visitor, make: Make) -> None:
    _, url = parts_url(make)
    typed = {**TYPED, "new_names-en": "Anna Berg", "then": "another"}

    response = editor.post(url, typed)

    assert (response.status_code, response.location) == (303, f"{url}/new")
    page = editor.get(response.location).text
    assert texts(page, ".notice") == ["The part is given."]
    assert filled(page, {"new_names-en"}) == {"new_names-en": ""}
