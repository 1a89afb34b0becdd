from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role
from planner.anniversaries.models import Precision
from planner.contacts.models import Channel, ChannelKind
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, PartState
from planner.events.models.statement import SpeechForm, Statement
from planner.invitations.models import Answer
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.outbox.operations import enqueue
from planner.outbox.refusals import note_refusal
from planner.releases.clearance import request_clearance, send_back
from planner.releases.models import ReleaseStatus
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import HEADLINE, issued, written
from tests.unit.outbox.letters import plan
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

URL = "/desk/"


def tasks(visitor: Visitor, query: str = "") -> list[str]:
    return texts(visitor.get(f"{URL}{query}").text, ".tasks h3")


def details(visitor: Visitor) -> list[str]:
    return texts(visitor.get(URL).text, ".tasks p")


def over(make: Make, **given: Any) -> Event:
    """An event of the day before."""
    return make.event(**{"starts_on": date(2012, 3, 19), "ends_on": date(2012, 3, 19), **given})


def planned(make: Make, **given: Any) -> Event:
    """An event to which somebody is invited."""
    event = make.event(**given)
    make.invitation(event)
    return event


def held_letter(make: Make, event: Event, purpose: str, number: int) -> None:
    unique_key = f"{purpose}:{event.id}:{number}"
    enqueue(
        make.work, plan(unique_key=unique_key, purpose=purpose, event_id=event.id, is_held=True)
    )


def test_nothing_waits_when_all_is_done(editor: Visitor, make: Make) -> None:
    planned(make)

    page = editor.get(URL).text

    assert texts(page, ".empty p") == ["Nothing waits for you."]
    assert attributes(page, ".empty a", "href") == [
        "/desk/events/new",
        "/desk/people/new",
        "/desk/calendar/",
    ]
    assert texts(page, ".head .count") == []


def test_releases_to_clear_wait_for_approvers_who_did_not_write_them(
    approver: Visitor, visit: Callable[[Role], Visitor], editor: Visitor, make: Make
) -> None:
    writer = visit(Role.APPROVER)
    release = written(make, planned(make, titles=Texts(en="Lakes")), language="ru")
    make.work.session.flush()
    author = make.member(Role.EDITOR, user=make.user(name="Vera Press")).user
    work = make.work.__class__(
        **{name: getattr(make.work, name) for name in ("session", "now", "office_id", "links")},
        actor_id=author.id,
    )
    request_clearance(work, release)

    assert tasks(approver) == [f"Clear the release “{HEADLINE}”, Russian"]
    assert details(approver) == [
        "Lakes · handed in by Vera Press on 20\u00a0March\u00a02012, 13:00 MSK"
    ]
    assert tasks(writer) == tasks(approver)
    assert texts(editor.get(URL).text, ".tasks h3") == []


def test_what_was_cleared_waits_for_publication_and_what_was_sent_back_for_editors(
    approver: Visitor, editor: Visitor, make: Make
) -> None:
    written(make, planned(make), status=ReleaseStatus.CLEARED)
    release = written(make, planned(make), status=ReleaseStatus.IN_REVIEW)
    send_back(make.work, release, "Once more.")
    written(make, planned(make))

    assert tasks(approver) == [
        f"Publish the release “{HEADLINE}”, English",
        f"The release “{HEADLINE}”, English, was sent back",
    ]
    assert tasks(editor) == [f"The release “{HEADLINE}”, English, was sent back"]
    assert details(editor)[0].endswith(" · Once more.")


def test_letters_are_held_by_event_and_kind(editor: Visitor, make: Make) -> None:
    event, other = planned(make, titles=Texts(en="Lakes")), planned(make, titles=Texts(en="Rivers"))
    for number in range(3):
        held_letter(make, event, "invitation", number)
    held_letter(make, event, "update", 1)
    held_letter(make, other, "invitation", 1)

    assert tasks(editor) == ["3 letters are held", "1 letter is held", "1 letter is held"]
    assert details(editor) == ["Lakes · invitation", "Lakes · update", "Rivers · invitation"]
    page = editor.get(URL).text
    assert texts(page, ".head .count") == [
        "3 things wait for you",
        "5 held letters",
        "3 things wait for you",
    ]
    assert attributes(page, ".tasks .button", "href")[0] == f"/desk/outbox/?event={event.id}"


def test_guests_speakers_and_quotations_of_events_wait(editor: Visitor, make: Make) -> None:
    event = planned(make, titles=Texts(en="Lakes"))
    make.invitation(event, answer=Answer.DELEGATED, colleague_name="Ada")
    item = make.item(event)
    make.part(item, state=PartState.ASKED, person=make.person("Ben Aro"))
    make.part(item, state=PartState.PLANNED, organisation=make.organisation("Lake Fund"))
    make.part(item)
    later = planned(make, starts_on=date(2012, 6, 1), ends_on=date(2012, 6, 1))
    make.part(make.item(later), state=PartState.ASKED, person=make.person())
    was = over(make, titles=Texts(en="Ponds"), status=EventStatus.HELD)
    part = make.part(make.item(was), person=make.person())
    make.work.session.add(
        Statement(
            office_id=make.work.office_id,
            uid=new_uid(),
            event=was,
            part=part,
            form=SpeechForm.DIRECT,
            texts=Texts(en="We wait"),
        )
    )

    assert tasks(editor) == [
        "1 colleague is named and not invited",
        "2 speakers have not confirmed",
        "1 quotation waits for approval",
    ]
    assert details(editor) == [
        "Lakes",
        "Lakes · 27\u00a0March\u00a02012, 11:00–13:00 · Ben Aro and Lake Fund",
        "Ponds",
    ]


