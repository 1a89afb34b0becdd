"""What of a programme may be told outside, and when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.models.kinds import ItemKind, PartState
from planner.events.operations.announcement import name_planned_speakers
from planner.events.public.disclosure import disclosed_programme, not_asked
from planner.events.public.queries import announced_event, next_lifting
from planner.history.models import Entry
from planner.invitations.calendar import public_calendar
from planner.invitations.facts import facts_of
from planner.kernel.embargo import is_over
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.releases.papers.programme import programme_paper
from planner.releases.queries import next_boundary
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.releases.advised import advise

T = NOW + timedelta(hours=3)
SECOND = timedelta(seconds=1)


@pytest.fixture
def event(make: Make) -> Event:
    """Its second item shows a study that is under embargo until T."""
    found = make.event(announced_at=NOW)
    make.item(found, kind=ItemKind.WELCOME)
    study = make.study(
        titles=Texts(en="Quicksilver rising"), findings=Texts(en="Quicksilver"), embargo_until=T
    )
    item = make.item(
        found,
        kind=ItemKind.STUDY,
        study=study,
        titles=Texts(en="Quicksilver shown"),
        topics=Texts(en="Quicksilver in rivers"),
    )
    make.part(item, person=make.person("Ada Speaker"))
    make.part(item, person=make.person("Una Planned"), state=PartState.PLANNED)
    make.part(item, person=make.person("Ask Asked"), state=PartState.ASKED)
    return found


@pytest.mark.parametrize(("moment", "is_told"), [(T - SECOND, False), (T, True), (None, False)])
def test_an_embargo_ends_at_its_second(moment: object, is_told: bool) -> None:
    assert is_over(T, moment) is is_told  # type: ignore[arg-type]
    assert is_over(None, moment)  # type: ignore[arg-type]


def test_an_item_with_a_study_under_embargo_is_called_by_its_kind(event: Event) -> None:
    before, after = (
        facts_of(event, "en", moment).points[1].title for moment in (T - SECOND, T + SECOND)
    )

    assert (before, after) == (
        "Presentation of a study",
        "Quicksilver shown: Quicksilver in rivers",
    )


def test_every_paper_and_calendar_keeps_the_embargo(
    event: Event, office: Office, session: Session
) -> None:
    outside = announced_event(session, office.id, event.public_id, T - SECOND)
    assert outside is not None

    for moment, is_told in ((T - SECOND, False), (T + SECOND, True)):
        told = [
            repr(advise(event, office, at=moment)),
            repr(programme_paper(event, ["en", "ru"], office, issued_at=moment)),
            repr(facts_of(event, "en", moment)),
            public_calendar(event, at=moment).decode(),
            repr(announced_event(session, office.id, event.public_id, moment)),
        ]
        assert ["Quicksilver" in one for one in told] == [is_told] * len(told)
    assert "Quicksilver" not in repr(outside)
    assert "Quicksilver" not in repr(facts_of(event, "en"))


def test_whoever_was_not_asked_is_not_named(event: Event, office: Office) -> None:
    papers = (
        repr(advise(event, office)),
        repr(programme_paper(event, ["en"], office, issued_at=NOW)),
        repr(facts_of(event, "en", NOW)),
    )

    for paper in papers:
        assert ["Una Planned" in paper, "Ask Asked" in paper, "Ada Speaker" in paper] == [
            False,
            True,
            True,
        ]


def test_a_person_decides_to_name_them_and_it_is_logged(
    work: Work, event: Event, session: Session
) -> None:
    assert [part.person.names["en"] for part in not_asked(event) if part.person] == ["Una Planned"]

    for are_named in (True, True, False):
        name_planned_speakers(work, event, are_named=are_named)
        named = repr(disclosed_programme(event, NOW))
        assert ("Una Planned" in named) is are_named

    verbs = session.scalars(select(Entry.verb).where(Entry.event_id == event.id)).all()
    assert verbs == ["event.planned_speakers_named", "event.planned_speakers_kept_back"]


def test_pages_change_when_the_embargo_of_a_study_ends(
    event: Event, office: Office, session: Session
) -> None:
    assert session.scalar(next_lifting(office.id, NOW)) == T
    assert session.scalar(next_boundary(office.id, NOW)) == T
    assert session.scalar(next_lifting(office.id, T)) is None
    event.announced_at = None
    session.flush()
    assert session.scalar(next_boundary(office.id, NOW)) is None
