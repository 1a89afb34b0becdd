"""The title of a study under embargo stands in nothing that leaves the house before its time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.models.kinds import ItemKind, PartState
from planner.kernel.texts import Texts
from planner.outbox.models import Letter
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.invitations.post import invite
from tests.web.newsroom.test_embargo import (
    MARKER,
    SECOND,
    T,
    _crawl,
    _guest,
    _public_starts,
    _where,
)
from tests.web.reading import texts
from tests.web.visitor import Visitor

SetClock = Callable[[str], None]
UNASKED = "Una Planned"


@pytest.fixture
def event(make: Make) -> Event:
    found = make.event(titles=Texts(en="Rivers", ru="Реки"), announced_at=NOW, **_days_ahead())
    study = make.study(
        titles=Texts(en=f"{MARKER} rising", ru=f"{MARKER}"),
        findings=Texts(en=f"{MARKER} rises"),
        embargo_until=T,
    )
    item = make.item(found, kind=ItemKind.STUDY, study=study)
    make.item(found, kind=ItemKind.REPORT, study=study, titles=Texts(en=f"On {MARKER}"))
    make.part(item, person=make.person(UNASKED), state=PartState.PLANNED)
    return found


def _days_ahead() -> dict[str, object]:
    day = (NOW + timedelta(days=5)).date()
    return {"starts_on": day, "ends_on": day}


def test_no_reader_tells_of_the_study_before_its_time(
    stranger: Visitor, make: Make, office: Office, event: Event, set_clock: SetClock
) -> None:
    guest = _guest(make, event)
    starts = [*_public_starts(office, event), guest, f"{guest}/event.ics"]

    before = _crawl(stranger, set_clock, T - SECOND, starts)
    after = _crawl(stranger, set_clock, T + SECOND, starts)

    page = f"/newsroom/house/events/{event.public_id}"
    assert _where(MARKER, before) == []
    assert {one.partition("?")[0] for one in _where(MARKER, after)} == {
        page,
        f"{page}.ics",
        guest,
        f"{guest}/event.ics",
    }
    assert _where(UNASKED, before) == _where(UNASKED, after) == []
    told = before[page].decode()
    assert texts(told, ".programme bdi") == ["Presentation of a study", "Report"]
    kept = [line for line in told.splitlines() if "Cache-Control" in line]
    assert kept == ["Cache-Control: public, no-cache"]


def test_no_letter_tells_of_it(make: Make, session: Session, event: Event, editor: Visitor) -> None:
    people = [make.person("Anna", email="anna@paper.test")]

    invite(make.work, event, people)

    letter = session.scalars(select(Letter)).one()
    written = f"{letter.subject}{letter.text}{letter.html}{letter.calendar!r}"
    assert [line for line in letter.text.splitlines() if "tudy" in line] == [
        "11:00 Presentation of a study"
    ]
    assert [MARKER in written, UNASKED in written] == [False, False]
    preview = editor.get(f"/desk/events/{event.id}/inviting/preview/letter").text
    assert [MARKER in preview, UNASKED in preview] == [False, False]


@pytest.mark.parametrize("back", ["status", "inviting", "documents", "people"])
def test_a_person_gives_the_word_for_those_who_were_not_asked(
    editor: Visitor, stranger: Visitor, office: Office, event: Event, back: str
) -> None:
    tab = {"status": "status", "inviting": "inviting/", "documents": "documents"}.get(
        back, "people"
    )
    at = f"/desk/events/{event.id}/{tab}"
    assert texts(editor.get(at).text, ".planned label") == ["Name speakers who are only planned"]

    answer = editor.post(
        f"/desk/events/{event.id}/planned-speakers", {"named": "yes", "back": back}
    )

    assert (answer.status_code, answer.location) == (303, at)
    page = f"/newsroom/{office.slug}/events/{event.public_id}"
    assert texts(stranger.get(page).text, ".programme .soft") == [UNASKED]
    editor.post(f"/desk/events/{event.id}/planned-speakers", {"back": back})
    assert texts(stranger.get(page).text, ".programme .soft") == []
