"""The accreditation desk: the list, one request, and what each button does."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from planner.accreditation.models import AttendanceRequest, RequestState
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.invitations.models import Answer, Invitation
from planner.kernel.errors import Stale
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.accreditation.asked import asked, asks
from tests.web.reading import attributes, texts, wrong
from tests.web.visitor import Visitor


def wants(
    work: Work, event: Event, name: str = "Ada Ferrymann", **given: object
) -> AttendanceRequest:
    address = f"{name.split()[0].lower()}@paper.test"
    request = asked(work, event, **{"name": name, "address": address, **given})
    work.session.commit()
    return request


def letters(work: Work, purpose: str) -> list[Letter]:
    work.session.expire_all()
    return list(work.session.scalars(select(Letter).where(Letter.purpose == purpose)))


def guests(work: Work) -> list[Invitation]:
    work.session.expire_all()
    return list(work.session.scalars(select(Invitation).order_by(Invitation.sort_name)))


def test_approving_puts_somebody_on_the_list_with_a_letter_that_waits(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    request = wants(work, event)

    response = editor.post(f"{desk}{request.id}/approval", {"version": request.version})

    (guest,) = guests(work)
    assert (response.status_code, guest.name, guest.standing) == (
        303,
        "Ada Ferrymann",
        Answer.ACCEPTED,
    )
    assert [one.delivery for one in letters(work, "invitation")] == [Delivery.HELD]


def test_the_letter_leaves_at_once_if_that_is_wanted(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    request = wants(work, event)

    editor.post(f"{desk}{request.id}/approval", {"version": request.version, "send": "now"})

    assert [one.delivery for one in letters(work, "invitation")] == [Delivery.QUEUED]


def test_in_doubt_the_page_asks_who_it_is(
    editor: Visitor, work: Work, event: Event, desk: str, make: Make
) -> None:
    known = make.person("Ada Ferrymann", email="other@paper.test")
    request = wants(work, event)

    response = editor.post(f"{desk}{request.id}/approval", {"version": request.version})

    assert response.status_code == 409
    assert texts(response.text, ".errors li") == [
        "People in Contacts may be the same. Say who it is, or that it is somebody new."
    ]
    assert attributes(response.text, "#asker input", "value") == [str(known.id), "new"]

    editor.post(
        f"{desk}{request.id}/approval", {"version": request.version, "asker": str(known.id)}
    )
    assert [guest.person_id for guest in guests(work)] == [known.id]


def test_a_refusal_leaves_the_choice_of_who_it_is(
    editor: Visitor, work: Work, event: Event, desk: str, make: Make
) -> None:
    make.person("Ada Ferrymann", email="other@paper.test")
    request = wants(work, event)

    response = editor.post(
        f"{desk}{request.id}/approval", {"version": request.version - 1, "asker": "new"}
    )

    assert response.status_code == 409
    assert attributes(response.text, "#asker input[checked]", "value") == ["new"]


def test_somebody_new_of_the_same_name_is_entered(
    editor: Visitor, work: Work, event: Event, desk: str, make: Make
) -> None:
    make.person("Ada Ferrymann", email="other@paper.test")
    request = wants(work, event)

    editor.post(f"{desk}{request.id}/approval", {"version": request.version, "asker": "new"})

    assert len(work.session.scalars(select(Person)).all()) == 2


def test_a_person_of_nobody_is_not_found(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    request = wants(work, event)

    assert (
        editor.post(
            f"{desk}{request.id}/approval", {"version": request.version, "asker": "987654"}
        ).status_code
        == 404
    )


def test_two_clerks_decide_at_once_and_the_second_is_told(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    request = wants(work, event)
    opened = request.version
    editor.post(f"{desk}{request.id}/refusal", {"version": opened, "reason": "Full."})

    response = editor.post(f"{desk}{request.id}/approval", {"version": opened})

    assert response.status_code == 409
    assert texts(response.text, ".errors li") == [str(Stale().message)]
    assert guests(work) == []


def test_papers_are_asked_for_in_the_office_s_words(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    request = wants(work, event)

    editor.post(
        f"{desk}{request.id}/missing-papers",
        {"version": request.version, "missing": "A press card.", "send": "now"},
    )

    (letter,) = letters(work, "papers_missing")
    assert (letter.delivery, "A press card." in letter.text) == (Delivery.QUEUED, True)
    assert (request.state, request.missing) == (RequestState.PAPERS_MISSING, "A press card.")


def test_a_refusal_needs_its_reason_and_waits(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    request = wants(work, event)

    empty = editor.post(f"{desk}{request.id}/refusal", {"version": request.version, "reason": " "})
    editor.post(
        f"{desk}{request.id}/refusal", {"version": request.version, "reason": "The hall is full."}
    )

    assert (empty.status_code, wrong(empty.text)) == (
        422,
        {"reason": "Give the reason: the person is told."},
    )
    assert [one.delivery for one in letters(work, "request_refusal")] == [Delivery.HELD]


def test_what_was_decided_is_undone_from_the_sentence_on_top(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    request = wants(work, event)
    editor.post(f"{desk}{request.id}/approval", {"version": request.version})

    editor.post(f"{desk}{request.id}/undoing", {})

    (guest,) = guests(work)
    assert (guest.withdrawn_at is not None, request.state) == (True, RequestState.REQUESTED)
    assert [one.delivery for one in letters(work, "invitation")] == [Delivery.SUPERSEDED]


def test_several_are_approved_at_once_and_who_is_in_doubt_is_named(
    editor: Visitor, work: Work, event: Event, desk: str, make: Make
) -> None:
    make.person("Clara Canal", email="other@paper.test")
    ids = [wants(work, event, name).id for name in ("Ada Ferrymann", "Boris Bridge", "Clara Canal")]

    response = editor.post(f"{desk}approvals", {"requests": [str(one) for one in ids]})
    page = editor.get(response.headers["Location"]).text

    assert [guest.name for guest in guests(work)] == ["Ada Ferrymann", "Boris Bridge"]
    assert texts(page, ".notice") == [
        "2 requests are approved. To be looked at one by one: Clara Canal."
    ]
    assert len(letters(work, "invitation")) == 2


def test_nobody_ticked_is_said(editor: Visitor, desk: str) -> None:
    assert editor.post(f"{desk}approvals", {}).status_code == 409


def test_a_request_of_another_event_is_not_found(
    editor: Visitor, work: Work, event: Event, make: Make
) -> None:
    other = make.event()
    request = wants(work, event)

    assert editor.get(f"/desk/events/{other.id}/requests/{request.id}").status_code == 404


def test_one_that_is_not_confirmed_is_not_found(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    request = asks(work, event)
    work.session.commit()

    assert editor.get(f"{desk}{request.id}").status_code == 404


def test_asking_again_shows_what_was_asked_before(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    first = wants(work, event)
    first.confirmed_at = work.now - timedelta(hours=1)
    second = wants(work, event)

    page = editor.get(f"{desk}{second.id}").text

    assert f"{desk}{first.id}" in attributes(page, "main p a", "href")
