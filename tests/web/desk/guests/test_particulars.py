from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest

from planner.invitations.models import Answer, Invitation
from tests.conftest import NOW
from tests.factories import Make
from tests.web.guest.test_particulars import TOLD
from tests.web.reading import filled, rows, texts
from tests.web.visitor import Visitor

LABELS = [
    "With them Anna Berg, camera; Kim, sound",
    "Equipment two lights",
    "Car A 123 BC 77",
    "Needs a ramp",
    "Interpretation into French",
]


@pytest.fixture
def ada(make: Make) -> Invitation:
    event = make.event(starts_on=date(2012, 3, 20), ends_on=date(2012, 3, 20))
    return make.invitation(event, person=make.person("Ada"), answered_at=NOW)


def list_of(guest: Invitation) -> str:
    return f"/desk/events/{guest.event_id}/invitations/"


def note(visitor: Visitor, guest: Invitation) -> None:
    said = {"answer": "accepted", "road": "phone", **TOLD}
    visitor.post(f"{list_of(guest)}{guest.id}/answer", said)


def test_staff_note_who_comes_along(editor: Visitor, ada: Invitation) -> None:
    note(editor, ada)

    page = editor.get(f"{list_of(ada)}{ada.id}").text
    assert texts(page, ".label-value div") == LABELS
    assert filled(page, set(TOLD)) == TOLD


def test_the_list_and_its_file_show_it(editor: Visitor, ada: Invitation) -> None:
    note(editor, ada)

    with_it = rows(editor.get(list_of(ada)).text)[0][3]
    [row] = csv.DictReader(StringIO(editor.get(f"{list_of(ada)}guests.csv").text))

    assert with_it == "+2 needs: a ramp · interpretation: French · car: A 123 BC 77"
    assert [row[name] for name in ("Who comes along", "Equipment", "Number plate")] == [
        TOLD["crew_names"],
        TOLD["equipment"],
        TOLD["number_plate"],
    ]
    assert (row["Needs"], row["Interpretation into"]) == ("a ramp", "French")


def test_the_door_shows_it(editor: Visitor, ada: Invitation) -> None:
    ada.answer = Answer.ACCEPTED
    note(editor, ada)

    page = editor.get(f"/desk/events/{ada.event_id}/day/").text

    assert texts(page, ".door .label-value div") == LABELS
