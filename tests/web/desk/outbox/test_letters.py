"""The outbox: who sees what, and what a button does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import enqueue
from tests.factories import Make
from tests.unit.invitations.post import invite, last_letter
from tests.unit.outbox.letters import invitation, plan
from tests.web.reading import attributes, rows, texts
from tests.web.visitor import Visitor

OUTBOX = "/desk/outbox/"
SETTINGS = "planner.settings"


def written(work: Work, delivery: Delivery = Delivery.HELD, **given: object) -> Letter:
    letter = enqueue(work, invitation(1, **given))
    letter.delivery = delivery
    work.session.flush()
    return letter


def test_held_letters_are_shown_and_counted_loudly(
    editor: Visitor, work: Work, make: Make, statements: list[str]
) -> None:
    event = make.event()
    for number in range(3):
        enqueue(work, invitation(number, event_id=event.id, subject="Rivers <1>"))
    work.session.commit()
    statements.clear()

    page = editor.get(f"{OUTBOX}?event={event.id}").text

    assert [row[:2] for row in rows(page)] == [
        ["Anna Arden guest2@paper.test", "Rivers <1>"],
        ["Anna Arden guest1@paper.test", "Rivers <1>"],
        ["Anna Arden guest0@paper.test", "Rivers <1>"],
    ]
    assert texts(page, ".release button") == ["Send 3 letters to 3 people"]
    assert "3 held letters" in texts(page, ".head .count")
    assert len(statements) <= 10


def test_letters_wait_in_groups_by_event_and_kind_and_each_is_sent_alone(
    editor: Visitor, work: Work, make: Make
) -> None:
    event = make.event()
    for number, purpose in enumerate(("invitation", "invitation", "change")):
        enqueue(work, invitation(number, event_id=event.id, purpose=purpose))
    work.session.commit()
    page = editor.get(OUTBOX).text

    enqueue(work, invitation(3, event_id=event.id, purpose="invitation"))
    work.session.commit()
    form = _group(page, "Send 2 letters to 2 people")
    response = editor.post(f"{OUTBOX}release", form)

    assert texts(page, ".groups button") == [
        "Send one letter to one person",
        "Send 2 letters to 2 people",
    ]
    assert response.location == OUTBOX
    work.session.expire_all()
    found = work.session.scalars(select(Letter).order_by(Letter.id))
    assert [one.delivery.value for one in found] == ["queued", "queued", "held", "held"]


def _group(page: str, button: str) -> dict[str, str]:
    """What the form of that group sends."""
    place = texts(page, ".groups button").index(button)
    names = ("event", "purpose", "up_to")
    return {name: attributes(page, f".groups input[name={name}]", "value")[place] for name in names}


def test_a_list_of_many_has_a_next_page(
    editor: Visitor, work: Work, monkeypatch: pytest.MonkeyPatch, make: Make
) -> None:
    monkeypatch.setattr("planner.web.desk.outbox.letters.PAGE_OF_LETTERS", 2)
    event = make.event()
    letters = [enqueue(work, invitation(n, event_id=event.id)) for n in range(3)]

    first = editor.get(f"{OUTBOX}?event={event.id}").text

    [onward] = attributes(first, "a[rel=next]", "href")
    second = editor.get(onward).text

    assert onward == f"{OUTBOX}?state=held&event={event.id}&before={letters[1].id}"
    assert texts(first, ".release button") == ["Send all 3 letters"]
    assert [texts(page, "tbody td .soft") for page in (first, second)] == [
        ["guest2@paper.test", "guest1@paper.test"],
        ["guest0@paper.test"],
    ]


def test_all_letters_of_an_event_go_that_were_shown(
    editor: Visitor, work: Work, make: Make
) -> None:
    event = make.event()
    shown = [enqueue(work, invitation(n, event_id=event.id)) for n in range(2)]
    later = enqueue(work, invitation(3, event_id=event.id))

    response = editor.post(f"{OUTBOX}release", {"event": event.id, "up_to": shown[-1].id})

    assert (response.status_code, response.location) == (303, f"/desk/outbox/?event={event.id}")
    assert [letter.delivery for letter in (*shown, later)] == [
        Delivery.QUEUED,
        Delivery.QUEUED,
        Delivery.HELD,
    ]


def test_one_letter_is_let_go_and_twice_is_once(editor: Visitor, work: Work) -> None:
    letter = written(work)

    for _ in range(2):
        assert editor.post(f"{OUTBOX}{letter.id}/release").status_code == 303

    assert letter.delivery is Delivery.QUEUED


def test_a_letter_is_discarded_until_it_has_left(editor: Visitor, work: Work) -> None:
    letter, gone = written(work), written(work, Delivery.SENT, unique_key="gone")

    assert editor.post(f"{OUTBOX}{letter.id}/discard").status_code == 303
    assert editor.post(f"{OUTBOX}{gone.id}/discard").status_code == 409
    assert (letter.delivery, gone.delivery) == (Delivery.DISCARDED, Delivery.SENT)


def test_a_letter_in_doubt_is_sent_again(editor: Visitor, work: Work) -> None:
    letter = written(work, Delivery.IN_DOUBT)

    assert texts(editor.get(f"{OUTBOX}?state=in_doubt").text, "tbody button") == ["Send again"]
    assert editor.post(f"{OUTBOX}{letter.id}/retry").status_code == 303
    assert letter.delivery is Delivery.QUEUED


def test_a_test_goes_to_the_person_who_asks_only(
    editor: Visitor, work: Work, session: Session
) -> None:
    letter = written(work)

    editor.post(f"{OUTBOX}{letter.id}/test")

    copy = session.scalars(select(Letter).where(Letter.purpose == "test")).one()
    assert copy.recipient_address.endswith("@office.test")
    assert (copy.subject, copy.delivery) == (f"[Test] {letter.subject}", Delivery.QUEUED)
    assert copy.message_id != letter.message_id
    assert copy.calendar is not None
    assert (copy.calendar_method, b"ATTENDEE" in copy.calendar) == ("PUBLISH", False)
    assert letter.delivery is Delivery.HELD


def test_a_test_of_a_letter_to_a_guest_answers_for_nobody(
    editor: Visitor, work: Work, session: Session, make: Make
) -> None:
    (ada,) = invite(work, make.event(), [make.person("Ada Byron")]).invited
    letter = last_letter(work)
    session.commit()

    editor.post(f"{OUTBOX}{letter.id}/test")

    copy = session.scalars(select(Letter).where(Letter.purpose == "test")).one()
    assert copy.calendar is not None
    whole = copy.text + copy.html + copy.calendar.decode().replace("\r\n ", "")
    for secret in (work.links.invitation(ada.public_id, 1), ada.address, ada.event.calendar_uid):
        assert secret not in whole


def test_a_secret_letter_is_not_tested(editor: Visitor, work: Work, session: Session) -> None:
    letter = enqueue(work, plan(purpose="member.join"))

    assert editor.post(f"{OUTBOX}{letter.id}/test").status_code == 403
    assert len(session.scalars(select(Letter)).all()) == 1


@pytest.mark.parametrize("path", ["release", "discard", "retry", "test"])
def test_letters_of_another_office_are_not_there(
    editor: Visitor, work: Work, make: Make, path: str
) -> None:
    other = Work(session=work.session, now=work.now, office_id=make.office().id, links=work.links)
    letter = written(other)

    assert editor.post(f"{OUTBOX}{letter.id}/{path}").status_code == 404
    assert letter.delivery is Delivery.HELD


def test_a_viewer_reads_no_letters(visit: Callable[[Role], Visitor], work: Work) -> None:
    letter = written(work)
    viewer = visit(Role.VIEWER)

    assert viewer.get(OUTBOX).status_code == 403
    assert viewer.get(f"/desk/mailbox/{letter.id}").status_code == 403
    assert viewer.post(f"{OUTBOX}{letter.id}/release").status_code == 403
    assert texts(viewer.get("/desk/events/").text, ".head__nav li a") == [
        "Today",
        "Events",
        "Calendar",
        "Contacts",
        "Organisations",
        "Anniversaries",
        "Newsroom",
    ]


@pytest.mark.parametrize("query", ["event=x", "before=x", "state=x", "event=", "before=-1"])
def test_odd_questions_are_answered_with_the_held_letters(
    editor: Visitor, work: Work, query: str
) -> None:
    written(work)

    page = editor.get(f"{OUTBOX}?{query}").text
    assert texts(page, ".tabs a[aria-current]") == ["held 1"]
    assert texts(page, "tbody td .soft") == ["guest1@paper.test"]


def test_an_unknown_event_is_not_found(editor: Visitor) -> None:
    assert editor.get(f"{OUTBOX}?event=999").status_code == 404
    assert editor.post(f"{OUTBOX}release", {"event": "999"}).status_code == 404


NOBODY = (
    "No mail server is set: letters that are sent are kept as files on the server, and nobody "
    "receives anything. An administrator of your office sets up the mail server."
)


def test_without_a_mail_server_every_place_says_that_nobody_receives_anything(
    editor: Visitor, work: Work, make: Make
) -> None:
    event = make.event()
    letter = written(work, event_id=event.id)
    filed = written(work, Delivery.FILED, unique_key="filed", event_id=event.id)

    editor.post(f"{OUTBOX}{letter.id}/release")

    assert texts(editor.get(OUTBOX).text, ".notice") == [
        "No mail server is set: nobody receives anything. One letter is put into a file instead."
    ]
    assert texts(editor.get(OUTBOX).text, ".warning") == [NOBODY]
    mailbox = editor.get("/desk/mailbox/").text
    assert texts(mailbox, ".warning") == [NOBODY]
    assert texts(mailbox, "tbody .state") == ["kept as a file"]
    page = editor.get(f"/desk/mailbox/{filed.id}").text
    assert texts(page, ".warning") == [
        (
            "This letter was kept as a file because no mail server was set. Nobody has received it. "
            "An administrator of your office sets up the mail server."
        )
    ]
    assert texts(page, ".actions button") == ["Send a test to me"]
    editor.post(f"{OUTBOX}{filed.id}/test")
    assert texts(editor.get(OUTBOX).text, ".notice") == [
        "No mail server is set: nobody receives anything. One letter is put into a file instead."
    ]


def test_a_filed_letter_can_be_sent_once_a_mail_server_is_set(
    app: Flask, editor: Visitor, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = app.extensions[SETTINGS].model_copy(update={"smtp_url": "smtp://mail.house.test"})
    monkeypatch.setitem(app.extensions, SETTINGS, known)
    filed = written(work, Delivery.FILED)

    page = editor.get(f"/desk/mailbox/{filed.id}").text
    assert texts(editor.get(OUTBOX).text, ".warning") == []
    assert texts(page, ".actions button") == ["Send again", "Send a test to me"]
    editor.post(f"{OUTBOX}{filed.id}/retry")

    assert filed.delivery is Delivery.QUEUED
    assert texts(editor.get(OUTBOX).text, ".notice") == [
        "The letter is on its way again. Mail programs fold it with one that arrived already."
    ]


def test_letters_in_another_language_are_said_before_they_leave(
    editor: Visitor, make: Make
) -> None:
    event = make.event()
    invite(make.work, event, [make.person("Amal", language="ar")])

    page = editor.get(f"/desk/outbox/?event={event.id}").text

    assert texts(page, "details") == [
        (
            "One guest reads Arabic and will get a letter in English: letters are written in "
            "English and Russian. Amal"
        )
    ]
