from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole, Certainty, EventStatus
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

TYPED: dict[str, Any] = {
    "kind": "round_table",
    "titles-en": "Rivers without borders",
    "titles-ru": "Реки без границ",
    "languages": "English, Russian",
    "starts_on": "2012-03-27",
    "starts_clock": "11:00",
    "ends_clock": "13:00",
    "zone": "Europe/Moscow",
    "certainty": "fixed",
    "cities-en": "Geneva",
    "cities-ru": "Женева",
    "venues-en": "Small Hall",
    "lead_with": "protocol",
    "internal_notes": "call the mayor",
    "version": "1",
}

FULL: dict[str, Any] = {
    **TYPED,
    "bodies-0-role": "organiser",
    "bodies-1-role": "publisher",
    "bodies-2-organisation_id": "",
    "bodies-2-role": "organiser",
    "contacts-0-names-en": "Anna Example",
    "contacts-0-phone": "+7 812 000 00 00",
    "contacts-0-email": "anna@press.example",
    "contacts-0-languages": "English, Russian",
    "subjects-en": "rivers",
    "seats": "40",
}


def test_the_whole_outline_is_saved(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()
    red_cross, iom = make.organisation("Red Cross"), make.organisation("IOM")
    project, programme, hotline = make.project(), make.aid_programme(), make.hotline()

    response = editor.post(
        f"/desk/events/{event.id}/outline/",
        {
            **FULL,
            "bodies-0-organisation_id": red_cross.id,
            "bodies-1-organisation_id": iom.id,
            "project_id": project.id,
            "programme_id": programme.id,
            "hotline_id": hotline.id,
        },
    )

    assert response.status_code == 303
    event = session.scalars(select(Event)).one()
    assert [(b.organisation.names["en"], b.role) for b in event.bodies] == [
        ("Red Cross", BodyRole.ORGANISER),
        ("IOM", BodyRole.PUBLISHER),
    ]
    assert [(c.names["en"], c.email, c.languages) for c in event.contacts] == [
        ("Anna Example", "anna@press.example", ["en", "ru"])
    ]
    assert (event.project_id, event.programme_id, event.hotline_id) == (
        project.id,
        programme.id,
        hotline.id,
    )
    assert (event.subjects["en"], event.seats, event.internal_notes) == (
        "rivers",
        40,
        "call the mayor",
    )
    page = editor.get(f"{response.location}outline/").text
    assert filled(page, FULL) == {**FULL, "version": "2"}
    assert texts(page, ".tabs a[aria-current]") == ["Overview done"]


def test_what_is_still_to_do_stands_on_the_tab(editor: Visitor, make: Make) -> None:
    event = make.event()

    page = editor.get(f"/desk/events/{event.id}/outline/").text

    assert texts(page, ".tabs a[aria-current]") == ["Overview 4 to do"]
    assert texts(page, ".missing li") == [
        "Name the organiser.",
        "Name somebody whom journalists may call.",
        "Say in a few words what it is about.",
        "Give the title in Russian.",
    ]


TOO_LATE = "This lies after the event. Give an earlier day."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seats": "0"}, {"seats": "Give a number from 1 to 100,000."}),
        ({"seats": "many"}, {"seats": "Give a whole number."}),
        ({"answers_until": "2012-03-28"}, {"answers_until": TOO_LATE}),
        ({"accreditation_until": "2012-03-28"}, {"accreditation_until": TOO_LATE}),
        ({"next_on": "2012-03-27"}, {"next_on": "This lies before the event. Give a later day."}),
        ({"earlier_on": "2012-03-27"}, {"earlier_on": TOO_LATE}),
        (
            {"materials_url": "ftp://x"},
            {"materials_url": "This is not a web address. It looks like https://example.org/page."},
        ),
        ({"project_id": "99999"}, {"project_id": "Choose one of the list."}),
        (
            {"bodies-0-organisation_id": "99999", "bodies-0-role": "organiser"},
            {"bodies-0-organisation_id": "Choose one of the list."},
        ),
        ({"contacts-0-phone": "1"}, {"contacts-0-names": "This is needed. Please fill it in."}),
        (
            {"contacts-0-names-en": "A", "contacts-0-email": "a@b.test\nBcc: x"},
            {"contacts-0-email": "This is not an e-mail address. It looks like name@example.org."},
        ),
        (
            {"internal_notes": "x" * 10_001},
            {"internal_notes": "At most 10,000 characters, please."},
        ),
        ({"titles-en": "", "titles-ru": ""}, {"titles": "This is needed. Please fill it in."}),
    ],
)
def test_wrong_values_are_refused_and_kept(
    editor: Visitor, make: Make, session: Session, change: dict[str, str], said: dict[str, str]
) -> None:
    event = make.event()

    response = editor.post(
        f"/desk/events/{event.id}/outline/", {**TYPED, "venues-en": "<script>Зал", **change}
    )

    assert response.status_code == 422
    assert wrong(response.text) == said
    assert filled(response.text, {"venues-en"}) == {"venues-en": "<script>Зал"}
    assert session.scalars(select(Event.version)).one() == 1


def test_the_same_body_twice_in_one_role_is_refused(editor: Visitor, make: Make) -> None:
    event, body = make.event(), make.organisation()
    rows = {
        f"bodies-{n}-{name}": value
        for n in range(2)
        for name, value in (("organisation_id", body.id), ("role", "donor"))
    }

    response = editor.post(f"/desk/events/{event.id}/outline/", {**TYPED, **rows})

    assert response.status_code == 422
    assert wrong(response.text) == {
        "": "The same organisation stands twice in the same role. Remove one."
    }


