"""What a release before the event may not tell, and what it leaves to a later one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from planner.accounts.models import Office
from planner.events.attendance_facts import AttendanceFacts, PoolFacts
from planner.events.models.event import Event, Part
from planner.events.models.kinds import EventStatus, ItemKind, PartState
from planner.events.models.statement import SpeechForm, Statement
from planner.events.models.study import FindingForm
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.releases.checks.release_checks import check
from planner.releases.drafting import draft
from planner.releases.facts.loading import Record, load_facts
from planner.releases.facts.release_facts import ReleaseFacts
from tests.factories import Make
from tests.seed import ON
from tests.unit.releases.conftest import edited

BEFORE = datetime(2012, 3, 13, 9, tzinfo=UTC)
Load = Callable[..., ReleaseFacts]


@pytest.fixture
def load(make: Make, office: Office) -> Load:
    def loaded(event: Event, attendance: AttendanceFacts | None = None) -> ReleaseFacts:
        return record(make, office, event, attendance).facts("en")

    return loaded


def record(
    make: Make, office: Office, event: Event, attendance: AttendanceFacts | None = None
) -> Record:
    session = make.work.session
    session.flush()
    session.expire_all()
    return load_facts(session, event, on=ON, office=office, attendance=attendance, at=BEFORE)


def to_come(make: Make, **given: object) -> Event:
    event = make.event(**{"status": EventStatus.CONFIRMED, **given})
    make.body(event, organisation=make.organisation("Water House"))
    return event


def said(make: Make, part: Part, text: str) -> None:
    statement = Statement(
        office_id=part.office_id,
        uid=new_uid(),
        event=part.item.event,
        part=part,
        texts=Texts(en=text),
        form=SpeechForm.INDIRECT,
    )
    make.work.session.add(statement)


def text_of(facts: ReleaseFacts) -> str:
    return "\n".join(block.text for block in draft(facts))


def found(facts: ReleaseFacts, *numbers: int) -> list[str]:
    return [str(one.sentence) for one in check(facts, draft(facts)) if one.number in numbers]


def test_whoever_was_not_asked_is_named_to_the_office_only(make: Make, load: Load) -> None:
    event = to_come(make)
    item = make.item(event)
    make.part(item, person=make.person("Ines Lopo"))
    make.part(item, person=make.person("Ben Aro"), state=PartState.PLANNED)

    facts = load(event)

    assert "Ines Lopo will speak." in text_of(facts)
    assert "Ben Aro" not in text_of(facts)
    assert found(facts, 2) == [
        "Have not been asked yet, so that the text does not announce them: “Ben Aro”."
    ]


def test_whoever_may_be_named_while_planned_is_announced(make: Make, load: Load) -> None:
    event = to_come(make, names_planned_speakers=True)
    make.part(make.item(event), person=make.person("Ben Aro"), state=PartState.PLANNED)

    assert "Ben Aro will speak." in text_of(load(event))


def test_a_name_that_was_written_in_stops_the_release(make: Make, load: Load) -> None:
    event = to_come(make)
    make.part(make.item(event), person=make.person("Ben Aro"), state=PartState.PLANNED)
    facts = load(event)
    lead = next(block for block in draft(facts) if block.key == "lead")
    written = edited(facts, "lead", f"{lead.text} Ben Aro will speak.")

    stops = [one for one in check(facts, written) if one.number == 14]

    assert [(str(one.sentence), one.is_blocking, one.block_key) for one in stops] == [
        (
            (
                "“Ben Aro” has not been asked to take part, but the text announces it. On the People "
                "tab set the part to asked or confirmed, or take the name out."
            ),
            True,
            "lead",
        )
    ]


def under_embargo(make: Make) -> Event:
    event = to_come(make)
    study = make.study(
        titles=Texts(en="Wells in August"), embargo_until=datetime(2012, 3, 27, 6, tzinfo=UTC)
    )
    item = make.item(event, kind=ItemKind.STUDY, titles=Texts(en="On wells"), study=study)
    make.part(item, person=make.person("Ines Lopo"))
    return event


def test_a_study_under_embargo_is_not_announced(make: Make, load: Load) -> None:
    facts = load(under_embargo(make))

    assert "Ines Lopo will speak." in text_of(facts)
    assert "ells" not in text_of(facts)
    assert found(facts, 2) == [
        "Under embargo for longer than this text, and not announced: “On wells – Wells in August”."
    ]


def test_a_study_under_embargo_that_was_written_in_stops_the_release(
    make: Make, load: Load
) -> None:
    facts = load(under_embargo(make))
    lead = next(block for block in draft(facts) if block.key == "lead")
    written = edited(facts, "lead", f"{lead.text} The study “Wells in August” will be presented.")

    assert [one.number for one in check(facts, written, now=BEFORE) if one.is_blocking] == [6, 7]


def full(make: Make, **given: object) -> Event:
    """With something that can be told only after the event, and a programme."""
    event = to_come(make, news_lines=Texts(en="Wells dry up"), **given)
    study = make.study(
        titles=Texts(en="Wells"),
        findings=Texts(en="two wells in five are dry"),
        finding_form=FindingForm.CLAUSES,
        recommendations=Texts(en="care for wells"),
    )
    item = make.item(event, kind=ItemKind.STUDY, study=study)
    said(make, make.part(item, person=make.person("Ines Lopo")), "wells are dry")
    make.work.session.flush()
    return event


POOL = AttendanceFacts(people=21, pools=(PoolFacts(names=Texts(en="Lake Pool")),))
LATER = (
    "“Wells dry up”; “two wells in five are dry”; “care for wells”; “wells are dry”; “Lake Pool”"
)


def test_what_is_told_after_the_event_is_named(make: Make, load: Load) -> None:
    facts = load(full(make), POOL)

    assert found(facts, 2, 5, 9) == [f"Is told after the event, and not in the text: {LATER}."]
    assert "Ines Lopo will present the survey “Wells”." in text_of(facts)
    assert not any(words in text_of(facts) for words in ("dry", "care for", "Lake Pool"))


@pytest.mark.parametrize(
    ("status", "begins"),
    [
        (EventStatus.CANCELLED, "Of an event that was cancelled the text tells nothing but that."),
        (
            EventStatus.POSTPONED,
            "Of an event that was put off without a new day the text tells nothing but that.",
        ),
    ],
)
def test_of_an_event_that_does_not_take_place_all_is_named_at_once(
    make: Make, load: Load, status: EventStatus, begins: str
) -> None:
    facts = load(full(make, status=status), POOL)

    assert found(facts, 2, 4, 5, 9) == [
        f"{begins} Left out: “Water House”; “Wells”; “Ines Lopo”; {LATER}."
    ]
    assert [block.key for block in draft(facts)] == ["headline", "lead"]


def test_the_hour_and_the_place_of_a_new_day_are_told(make: Make, load: Load) -> None:
    event = full(make, status=EventStatus.POSTPONED, put_off_from=date(2012, 3, 20))

    text = text_of(load(event)).replace("\u00a0", " ")

    assert "has been put off from 20 to 27 March 2012." in text
    assert "Water House will hold the round table" in text
    assert "Ines Lopo will present the survey “Wells”." in text


def test_a_confirmed_part_changes_the_record(make: Make, office: Office) -> None:
    event = to_come(make)
    part = make.part(make.item(event), person=make.person("Ben Aro"), state=PartState.PLANNED)
    before = record(make, office, event).revision(["en"])

    part.state = PartState.CONFIRMED

    assert record(make, office, event).revision(["en"]) != before


def test_accreditation_says_nothing_of_an_event_that_was_held(make: Make, office: Office) -> None:
    event = to_come(make, status=EventStatus.HELD)
    before = record(make, office, event).revision(["en"])

    event.accreditation_address = "press@lake.example"

    assert record(make, office, event).revision(["en"]) == before
