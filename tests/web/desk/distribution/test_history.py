"""Who has a release: told for each letter, sent once more, corrected."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.distribution.models import DistributionKind
from planner.events.models.event import Event
from planner.outbox.models import Delivery, Letter
from planner.releases.models import Release, ReleaseStatus
from planner.releases.publication.publishing import letters_about
from planner.web.desk.events import after
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.distribution.choosing import chosen, sent, subscriber
from tests.web.visitor import Visitor
from tests.web.working import do_jobs


def brought(make: Make, app: Flask, event: Event, person: Person) -> Letter:
    """A letter with the release that has left."""
    member = make.member().user_id
    work = replace(make.work, actor_id=member)
    choice = chosen(work, event, DistributionKind.RELEASE, person_ids=[person.id])
    folder = app.extensions["planner.settings"].files_folder
    [letter] = sent(work, choice, folder)
    return letter


def test_the_history_tells_of_each_letter_and_sends_one_more(
    editor: Visitor,
    make: Make,
    session: Session,
    event: Event,
    release: Release,
    app: Flask,
    ada: Person,
) -> None:
    letter = brought(make, app, event, ada)
    letter.delivery, letter.error = Delivery.FAILED, "550 no such mailbox"
    history = f"/desk/releases/{release.id}/letters/"

    page = editor.get(history).text
    none_sent = editor.get(f"{history}?state=sent").text
    unknown = editor.get(f"{history}?state=nonsense").text
    response = editor.post(f"{history}{letter.id}/resending")

    assert "Ada Ferrymann" in page
    assert "550 no such mailbox" in page
    assert "Whether a letter was opened is never asked." in page
    assert "No letter with this version has been written." in none_sent
    assert "Ada Ferrymann" in unknown
    assert response.status_code == 303
    assert session.scalar(select(func.count(Letter.id))) == 2


def test_a_letter_that_is_about_something_else_is_not_sent_again_here(
    editor: Visitor,
    make: Make,
    office: Office,
    event: Event,
    release: Release,
    app: Flask,
    ada: Person,
) -> None:
    letter = brought(make, app, event, ada)
    other = issued(make, office, make.event())

    assert (
        editor.post(f"/desk/releases/{other.id}/letters/{letter.id}/resending").status_code == 404
    )


def test_who_has_an_outdated_version_is_offered_the_correction(
    editor: Visitor,
    make: Make,
    office: Office,
    event: Event,
    release: Release,
    app: Flask,
    here: str,
) -> None:
    row = subscriber(make, "clara@paper.test", name="Clara")
    assert row.person is not None
    brought(make, app, event, row.person)
    release.status, release.withdrawn_at = ReleaseStatus.WITHDRAWN, NOW
    newer = issued(make, office, event, number=2, correction_note="In paragraph 3.")

    page = editor.get(here).text
    sent_to = editor.post(f"/desk/events/{event.id}/notices/{newer.id}")

    assert "1 person has an older version in English and not the corrected one." in page
    assert sent_to.status_code == 303
    assert "not the corrected one" not in editor.get(here).text


def test_a_correction_to_many_is_written_in_the_background(
    app: Flask,
    editor: Visitor,
    session: Session,
    make: Make,
    office: Office,
    event: Event,
    release: Release,
    ada: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(after, "MOST_AT_ONCE", 0)
    brought(make, app, event, ada)
    release.status, release.withdrawn_at = ReleaseStatus.WITHDRAWN, NOW
    newer = issued(make, office, event, number=2, correction_note="In paragraph 3.")
    notice = f"/desk/events/{event.id}/notices/{newer.id}"

    followed = editor.post(notice).headers["Location"]
    again = editor.post(notice).headers["Location"]
    do_jobs(app, session)

    assert again == followed
    assert "Correction or withdrawal of a release" in editor.get(followed).text
    about = Letter.about == letters_about(newer.id)
    assert len(session.scalars(select(Letter).where(about)).all()) == 1
    assert editor.post(notice).status_code == 409
