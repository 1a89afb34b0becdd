"""The register of topics, and where they are chosen: people, events, invitations."""

from __future__ import annotations

import csv
from io import StringIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Person
from planner.contacts.topic import PersonTopic, Topic
from planner.events.models.topic import EventTopic
from planner.invitations.models import Invitation
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/topics/"


def beat(make: Make, person: Person, topic: Topic) -> None:
    person.topics = [PersonTopic(office_id=make.work.office_id, topic=topic)]
    make.work.session.commit()


def test_a_topic_is_entered_and_moved_with_undo(editor: Visitor, session: Session) -> None:
    for name in ("Water", "Health"):
        editor.post(URL, {"names-en": name})
    health = session.scalars(select(Topic).where(Topic.label == "Health")).one()

    moved = editor.post(f"{URL}{health.id}/place", {"direction": "up"})
    page = editor.get(moved.location).text

    assert texts(page, "tbody th") == ["Health", "Water"]
    assert texts(page, ".notice") == ["“Health” stands one place higher now. Undo"]
    assert len(attributes(page, "tbody .steps button[disabled]", "value")) == 2


def test_whoever_only_reads_cannot_move(viewer: Visitor, make: Make) -> None:
    make.topic(), make.topic()

    page = viewer.get(URL).text

    assert (texts(page, "tbody th"), texts(page, ".steps")) == (["Water", "Water"], [])


def test_beats_are_ticked_and_people_found_by_them(
    editor: Visitor, make: Make, session: Session
) -> None:
    water, health = make.topic(), make.topic(names=Texts(en="Health"))
    make.person("Bob")
    session.commit()

    editor.post("/desk/people/", {"names-en": "Ada", "topic_ids": [str(water.id), str(health.id)]})
    ada = session.scalars(select(Person).where(Person.label == "Ada")).one()
    found = editor.get(f"/desk/people/?topic={water.id}").text
    shown = editor.get(f"/desk/people/{ada.id}").text

    assert texts(found, "tbody th") == ["Ada"]
    assert attributes(shown, "input[name=topic_ids][checked]", "value") == [
        str(water.id),
        str(health.id),
    ]


def test_the_table_of_people_has_their_beats(approver: Visitor, make: Make) -> None:
    beat(make, make.person("Ada"), make.topic())

    table = approver.get("/desk/people/list.csv").text
    (row,) = csv.DictReader(StringIO(table.removeprefix("\ufeff")))

    assert row["Beats"] == "Water"


def test_an_archived_topic_stays_with_those_who_have_it(
    editor: Visitor, make: Make, session: Session
) -> None:
    water, person = make.topic(), make.person("Ada")
    beat(make, person, water)
    water.archived_at = make.work.now
    session.commit()

    page = editor.get(f"/desk/people/{person.id}").text
    version = attributes(page, "input[name=version]", "value")[0]
    saved = editor.post(
        f"/desk/people/{person.id}",
        {"names-en": "Ada", "topic_ids": [str(water.id)], "version": version},
    )

    assert saved.status_code == 303
    assert texts(editor.get("/desk/people/new").text, "#topic_ids") == []
    listed = editor.get(f"/desk/people/?topic_any={water.id}").text
    assert texts(listed, ".people-filter__chosen label") == ["Water"]
    assert texts(editor.get("/desk/people/").text, "#topic option") == ["choose"]


def test_an_event_gets_its_topics_in_the_part_that_says_what_it_is_about(
    editor: Visitor, make: Make, session: Session
) -> None:
    water, event = make.topic(), make.event()
    session.commit()
    address = f"/desk/events/{event.id}/outline/subject"
    page = editor.get(address).text
    version = attributes(page, "input[name=version]", "value")[0]

    saved = editor.post(
        address,
        {
            "titles-en": "Rivers",
            "kind": "round_table",
            "languages": "en",
            "topic_ids": [str(water.id)],
            "version": version,
        },
    )

    assert saved.status_code == 303
    assert [one.topic_id for one in session.scalars(select(EventTopic))] == [water.id]
    assert "Water" in texts(editor.get(f"/desk/events/{event.id}/").text, "dd")


def test_journalists_are_invited_by_beat_those_of_the_event_first(
    editor: Visitor, make: Make, session: Session
) -> None:
    water, health = make.topic(), make.topic(names=Texts(en="Health"))
    event = make.event()
    event.topics = [EventTopic(office_id=event.office_id, topic=health)]
    beat(make, make.person("Ada", is_journalist=True), health)
    beat(make, make.person("Bob", is_journalist=True), water)
    session.commit()
    here = f"/desk/events/{event.id}/inviting/"

    page = editor.get(f"{here}?topic={health.id}").text
    review = editor.post(f"{here}review?from=pools", {"topic": str(health.id)}).text
    nobody = editor.post(f"{here}review?from=pools", {"topic": str(make.topic().id)}).text
    editor.post(f"{here}?from=pools", {"topic": str(water.id)})

    assert texts(page, "#topic option") == ["any", "Health · topic of this event", "Water"]
    assert texts(page, "#people label") == ["Ada"]
    assert texts(review, "#topic option")[:2] == ["choose a topic", "Health"]
    assert attributes(review, "input[name=people]", "checked") == [""]
    assert wrong(nobody) == {"topic": "Nobody in Contacts writes about this topic."}
    assert list(session.scalars(select(Invitation.name))) == ["Bob"]
