"""Sending a release or an advisory from the desk: chosen, looked at, tried, written, released, told of."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Person
from planner.distribution.models import Distribution
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.models.topic import EventTopic
from planner.kernel.texts import Texts
from planner.outbox.models import TEST, Delivery, Letter
from planner.releases.models import Release
from tests.factories import Make
from tests.unit.distribution.choosing import chosen, subscriber
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor
from tests.web.working import do_jobs


def only(session: Session) -> Distribution:
    session.expire_all()
    return session.scalars(select(Distribution)).one()


def choose(editor: Visitor, here: str, person: Person, kind: str = "release", **given: Any) -> str:
    response = editor.post(f"{here}?kind={kind}", {"people-0-person_id": str(person.id), **given})
    assert response.status_code == 303
    return response.headers["Location"]


def test_the_page_says_what_can_be_sent(
    editor: Visitor, here: str, release: Release, event: Event
) -> None:
    page = editor.get(here).text

    assert texts(page, "h1, h2") == ["To the press", "Press release", "Advisory"]
    assert f"{here}new?kind=release" in attributes(page, "a", "href")
    assert "The event is over. Nobody is invited to it any more." in page
    assert "none yet" in page


def test_without_a_release_it_says_what_to_do_first(editor: Visitor, here: str) -> None:
    page = editor.get(here).text

    assert "There is no release yet that everybody may read." in page
    assert f"{here}new?kind=release" not in attributes(page, "a", "href")


def test_a_coming_event_has_an_advisory(editor: Visitor, make: Make) -> None:
    coming = make.event()
    here = f"/desk/events/{coming.id}/distribution/"

    page = editor.get(here).text
    new = editor.get(f"{here}new?kind=advisory").text

    assert "It invites the press at large" in page
    assert texts(new, "h1") == ["Send the advisory to …"]
    assert attributes(new, "input[name=to_subscribers]", "checked") == [""]


def test_an_event_without_topics_says_which_subscribers_get_nothing(
    editor: Visitor, make: Make, here: str, release: Release, event: Event
) -> None:
    topic = make.topic()
    warned = "The event has no topic: subscribers who have chosen topics get nothing."
    assert texts(editor.get(f"{here}new?kind=release").text, ".warning") == [
        f"{warned} Choose its topics"
    ]

    event.topics = [EventTopic(office_id=event.office_id, topic=topic)]
    make.work.session.commit()

    assert warned not in editor.get(f"{here}new?kind=release").text


def test_an_event_in_other_languages_has_no_advisory(editor: Visitor, make: Make) -> None:
    coming = make.event(languages=["fr"], titles=Texts(fr="Fleuves"))

    page = editor.get(f"/desk/events/{coming.id}/distribution/").text

    assert "There are no papers in the languages of this event." in page


def test_a_choice_shows_who_gets_it_why_and_who_does_not(
    editor: Visitor, make: Make, here: str, release: Release, ada: Person
) -> None:
    russian = make.person("Юлия", email="julia@paper.test", language="ru")

    location = choose(editor, here, ada, **{"people-1-person_id": str(russian.id)})
    page = editor.get(location).text

    assert "1 person would get it now" in page
    assert "English · chosen by hand" in page
    assert "there is no release in their language" in page
    assert "1 person reads Russian, and there is no text in it: they get nothing." in page


def test_another_language_is_said_before_anything_is_sent(
    editor: Visitor, make: Make, here: str, release: Release
) -> None:
    russian = make.person("Юлия", email="julia@paper.test", language="ru")

    page = editor.get(choose(editor, here, russian, in_another="y")).text

    assert "1 person gets it in another language than their own." in page


def test_nobody_is_no_choice(editor: Visitor, session: Session, here: str) -> None:
    response = editor.post(f"{here}?kind=release", {})

    assert response.status_code == 422
    assert "Choose at least one group: nobody would get it." in response.text
    assert session.scalars(select(Distribution)).all() == []


def test_a_choice_is_changed_and_what_another_saved_meanwhile_is_shown(
    editor: Visitor, session: Session, here: str, release: Release, ada: Person
) -> None:
    page = choose(editor, here, ada)
    version = str(only(session).version)

    saved = editor.post(page, {"version": version, "to_subscribers": "y"})
    stale = editor.post(page, {"version": version, "to_subscribers": "y"})

    assert (saved.status_code, stale.status_code) == (303, 409)
    assert (only(session).to_subscribers, only(session).person_ids) == (True, [])


def test_the_filter_of_a_colleague_stays_in_a_choice_and_is_nobody_elses_to_choose(
    editor: Visitor, session: Session, make: Make, here: str, release: Release, event: Event
) -> None:
    theirs = make.saved_filter(name="Regional", owner_id=make.member().user_id)
    one = chosen(make.work, event, filter_ids=[theirs.id])
    given = {"filter_ids": str(theirs.id)}

    saved = editor.post(f"{here}{one.id}", {"version": str(one.version), **given})
    refused = editor.post(f"{here}?kind=release", given)

    assert (saved.status_code, refused.status_code) == (303, 422)
    assert only(session).filter_ids == [theirs.id]


def test_the_letter_is_looked_at_and_tried(
    editor: Visitor, session: Session, here: str, release: Release, ada: Person
) -> None:
    page = choose(editor, here, ada)

    framed = editor.get(f"{page}/letter?person={ada.id}")
    tried = editor.post(f"{page}/test", {"person": str(ada.id), "form_key": "k"})

    assert "Ada Ferrymann" in framed.text
    assert framed.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert tried.status_code == 303
    letter = session.scalars(select(Letter)).one()
    assert (letter.purpose, letter.list_kind, letter.unsubscribe_url) == (TEST, None, "")
    assert letter.subject.startswith("[Test] Press release: ")


def test_without_recipients_there_is_no_letter_to_look_at(
    editor: Visitor, make: Make, here: str, release: Release
) -> None:
    nobody = make.person("Nowhere", email="")
    page = choose(editor, here, nobody)

    statuses = [
        editor.get(f"{page}/letter?person={nobody.id}").status_code,
        editor.post(f"{page}/letters").status_code,
    ]

    assert statuses == [409, 409]


def test_letters_are_written_released_and_counted(
    app: Flask, editor: Visitor, session: Session, here: str, release: Release, ada: Person
) -> None:
    page = choose(editor, here, ada)

    twice = [editor.post(f"{page}/letters") for _press in range(2)]
    waits = editor.get(page).text
    do_jobs(app, session)
    shown = editor.get(page).text
    [up_to] = attributes(shown, "input[name=up_to]", "value")
    released = editor.post(f"{page}/release", {"up_to": up_to})

    assert [one.status_code for one in twice] == [303, 409]
    assert "They are being written." in waits
    assert "Send 1 letter" in shown
    assert released.status_code == 303
    letter = session.scalars(select(Letter)).one()
    assert (letter.delivery, letter.distribution_id) == (Delivery.QUEUED, only(session).id)


def test_what_waits_is_taken_back(
    app: Flask, editor: Visitor, session: Session, here: str, release: Release, ada: Person
) -> None:
    page = choose(editor, here, ada)
    editor.post(f"{page}/letters")
    do_jobs(app, session)

    response = editor.post(f"{page}/take-back")

    assert response.status_code == 303
    assert session.scalars(select(Letter.delivery)).all() == [Delivery.DISCARDED]
    assert only(session).written_at is None


def test_an_advisory_is_written(
    app: Flask, editor: Visitor, session: Session, make: Make, ada: Person
) -> None:
    coming = make.event(titles=Texts(en="Bridges"))
    page = choose(editor, f"/desk/events/{coming.id}/distribution/", ada, "advisory")

    framed = editor.get(f"{page}/letter").text
    editor.post(f"{page}/letters")
    do_jobs(app, session)

    assert "Bridges" in framed
    assert session.scalars(select(Letter.subject)).all() == ["Advisory: Bridges"]
    assert texts(editor.get(page).text, "h1") == ["Advisory to the press"]


def test_an_event_that_was_called_off_says_why_nothing_leaves(
    editor: Visitor, session: Session, make: Make, ada: Person
) -> None:
    coming = make.event()
    page = choose(editor, f"/desk/events/{coming.id}/distribution/", ada, "advisory")
    coming.status = EventStatus.CANCELLED

    refused = editor.post(f"{page}/letters")

    assert refused.status_code == 409
    assert "The event is cancelled. Nobody is invited to it any more." in editor.get(page).text


def test_the_pages_of_a_release_and_of_documents_lead_here(
    editor: Visitor, event: Event, release: Release, here: str
) -> None:
    desk = f"/desk/events/{event.id}"
    pages = (f"{desk}/documents", f"/desk/releases/{release.id}", f"{desk}/after")

    assert [here in attributes(editor.get(one).text, "a", "href") for one in pages] == [True] * 3


def test_who_only_looks_finds_no_way_to_send(viewer: Visitor, event: Event, here: str) -> None:
    page = viewer.get(f"/desk/events/{event.id}/documents").text

    assert here not in attributes(page, "a", "href")
    assert viewer.get(here).status_code == 403


def test_many_recipients_cost_no_further_statements(
    editor: Visitor, make: Make, here: str, release: Release, statements: list[str]
) -> None:
    def count() -> int:
        statements.clear()
        assert editor.get(page).status_code == 200
        return len(statements)

    subscriber(make, "first@paper.test")
    page = editor.post(f"{here}?kind=release", {"to_subscribers": "y"}).headers["Location"]
    few = count()
    for number in range(20):
        subscriber(make, f"reader{number}@paper.test")

    assert count() == few