def test_dates_wait_an_event_that_is_over_an_embargo_and_an_anniversary(
    editor: Visitor, make: Make
) -> None:
    over(make, titles=Texts(en="Lakes"))
    over(make, titles=Texts(en="Ponds"), status=EventStatus.TENTATIVE)
    over(make, status=EventStatus.HELD)
    tomorrow = NOW + timedelta(days=1)
    written(make, planned(make), status=ReleaseStatus.PUBLISHED, embargo_until=tomorrow)
    written(make, planned(make), status=ReleaseStatus.PUBLISHED, embargo_until=NOW)
    written(
        make, planned(make), status=ReleaseStatus.PUBLISHED, embargo_until=NOW + timedelta(days=9)
    )
    make.study(embargo_until=tomorrow)
    due = make.anniversary(
        base_year=1912,
        precision=Precision.DAY,
        exact_on=date(1912, 4, 2),
        phrases=Texts(en="the founding of a fund"),
    )
    make.anniversary(base_year=1911, precision=Precision.DAY, exact_on=date(1911, 4, 2))
    make.anniversary(base_year=1912, precision=Precision.DAY, exact_on=date(1912, 6, 2))

    assert tasks(editor) == [
        "The tentative date is over. Confirm the event, postpone it or cancel it.",
        "The event is over. Note that it was held.",
        f"The embargo on the release “{HEADLINE}”, English, ends",
        "The embargo on the study “Lives on the move” ends",
        "An anniversary falls due: 100 years, the founding of a fund",
    ]
    assert details(editor)[2:] == [
        "Rivers without borders · 21\u00a0March\u00a02012, 13:00 MSK · published",
        "21\u00a0March\u00a02012, 13:00 MSK",
        "2\u00a0April\u00a02012 · nothing is planned yet",
    ]

    make.occasion(planned(make), anniversary=due)

    assert len(tasks(editor)) == 4


@pytest.mark.parametrize(
    ("base", "precision", "is_due"),
    [
        (date(1912, 3, 20), Precision.DAY, True),
        (date(1912, 4, 19), Precision.DAY, True),
        (date(1912, 4, 20), Precision.DAY, False),
        (date(1912, 3, 19), Precision.DAY, False),
        (date(1912, 4, 1), Precision.MONTH, True),
        (date(1912, 5, 1), Precision.MONTH, False),
        (date(1912, 3, 25), Precision.YEAR, False),
    ],
)
def test_an_anniversary_falls_due_thirty_days_before(
    editor: Visitor, make: Make, base: date, precision: Precision, is_due: bool
) -> None:
    planned(make)
    make.anniversary(base_year=base.year, precision=precision, exact_on=base)

    assert len(tasks(editor)) == is_due


def test_refused_addresses_wait_with_their_people(
    editor: Visitor, make: Make, session: Session, office: Office
) -> None:
    planned(make)
    person = make.person("Ada Byron", email="ada@paper.test")
    make._own(Channel, {}, person=person, kind=ChannelKind.EMAIL, value="a@b.test", key="a@b.test")
    for address in ("ada@paper.test", "a@b.test", "nobody@paper.test"):
        note_refusal(session, office.id, address, "550 no", NOW)

    assert tasks(editor) == ["Letters to Ada Byron come back"]
    assert details(editor) == ["mail servers refuse 2 addresses"]


@pytest.mark.parametrize("number", [1, 4])
def test_the_page_takes_as_many_statements_for_four_events_as_for_one(
    approver: Visitor, make: Make, office: Office, statements: list[str], number: int
) -> None:
    for _ in range(number):
        event = make.event(starts_on=date(2012, 3, 22), ends_on=date(2012, 3, 22))
        make.part(make.item(event), state=PartState.ASKED, person=make.person())
        held_letter(make, event, "invitation", 1)
        written(make, event, status=ReleaseStatus.CLEARED, embargo_until=NOW + timedelta(days=1))
        issued(make, office, over(make))
        make.anniversary(base_year=1912, precision=Precision.DAY, exact_on=date(1912, 3, 21))
        make.study(embargo_until=NOW + timedelta(days=1))
        person = make.person(email=f"refused{event.id}@paper.test")
        note_refusal(make.work.session, office.id, person.email, "550 no", NOW)
    approver.get(URL)
    statements.clear()

    page = approver.get(URL).text

    assert len(texts(page, ".tasks li")) == 9 * number
    assert len(statements) == 22, statements
