"""The only approver of an office clears a draft without handing it in; the next language follows."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.models.kinds import PartState
from planner.releases.models import ReleaseStatus
from tests.factories import Make
from tests.seed import round_table
from tests.web.desk.releases.test_desk import Visit, drafted
from tests.web.reading import attributes, texts


@pytest.fixture
def event(make: Make) -> Event:
    return round_table(make).event


def test_the_only_approver_clears_without_handing_in(
    visit: Visit, event: Event, session: Session
) -> None:
    author = visit(Role.APPROVER)
    release = drafted(author, event, session)
    url = f"/desk/releases/{release.id}"
    page = author.get(url).text
    assert "Hand in for clearing" not in texts(page, ".tools button")
    assert f"{url}/own-clearance" in attributes(page, ".tools button", "formaction")

    assert author.post(f"{url}/own-clearance").status_code == 303

    assert release.status is ReleaseStatus.CLEARED
    assert author.post(f"{url}/publication").status_code == 303
    page = author.get(url).text
    assert texts(page, ".tools button") == ["Draft the release in Russian"]
    drafted(author, event, session, "ru")
    assert texts(author.get(url).text, ".tools button") == []


def test_nobody_clears_alone_where_another_can(
    visit: Visit, event: Event, session: Session
) -> None:
    author, _other = visit(Role.APPROVER), visit(Role.APPROVER)
    release = drafted(author, event, session)
    url = f"/desk/releases/{release.id}"
    assert f"{url}/own-clearance" not in author.get(url).text

    refused = author.post(f"{url}/own-clearance")

    assert refused.status_code == 403
    assert release.status is ReleaseStatus.DRAFT


def test_what_stands_in_the_way_of_clearing_alone_leaves_the_draft(
    visit: Visit, event: Event, session: Session
) -> None:
    author = visit(Role.APPROVER)
    event.programme[0].parts[0].state = PartState.PLANNED
    release = drafted(author, event, session)

    refused = author.post(f"/desk/releases/{release.id}/own-clearance")

    assert refused.status_code == 409
    assert "Something stands in the way" in refused.text
    assert release.status is ReleaseStatus.DRAFT
