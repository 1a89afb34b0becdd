from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.answers import Reply, answer
from planner.invitations.colleagues import invite_colleague
from planner.invitations.due import Wish
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Answer
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import discard
from tests.factories import Make
from tests.unit.invitations.post import invite, send
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor


def test_an_event_moves_on_with_its_reason(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()

    response = editor.post(
        f"/desk/events/{event.id}/status", {"to": "postponed", "reason": "The speaker <ill>"}
    )

    assert response.status_code == 303
    event = session.scalars(select(Event)).one()
    assert (event.status, event.sequence) == (EventStatus.POSTPONED, 1)
    page = editor.get(response.location).text
    assert texts(page, ".facts span") == [
        "round table",
        "27\u00a0March\u00a02012, 11:00–13:00 (Europe/Moscow, MSK, UTC+04:00)",
        "Geneva",
        "Reason: The speaker <ill>",
    ]
    assert texts(page, ".notice") == ["The event is postponed now."]


def test_a_reason_is_asked_for_where_guests_will_want_one(editor: Visitor, make: Make) -> None:
    event = make.event()

    response = editor.post(f"/desk/events/{event.id}/status", {"to": "cancelled", "reason": " "})

    assert response.status_code == 422
    assert wrong(response.text) == {"reason": "Say why, in a sentence that guests may read."}


def test_a_step_that_is_not_offered_is_refused(editor: Visitor, make: Make) -> None:
    event = make.event()
    url = f"/desk/events/{event.id}/status"

    assert editor.post(url, {"to": "closed"}).status_code == 409
    assert editor.post(url, {"to": "nonsense"}).status_code == 422
    early = editor.post(url, {"to": "held"})
    assert early.status_code == 409
    assert texts(early.text, ".errors li") == [
        "The event has not begun yet. It can be held once it has."
    ]


def test_announcing_shows_what_is_missing(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()

    page = editor.get(f"/desk/events/{event.id}/status").text
    assert texts(page, ".checks li") == [
        "Name the organiser.",
        "Name somebody whom journalists may call.",
        "Say in a few words what it is about.",
        "Give the title in Russian.",
        "Enter the programme.",
    ]

    assert editor.post(f"/desk/events/{event.id}/announcement").status_code == 303
    assert session.scalars(select(Event.announced_at)).one() is not None
    announced = editor.get(f"/desk/events/{event.id}/status").text
    assert texts(announced, ".event-head .state") == ["confirmed", "announced"]
    assert editor.post(f"/desk/events/{event.id}/announcement/withdrawal").status_code == 303
    assert session.scalars(select(Event.announced_at)).one() is None


def test_a_draft_is_not_announced(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)

    response = editor.post(f"/desk/events/{event.id}/announcement")

    assert response.status_code == 409
    assert texts(response.text, ".errors") == [
        "An event that is a draft cannot be announced. Confirm it first."
    ]


def test_a_draft_is_not_offered_to_be_announced(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)

    page = editor.get(f"/desk/events/{event.id}/status").text

    assert "An event that is a draft cannot be announced. Confirm it first." in texts(
        page, "main p"
    )
    assert texts(page, "main button") == [
        "Overview",
        "Change the status",
        "Change the status",
    ]


def test_each_step_says_what_it_means_for_guests(editor: Visitor, make: Make) -> None:
    event = make.event()
    invite(make.work, event, [make.person("Ada")])
    send(make.work)

    page = editor.get(f"/desk/events/{event.id}/status").text

    steps = attributes(page, "input[type=radio]", "value")
    assert attributes(page, "input[type=radio]", "aria-describedby") == [
        "effect-held",
        "effect-tentative",
        "effect-postponed",
        "effect-cancelled",
    ]
    effects = dict(zip(steps, texts(page, ".steps-on__effect"), strict=True))
    assert effects == {
        "held": (
            "The event has not begun yet. It can be held once it has. Nobody is written to. "
            "Invitations that still wait in the outbox are not sent. Nobody can answer any more. "
            "The release can be sent to those who came."
        ),
        "tentative": (
            "One guest gets a letter with the event as it stands then, for their calendar too. "
            "It waits in the outbox until you release it."
        ),
        "postponed": (
            "One guest gets a letter with the reason, which takes the old date off their "
            "calendar. It waits in the outbox until you release it. Nobody can answer until "
            "there is a new date."
        ),
        "cancelled": (
            "One guest gets a letter with the reason, which takes it off their calendar. It "
            "waits in the outbox until you release it."
        ),
    }


def guests_of_all_kinds(work: Work, make: Make, event: Event) -> None:
    """Four who were told, of whom one declined and one sent a colleague, who was told too; one
    whose letter was thrown away, one whose letter waits, one who was never written to.
    """
    names = ("Ada", "Boris", "Clara", "Dmitri", "Elena")
    ada, boris, *_, thrown = invite(work, event, [make.person(name) for name in names]).invited
    letter = work.session.scalars(select(Letter).where(Letter.about == thrown.about)).one()
    discard(work, letter)
    send(work)
    answer(work, boris, Reply(answer=Answer.DECLINED))
    ada.answer, ada.colleague_name, ada.colleague_address = (
        Answer.DELEGATED,
        "Fatima",
        "fatima@paper.test",
    )
    colleague = invite_colleague(work, ada)
    bring_in_line(work, event, [colleague.id], Wish.DETAILS)
    send(work)
    invite(work, event, [make.person("Gleb")])
    make.invitation(event, person=make.person("Hanna"))
    work.session.commit()


@pytest.mark.parametrize(
    ("here", "to"),
    [
        (EventStatus.CONFIRMED, EventStatus.CANCELLED),
        (EventStatus.CONFIRMED, EventStatus.POSTPONED),
        (EventStatus.CONFIRMED, EventStatus.TENTATIVE),
        (EventStatus.TENTATIVE, EventStatus.CONFIRMED),
        (EventStatus.TENTATIVE, EventStatus.DRAFT),
    ],
)
def test_as_many_guests_are_said_to_get_a_letter_as_have_one_afterwards(
    editor: Visitor, work: Work, make: Make, here: EventStatus, to: EventStatus
) -> None:
    event = make.event(status=here)
    guests_of_all_kinds(work, make, event)
    url = f"/desk/events/{event.id}/status"

    page = editor.get(url).text
    moved = editor.post(url, {"to": to.value, "reason": "The hall is flooded."})

    assert moved.status_code == 303
    [effect] = texts(page, f"#effect-{to.value}")
    said = re.match(r"([0-9]+) guests get", effect)
    found = select(func.count(Letter.about.distinct())).where(Letter.delivery == Delivery.HELD)
    assert (int(said[1]) if said else 0) == work.session.scalar(found)


def test_nothing_chosen_is_asked_for_and_the_reason_stays(editor: Visitor, make: Make) -> None:
    event = make.event()

    response = editor.post(f"/desk/events/{event.id}/status", {"reason": "The hall is flooded"})

    assert response.status_code == 422
    assert wrong(response.text) == {"to": "Choose one of the list."}
    assert filled(response.text, {"reason"}) == {"reason": "The hall is flooded"}


def test_the_line_on_top_leads_to_the_step(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)

    page = editor.get(f"/desk/events/{event.id}/programme/").text

    assert texts(page, ".next a") == [
        "Confirm the event, or make it tentative, when the plan stands."
    ]
    assert attributes(page, ".next a", "href") == [f"/desk/events/{event.id}/status"]


def test_a_viewer_sees_the_status_and_moves_nothing(viewer: Visitor, make: Make) -> None:
    event = make.event()

    page = viewer.get(f"/desk/events/{event.id}/status").text
    assert attributes(page, "main form", "action") == []
    assert viewer.post(f"/desk/events/{event.id}/status", {"to": "held"}).status_code == 403
