"""Copying an event with a choice, on one form."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventStatus
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor


def url(event: Event) -> str:
    return f"/desk/events/{event.id}/copies"


def whole(make: Make) -> Event:
    event = make.event(ends_on=date(2012, 3, 28), subjects=Texts(en="water"))
    make.part(make.item(event, study=make.study()), person=make.person())
    make.occasion(event)
    make.invitation(event)
    make.task(event, days=7)
    make.work.session.commit()
    return event


def copy_of(event: Event, session: Session) -> Event:
    return session.scalars(select(Event).where(Event.id != event.id)).one()


def test_the_form_says_what_each_tick_brings(editor: Visitor, make: Make) -> None:
    event = whole(make)

    overview = editor.get(f"/desk/events/{event.id}/").text
    page = editor.get(url(event)).text

    assert url(event) in attributes(overview, ".acts a", "href")
    assert texts(page, ".field--tick label") == [
        "Programme: 1 item",
        "Speakers: 1 entry",
        "Studies shown: 1",
        "City, place, address and link",
        "Texts: subject, description, audience",
        "Checklist: 1 row",
        "Anniversaries: 1",
        "Guests: propose the same 1 person",
    ]
    given = filled(page)
    assert {"programme", "speakers", "studies", "place", "texts", "checklist"} < given.keys()
    assert given.keys().isdisjoint({"occasions", "guests"})
    assert (given["starts_on"], given["starts_clock"], given["titles-en"]) == (
        "",
        "11:00",
        "Rivers without borders",
    )


def test_the_copy_has_the_new_title_and_date_and_says_what_came_along(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = whole(make)
    typed = {**filled(editor.get(url(event)).text), "titles-en": "Ponds", "starts_on": "2012-06-05"}

    made = editor.post(url(event), typed)

    copy = copy_of(event, session)
    assert made.location == f"/desk/events/{copy.id}/"
    assert (copy.titles["en"], copy.status) == ("Ponds", EventStatus.DRAFT)
    assert (copy.starts_on, copy.ends_on, copy.starts_clock) == (
        date(2012, 6, 5),
        date(2012, 6, 6),
        time(11),
    )
    assert [task.due_on for task in copy.tasks] == [date(2012, 5, 29)]
    assert texts(editor.get(made.location).text, ".notice") == [
        (
            "This is the copy, a draft. Came along: Programme: 1 item; Speakers: 1 entry; "
            "Studies shown: 1; City, place, address and link; Texts: subject, description, audience; "
            "Checklist: 1 row. Did not: Anniversaries: 1; Guests: propose the same 1 person. "
            "Answers, attendance, statements, letters, publications and releases never come along."
        )
    ]


def test_what_nothing_is_asked_about_comes_along(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event(
        project=make.project(),
        hotline=make.hotline(),
        addresses=Texts(en="1 Quay"),
        cities=Texts(),
        venues=Texts(),
    )
    session.commit()
    page = editor.get(url(event)).text

    made = editor.post(url(event), filled(page))

    copy = copy_of(event, session)
    assert texts(page, ".field--tick label") == []
    assert (copy.project, copy.hotline, copy.addresses) == (
        event.project,
        event.hotline,
        event.addresses,
    )
    assert texts(editor.get(made.location).text, ".notice") == [
        (
            "This is the copy, a draft. Answers, attendance, statements, letters, publications and "
            "releases never come along."
        )
    ]


def test_without_the_programme_nothing_of_it_came_along(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = whole(make)
    typed = filled(editor.get(url(event)).text)
    del typed["programme"]

    made = editor.post(url(event), typed)

    assert copy_of(event, session).programme == []
    (said,) = texts(editor.get(made.location).text, ".notice")
    came, stayed = said.split("Did not: ")
    assert "Speakers" not in came
    assert stayed.startswith("Programme: 1 item; Speakers: 1 entry; Studies shown: 1; ")


def test_without_a_day_the_copy_has_no_date(editor: Visitor, make: Make, session: Session) -> None:
    event = whole(make)

    editor.post(url(event), filled(editor.get(url(event)).text))

    copy = copy_of(event, session)
    assert (copy.starts_on, copy.starts_clock, copy.zone) == (None, None, event.zone)


def test_without_an_hour_it_is_to_be_confirmed(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event(ends_on=None)
    session.commit()
    typed = {**filled(editor.get(url(event)).text), "starts_on": "2012-06-05"}

    editor.post(url(event), {**typed, "starts_clock": "", "ends_clock": ""})

    copy = copy_of(event, session)
    assert (copy.certainty, copy.ends_on) == (Certainty.TIME_TBC, None)


def test_a_title_is_needed(editor: Visitor, make: Make) -> None:
    event = whole(make)

    refused = editor.post(url(event), {**filled(editor.get(url(event)).text), "titles-en": ""})

    assert refused.status_code == 422
    assert texts(refused.text, ".field--tick label")[0] == "Programme: 1 item"


def test_guests_are_only_proposed(editor: Visitor, make: Make, session: Session) -> None:
    event = whole(make)
    typed = {**filled(editor.get(url(event)).text), "guests": "y", "starts_on": "2012-06-05"}
    typed["certainty"] = "fixed"
    editor.post(url(event), typed)
    copy = copy_of(event, session)
    copy.status = EventStatus.CONFIRMED
    session.commit()

    overview = editor.get(f"/desk/events/{copy.id}/").text
    inviting = editor.get(f"/desk/events/{copy.id}/inviting/?from=guests").text

    assert "Nobody is invited yet. 1 guest of the event before is proposed." in texts(
        overview, ".next-steps h2"
    )
    assert f"/desk/events/{copy.id}/inviting/?from=guests" in attributes(
        overview, ".next-steps a", "href"
    )
    assert filled(inviting)["guests_of"] == str(event.id)
