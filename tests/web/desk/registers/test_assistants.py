"""Assistants on the page of a person."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.contacts.assistants import Assistant, name_assistant
from planner.contacts.models import Person
from planner.kernel.links import OWN_PAGE
from planner.outbox.operations import enqueue
from tests.factories import Make
from tests.unit.outbox.letters import plan
from tests.web.reading import texts
from tests.web.visitor import Visitor


@pytest.fixture
def ada(make: Make) -> Person:
    person = make.person("Ada", email="ada@paper.test")
    make.work.session.commit()
    return person


@pytest.fixture
def bea(make: Make) -> Person:
    person = make.person("Bea", email="bea@paper.test")
    make.work.session.commit()
    return person


def here(person: Person) -> str:
    return f"/desk/people/{person.id}"


def test_an_assistant_is_named_and_removed(editor: Visitor, ada: Person, bea: Person) -> None:
    named = editor.post(f"{here(ada)}/assistants/", {"assistant_id": str(bea.id)})

    assert named.status_code == 303
    [line] = texts(editor.get(here(ada)).text, "#assistants li")
    assert "bea@paper.test" in line
    assert "Gets copies of letters to: Ada" in texts(editor.get(here(bea)).text, "#assistants p")
    [number] = editor.session.scalars(select(Assistant.id))
    editor.post(f"{here(ada)}/assistants/{number}/removal")

    assert texts(editor.get(here(ada)).text, "#assistants li") == []
    assert editor.post(f"{here(ada)}/assistants/{number}/removal").status_code == 404


def test_who_has_no_address_is_refused_with_the_reason(
    editor: Visitor, make: Make, ada: Person
) -> None:
    nobody = make.person("Nobody", email="")
    make.work.session.commit()

    refused = editor.post(f"{here(ada)}/assistants/", {"assistant_id": str(nobody.id)})

    assert refused.status_code == 422
    assert "This person has no e-mail address. Enter it first." in refused.text


def test_who_gets_none_by_now_is_marked(
    editor: Visitor, make: Make, ada: Person, bea: Person
) -> None:
    name_assistant(make.work, ada, bea.id)
    bea.channels.clear()
    make.work.session.commit()

    assert "Gets no copies: no address." in editor.get(here(ada)).text


def test_viewers_see_no_assistants(viewer: Visitor, make: Make, ada: Person, bea: Person) -> None:
    name_assistant(make.work, ada, bea.id)
    make.work.session.commit()

    assert texts(viewer.get(here(ada)).text, "#assistants") == []


def test_both_see_it_on_their_own_pages(
    stranger: Visitor, make: Make, ada: Person, bea: Person
) -> None:
    name_assistant(make.work, ada, bea.id)
    make.work.session.commit()
    signer = make.work.links.signer

    mine, theirs = (
        " ".join(texts(stranger.get(f"/m/{signer.token(OWN_PAGE, one.public_id, 1)}").text, "dl"))
        for one in (ada, bea)
    )

    assert "Copies of letters to you go to Bea" in " ".join(mine.split())
    assert "You get copies of letters to Ada" in " ".join(theirs.split())


def test_a_letter_and_its_copy_lead_to_each_other(editor: Visitor, make: Make) -> None:
    letter = enqueue(make.work, plan())
    copy = enqueue(
        make.work,
        plan(
            purpose="assistant_copy",
            about=f"letters:{letter.id}",
            unique_key=f"copy:{letter.id}:7",
            recipient_name="Bea",
        ),
    )
    make.work.session.commit()

    assert f"/desk/mailbox/{copy.id}" in editor.get(f"/desk/mailbox/{letter.id}").text
    assert f"/desk/mailbox/{letter.id}" in editor.get(f"/desk/mailbox/{copy.id}").text


def test_the_list_of_people_names_assistants_with_their_addresses(
    approver: Visitor, make: Make, ada: Person, bea: Person
) -> None:
    name_assistant(make.work, ada, bea.id)
    make.work.session.commit()

    table = approver.get("/desk/people/list.csv").text

    assert "Assistants" in table.splitlines()[0]
    assert "Bea <bea@paper.test>" in table
