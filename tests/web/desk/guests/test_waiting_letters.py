from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import ItemKind
from planner.events.models.study import Study
from planner.exchange.export import export_event
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.invitations.post import invite
from tests.web.desk.office.test_settings import TYPED as OFFICE
from tests.web.visitor import Visitor


def waiting(make: Make) -> list[str]:
    """Their texts, without the ends of lines, at which names are parted."""
    found = select(Letter.text).where(Letter.delivery == Delivery.HELD)
    return [" ".join(text.split()) for text in make.work.session.scalars(found)]


def test_letters_that_wait_follow_the_programme(editor: Visitor, make: Make) -> None:
    event = make.event()
    item = make.item(event, kind=ItemKind.REPORT, titles=Texts(en="On rivers"))
    make.work.session.expire(event)
    invite(make.work, event, [make.person("Ada")])
    assert "On rivers" in waiting(make)[0]

    response = editor.post(f"/desk/events/{event.id}/programme/items/{item.id}/removal")

    assert response.status_code == 303
    (text,) = waiting(make)
    assert "On rivers" not in text


def test_a_refused_change_rewords_nothing(editor: Visitor, make: Make) -> None:
    event = make.event()
    invite(make.work, event, [make.person("Ada")])

    response = editor.post(f"/desk/events/{event.id}/programme/items", {"minutes": "x"})

    assert response.status_code == 422
    assert len(make.work.session.scalars(select(Letter)).all()) == 1


@dataclass
class Asked:
    """A letter about an event that shows a study, a speaker and a body waits for one guest."""

    event: Event
    study: Study
    speaker: Person
    body: Organisation


@pytest.fixture
def asked(make: Make) -> Asked:
    event, study = make.event(), make.study(titles=Texts(en="Lives on the move"))
    speaker, body = make.person("Nina Orlova"), make.organisation("Rivers Institute")
    item = make.item(event, kind=ItemKind.REPORT, study=study, minutes=10)
    make.part(item, person=speaker, organisation=body)
    make.work.session.expire(event)
    invite(make.work, event, [make.person("Ada")])
    return Asked(event, study, speaker, body)


def study_form(**given: str) -> dict[str, str]:
    return {"kind": "research", "titles-en": "Lives on the move", **given}


EMBARGO = {"embargo_on": "2012-03-27", "embargo_clock": "12:00"}


def test_an_embargo_takes_the_study_out_of_letters_that_wait_and_its_end_brings_it_back(
    editor: Visitor, make: Make, asked: Asked
) -> None:
    address = f"/desk/studies/{asked.study.id}"
    (free,) = waiting(make)

    editor.post(address, study_form(**EMBARGO, version="1"))
    (kept_back,) = waiting(make)
    editor.post(address, study_form(version="2"))
    (lifted,) = waiting(make)

    told = ["Lives on the move" in text for text in (free, kept_back, lifted)]
    assert told == [True, False, True]


@pytest.mark.parametrize(
    ("register", "typed", "old", "new"),
    [
        ("studies", study_form(**{"titles-en": "Lives in motion"}), "on the move", "in motion"),
        ("people", {"names-en": "Nina Orlowa"}, "Nina Orlova", "Nina Orlowa"),
        (
            "organisations",
            {"names-en": "Institute of Rivers", "kind": "other"},
            "Rivers Institute",
            "Institute of Rivers",
        ),
    ],
)
def test_a_name_that_is_corrected_in_a_register_is_corrected_in_letters_that_wait(
    editor: Visitor,
    make: Make,
    asked: Asked,
    register: str,
    typed: dict[str, str],
    old: str,
    new: str,
) -> None:
    rows: dict[str, Any] = {
        "studies": asked.study,
        "people": asked.speaker,
        "organisations": asked.body,
    }
    before = waiting(make)

    response = editor.post(f"/desk/{register}/{rows[register].id}", {**typed, "version": "1"})

    assert response.status_code == 303
    assert [old in text for text in before] == [True]
    assert [(old in text, new in text) for text in waiting(make)] == [(False, True)]


def test_letters_that_wait_bear_the_name_and_mailbox_that_the_office_has_now(
    administrator: Visitor, make: Make, asked: Asked
) -> None:
    response = administrator.post("/desk/office/", OFFICE)

    assert response.status_code == 303
    found = select(Letter.sender_name, Letter.sender_address).where(
        Letter.delivery == Delivery.HELD
    )
    assert list(make.work.session.execute(found).tuples()) == [
        ("Press House of the North", "desk@house.example")
    ]


def test_an_event_file_is_told_in_letters_that_wait(
    editor: Visitor, make: Make, asked: Asked
) -> None:
    document = export_event(make.work.session, asked.event)
    document["studies"][0]["titles"] = {"en": "Lives in motion"}

    response = editor.post(
        "/desk/events/import", {"file": (BytesIO(json.dumps(document).encode()), "event.json")}
    )

    assert response.status_code == 303
    assert ["in motion" in text for text in waiting(make)] == [True]


def test_a_change_that_letters_do_not_show_leaves_them_alone(
    editor: Visitor, make: Make, asked: Asked
) -> None:
    typed = study_form(**{"aims-en": "To count rivers."}, version="1")

    response = editor.post(f"/desk/studies/{asked.study.id}", typed)

    assert response.status_code == 303
    assert len(make.work.session.scalars(select(Letter)).all()) == 1