def test_another_row_is_no_attempt_to_save(editor: Visitor, make: Make, session: Session) -> None:
    event, body = make.event(), make.organisation()

    response = editor.post(
        f"/desk/events/{event.id}/outline/",
        {**TYPED, "bodies-0-organisation_id": body.id, "bodies-0-role": "donor", "more": "bodies"},
    )

    assert response.status_code == 200
    bodies = attributes(response.text, "#bodies select", "name")
    assert bodies == [
        "bodies-0-organisation_id",
        "bodies-0-role",
        "bodies-1-organisation_id",
        "bodies-1-role",
    ]
    assert attributes(response.text, "main [autofocus]", "aria-label") == [
        "Organisations and their roles 2"
    ]
    assert attributes(response.text, "main [autofocus]", "tabindex") == ["-1"]
    assert session.scalars(select(Event.version)).one() == 1


def test_a_stale_save_shows_both_versions_and_the_next_one_keeps_ours(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    url = f"/desk/events/{event.id}/outline/"
    assert editor.post(url, {**TYPED, "titles-en": "Theirs"}).status_code == 303

    response = editor.post(url, {**TYPED, "titles-en": "Ours"})

    assert response.status_code == 409
    assert filled(response.text, {"titles-en", "version"}) == {"titles-en": "Ours", "version": "2"}
    assert texts(response.text, ".field__stored") == [
        "Saved meanwhile by somebody else: English: Theirs Russian: Реки без границ"
    ]
    assert editor.post(url, {**TYPED, "titles-en": "Ours", "version": "2"}).status_code == 303
    assert session.scalars(select(Event.titles)).one()["en"] == "Ours"


def test_a_stale_save_names_what_differs_and_only_that(editor: Visitor, make: Make) -> None:
    event = make.event()
    body = make.organisation("River Society")
    url = f"/desk/events/{event.id}/outline/"
    # As a browser sends it: with the blank row for the next body.
    typed = {
        **TYPED,
        "bodies-0-organisation_id": str(body.id),
        "bodies-0-role": "organiser",
        "bodies-1-organisation_id": "",
        "bodies-1-role": "organiser",
    }
    assert editor.post(url, typed).status_code == 303

    response = editor.post(url, {**typed, "seats": "17"})

    assert response.status_code == 409
    assert texts(response.text, ".errors p") == ["They differ here: Seats."]
    assert attributes(response.text, ".errors p a", "href") == ["#seats"]
    assert texts(response.text, ".field__stored") == ["Saved meanwhile by somebody else: (empty)"]


def test_a_new_hour_raises_the_sequence(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event(certainty=Certainty.TIME_TBC, starts_clock=None, ends_clock=None)

    response = editor.post(f"/desk/events/{event.id}/outline/", TYPED)

    event = session.scalars(select(Event)).one()
    assert (event.sequence, event.starts_clock) == (1, time(11))
    assert texts(editor.get(response.location).text, ".notice") == [
        "Saved. The date or the time has changed."
    ]


def test_a_viewer_reads_without_notes_and_saves_nothing(viewer: Visitor, make: Make) -> None:
    event = make.event(internal_notes="call the mayor")

    page = viewer.get(f"/desk/events/{event.id}/outline/").text

    assert attributes(page, "main form", "action") == []
    assert "call the mayor" not in page
    assert viewer.post(f"/desk/events/{event.id}/outline/", TYPED).status_code == 403


def test_a_closed_event_is_read_only(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CLOSED)

    page = editor.get(f"/desk/events/{event.id}/outline/").text
    overview = editor.get(f"/desk/events/{event.id}/").text
    assert attributes(page, "main form", "action") == []
    assert attributes(overview, "main form", "action") == [
        f"/desk/events/{event.id}/event-file",
    ]
    assert not [one for one in attributes(overview, "a.edit", "href") if "/outline/" in one]
    assert editor.post(f"/desk/events/{event.id}/outline/", TYPED).status_code == 409


def test_an_archived_body_stays_chosen(editor: Visitor, make: Make) -> None:
    event = make.event()
    body = make.organisation("Old Body", archived_at=make.work.now)
    make.body(event, organisation=body)

    page = editor.get(f"/desk/events/{event.id}/outline/").text

    chosen = "select[name=bodies-0-organisation_id] option[selected]"
    assert texts(page, chosen) == ["Old Body"]
    assert attributes(page, chosen, "value") == [str(body.id)]


def test_an_event_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    event = make.event(office_id=make.office().id)

    assert editor.get(f"/desk/events/{event.id}/outline/").status_code == 404
    assert editor.post(f"/desk/events/{event.id}/outline/", TYPED).status_code == 404


def test_a_russian_title_alone_is_enough(editor: Visitor, make: Make) -> None:
    event = make.event(titles=Texts(ru="Реки"))

    assert texts(editor.get(f"/desk/events/{event.id}/outline/").text, "h1") == ["Реки"]


def test_a_list_that_is_still_empty_has_the_switch_of_its_texts(
    editor: Visitor, make: Make
) -> None:
    event = make.event()

    page = editor.get(f"/desk/events/{event.id}/outline/contacts").text

    assert texts(page, "#part-contacts .switch label") == ["English", "русский", "All languages"]
