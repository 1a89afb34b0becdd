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
from tests.web.visitor import Visitor

TYPED: dict[str, Any] = {
    "kind": "round_table",
    "titles-en": "Rivers without borders",
    "titles-ru": "Реки без границ",
    "languages": "en, ru",
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
    "contacts-0-languages": "en, ru",
    "subjects-en": "rivers",
    "seats": "40",
}


def test_the_whole_outline_is_saved(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()
    red_cross, iom = make.organisation("Red Cross"), make.organisation("IOM")
    project, programme, hotline = make.project(), make.aid_programme(), make.hotline()

    response = editor.post(
        f"/desk/events/{event.id}/",
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
    page = editor.get(response.location).text
    assert "Anna Example" in page
    assert "2 to do" not in page


def test_what_is_still_to_do_stands_on_the_tab(editor: Visitor, make: Make) -> None:
    event = make.event()

    page = editor.get(f"/desk/events/{event.id}/").text

    assert "<small>4 to do</small>" in page
    assert "<li>Name the organiser.</li>" in page


def test_what_is_marked_stands_with_its_years(editor: Visitor, make: Make) -> None:
    occasion = make.occasion(make.event())

    page = editor.get(f"/desk/events/{occasion.event_id}/").text

    assert "Marks: <bdi>the founding of a society</bdi> (145 years)" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"seats": "0"}, "Give a number from 1"),
        ({"seats": "many"}, "Give a whole number."),
        ({"answers_until": "2012-03-28"}, "This lies after the event."),
        ({"accreditation_until": "2012-03-28"}, "This lies after the event."),
        ({"materials_url": "ftp://x"}, "This is not a web address."),
        ({"project_id": "99999"}, "Choose one of the list."),
        ({"bodies-0-organisation_id": "99999", "bodies-0-role": "organiser"}, "Choose one of"),
        ({"contacts-0-phone": "1"}, "This is needed."),
        ({"contacts-0-names-en": "A", "contacts-0-email": "a@b.test\nBcc: x"}, "not an e-mail"),
        ({"internal_notes": "x" * 10_001}, "At most 10,000 characters"),
        ({"titles-en": "", "titles-ru": ""}, "This is needed."),
    ],
)
def test_wrong_values_are_refused_and_kept(
    editor: Visitor, make: Make, session: Session, wrong: dict[str, str], sentence: str
) -> None:
    event = make.event()

    response = editor.post(
        f"/desk/events/{event.id}/", {**TYPED, "venues-en": "<script>Зал", **wrong}
    )

    assert response.status_code == 422
    assert sentence in response.text
    assert "&lt;script&gt;Зал" in response.text
    assert session.scalars(select(Event.version)).one() == 1


def test_the_same_body_twice_in_one_role_is_refused(editor: Visitor, make: Make) -> None:
    event, body = make.event(), make.organisation()
    rows = {
        f"bodies-{n}-{name}": value
        for n in range(2)
        for name, value in (("organisation_id", body.id), ("role", "donor"))
    }

    response = editor.post(f"/desk/events/{event.id}/", {**TYPED, **rows})

    assert response.status_code == 422
    assert "stands twice in the same role" in response.text


def test_another_row_is_no_attempt_to_save(editor: Visitor, make: Make, session: Session) -> None:
    event, body = make.event(), make.organisation()

    response = editor.post(
        f"/desk/events/{event.id}/",
        {**TYPED, "bodies-0-organisation_id": body.id, "bodies-0-role": "donor", "more": "bodies"},
    )

    assert response.status_code == 200
    assert 'name="bodies-1-organisation_id"' in response.text
    assert 'aria-label="Organisations and their roles 2" tabindex="-1" autofocus' in response.text
    assert response.text.count("autofocus") == 1
    assert session.scalars(select(Event.version)).one() == 1


def test_a_stale_save_shows_both_versions_and_the_next_one_keeps_ours(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    url = f"/desk/events/{event.id}/"
    assert editor.post(url, {**TYPED, "titles-en": "Theirs"}).status_code == 303

    response = editor.post(url, {**TYPED, "titles-en": "Ours"})

    assert response.status_code == 409
    assert 'value="Ours"' in response.text
    assert "English: Theirs" in response.text
    assert 'name="version" value="2"' in response.text
    assert editor.post(url, {**TYPED, "titles-en": "Ours", "version": "2"}).status_code == 303
    assert session.scalars(select(Event.titles)).one()["en"] == "Ours"


def test_a_stale_save_names_what_differs_and_only_that(editor: Visitor, make: Make) -> None:
    event = make.event()
    body = make.organisation("River Society")
    url = f"/desk/events/{event.id}/"
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
    assert '<p>They differ here: <a href="#seats">Seats</a>.</p>' in response.text
    assert response.text.count("Saved meanwhile by somebody else:") == 1


def test_a_new_hour_raises_the_sequence(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event(certainty=Certainty.TIME_TBC, starts_clock=None, ends_clock=None)

    response = editor.post(f"/desk/events/{event.id}/", TYPED)

    event = session.scalars(select(Event)).one()
    assert (event.sequence, event.starts_clock) == (1, time(11))
    assert "The date or the time has changed." in editor.get(response.location).text


def test_a_viewer_reads_without_notes_and_saves_nothing(viewer: Visitor, make: Make) -> None:
    event = make.event(internal_notes="call the mayor")

    page = viewer.get(f"/desk/events/{event.id}/").text

    assert "<fieldset disabled>" in page
    assert "call the mayor" not in page
    assert viewer.post(f"/desk/events/{event.id}/", TYPED).status_code == 403


def test_a_closed_event_is_read_only(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CLOSED)

    assert "<fieldset disabled>" in editor.get(f"/desk/events/{event.id}/").text
    assert editor.post(f"/desk/events/{event.id}/", TYPED).status_code == 409


def test_an_archived_body_stays_chosen(editor: Visitor, make: Make) -> None:
    event = make.event()
    body = make.organisation("Old Body", archived_at=make.work.now)
    make.body(event, organisation=body)

    page = editor.get(f"/desk/events/{event.id}/").text

    assert f'<option selected value="{body.id}">Old Body</option>' in page


def test_an_event_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    event = make.event(office_id=make.office().id)

    assert editor.get(f"/desk/events/{event.id}/").status_code == 404
    assert editor.post(f"/desk/events/{event.id}/", TYPED).status_code == 404


def test_a_russian_title_alone_is_enough(editor: Visitor, make: Make) -> None:
    event = make.event(titles=Texts(ru="Реки"))

    assert "<bdi>Реки</bdi>" in editor.get(f"/desk/events/{event.id}/").text
