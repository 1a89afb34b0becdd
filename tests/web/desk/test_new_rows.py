"""What a register lacks is named in the form that needs it, and added with that form."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.anniversaries.models import Anniversary
from planner.events.models.event import Event
from planner.events.models.study import Study
from planner.organisations.models import Organisation
from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

STUDIES = "/desk/studies/"
TYPED = {"kind": "research", "titles-en": "Rivers in figures"}


def bodies(session: Session) -> list[dict[str, str]]:
    session.expire_all()
    found = session.scalars(select(Organisation).order_by(Organisation.id))
    return [dict(one.names) for one in found]


@pytest.mark.parametrize(
    ("name", "names"),
    [("River Fund", {"en": "River Fund"}), ("Речной фонд", {"ru": "Речной фонд"})],
)
@pytest.mark.parametrize("others", [0, 60])
def test_a_new_body_is_added_in_the_language_of_its_letters(
    editor: Visitor, make: Make, session: Session, name: str, names: dict[str, str], others: int
) -> None:
    for number in range(others):
        make.organisation(f"Body {number}")
    session.commit()

    response = editor.post(STUDIES, {**TYPED, "conductor_id-new": name})

    assert response.status_code == 303
    study = session.scalars(select(Study)).one()
    assert study.conductor is not None
    assert dict(study.conductor.names) == names


@pytest.mark.parametrize(
    ("kept", "name"),
    [
        ("River Fund", "river fund"),
        ("River Fund", "the River Fund"),
        ("River Fund", "The river fund"),
        ("The Hague Centre", "the Hague Centre"),
    ],
)
def test_a_name_that_the_register_has_is_not_added_again(
    editor: Visitor, make: Make, session: Session, kept: str, name: str
) -> None:
    fund = make.organisation(kept)
    session.commit()

    editor.post(STUDIES, {**TYPED, "conductor_id-new": name})

    assert session.scalars(select(Study)).one().conductor_id == fund.id
    assert len(bodies(session)) == 1


def test_a_body_with_an_article_is_found_by_what_is_typed(
    editor: Visitor, make: Make, session: Session
) -> None:
    fund, *_others = [
        make.organisation(f"River Fund {number or ''}".strip()) for number in range(60)
    ]
    session.commit()

    editor.post(STUDIES, {**TYPED, "conductor_id-sought": "the River Fund"})

    assert session.scalars(select(Study)).one().conductor_id == fund.id


def test_the_word_the_alone_is_a_name(editor: Visitor, session: Session) -> None:
    editor.post(STUDIES, {**TYPED, "conductor_id-new": "the"})

    assert bodies(session) == [{"en": "the"}]


def test_the_same_new_name_twice_in_a_form_is_one_row(editor: Visitor, session: Session) -> None:
    sent = {**TYPED, "conductor_id-new": "River Fund", "commissioner_id-new": "River Fund"}

    assert editor.post(STUDIES, sent).status_code == 303

    assert bodies(session) == [{"en": "River Fund"}]


def test_either_one_is_chosen_or_one_is_added(
    editor: Visitor, make: Make, session: Session
) -> None:
    fund = make.organisation("Lake Fund")
    session.commit()

    page = editor.post(
        STUDIES, {**TYPED, "conductor_id": str(fund.id), "conductor_id-new": "River Fund"}
    )

    assert page.status_code == 422
    assert wrong(page.text) == {"conductor_id": "Choose one, or name a new one: not both."}
    assert len(bodies(session)) == 1


def test_a_refused_form_adds_nothing_and_keeps_the_name(editor: Visitor, session: Session) -> None:
    sent = {**TYPED, "url": "www.example.org", "conductor_id-new": "River Fund"}

    page = editor.post(STUDIES, sent)

    assert page.status_code == 422
    assert filled(page.text, {"conductor_id-new"}) == {"conductor_id-new": "River Fund"}
    assert bodies(session) == []


def test_a_refusal_in_the_transaction_takes_the_new_row_back(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event(status="closed")
    address = f"/desk/events/{event.id}/programme/items"

    page = editor.post(address, {"kind": "report", "minutes": "15", "study_id-new": "Rivers"})

    assert page.status_code == 409
    assert session.scalars(select(Study)).all() == []


def test_characters_that_cannot_be_stored_are_refused(editor: Visitor, session: Session) -> None:
    page = editor.post(STUDIES, {**TYPED, "conductor_id-new": "Fund\x00"})

    assert page.status_code == 422
    assert filled(page.text, {"conductor_id-new"}) == {"conductor_id-new": "Fund"}
    assert bodies(session) == []


def test_a_filter_offers_nothing_new(editor: Visitor, make: Make, event: Event) -> None:
    page = editor.get(f"/desk/events/{event.id}/inviting/?from=pools").text

    assert "outlet" in attributes(page, "main select", "name")
    assert "outlet-new" not in filled(page)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def test_organisers_are_added_in_rows(
    editor: Visitor, make: Make, session: Session, event: Event
) -> None:
    address = f"/desk/events/{event.id}/outline/bodies"
    sent = filled(editor.get(address).text)
    row = {"bodies-0-organisation_id-new": "River Fund", "bodies-0-role": "organiser"}

    response = editor.post(address, {**sent, **row})

    assert response.status_code == 303
    session.expire_all()
    assert [one.organisation.label for one in event.bodies] == ["River Fund"]


def test_a_new_hot_line_is_added_with_its_number(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    session.commit()
    part = f"/desk/events/{event.id}/outline/bodies"
    version = attributes(editor.get(part).text, "input[name=version]", "value")[0]

    answer = editor.post(part, {"version": version, "hotline_id-new": "8-800-333-00-16"})

    assert answer.status_code == 303
    session.refresh(event)
    assert event.hotline is not None
    assert event.hotline.number_as_printed == "8-800-333-00-16"


def occasions(session: Session, event: Event) -> list[tuple[int, str, dict[str, str]]]:
    session.expire_all()
    marked = [one.anniversary for one in event.occasions]
    return [(one.base_year, one.kind.value, dict(one.phrases)) for one in marked]


def test_an_anniversary_is_marked_and_another_entered_with_all_facts(
    editor: Visitor, make: Make, session: Session, event: Event
) -> None:
    known = make.anniversary(base_year=1912)
    address = f"/desk/events/{event.id}/outline/"
    new = {
        "phrases-en": "the flood of the Lipka",
        "base_year": "1937",
        "anniversary_kind": "mourning",
    }

    sent = {**filled(editor.get(address).text), "anniversary_id": str(known.id), **new}
    answer = editor.post(address, sent)

    assert answer.status_code == 303
    assert occasions(session, event) == [
        (1912, "foundation", dict(known.phrases)),
        (1937, "mourning", {"en": "the flood of the Lipka"}),
    ]
    page = editor.get(address).text
    assert [line.endswith("75 years") for line in texts(page, "fieldset .lines li")] == [
        False,
        True,
    ]
    again = editor.post(address, filled(page))
    assert (again.status_code, len(occasions(session, event))) == (303, 2)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"phrases-en": "the flood"}, "base_year", "Give the year from which it is counted."),
        ({"base_year": "1937"}, "phrases", "Say what happened in that year."),
        (
            {"phrases-en": "the flood", "base_year": "1937", "anniversary_kind": ""},
            "anniversary_kind",
            "Choose one: mourning is never celebrated.",
        ),
        (
            {"phrases-en": "the flood", "base_year": "2012"},
            "base_year",
            "In the year of the event this is not a year old yet.",
        ),
        (
            {"phrases-en": "the flood", "base_year": "2100"},
            "base_year",
            "This year is still to come. Give the year from which it is counted.",
        ),
    ],
)
def test_what_is_no_anniversary_is_refused_with_all_facts(
    editor: Visitor,
    session: Session,
    event: Event,
    typed: dict[str, str],
    field: str,
    said: str,
) -> None:
    address = f"/desk/events/{event.id}/outline/"
    typed = {"internal_notes": "Typed", "anniversary_kind": "mourning", **typed}
    sent = {**filled(editor.get(address).text), **typed}

    page = editor.post(address, sent)

    assert page.status_code == 422
    assert wrong(page.text) == {field: said}
    assert filled(page.text, set(typed)) == typed
    session.expire_all()
    assert (event.internal_notes, session.scalars(select(Anniversary)).all()) == ("", [])


def test_a_closed_event_is_read_with_what_it_marks(editor: Visitor, make: Make) -> None:
    event = make.event(status="closed")
    one = make.occasion(event).anniversary

    page = editor.get(f"/desk/events/{event.id}/outline/").text

    assert attributes(page, ".lines a", "href") == [f"/desk/anniversaries/{one.id}"]
