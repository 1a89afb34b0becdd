from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from planner.events.changes import When, Where, is_known
from planner.events.models.event import Event
from planner.events.models.kinds import (
    Certainty,
    EventKind,
    EventStatus,
    ItemKind,
)
from planner.events.operations.outline import OutlinePlan, PressContactPlan, revise_outline
from planner.events.operations.planning import EventPlan, move_event, plan_event
from planner.events.ready_programmes import READY_PROGRAMMES
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

WHEN = When(starts_on=date(2012, 3, 27), zone="Europe/Moscow", certainty=Certainty.TIME_TBC)
FIXED = When(
    starts_on=date(2012, 3, 27),
    ends_on=date(2012, 3, 27),
    starts_clock=time(11),
    ends_clock=time(13),
    zone="Europe/Moscow",
)
HERE = Where(cities=Texts(en="Geneva", ru="Женева"), venues=Texts(en="Small Hall"))


def plan(**given: object) -> EventPlan:
    return EventPlan(
        **{  # type: ignore[arg-type]
            "kind": EventKind.ROUND_TABLE,
            "titles": Texts(en="Rivers"),
            "languages": ("en", "ru"),
            "when": WHEN,
            **given,
        }
    )


def outline(**given: object) -> OutlinePlan:
    return OutlinePlan(
        **{  # type: ignore[arg-type]
            "kind": EventKind.ROUND_TABLE,
            "titles": Texts(en="Rivers without borders"),
            "languages": ("en", "ru"),
            "when": FIXED,
            "where": HERE,
            **given,
        }
    )


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_a_round_table_begins_with_its_ready_programme(work: Work) -> None:
    event = plan_event(work, plan())

    assert event.status is EventStatus.DRAFT
    assert [(item.kind, item.minutes) for item in event.programme] == [
        (ItemKind.WELCOME, 15),
        (ItemKind.REPORT, 15),
        (ItemKind.STUDY, 15),
        (ItemKind.STUDY, 15),
        (ItemKind.DISCUSSION, 30),
        (ItemKind.QUESTIONS, 20),
    ]
    assert [item.position for item in event.programme] == [0, 1, 2, 3, 4, 5]
    assert event.programme[0].titles == Texts(en="Welcome", ru="Приветствия")
    assert (event.sequence, event.search_text, verbs(work)) == (0, "rivers", ["event.planned"])


@pytest.mark.parametrize("kind", list(EventKind))
def test_each_kind_has_a_programme_of_its_own(work: Work, kind: EventKind) -> None:
    event = plan_event(work, plan(kind=kind, languages=("fr",)))

    assert len(event.programme) == len(READY_PROGRAMMES[kind]) > 1
    assert all(not item.titles for item in event.programme)


