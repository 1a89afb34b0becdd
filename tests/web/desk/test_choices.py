"""Registers that are too long for a list in a form."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Outlet, Person, Pool
from planner.events.models.study import Study
from planner.kernel.texts import Texts
from planner.organisations.models import AidProgramme, Hotline, Organisation, Project
from planner.web.desk.choices import FEW
from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

MANY = 5000
PEOPLE = "/desk/people/"
BODY = "affiliations-0-organisation_id"
SOUGHT = f"{BODY}-sought"
LARGEST_PAGE = 150_000
MOST_OPTIONS = 600  # most of them in the list of time zones
NAMES: dict[type[Any], str] = {
    Organisation: "names",
    Outlet: "names",
    Person: "names",
    Pool: "names",
    Project: "names",
    AidProgramme: "names",
    Hotline: "names",
    Study: "titles",
    Anniversary: "phrases",
}


def fill(session: Session, make: Make, model: type[Any], number: int = FEW + 1) -> None:
    """That many rows in one statement, as “Filler 17 of the register”."""
    common: dict[type[Any], dict[str, Any]] = {
        Hotline: {"number_as_printed": "112"},
        Study: {"kind": "survey"},
        Anniversary: {"kind": "foundation", "base_year": 1900},
    }
    texts = dict.fromkeys(_texts_of(model), Texts())
    rows = []
    for n in range(number):
        name = f"Filler {n} of the register"
        found = {"search_text": name.casefold()}
        if model is not Anniversary:
            found |= {"label": name, "sort_name": name.casefold()}
        row = {"office_id": make.work.office_id, "uid": f"{model.__name__}-{n}", **texts}
        rows.append({**row, NAMES[model]: Texts(en=name), **found, **common.get(model, {})})
    session.execute(insert(model), rows)
    session.commit()


def _texts_of(model: type[Any]) -> list[str]:
    columns = model.__table__.columns
    return [column.key for column in columns if type(column.type).__name__ == "TextsType"]


def options(page: str, name: str) -> list[str]:
    """What the list of that name offers; nothing where there is no list."""
    return texts(page, f"select[name={name}] option")


def anna(**given: Any) -> dict[str, Any]:
    return {"names-en": "Anna", **{f"affiliations-0-{name}": to for name, to in given.items()}}


def test_no_page_grows_with_the_registers(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()
    item = make.item(event)
    for model in NAMES:
        fill(session, make, model, MANY)
    desk, here = "/desk", f"/desk/events/{event.id}"
    rooms = ("people", "organisations", "projects", "programmes-of-work", "hotlines", "pools")
    addresses = [f"{desk}/{room}/new" for room in (*rooms, "studies", "anniversaries")]
    addresses += [f"{here}/", f"{here}/after", f"{here}/occasions/", f"{here}/inviting/"]
    addresses += [f"{here}/programme/items/{item.id}", f"{here}/day/attendance"]
    addresses += [f"{here}/programme/items/{item.id}/parts/new"]

    pages = {address: editor.get(address) for address in addresses}

    assert {address: page.status_code for address, page in pages.items()} == dict.fromkeys(
        addresses, 200
    )
    large = {
        address: (len(page.text), page.text.count("<option"))
        for address, page in pages.items()
        if len(page.text) > LARGEST_PAGE or page.text.count("<option") > MOST_OPTIONS
    }
    assert large == {}


def test_a_short_register_is_a_list(editor: Visitor, make: Make) -> None:
    make.organisation("Only Society")

    page = editor.get(f"{PEOPLE}new").text

    assert options(page, BODY) == ["none", "Only Society"]


@pytest.mark.parametrize("typed", ["Society", "society  ", "ОБЩЕСТВО", "{label} #{id}", "#{id}"])
def test_a_row_is_chosen_by_its_name(
    editor: Visitor, make: Make, session: Session, typed: str
) -> None:
    fill(session, make, Organisation)
    make.organisation("Society of the North")
    society = make.organisation(names=Texts(en="Society", ru="Общество"))
    said = typed.format(label="Society", id=society.id)

    response = editor.post(PEOPLE, anna(**{"organisation_id-sought": said}))

    assert response.status_code == 303
    person = session.scalars(select(Person)).one()
    assert [a.organisation for a in person.affiliations] == [society]
    page = editor.get(response.location).text
    assert filled(page, {BODY, SOUGHT}) == {SOUGHT: f"Society #{society.id}"}


def test_a_name_that_several_have_is_asked_back(
    editor: Visitor, make: Make, session: Session
) -> None:
    fill(session, make, Organisation)
    first, second = make.organisation("Twin"), make.organisation("Twin")
    typed = anna(**{"organisation_id-sought": "twin", "functions-en": "spokeswoman"})

    asked = editor.post(PEOPLE, typed)
    chosen = editor.post(PEOPLE, {**typed, "affiliations-0-organisation_id": second.id})

    assert asked.status_code == 422
    assert wrong(asked.text) == {BODY: "Several are called “twin”. Choose one of them here."}
    assert options(asked.text, BODY) == [
        "none",
        f"Twin #{first.id}",
        f"Twin #{second.id}",
    ]
    assert filled(asked.text, typed) == typed
    assert chosen.status_code == 303
    assert session.scalars(select(Person)).one().affiliations[0].organisation_id == second.id


@pytest.mark.parametrize(
    ("typed", "sentence", "offered"),
    [
        ("north", "Nothing is called just “north”. Choose one of those found.", 3),
        ("filler", "Nothing is called just “filler”. Choose one of those found.", FEW + 1),
        ("<b>", "Nothing in the register is called so. Look at the spelling, or type less.", 0),
        ("…", "Nothing in the register is called so. Look at the spelling, or type less.", 0),
        ("Foreign", "Nothing in the register is called so. Look at the spelling, or type less.", 0),
        ("#99999", "There is no #99999 in the register. Type a name without a number.", 0),
        (
            "Twin #{id}",
            "#{id} is called “North Lab”. Take the number out to look for another name.",
            0,
        ),
        ("a\x00", "This text holds characters that cannot be stored. Type it again.", 0),
    ],
)
def test_what_is_meant_is_asked_back(
    editor: Visitor, make: Make, session: Session, typed: str, sentence: str, offered: int
) -> None:
    fill(session, make, Organisation)
    lab = make.organisation("North Lab")
    make.organisation("North League")
    make.organisation("Foreign", office_id=make.office().id)

    response = editor.post(
        PEOPLE, anna(**{"organisation_id-sought": typed.replace("{id}", str(lab.id))})
    )

    assert response.status_code == 422
    assert wrong(response.text) == {BODY: sentence.replace("{id}", str(lab.id))}
    assert len(options(response.text, BODY)) == offered


def test_a_number_of_another_office_is_refused(
    editor: Visitor, make: Make, session: Session
) -> None:
    fill(session, make, Organisation)
    foreign = make.organisation(office_id=make.office().id)

    response = editor.post(PEOPLE, anna(organisation_id=foreign.id))

    assert response.status_code == 422
    assert wrong(response.text) == {BODY: "Choose one of the list."}


def test_a_row_that_was_put_away_is_kept_where_it_was_chosen(
    editor: Visitor, make: Make, session: Session
) -> None:
    fill(session, make, Organisation)
    old = make.organisation("Old Society")
    url = editor.post(PEOPLE, anna(organisation_id=old.id)).location
    editor.post(f"/desk/organisations/{old.id}/archive")

    anew = editor.post(PEOPLE, anna(**{"organisation_id-sought": "Old Society"}))
    again = anna(**{"organisation_id-sought": f"Old Society #{old.id}"})
    kept = editor.post(url, {**again, "version": "1"})

    assert anew.status_code == 422
    assert kept.status_code == 303


def test_a_name_that_is_typed_is_no_blank_row(
    editor: Visitor, make: Make, session: Session
) -> None:
    fill(session, make, Organisation)
    donor = make.organisation("Donor")

    def ask_for_more(typed: str) -> str:
        form = {"donors-0-organisation_id-sought": typed, "more": "donors"}
        return editor.post("/desk/projects/", form).text

    more, unclear = ask_for_more("Donor"), ask_for_more("filler")

    rows = [f"donors-{row}-organisation_id-sought" for row in range(3)]
    assert filled(more, rows) == {
        "donors-0-organisation_id-sought": f"Donor #{donor.id}",
        "donors-1-organisation_id-sought": "",
    }
    assert wrong(unclear) == {
        "donors-0-organisation_id": "Nothing is called just “filler”. Choose one of those found."
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_a_form_takes_as_many_statements_for_three_rows_as_for_one(
    editor: Visitor, make: Make, session: Session, statements: list[str], rows: int
) -> None:
    fill(session, make, Organisation)
    bodies = [make.organisation(f"Zebra {n}") for n in range(rows)]
    lines = {f"operators-{n}-organisation_id": body.id for n, body in enumerate(bodies)}
    url = editor.post("/desk/hotlines/", {"number_as_printed": "112", **lines}).location
    statements.clear()

    page = editor.get(url).text

    assert len([s for s in statements if "FROM organisations" in s]) == 2, statements
    shown = filled(page, [f"{name}-sought" for name in lines])
    assert [*shown.values()] == [f"Zebra {n} #{body.id}" for n, body in enumerate(bodies)]


def test_a_stale_save_compares_names(editor: Visitor, make: Make, session: Session) -> None:
    fill(session, make, Organisation)
    make.organisation("Alpha")
    beta = make.organisation("Beta")
    url = editor.post(PEOPLE, anna(**{"organisation_id-sought": "Alpha"})).location
    editor.post(url, {**anna(organisation_id=beta.id), "version": "1"})

    stale = editor.post(url, {**anna(**{"organisation_id-sought": "Alpha"}), "version": "1"})

    assert stale.status_code == 409
    assert texts(stale.text, ".field__stored") == [
        f"Saved meanwhile by somebody else: Beta #{beta.id}"
    ]


def test_one_pool_of_many_is_ticked_by_its_name(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    fill(session, make, Pool)
    first, second = make.pool(names=Texts(en="First")), make.pool(names=Texts(en="Second"))
    url = f"/desk/events/{event.id}/day/attendance"

    def post(typed: str, *ticked: int) -> Any:
        return editor.post(
            url, {"qualifier": "", "another_pool-sought": typed, "pools": list(ticked)}
        )

    unknown = post("Third", first.id)
    saved = [post("First"), post("second", first.id)]

    ticked = "input[name=pools][checked]"
    page = editor.get(url).text
    assert [unknown.status_code, *(one.status_code for one in saved)] == [422, 303, 303]
    assert attributes(unknown.text, ticked, "value") == [str(first.id)]
    assert attributes(page, ticked, "value") == [str(first.id), str(second.id)]
