"""Pools, outlets and the guests of another event are seen before they are invited."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.contacts.models import Affiliation, PoolMember
from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.kernel.texts import Texts
from planner.outbox.limits import LimitsPlan, set_limits
from tests.factories import Make
from tests.unit.invitations.post import invite
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def review(event: Event, source: str) -> str:
    return f"/desk/events/{event.id}/inviting/review?from={source}"


def create(event: Event) -> str:
    return f"/desk/events/{event.id}/inviting/"


def names(make: Make, event: Event) -> list[str]:
    found = select(Invitation.name).where(Invitation.event_id == event.id)
    return list(make.work.session.scalars(found.order_by(Invitation.name)))


def test_a_pool_is_shown_with_those_left_out_then_invited(
    editor: Visitor, make: Make, event: Event
) -> None:
    pool = make.pool()
    people = [make.person("Ada"), make.person("Bob", language="ru"), make.person("Mute", email="")]
    make.work.session.add_all(
        PoolMember(office_id=pool.office_id, pool=pool, person=one) for one in people
    )
    invite(make.work, event, [people[0]])
    make.work.session.commit()

    page = editor.post(review(event, "pools"), {"pool": str(pool.id)}).text
    response = editor.post(
        create(event), {"people": attributes(page, "input[name=people]", "value"), "send": "later"}
    )

    assert [one.split()[0] for one in texts(page, ".ticks label")] == ["Bob"]
    assert texts(page, ".left-out li") == [
        "Ada on the guest list already",
        "Mute no e-mail address",
    ]
    assert texts(page, ".bar p") == ["Letters: 1 in Russian."]
    assert response.status_code == 303
    assert names(make, event) == ["Ada", "Bob"]


def test_whoever_works_for_an_outlet_on_the_day_is_found(
    editor: Visitor, make: Make, event: Event
) -> None:
    outlet = make.outlet(names=Texts(en="Gazette"))
    day = event.starts_on
    assert day is not None
    for name, term in {"Now": {}, "Left": {"until": day.replace(year=day.year - 1)}}.items():
        person = make.person(name)
        person.affiliations = [Affiliation(office_id=outlet.office_id, outlet=outlet, **term)]
    make.work.session.commit()

    page = editor.post(review(event, "pools"), {"outlet": str(outlet.id)}).text

    assert [one.split()[0] for one in texts(page, ".ticks label")] == ["Now"]


@pytest.mark.parametrize(("only_came", "found"), [("", ["Ada", "Bob"]), ("y", ["Bob"])])
def test_the_guests_of_another_event_or_those_who_came(
    editor: Visitor, make: Make, event: Event, only_came: str, found: list[str]
) -> None:
    last = make.event(titles=Texts(en="Last year"))
    came = invite(make.work, last, [make.person("Ada"), make.person("Bob")]).invited[1]
    came.checked_in_at = make.work.now
    make.work.session.commit()
    sent = {"guests_of": str(last.id), **({"only_came": only_came} if only_came else {})}

    page = editor.post(review(event, "guests"), sent).text

    assert [one.split()[0] for one in texts(page, ".ticks label")] == found
    offered = texts(editor.get(f"{create(event)}?from=guests").text, "#guests_of option")
    assert offered == ["choose an event", "Last year, 27\u00a0March\u00a02012"]


def test_nobody_is_said_at_the_field(editor: Visitor, make: Make, event: Event) -> None:
    outlet, pool, last = make.outlet(), make.pool(), make.event()
    guest = make.person("Ada")
    invite(make.work, last, [guest])
    guest.archived_at = make.work.now
    make.work.session.commit()

    said = [
        wrong(editor.post(review(event, source), {field: str(one.id)}).text)
        for source, field, one in (
            ("pools", "pool", pool),
            ("pools", "outlet", outlet),
            ("guests", "guests_of", last),
        )
    ]

    assert said == [
        {"pool": "Nobody is in this pool."},
        {"outlet": "Nobody in Contacts works for this outlet."},
        {"guests_of": "Nobody of that event can be invited."},
    ]


def test_an_event_of_another_office_is_not_offered(
    editor: Visitor, make: Make, event: Event
) -> None:
    foreign = make.event(office_id=make.office().id)

    response = editor.post(review(event, "guests"), {"guests_of": str(foreign.id)})

    assert response.status_code == 422
    assert wrong(response.text) == {"guests_of": "Choose one of the list."}


def test_many_people_are_counted_and_left_to_a_job(
    editor: Visitor, make: Make, event: Event
) -> None:
    pool = make.pool()
    make.work.session.add_all(
        PoolMember(office_id=pool.office_id, pool=pool, person=make.person(f"Guest {n:03}"))
        for n in range(102)
    )
    make.work.session.commit()

    page = editor.post(review(event, "pools"), {"pool": str(pool.id)}).text
    response = editor.post(create(event), filled(page, {"pool"}))

    assert texts(page, ".ticks li")[-1] == "and 2 more"
    assert texts(page, "button[formaction]") == ["Invite these 102 people"]
    assert response.location.startswith("/desk/jobs/")


@pytest.mark.parametrize("members", [1, 4])
def test_a_review_takes_as_many_statements_for_four_as_for_one(
    editor: Visitor, make: Make, event: Event, statements: list[str], members: int
) -> None:
    pool = make.pool()
    for number in range(members):
        person = make.person(f"Guest {number}")
        make.affiliation(person, outlet=make.outlet(names=Texts(en=f"Outlet {number}")))
        make.work.session.add(PoolMember(office_id=pool.office_id, pool=pool, person=person))
    make.work.session.commit()
    sent = {"pool": str(pool.id)}
    editor.post(review(event, "pools"), sent)
    statements.clear()

    page = editor.post(review(event, "pools"), sent).text

    assert len(texts(page, ".ticks label")) == members
    assert len(statements) == 27, statements


def test_the_search_reads_no_registers_of_the_other_sources(
    editor: Visitor, event: Event, statements: list[str]
) -> None:
    editor.get(create(event))
    statements.clear()

    editor.get(create(event))

    assert not [one for one in statements if "FROM pools" in one]


def test_nothing_is_stored_by_a_review(editor: Visitor, make: Make, event: Event) -> None:
    pool = make.pool()
    make.work.session.add(
        PoolMember(office_id=pool.office_id, pool=pool, person=make.person("Ada"))
    )
    make.work.session.commit()

    editor.post(review(event, "pools"), {"pool": str(pool.id)})

    assert names(make, event) == []


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("search", "Search"),
        ("pools", "Pools, outlets, beats"),
        ("guests", "Guests of an event"),
        ("paste", "Paste from a spreadsheet"),
        ("nonsense", "Search"),
    ],
)
def test_each_source_has_its_page(editor: Visitor, event: Event, source: str, shown: str) -> None:
    page = editor.get(f"{create(event)}?from={source}").text

    assert texts(page, ".tabs--small a[aria-current]") == [shown]
    assert attributes(page, "iframe[name=letter]", "src") == [
        f"/desk/events/{event.id}/inviting/preview/letter?language=en"
    ]


def test_many_of_one_outlet_are_said_before_and_why_they_are_invited(
    editor: Visitor, make: Make, event: Event
) -> None:
    outlet = make.outlet(names=Texts(en="The Ferry"))
    people = [make.person(f"Ada {number}") for number in range(2)]
    for person in people:
        make.affiliation(person, outlet=outlet)
    set_limits(make.work, LimitsPlan(most_of_outlet=1), 0)
    address = f"/desk/events/{event.id}/inviting/"
    said = "Of The Ferry 2 guests would be invited: the limit of the office is 1."

    review = editor.post(f"{address}review?from=pools", {"outlet": str(outlet.id)})
    ticked = {"people": [str(person.id) for person in people]}
    refused = editor.post(f"{address}?from=pools", ticked | {"outlet": str(outlet.id)})
    searched = editor.post(f"{address}?from=search", ticked)
    invited = editor.post(address, ticked | {"over_outlet": "They film it too."})

    assert said in review.text
    assert (refused.status_code, said in refused.text) == (422, True)
    assert (searched.status_code, said in searched.text) == (422, True)
    assert invited.status_code == 303