def test_a_programme_may_begin_empty(work: Work) -> None:
    assert plan_event(work, plan(has_ready_programme=False)).programme == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"titles": Texts()}, "titles"),
        ({"languages": ()}, "languages"),
        ({"where": Where(link="mailto:x")}, "link"),
        ({"when": When(zone="Mars")}, "zone"),
    ],
)
def test_what_an_event_must_have(work: Work, wrong: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        plan_event(work, plan(**wrong))

    assert refusal.value.field == field
    assert verbs(work) == []


def test_moving_on_counts_the_calendar_up_where_guests_see_it(work: Work, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)
    assert not is_known(event)

    sequences = []
    for to in (
        EventStatus.TENTATIVE,
        EventStatus.CONFIRMED,
        EventStatus.POSTPONED,
        EventStatus.TENTATIVE,
        EventStatus.CANCELLED,
        EventStatus.CONFIRMED,
    ):
        move_event(work, event, to, "because")
        sequences.append(event.sequence)

    assert sequences == [0, 1, 2, 3, 4, 5]
    assert event.revised_at == work.now
    assert verbs(work)[-1] == "event.confirmed"


def test_holding_and_closing_leave_the_calendar_alone(work: Work, make: Make) -> None:
    yesterday = {"starts_on": date(2012, 3, 19), "ends_on": date(2012, 3, 19)}
    event = make.event(**yesterday)

    held = move_event(work, event, EventStatus.HELD)
    move_event(work, event, EventStatus.CLOSED)

    assert (held.status_changed, held.raises_sequence, event.sequence) == (True, False, 0)


def test_an_event_is_not_held_before_it_begins(work: Work, make: Make) -> None:
    with pytest.raises(Conflict, match="not begun"):
        move_event(work, make.event(), EventStatus.HELD)


@pytest.mark.parametrize(
    ("given", "change", "sequence"),
    [
        ({}, (False, False), 0),
        ({"titles": Texts(en="Rivers, again"), "descriptions": Texts(en="…")}, (False, False), 0),
        ({"when": WHEN}, (True, False), 1),
        ({"where": Where(cities=Texts(en="Bern"))}, (False, True), 1),
        ({"where": Where(link="https://meet.example.org/1")}, (False, True), 1),
        ({"when": WHEN, "where": Where()}, (True, True), 1),
    ],
)
def test_a_revision_says_what_guests_will_see(
    work: Work, make: Make, given: dict[str, object], change: tuple[bool, bool], sequence: int
) -> None:
    event = make.event(revised_at=work.now - timedelta(days=1))

    said = revise_outline(work, event, outline(**given), 1)

    assert (said.when_changed, said.where_changed) == change
    assert bool(said) == any(change)
    assert (event.sequence, event.version, event.revised_at) == (sequence, 2, work.now)


def test_another_zone_at_the_same_instant_is_another_time(work: Work, make: Make) -> None:
    event = make.event()
    there = When(
        starts_on=date(2012, 3, 27),
        starts_clock=time(9),
        ends_clock=time(11),
        zone="Europe/Berlin",
    )

    assert revise_outline(work, event, outline(when=there), None).when_changed


def test_a_draft_changes_uncounted(work: Work, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)

    assert revise_outline(work, event, outline(when=WHEN), None).when_changed
    assert event.sequence == 0


def test_a_revision_is_refused_when_closed_or_stale(work: Work, make: Make) -> None:
    with pytest.raises(Conflict, match="closed"):
        revise_outline(work, make.event(status=EventStatus.CLOSED), outline(), None)
    with pytest.raises(Stale):
        revise_outline(work, make.event(version=3), outline(), 2)


def test_notes_stay_where_none_were_asked_for(work: Work, make: Make) -> None:
    event = make.event(internal_notes="call")

    revise_outline(work, event, outline(), None)
    assert event.internal_notes == "call"
    revise_outline(work, event, outline(internal_notes="", languages=("ru",)), None)
    assert (event.internal_notes, event.languages) == ("", ["ru"])


def test_times_before_and_after_stand_in_the_change(work: Work, make: Make) -> None:
    event = make.event()
    later = When(starts_on=date(2012, 4, 3), starts_clock=time(11), zone="Europe/Moscow")

    change = revise_outline(work, event, outline(when=later), None)

    assert change.before.starts_at is not None
    assert change.after.starts_at == change.before.starts_at + timedelta(days=7)


def test_plans_of_two_events_do_not_share_identity(work: Work) -> None:
    first, second = plan_event(work, plan()), plan_event(work, plan())

    assert first.calendar_uid != second.calendar_uid
    assert work.session.scalars(select(Event.id)).all() == [first.id, second.id]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"seats": 0}, "seats"),
        ({"seats_for_crew": 0}, "seats_for_crew"),
        ({"seats": 2, "seats_for_officials": 3}, "seats_for_officials"),
        ({"most_of_outlet": 0}, "most_of_outlet"),
        ({"materials_url": "ftp://x"}, "materials_url"),
        ({"contacts": (PressContactPlan(names=Texts()),)}, "contacts"),
        (
            {"contacts": (PressContactPlan(names=Texts(en="Anna"), email="no address"),)},
            "contacts",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    work: Work, given: dict[str, object], field: str
) -> None:
    event = plan_event(work, plan())

    with pytest.raises(Invalid) as refused:
        revise_outline(work, event, outline(**given), event.version)

    assert refused.value.field == field


def test_addresses_that_can_be_are_kept(work: Work) -> None:
    event = plan_event(work, plan())
    contact = PressContactPlan(names=Texts(en="Anna"), email="anna@house.test")
    given = outline(materials_url="https://house.test/files", contacts=(contact,))

    revise_outline(work, event, given, event.version)

    assert event.materials_url == "https://house.test/files"
    assert [one.email for one in event.contacts] == ["anna@house.test"]
