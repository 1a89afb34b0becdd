"""The editor offers the news that the record holds, while there is none."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.kinds import ItemKind
from planner.kernel.texts import Texts
from planner.releases.models import Release
from tests.factories import Make
from tests.web.desk.releases.test_desk import drafted, typed
from tests.web.reading import texts
from tests.web.visitor import Visitor

FINDINGS = Texts(en="the spring flood has halved", ru="паводок сократился вдвое")


@pytest.fixture
def event(make: Make) -> Event:
    event = make.event()
    make.item(event, kind=ItemKind.STUDY, study=make.study(findings=FINDINGS))
    return event


@pytest.fixture
def release(editor: Visitor, event: Event, session: Session) -> Release:
    return drafted(editor, event, session)


def offered(page: str) -> list[str]:
    return re.findall(r'name="candidate" value="([^"]+)"', page)


def test_one_click_makes_a_finding_the_news(
    editor: Visitor, event: Event, release: Release, session: Session
) -> None:
    page = editor.get(f"/desk/releases/{release.id}").text
    assert "The spring flood has halved" in texts(page, "bdi")

    answer = editor.post(
        f"/desk/releases/{release.id}/news",
        {"version": str(release.version), "candidate": offered(page)[0]},
    )

    assert answer.status_code == 303
    session.expire_all()
    assert event.news_lines == Texts(
        en="The spring flood has halved", ru="Паводок сократился вдвое"
    )
    assert event.programme[0].is_news is True
    assert offered(editor.get(f"/desk/releases/{release.id}").text) == []


def test_what_was_typed_is_kept_with_the_choice(
    editor: Visitor, release: Release, session: Session
) -> None:
    key = offered(editor.get(f"/desk/releases/{release.id}").text)[0]
    lead = release.blocks[1]

    editor.post(
        f"/desk/releases/{release.id}/news",
        {"version": str(release.version), "candidate": key, **typed(lead, "My own lead")},
    )

    session.expire_all()
    assert "My own lead" in [block.text for block in release.blocks]


def test_what_the_record_does_not_say_any_more_is_refused(
    editor: Visitor, event: Event, release: Release, session: Session
) -> None:
    answer = editor.post(
        f"/desk/releases/{release.id}/news",
        {"version": str(release.version), "candidate": "finding.1"},
    )

    assert answer.status_code == 409
    assert "The record does not say this any more. Choose anew." in answer.text
    session.expire_all()
    assert event.news_lines == Texts()
