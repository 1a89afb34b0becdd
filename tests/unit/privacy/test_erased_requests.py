"""Requests to attend of somebody who is erased, or whose records become one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.accreditation.deciding import approve
from planner.accreditation.models import AttendanceRequest, IdentityPaper, SeasonAccreditation
from planner.accreditation.papers import add_paper
from planner.accreditation.season import SeasonPlan, accredit
from planner.files.operations import write
from planner.invitations.models import Invitation
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.merging.undoing import undo_merge
from planner.privacy.erasing import erase
from planner.privacy.own_data import as_json, own_data
from tests.factories import Make
from tests.unit.accreditation.asked import asked, open_event

YEAR = SeasonPlan(since=date(2012, 1, 1), until=date(2012, 12, 31))


@pytest.fixture
def guest(work: Work, make: Make) -> Invitation:
    return approve(work, asked(work, open_event(make), crew_names="Bo Sound"))


def test_a_person_is_erased_with_requests_papers_and_accreditations(
    work: Work, guest: Invitation, tmp_path: Path
) -> None:
    (request,) = work.session.scalars(select(AttendanceRequest)).all()
    paper = add_paper(work, request, write(tmp_path, "card.jpg", b"scan", "image/jpeg"))
    path = paper.file.path
    accredit(work, guest.person, YEAR)

    paths = erase(work, guest.person)

    assert paths == [path]
    for model in (AttendanceRequest, IdentityPaper, SeasonAccreditation):
        assert work.session.scalars(select(model.id)).all() == []


def test_a_request_that_names_somebody_who_is_erased_forgets_the_name(
    work: Work, make: Make, guest: Invitation
) -> None:
    erase(work, make.person("Bo Sound", email="bo@paper.test"))

    (request,) = work.session.scalars(select(AttendanceRequest)).all()
    assert request.crew_names == "Erased person"


def test_a_person_reads_what_they_have_asked_for(work: Work, guest: Invitation) -> None:
    (request,) = as_json(own_data(work, guest.person))["requests_to_attend"]

    assert (request["state"], request["crew_names"], request["papers"]) == (
        "approved",
        "Bo Sound",
        [],
    )


def test_requests_and_accreditations_move_to_the_record_that_stays(
    work: Work, make: Make, guest: Invitation
) -> None:
    gone, stays = guest.person, make.person("A. Ferrymann", email="af@paper.test")
    season = accredit(work, gone, YEAR)

    kept = merge(work, stays, gone, MergePlan())
    (request,) = work.session.scalars(select(AttendanceRequest)).all()
    assert (request.person_id, season.person_id) == (stays.id, stays.id)

    undo_merge(work, kept)
    work.session.expire_all()
    assert (request.person_id, season.person_id) == (gone.id, gone.id)
