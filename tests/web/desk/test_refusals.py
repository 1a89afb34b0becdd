"""What a button asks for and is refused is told on the page where the button stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from planner.accounts.models import Role
from planner.background.models import Job, JobState
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter, OutboxFreeze
from planner.outbox.operations import enqueue
from planner.releases.models import ReleaseStatus
from tests.conftest import PUBLIC_URL
from tests.factories import Make
from tests.seed import round_table
from tests.unit.outbox.letters import invitation
from tests.web.desk.releases.test_desk import block_of, drafted, typed
from tests.web.reading import filled, texts
from tests.web.visitor import Visitor

BARE = "This did not work"


def told(response: TestResponse) -> tuple[int, list[str], list[str]]:
    """The status; the heading of the page; what it says as a fault."""
    page = response.text
    return response.status_code, texts(page, "h1"), texts(page, ".errors[role=alert]")


def from_page(visitor: Visitor, page: str, action: str, typed: dict[str, Any] | None = None) -> Any:
    """The button on that page is pressed in a browser, which says where it was."""
    return visitor.post(action, typed or {}, headers={"Referer": f"{PUBLIC_URL}{page}"})


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def test_nothing_ticked_in_the_frozen_outbox(
    visit: Callable[[Role], Visitor], work: Work, session: Session
) -> None:
    letter = enqueue(work, invitation(1))
    session.add(OutboxFreeze(office_id=work.office_id, copied_at=work.now, last_letter_id=99))
    session.commit()

    response = visit(Role.APPROVER).post("/desk/outbox/frozen/discarded")

    assert told(response) == (
        409,
        ["Letters that may have left"],
        ["No letter is ticked. Tick those that you mean."],
    )
    assert letter.delivery is Delivery.HELD


def test_the_page_is_the_one_on_which_the_button_was_pressed(editor: Visitor, work: Work) -> None:
    letter = enqueue(work, invitation(1))
    letter.delivery = Delivery.SENT
    work.session.commit()
    action = f"/desk/outbox/{letter.id}/discard"

    response = from_page(editor, "/desk/outbox/?state=sent", action)

    assert told(response) == (
        409,
        ["Outbox"],
        ["This letter is on its way or has left already. It cannot be discarded."],
    )
    assert texts(response.text, ".tabs a[aria-current]") == ["sent 1"]


def test_without_a_known_page_it_is_the_one_above(editor: Visitor, event: Event) -> None:
    event.status = EventStatus.DRAFT

    response = editor.post(f"/desk/events/{event.id}/announcement")

    assert told(response) == (
        409,
        ["Rivers without borders"],
        ["An event that is a draft cannot be announced. Confirm it first."],
    )
    assert texts(response.text, ".tabs a[aria-current]") == ["Overview 4 to do"]


@pytest.mark.parametrize(
    "page",
    [
        "http://elsewhere.test/desk/outbox/",
        f"{PUBLIC_URL}/newsroom/x/",
        f"{PUBLIC_URL}/desk/no",
    ],
)
def test_pages_elsewhere_are_not_drawn(editor: Visitor, work: Work, page: str) -> None:
    letter = enqueue(work, invitation(1))
    letter.delivery = Delivery.SENT
    work.session.commit()

    response = editor.post(f"/desk/outbox/{letter.id}/discard", {}, headers={"Referer": page})

    assert told(response) == (
        409,
        ["Outbox"],
        ["This letter is on its way or has left already. It cannot be discarded."],
    )


def test_whoever_may_not_see_a_page_is_not_shown_it(
    visit: Callable[[Role], Visitor], work: Work
) -> None:
    letter = enqueue(work, invitation(1))
    work.session.commit()

    response = from_page(visit(Role.VIEWER), "/desk/outbox/", f"/desk/outbox/{letter.id}/discard")

    assert told(response) == (403, [BARE], [])
    assert letter.recipient_address not in response.text


def test_a_form_that_has_expired_draws_nothing(editor: Visitor, work: Work) -> None:
    letter = enqueue(work, invitation(1))
    work.session.commit()

    response = editor.post(f"/desk/outbox/{letter.id}/discard", {"csrf_token": "old"})

    assert told(response) == (403, [BARE], [])


def test_a_job_that_has_ended_says_so_on_its_page(
    editor: Visitor, work: Work, session: Session
) -> None:
    job = Job(
        office_id=work.office_id,
        public_id="j" * 16,
        kind="invitations",
        arguments={},
        act_key="k",
        state=JobState.DONE,
        total=3,
        done=3,
        created_at=work.now - timedelta(hours=1),
        due_at=work.now,
    )
    session.add(job)
    session.commit()

    response = editor.post(f"/desk/jobs/{job.public_id}/stop")

    assert told(response) == (
        409,
        ["Inviting"],
        ["This job has ended already. There is nothing to stop."],
    )
    assert texts(response.text, "main p") == [
        "This job has ended already. There is nothing to stop.",
        "3 of 3 people.",
    ]


def test_what_was_refused_is_undone_and_the_page_shows_what_is_stored(
    editor: Visitor, work: Work, session: Session
) -> None:
    letters = [enqueue(work, invitation(n)) for n in range(2)]
    letters[1].delivery = Delivery.SENT
    session.commit()

    editor.post(f"/desk/outbox/{letters[1].id}/discard")

    session.expire_all()
    assert [session.get_one(Letter, one.id).delivery for one in letters] == [
        Delivery.HELD,
        Delivery.SENT,
    ]


def test_clearing_while_a_study_is_under_embargo_is_refused_on_the_page_of_the_release(
    visit: Callable[[Role], Visitor], make: Make, session: Session
) -> None:
    event = round_table(make).event
    author, approver = visit(Role.EDITOR), visit(Role.APPROVER)
    release = drafted(author, event, session)
    author.post(f"/desk/releases/{release.id}/clearance-request")
    for item in event.programme:
        if item.study is not None:
            item.study.embargo_until = make.work.now + timedelta(days=30)
    session.commit()

    response = approver.post(f"/desk/releases/{release.id}/clearance")

    assert told(response) == (
        409,
        ["Press release, English"],
        [
            (
                "Something stands in the way: The study “Labour Migrants in St. Petersburg: "
                "Identification of Problems and Development of Recommendations” is under embargo "
                "for longer than this text. Set the embargo, or leave it out. The study "
                "“Situation with Migrants’ Children in St. Petersburg” is under embargo for "
                "longer than this text. Set the embargo, or leave it out."
            )
        ],
    )
    assert texts(response.text, ".tools .button--main") == ["Clear for publication"]
    assert release.status is ReleaseStatus.IN_REVIEW


def test_what_was_typed_in_the_editor_stays_when_its_button_is_refused(
    editor: Visitor, make: Make, session: Session
) -> None:
    release = drafted(editor, round_table(make).event, session)
    block, other = block_of(release, "headline"), release.blocks[1]
    before = block.text
    sent = {**typed(block, "Rivers of my own"), "text": "A paragraph begun", "what": "take"}
    sent |= {"slug_line": "RIVERS", "version": str(release.version)}

    response = editor.post(f"/desk/releases/{release.id}/blocks/{other.id}/proposal", sent)

    assert told(response) == (409, ["Press release, English"], [])
    assert texts(response.text, ".warning[role=alert]") == [
        "There is no proposal for this paragraph any more."
    ]
    names = (f"text-{block.id}", "text", "slug_line")
    assert filled(response.text, names) == {
        f"text-{block.id}": "Rivers of my own",
        "text": "A paragraph begun",
        "slug_line": "RIVERS",
    }
    session.expire_all()
    assert block.text == before


def test_what_was_typed_stays_when_the_text_was_handed_in_meanwhile(
    editor: Visitor, make: Make, session: Session
) -> None:
    release = drafted(editor, round_table(make).event, session)
    editor.post(f"/desk/releases/{release.id}/clearance-request")

    response = editor.post(f"/desk/releases/{release.id}/clearance-request")

    assert told(response) == (409, ["Press release, English"], [])
    assert texts(response.text, ".page-head .state") == ["in review"]


def test_a_withdrawal_that_is_refused_is_told_on_the_page_of_the_release(
    visit: Callable[[Role], Visitor], make: Make, session: Session
) -> None:
    approver = visit(Role.APPROVER)
    release = drafted(approver, round_table(make).event, session)

    response = approver.post(f"/desk/releases/{release.id}/withdrawal", {"reason": "Wrong figure"})

    assert told(response) == (
        409,
        ["Press release, English"],
        [
            (
                "A release that is draft cannot become withdrawn. Somebody may have been faster: "
                "reload the page."
            )
        ],
    )
