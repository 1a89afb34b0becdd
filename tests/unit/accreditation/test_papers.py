"""Scans of papers: cleaned, kept apart, deleted in time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.accreditation.asking import confirm, withdraw_request
from planner.accreditation.cleanup import forget_requests
from planner.accreditation.models import AttendanceRequest, IdentityPaper, RequestState
from planner.accreditation.papers import (
    MOST_PAPERS,
    add_paper,
    delete_paper,
    forget_papers,
    note_look,
    paper_of,
)
from planner.files.models import FileKind, StoredFile
from planner.files.operations import write
from planner.files.queries import file_called
from planner.history.models import Entry
from planner.invitations.particulars import KEPT_FOR
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.accreditation.asked import asked, asks, open_event

DAY = timedelta(days=1)


def give(work: Work, request: AttendanceRequest, folder: Path) -> IdentityPaper:
    return add_paper(work, request, write(folder, "card.jpg", b"scan", "image/jpeg"))


def test_no_page_of_files_shows_a_paper(work: Work, make: Make, tmp_path: Path) -> None:
    paper = give(work, asked(work, open_event(make)), tmp_path)

    wanted = file_called(work.office_id, paper.file.public_id)

    assert paper.file.kind is FileKind.IDENTITY_PAPER
    assert work.session.scalars(wanted).all() == []


def test_each_look_is_noted(work: Work, make: Make, tmp_path: Path) -> None:
    request = asked(work, open_event(make))
    paper = give(work, request, tmp_path)

    note_look(work, paper)
    note_look(work, paper)

    found = select(Entry.event_id).where(Entry.verb == "identity_paper.seen")
    assert work.session.scalars(found).all() == [request.event_id, request.event_id]
    own = paper_of(work.office_id, request.id, paper.id)
    assert work.session.scalars(own).all() == [paper]


@pytest.mark.parametrize("state", [RequestState.REFUSED, RequestState.WITHDRAWN])
def test_papers_are_given_while_they_are_needed(
    work: Work, make: Make, tmp_path: Path, state: RequestState
) -> None:
    request = asked(work, open_event(make))
    request.state = state

    with pytest.raises(Conflict):
        give(work, request, tmp_path)


def test_there_are_few_of_them(work: Work, make: Make, tmp_path: Path) -> None:
    request = asked(work, open_event(make))
    for _ in range(MOST_PAPERS):
        give(work, request, tmp_path)

    with pytest.raises(Conflict):
        give(work, request, tmp_path)


def test_deleting_one_names_its_file(work: Work, make: Make, tmp_path: Path) -> None:
    paper = give(work, asked(work, open_event(make)), tmp_path)
    path = paper.file.path

    assert delete_paper(work, paper) == [path]
    assert work.session.scalars(select(StoredFile)).all() == []


def test_who_withdraws_takes_the_papers_along(work: Work, make: Make, tmp_path: Path) -> None:
    request = asked(work, open_event(make))
    path = give(work, request, tmp_path).file.path

    assert withdraw_request(work, request) == [path]
    assert work.session.scalars(select(IdentityPaper)).all() == []


def test_a_later_request_takes_the_papers_over(work: Work, make: Make, tmp_path: Path) -> None:
    event = open_event(make)
    paper = give(work, asked(work, event), tmp_path)
    later = asks(work, event)

    confirm(work, later)

    assert paper.request is later


def test_papers_are_deleted_after_their_term(
    work: Work, make: Make, office: Office, tmp_path: Path
) -> None:
    office.papers_kept_days = 7
    event = open_event(make)
    assert event.ends_at is not None
    path = give(work, asked(work, event), tmp_path).file.path
    work.session.flush()

    early = forget_papers(work.session, event.ends_at + 7 * DAY - timedelta(seconds=1))
    late = forget_papers(work.session, event.ends_at + 7 * DAY)

    assert (early, late) == ([], [path])


def test_of_an_event_without_date_they_are_kept_half_a_year(
    work: Work, make: Make, tmp_path: Path
) -> None:
    event = open_event(make)
    path = give(work, asked(work, event), tmp_path).file.path
    event.ends_at = None
    work.session.flush()

    assert forget_papers(work.session, NOW + 179 * DAY) == []
    assert forget_papers(work.session, NOW + 180 * DAY) == [path]


def test_files_whose_request_is_gone_are_deleted(work: Work, make: Make, tmp_path: Path) -> None:
    request = asked(work, open_event(make))
    path = give(work, request, tmp_path).file.path
    work.session.expire(request, ["papers"])
    work.session.delete(request)
    work.session.flush()

    assert forget_papers(work.session, NOW) == [path]


def test_requests_that_nobody_confirms_are_forgotten(work: Work, make: Make) -> None:
    event = open_event(make)
    asks(work, event)
    kept = asked(work, event, address="boris@paper.test")

    assert not forget_requests(work.session, NOW + 3 * DAY - timedelta(seconds=1))
    assert forget_requests(work.session, NOW + 3 * DAY)
    assert work.session.scalars(select(AttendanceRequest.id)).all() == [kept.id]


def test_what_came_to_nothing_is_forgotten_after_the_term(
    work: Work, make: Make, office: Office
) -> None:
    office.papers_kept_days = 7
    event = open_event(make)
    assert event.ends_at is not None
    asked(work, event)
    approved = asked(work, event, address="boris@paper.test")
    approved.state = RequestState.APPROVED
    work.session.flush()

    assert not forget_requests(work.session, event.ends_at + 6 * DAY)
    assert forget_requests(work.session, event.ends_at + 7 * DAY)
    assert work.session.scalars(select(AttendanceRequest.id)).all() == [approved.id]


def test_what_came_to_nothing_for_an_event_without_a_date_is_forgotten_too(
    work: Work, make: Make
) -> None:
    request = asked(work, open_event(make, accreditation_until=None))
    request.event.starts_at = request.event.ends_at = None
    work.session.flush()

    assert not forget_requests(work.session, NOW + 179 * DAY)
    assert forget_requests(work.session, NOW + 180 * DAY)


def test_an_approved_request_keeps_no_particulars_longer_than_the_guest_list(
    work: Work, make: Make
) -> None:
    event = open_event(make)
    assert event.ends_at is not None
    request = asked(
        work,
        event,
        crew_names="Bo, Cy",
        equipment="camera",
        car="A 1",
        needs="lift",
        press_card="7",
    )
    request.state = RequestState.APPROVED
    work.session.flush()

    assert not forget_requests(work.session, event.ends_at + KEPT_FOR)
    assert forget_requests(work.session, event.ends_at + KEPT_FOR + DAY)
    assert not forget_requests(work.session, event.ends_at + KEPT_FOR + DAY)

    work.session.expire_all()
    texts = (request.crew_names, request.equipment, request.car, request.needs, request.press_card)
    assert (texts, request.name) == (("",) * 5, "Ada Ferrymann")
