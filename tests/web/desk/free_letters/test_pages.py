"""Free letters on the desk: written, looked at, tried, released, taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from planner.contacts.models import Person, Pool, PoolMember
from planner.free_letters.models import FreeLetter, GuestGroup
from planner.kernel.texts import Texts
from planner.outbox.models import TEST, Letter
from planner.outbox.operations import enqueue
from tests.factories import Make
from tests.unit.letter_plans.plans import guests
from tests.unit.outbox.letters import plan
from tests.web.reading import attributes
from tests.web.visitor import Visitor

LIST = "/desk/free-letters/"
TYPED = {
    "subjects-en": "News of {office}",
    "greetings-en": "Dear {name},",
    "texts-en": "We have news.",
}


@pytest.fixture
def pool(make: Make) -> Pool:
    return make.pool(names=Texts(en="Water desk"))


@pytest.fixture
def ada(make: Make, pool: Pool) -> Person:
    person = make.person("Ada", email="ada@paper.test")
    make.work.session.add(
        PoolMember(office_id=make.work.office_id, pool_id=pool.id, person_id=person.id)
    )
    make.work.session.flush()
    return person


def drafted(editor: Visitor, make: Make, pool: Pool) -> FreeLetter:
    assert editor.post(LIST, TYPED | {"pool_ids": str(pool.id)}).status_code == 303
    return stored(make)


def stored(make: Make) -> FreeLetter:
    make.work.session.expire_all()
    return make.work.session.scalars(select(FreeLetter)).one()


def test_a_letter_is_drafted_with_its_recipients_beside_it(
    editor: Visitor, make: Make, pool: Pool, ada: Person
) -> None:
    assert "Dear {name}," in editor.get(f"{LIST}new").text
    assert "Water desk" in editor.get(f"{LIST}new").text

    letter = drafted(editor, make, pool)

    page = editor.get(f"{LIST}{letter.id}").text
    assert "1 person would get it now" in page
    assert "There is no text in Russian: who reads it gets no letter." in page
    assert "News of {office}" in editor.get(LIST).text


def test_without_recipients_or_with_unknown_placeholders_it_is_refused(
    editor: Visitor, pool: Pool
) -> None:
    assert "Choose at least one pool, beat, filter or person." in editor.post(LIST, TYPED).text
    page = editor.post(LIST, TYPED | {"pool_ids": str(pool.id), "subjects-en": "{when}"})

    assert page.status_code == 422
    assert "{when} cannot be filled in." in page.text


def test_it_is_changed(editor: Visitor, make: Make, pool: Pool, ada: Person) -> None:
    letter = drafted(editor, make, pool)
    typed = TYPED | {"pool_ids": str(pool.id), "version": str(letter.version)}

    refused = editor.post(f"{LIST}{letter.id}", typed | {"texts-en": ""})
    saved = editor.post(f"{LIST}{letter.id}", typed | {"texts-en": "Other news."})

    assert (refused.status_code, saved.status_code) == (422, 303)
    assert stored(make).texts == Texts(en="Other news.")


def test_it_is_looked_at_as_somebody_gets_it_and_tried(
    editor: Visitor, make: Make, pool: Pool, ada: Person
) -> None:
    letter = drafted(editor, make, pool)
    other = make.person("Ben", email="ben@paper.test", language="fr")

    frame = editor.get(f"{LIST}{letter.id}/letter").text
    assert "Ada" in frame
    assert "/m/…" in frame
    assert "Ben" in editor.get(f"{LIST}{letter.id}/letter?person={other.id}").text
    assert "as for Ben" in editor.get(f"{LIST}{letter.id}?person={other.id}").text

    assert editor.post(f"{LIST}{letter.id}/test", {"person": ""}).status_code == 303
    tests = make.work.session.scalars(select(Letter).where(Letter.purpose == TEST)).all()
    assert [one.subject.startswith("[Test] News of ") for one in tests] == [True]


def test_a_second_press_sends_no_second_test(
    editor: Visitor, make: Make, pool: Pool, ada: Person
) -> None:
    letter = drafted(editor, make, pool)
    page = editor.get(f"{LIST}{letter.id}").text
    pressed = {"person": "", "form_key": attributes(page, "input[name=form_key]", "value")[0]}

    for _press in range(2):
        editor.post(f"{LIST}{letter.id}/test", pressed)

    tests = select(func.count()).where(Letter.purpose == TEST)
    assert make.work.session.scalar(tests) == 1


def test_it_is_written_by_a_job_released_and_taken_back(
    editor: Visitor, make: Make, pool: Pool, ada: Person
) -> None:
    letter = drafted(editor, make, pool)

    assert "/desk/jobs/" in editor.post(f"{LIST}{letter.id}/letters").headers["Location"]
    assert editor.post(f"{LIST}{letter.id}/letters").status_code == 409
    key = f"free:{letter.id}:{ada.id}"
    held = enqueue(make.work, plan(purpose="free_letter", unique_key=key))
    make.work.session.flush()
    assert "Send 1 letter" in editor.get(f"{LIST}{letter.id}").text

    editor.post(f"{LIST}{letter.id}/release", {"up_to": str(held.id)})
    assert "1 queued" in editor.get(f"{LIST}{letter.id}").text

    editor.post(f"{LIST}{letter.id}/take-back")
    assert stored(make).written_at is None


def test_a_letter_that_nobody_would_get_is_not_written(
    editor: Visitor, make: Make, pool: Pool
) -> None:
    letter = drafted(editor, make, pool)

    assert editor.post(f"{LIST}{letter.id}/letters").status_code == 409
    assert editor.get(f"{LIST}{letter.id}/letter").status_code == 409


def test_it_goes_to_guests_of_an_event(editor: Visitor, make: Make) -> None:
    event = make.event()
    guests(make.work, make, event, ada=None)
    assert "{when}" in editor.get(f"{LIST}new?event={event.id}").text

    response = editor.post(f"{LIST}?event={event.id}", TYPED | {"to": "silent"})

    assert response.status_code == 303
    letter = stored(make)
    assert (letter.to, letter.event_id) == (GuestGroup.SILENT, event.id)
    assert "To guests of" in editor.get(f"{LIST}{letter.id}").text
    assert "News of {office}" in editor.get(f"{LIST}?event={event.id}").text


def test_the_page_takes_as_many_statements_for_many_people_as_for_few(
    editor: Visitor, make: Make, pool: Pool, ada: Person, statements: list[str]
) -> None:
    letter = drafted(editor, make, pool)
    asked = []
    for _round in range(2):
        editor.get(f"{LIST}{letter.id}")
        statements.clear()
        editor.get(f"{LIST}{letter.id}")
        asked.append(len(statements))
        for number in range(5):
            person = make.person(f"Ben {number}", email=f"ben{number}@paper.test")
            member = PoolMember(office_id=make.work.office_id, pool_id=pool.id, person_id=person.id)
            make.work.session.add(member)
        make.work.session.flush()

    assert asked[0] == asked[1]


def test_it_goes_to_the_people_of_a_filter(editor: Visitor, make: Make, ada: Person) -> None:
    make.person("Ben", email="ben@paper.test", is_journalist=False)
    ada.is_journalist = True
    assert (
        "/desk/free-letters/new?kind=journalist" in editor.get("/desk/people/?kind=journalist").text
    )
    page = editor.get(f"{LIST}new?kind=journalist").text
    assert attributes(page, "input[name=conditions]", "value") == ["kind=journalist"]

    editor.post(LIST, TYPED | {"chosen_filter": "these", "conditions": "kind=journalist"})

    letter = stored(make)
    assert letter.conditions == {"kind": ["journalist"]}
    page = editor.get(f"{LIST}{letter.id}").text
    assert "1 person would get it now" in page
    assert "by the filter" in page
    assert "Show the people of this filter" in page


def test_it_goes_to_the_people_of_a_saved_filter_as_it_is_now(
    editor: Visitor, make: Make, ada: Person
) -> None:
    row = make.saved_filter(name="Journalists", conditions={"kind": ["journalist"]})

    editor.post(LIST, TYPED | {"chosen_filter": str(row.id)})

    assert stored(make).conditions == {"kind": ["journalist"]}


def test_a_filter_is_taken_off_again(editor: Visitor, make: Make, pool: Pool) -> None:
    given = {"pool_ids": str(pool.id), "chosen_filter": "", "conditions": "kind=journalist"}

    editor.post(LIST, TYPED | given)

    assert stored(make).conditions == {}


def test_it_goes_to_people_chosen_by_hand(editor: Visitor, make: Make, ada: Person) -> None:
    ben = make.person("Ben", email="ben@paper.test")
    assert f"/desk/free-letters/new?person={ada.id}" in editor.get(f"/desk/people/{ada.id}").text
    page = editor.get(f"{LIST}new?person={ada.id}").text
    assert attributes(page, "input[name=person_ids][checked]", "value") == [str(ada.id)]

    editor.post(LIST, TYPED | {"person_ids": str(ada.id), "person": str(ben.id)})

    letter = stored(make)
    assert letter.person_ids == [ada.id, ben.id]
    assert "chosen by hand" in editor.get(f"{LIST}{letter.id}").text


def test_a_filter_is_described_in_words(editor: Visitor, make: Make, pool: Pool) -> None:
    topic = make.topic(names=Texts(en="Water"))
    outlet = make.outlet(names=Texts(en="The Ferry"))
    filtered = (
        f"search=Ada&kind=journalist&topic_any={topic.id}&pool_none={pool.id}&outlet_all={outlet.id}"
        "&outlet_kind=newspaper&outlet_scope=local&outlet_language=en&outlet_city=Oslo"
        "&came=2&silent=30&address=known&topic_all=99999"
    )

    page = editor.get(f"{LIST}new?{filtered}").text

    for words in (
        "Search: Ada",
        "Kind: journalist",
        "Beats: any of Water",
        "Pools: none of Water desk",
        "Outlets: all of The Ferry",
        "Language of the outlet: English",
        "City of the outlet: Oslo",
        "came at least 2 times",
        "no letter for 30 days",
        "E-mail address: known",
    ):
        assert words in page
