"""A clearance covers everything that will be printed, and falls when any of it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planner.accounts.models import EndMark, Office
from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole
from planner.files.models import StoredFile
from planner.kernel.errors import Conflict
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.releases.clearance import clear, send_back
from planner.releases.editing import edit_block
from planner.releases.models import Release
from planner.releases.publication.publishing import (
    changed_since_clearance,
    prepare,
)
from tests.factories import Make
from tests.releases import written
from tests.unit.releases.publication import cleared, stored

CLEARED = "since Clara cleared it. Have it cleared again."


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def approver(work: Work, make: Make) -> Work:
    return replace(work, actor_id=make.user(name="Clara").id)


@pytest.fixture
def release(make: Make, event: Event) -> Release:
    make.body(event, BodyRole.ORGANISER)
    return written(make, event)


@pytest.fixture
def pdf(work: Work) -> StoredFile:
    return stored(work)


def renamed_office(event: Event, office: Office) -> None:
    office.names = Texts(en="Another House")


def other_colour(event: Event, office: Office) -> None:
    office.accent, office.end_mark = "#112233", EndMark.HASHES


def renamed_organiser(event: Event, office: Office) -> None:
    event.bodies[0].organisation.names = Texts(en="Another Body")


def funded(event: Event, office: Office) -> None:
    donor = event.bodies[0].organisation
    event.bodies[0].role = BodyRole.DONOR
    donor.funding_statements = Texts(en="Paid by them.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (renamed_office, f"The name, colour or end mark of the office has changed {CLEARED}"),
        (other_colour, f"The name, colour or end mark of the office has changed {CLEARED}"),
        (renamed_organiser, f"The letterhead has changed {CLEARED}"),
        (funded, f"The letterhead and funding statement have changed {CLEARED}"),
    ],
)
def test_a_clearance_falls_when_anything_printed_changes(
    approver: Work,
    release: Release,
    office: Office,
    tmp_path: Path,
    change: Callable[[Event, Office], None],
    said: str,
) -> None:
    cleared(approver, release, office)
    assert changed_since_clearance(release, office) == ""
    with pytest.raises(Conflict, match="cleared already"):
        clear(approver, release, [], office, approvers=2)

    change(release.event, office)

    with pytest.raises(Conflict) as refused:
        prepare(approver, release, [], office, tmp_path)
    assert refused.value.message == said
    clear(approver, release, [], office, approvers=2)
    assert prepare(approver, release, [], office, tmp_path).release_id == release.id


def test_a_logo_is_part_of_what_was_cleared(
    approver: Work, release: Release, office: Office, work: Work
) -> None:
    body = release.event.bodies[0].organisation
    body.logo = stored(work, "one")
    work.session.flush()
    cleared(approver, release, office)

    body.logo = stored(work, "two")
    work.session.flush()

    assert changed_since_clearance(release, office) == f"The letterhead has changed {CLEARED}"


def test_a_clearance_that_was_not_kept_does_not_count(
    approver: Work, release: Release, office: Office
) -> None:
    cleared(approver, release, office)
    release.cleared_fingerprint, release.cleared_by = {}, None

    assert changed_since_clearance(release, office) == (
        "What somebody cleared was not kept. Have it cleared again."
    )
    send_back(approver, release, "Once more.")
    assert changed_since_clearance(release, office) == ""


def test_whoever_changed_a_word_is_an_author(work: Work, make: Make, release: Release) -> None:
    first, second = make.user().id, make.user().id

    for number, actor in enumerate((first, second, first)):
        edit_block(replace(work, actor_id=actor), release.blocks[1], f"Text {number}.")

    assert release.author_ids == [first, second]
