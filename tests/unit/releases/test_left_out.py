"""What a record holds and its release does not tell is named, with the reason."""

from __future__ import annotations

from datetime import date

from planner.contacts.models import OutletKind
from planner.events.attendance_facts import AttendanceFacts, MediumFacts
from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole, EventStatus, ItemKind, PartRole, PartState
from planner.events.models.statement import SpeechForm, SpeechTerms, Statement
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.releases.checks.release_checks import check
from planner.releases.drafting import draft
from planner.releases.facts.release_facts import ReleaseFacts
from tests.factories import Make
from tests.unit.releases.conftest import LoadFacts


def left_out(facts: ReleaseFacts) -> list[str]:
    return [str(one.sentence) for one in check(facts, draft(facts)) if one.number == 2]


def said(make: Make, event: Event, part: object, text: str, **given: object) -> None:
    statement = Statement(
        office_id=event.office_id,
        uid=new_uid(),
        event=event,
        part=part,
        texts=Texts(en=text),
        **{"form": SpeechForm.INDIRECT, **given},
    )
    make.work.session.add(statement)


def held(make: Make, **given: object) -> Event:
    event = make.event(status=EventStatus.HELD, **given)
    make.body(event, organisation=make.organisation("Water House"))
    return event


def full(make: Make) -> Event:
    """With something for each reason."""
    event = held(make, hotline=make.hotline(valid_to=date(2012, 1, 1)))
    make.body(event, BodyRole.PUBLISHER, organisation=make.organisation("River Press"))
    item = make.item(event, titles=Texts(en="State of the water"))
    ines = make.part(item, person=make.person("Ines Lopo"))
    for name, state in (("Ben Aro", PartState.DECLINED), ("Emil Roth", PartState.ABSENT)):
        gone = make.part(item, person=make.person(name), state=state)
    make.part(item, person=make.person("Ola Rand"), role=PartRole.INTERPRETER)
    make.part(item, person=make.person("Tim Guide"), role=PartRole.GUIDE)
    make.item(event, kind=ItemKind.BREAK, titles=Texts(en="Coffee"))
    closed = make.item(event, titles=Texts(en="Briefing of the staff"), is_public=False)
    make.part(closed, person=make.person("Kim Closed"))
    said(make, event, ines, "wells are dry", terms=SpeechTerms.OFF_RECORD)
    said(make, event, ines, "We count at dawn.", form=SpeechForm.DIRECT)
    said(make, event, gone, "ice is thin")
    return event


def test_each_reason_has_its_sentence(make: Make, facts_of: LoadFacts) -> None:
    event = full(make)
    lake_tv = MediumFacts(names=Texts(en="Lake TV"), kind=OutletKind.TELEVISION)
    attendance = AttendanceFacts(people=0, media=(lake_tv,), media_are_public=True)

    assert left_out(facts_of(event, "en", attendance)) == [
        "Breaks, questions and photographs are not in the text: “Coffee”.",
        (
            "Have a part of which no sentence of a release tells: “Tim Guide”. Write them in if "
            "they are to be named."
        ),
        (
            "Stand on the overview, but nothing is told of them: “River Press”. Write them in if "
            "they are to be named."
        ),
        "Outlets that were there and are not in the text: “Lake TV”.",
        (
            "The hot-line 8-800-000-00-00 of – is not valid on the day of the release, and not in "
            "the text."
        ),
        "Declined, and are not in the text: “Ben Aro”.",
        "Were absent, and are not in the text: “Emil Roth”.",
        "Interpret, and are not in the text: “Ola Rand”.",
        "Not public, and not in the text: “Briefing of the staff”.",
        ("Have a part only in items that are not public, and are not in the text: “Kim Closed”."),
        "Said off the record, and not in the text: “wells are dry”.",
        "Nobody has approved the quotation; not in the text: “We count at dawn.”.",
        "Said by somebody who is not in the text, and left out as well: “ice is thin”.",
        "Nobody came, as recorded: the text is silent about it.",
    ]


def test_whoever_has_a_second_part_is_told(make: Make, facts_of: LoadFacts) -> None:
    event = held(make)
    ines = make.person("Ines Lopo")
    make.part(make.item(event), person=ines, state=PartState.DECLINED)
    make.part(make.item(event, titles=Texts(en="Ice")), person=ines)

    assert left_out(facts_of(event)) == ["The programme item “Report” is not in the text."]


def test_an_anniversary_without_a_day_of_the_event(make: Make, facts_of: LoadFacts) -> None:
    event = held(make, starts_on=None, ends_on=None, starts_clock=None, ends_clock=None)
    make.occasion(event)

    assert left_out(facts_of(event)) == [
        "Cannot be counted without a date of the event: “the founding of a society”."
    ]


def test_a_discussion_by_somebody_without_a_name_is_still_told(
    make: Make, facts_of: LoadFacts
) -> None:
    event = held(make)
    item = make.item(event, kind=ItemKind.DISCUSSION)
    make.part(item, person=make.person(names=Texts(ru="Инес Лопо")))

    texts = [block.text for block in draft(facts_of(event))]

    assert "A discussion was held." in texts


def test_what_stands_beside_a_statement_is_told_or_named(make: Make, facts_of: LoadFacts) -> None:
    event = held(make)
    ines = make.part(make.item(event), person=make.person("Ines Lopo"))
    beside = {"deadlines": Texts(en="by 2035"), "documents": Texts(en="the plan “Reeds”")}
    said(make, event, ines, "wells are dry", addressees=Texts(en="farmers"), **beside)
    said(make, event, ines, "wells will be dug", form=SpeechForm.PLAN, **beside)

    assert left_out(facts_of(event, "en")) == [
        (
            "Entered with what was said, but its sentence does not tell it: “farmers”. Write it into "
            "what was said, or note that in another way."
        )
    ]


def test_cities_from_which_nobody_took_part_are_named(make: Make, facts_of: LoadFacts) -> None:
    event = held(make, remote_sites=Texts(en="Lakeport\nHarbour Town"))

    assert left_out(facts_of(event, "en")) == [
        (
            "One could take part from there, but nobody is recorded to have done so; not in the text: "
            "“Lakeport”; “Harbour Town”."
        )
    ]
    event.has_remote_guests = True
    assert left_out(facts_of(event, "en")) == []
