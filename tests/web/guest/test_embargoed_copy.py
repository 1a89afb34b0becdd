from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.distribution.embargoed_copies import give_copy, revoke_copy
from planner.distribution.models import EmbargoedCopy
from planner.events.models.event import Event
from planner.kernel.links import Links
from planner.kernel.work import Work
from planner.releases.models import Release, ReleaseStatus
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.web.reading import texts
from tests.web.visitor import Visitor


@pytest.fixture
def release(make: Make, office: Office) -> Release:
    event: Event = make.event()
    return issued(make, office, event, embargo_until=NOW + timedelta(days=1))


@pytest.fixture
def anna(make: Make) -> Person:
    return make.person("Anna Arden", email="anna@paper.test")


@pytest.fixture
def copy(work: Work, office: Office, release: Release, anna: Person) -> EmbargoedCopy:
    return give_copy(work, office, release, anna, "By telephone.")


@pytest.fixture
def page(links: Links, copy: EmbargoedCopy) -> str:
    return links.embargoed_copy(copy.public_id).removeprefix(links.public_url)


def test_the_copy_shows_the_end_of_the_embargo_number_and_name(
    stranger: Visitor, page: str
) -> None:
    response = stranger.get(page)

    assert "EMBARGOED UNTIL" in response.text
    assert "Copy 1, for Anna Arden only" in response.text
    assert "Secret lead" in response.text
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_nobody_else_sees_it(
    stranger: Visitor, office: Office, release: Release, page: str
) -> None:
    newsroom = stranger.get(f"/newsroom/{office.slug}/releases/{release.slug}")
    forged = stranger.get(f"{page[:-4]}aaaa")

    assert (newsroom.status_code, forged.status_code) == (404, 404)


def test_the_pdf_is_marked(stranger: Visitor, page: str) -> None:
    response = stranger.get(f"{page}/copy.pdf")

    assert response.status_code == 200
    assert response.mimetype == "application/pdf"


def test_a_revoked_copy_is_gone(
    stranger: Visitor, work: Work, copy: EmbargoedCopy, page: str
) -> None:
    revoke_copy(work, copy)

    statuses = [stranger.get(one).status_code for one in (page, f"{page}/copy.pdf")]

    assert statuses == [404, 404]


def test_so_is_that_of_a_withdrawn_release(stranger: Visitor, release: Release, page: str) -> None:
    release.status = ReleaseStatus.WITHDRAWN

    assert stranger.get(page).status_code == 404


def test_after_its_end_the_embargo_is_said_to_be_over(
    stranger: Visitor, page: str, set_clock: Callable[[str], None]
) -> None:
    set_clock((NOW + timedelta(days=2)).isoformat())

    shown = stranger.get(page).text

    assert "EMBARGOED UNTIL" not in shown
    assert "The embargo ended" in shown


def test_the_desk_gives_lists_and_revokes_copies(
    approver: Visitor, release: Release, anna: Person
) -> None:
    here = f"/desk/releases/{release.id}/embargoed-copies/"

    missing = approver.post(here, {"person_id": str(anna.id)})
    given = approver.post(here, {"person_id": str(anna.id), "agreement": "On the telephone."})
    again = approver.post(here, {"person_id": str(anna.id), "agreement": "On the telephone."})
    listed = approver.get(here).text

    assert [one.status_code for one in (missing, given, again)] == [422, 303, 409]
    assert "On the telephone." in listed
    assert texts(listed, "td a") == ["Anna Arden"]


def test_a_copy_is_revoked_on_the_desk(
    approver: Visitor, release: Release, copy: EmbargoedCopy, page: str
) -> None:
    here = f"/desk/releases/{release.id}/embargoed-copies/"

    response = approver.post(f"{here}{copy.id}/revocation")

    assert response.status_code == 303
    assert "revoked" in approver.get(here).text
    assert approver.get(page).status_code == 404


def test_editors_look_only(editor: Visitor, release: Release, copy: EmbargoedCopy) -> None:
    here = f"/desk/releases/{release.id}/embargoed-copies/"

    shown = editor.get(here).text

    assert "Anna Arden" in shown
    assert "Revoke" not in shown
    assert editor.post(here, {}).status_code == 403
