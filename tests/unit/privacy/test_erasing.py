"""An erased person is found in no table, but for what is said to stay."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.accounts.models import Role
from planner.background.models import JobOutcome, OutcomeKind
from planner.background.operations import JobPlan, start_job
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import ChannelKind, OutletKind, Person, PoolMember
from planner.contacts.operations import AffiliationPlan, ChannelPlan, PersonPlan, enter_person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress, suppressed_among
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, ItemKind
from planner.exchange.deleting import delete_draft
from planner.exchange.models import DeletedEvent
from planner.files.models import FileKind, StoredFile
from planner.grammar.models import WordForm
from planner.grammar.needs import Need
from planner.history.models import Entry
from planner.history.operations import record
from planner.history.removed import keep_removed
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Answer, Invitation
from planner.invitations.operations import invite
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_public_id
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.models import metadata
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import enqueue
from planner.outbox.refusals import note_refusal
from planner.privacy.erasing import ask_or_erase, erase, why_only_asked
from tests.factories import Make
from tests.unit.outbox.letters import plan

NAMES = Texts(en="Zelda Quillfeather", ru="Зельда Перьева")
TRACES = (
    *("zelda", "quillfeather", "зельда", "перьева", "zq@paper.test", "zq@home.test"),
    *("5550177", "violinist", "business card", "beekeeper", "ring after noon"),
)


@pytest.fixture
def person(work: Work, make: Make) -> Person:
    """With something in each table that can name a person."""
    outlet = make.outlet(names=Texts(en="Gazette"), kind=OutletKind.RADIO)
    person = enter_person(
        work,
        PersonPlan(
            names=NAMES,
            surnames=Texts(en="Quillfeather"),
            honorifics=Texts(en="violinist"),
            is_journalist=True,
            posts=(AffiliationPlan(outlet_id=outlet.id, functions=Texts(en="beekeeper")),),
            channels=(
                ChannelPlan(kind=ChannelKind.EMAIL, value="ZQ@paper.test"),
                ChannelPlan(kind=ChannelKind.PHONE, value="+41 22 555 01 77"),
            ),
            topic_ids=(make.topic().id,),
            biographies=Texts(en="A violinist."),
            source="business card",
            legal_basis=LegalBasis.CONSENT,
            legal_basis_note="ring after noon",
            notes="ring after noon",
        ),
    )
    _mention_elsewhere(work, make, person)
    return person


def _mention_elsewhere(work: Work, make: Make, person: Person) -> None:
    work.session.add(
        PoolMember(office_id=work.office_id, pool_id=make.pool().id, person_id=person.id)
    )
    work.session.add(
        WordForm(
            office_id=work.office_id,
            language="ru",
            text="Зельда Перьева",
            need=Need.GENITIVE,
            form="Зельды Перьевой",
        )
    )
    record(work, "person.noted", person, said="Zelda called")
    note_refusal(work.session, work.office_id, "zq@paper.test", "550 zq@paper.test", work.now)
    job = start_job(work, JobPlan(kind="invitations", total=1, same_as="x"))
    work.session.add(
        JobOutcome(
            office_id=work.office_id,
            job_id=job.id,
            position=0,
            label="Zelda Quillfeather",
            outcome=OutcomeKind.PASSED,
            reason="zq@paper.test is refused",
        )
    )
    work.session.flush()


def past_event(make: Make) -> Event:
    return make.event(
        starts_at=make.work.now - timedelta(days=9),
        ends_at=make.work.now - timedelta(days=9, hours=-2),
        status=EventStatus.HELD,
    )


def found(work: Work) -> dict[str, set[str]]:
    """The traces in each table, in any case and as JSON."""
    work.session.flush()
    traces: dict[str, set[str]] = {}
    for name, table in metadata.tables.items():
        for row in work.session.execute(select(table)).all():
            text = json.dumps([_plain(value) for value in row], ensure_ascii=False, default=str)
            if hits := {one for one in TRACES if one in text.lower().replace(" ", " ")}:
                traces.setdefault(name, set()).update(hits)
    return traces


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").replace("\r\n ", "")
    return dict(value) if isinstance(value, Texts) else value


def test_nothing_is_found_of_somebody_who_was_never_asked(work: Work, person: Person) -> None:
    assert {"people", "channels", "entries", "job_outcomes", "word_forms"} <= set(found(work))

    erase(work, person)

    assert found(work) == {}
    assert work.session.scalars(select(Person)).all() == []
    verbs = work.session.scalars(select(Entry.verb).order_by(Entry.id)).all()
    assert verbs[-1] == "person.erased"


def test_guests_of_past_events_become_counts_by_kind_of_outlet(
    work: Work, make: Make, person: Person
) -> None:
    event = past_event(make)
    guest = make.invitation(
        event,
        person=person,
        name="Zelda Quillfeather",
        address="zq@home.test",
        outlet_id=person.affiliations[0].outlet_id,
        answer=Answer.ACCEPTED,
        message="The beekeeper comes",
        checked_in_at=work.now,
    )
    other = make.invitation(
        event, colleague_name="Zelda", colleague_address="ZQ@home.test", answer=Answer.DELEGATED
    )
    link = guest.public_id

    erase(work, person)

    assert found(work) == {}
    assert (guest.answer, guest.came, guest.outlet_id) == (Answer.ACCEPTED, True, None)
    assert (guest.outlet_kind, guest.name) == (OutletKind.RADIO, "Erased person")
    assert guest.public_id != link
    assert (other.colleague_name, other.colleague_address) == ("Erased person", "")
    assert person.erased_at == person.archived_at == work.now
    assert person.names == Texts(en="Erased person")


def test_guests_of_events_to_come_leave_the_list_and_their_letters_are_emptied(
    work: Work, make: Make, person: Person
) -> None:
    event = make.event()
    (guest,) = invite(work, event, [person]).invited
    bring_in_line(work, event)
    letter = work.session.scalars(select(Letter)).one()
    sent = enqueue(work, plan(unique_key="old", recipient_address="zq@paper.test", text="Zelda!"))
    sent.delivery = Delivery.SENT
    enqueue(
        work,
        plan(unique_key=f"test:{letter.id}:1", recipient_address="me@house.test", text="Zelda"),
    )

    erase(work, person)

    assert found(work) == {}
    assert work.session.scalars(select(Invitation)).all() == []
    letters = work.session.scalars(select(Letter).order_by(Letter.id)).all()
    assert [(one.delivery, one.text, one.calendar) for one in letters] == [
        (Delivery.DISCARDED, "", None),
        (Delivery.SENT, "", None),
    ]
    assert [one.recipient_name for one in letters] == ["Erased person", "Erased person"]
    assert guest.id is not None


def test_the_name_of_a_speaker_of_record_stays_and_nothing_else(
    work: Work, make: Make, person: Person
) -> None:
    make.part(make.item(past_event(make), kind=ItemKind.WELCOME), person=person)

    erase(work, person)

    assert set(found(work)) <= {"people", "events", "word_forms"}
    assert found(work)["people"] == {"zelda", "quillfeather", "зельда", "перьева", "violinist"}
    assert (person.channels, person.source, person.notes) == ([], "", "")
    assert person.honorifics == Texts(en="violinist")


def test_a_speaker_to_come_is_not_erased_before_the_programme_is_changed(
    work: Work, make: Make, person: Person
) -> None:
    part = make.part(make.item(make.event(), kind=ItemKind.WELCOME), person=person)

    with pytest.raises(Conflict):
        erase(work, person)
    assert ask_or_erase(work, person) is None
    work.session.delete(part)
    work.session.flush()

    assert ask_or_erase(work, person) == []
    assert found(work) == {}


def test_a_member_of_the_office_asks_and_is_erased_by_somebody_else(
    work: Work, make: Make, person: Person
) -> None:
    make.member(Role.EDITOR, user=make.user(email="zq@paper.test"))

    assert "work in the office" in str(why_only_asked(work, person))
    assert ask_or_erase(work, person) is None


def test_what_can_be_undone_and_deleted_drafts_forget_them(
    work: Work, make: Make, person: Person
) -> None:
    event = make.event(status=EventStatus.DRAFT)
    part = make.part(
        make.item(event, kind=ItemKind.WELCOME), person=person, functions=Texts(en="beekeeper")
    )
    keep_removed(work, part, past_event(make).id)
    delete_draft(work, event)
    work.session.expire_all()

    erase(work, person)

    assert found(work) == {}
    document = work.session.scalars(select(DeletedEvent.document)).one()
    (item,) = document["event"]["programme"]
    assert [(one["person"], one["unnamed_roles"]) for one in item["parts"]] == [
        (None, {"en": "Erased person"})
    ]


def test_opting_out_outlives_the_person(work: Work, person: Person) -> None:
    suppress(work, person.emails, Unwanted.RELEASES, SuppressionRoad.STAFF, "Zelda rang")

    erase(work, person)

    assert found(work) == {}
    again = suppressed_among(work, ["zq@paper.test"], ListKind.RELEASES)
    assert again == {"zq@paper.test"}


def test_the_portrait_goes_too(work: Work, person: Person) -> None:
    person.photo = StoredFile(
        office_id=work.office_id,
        public_id=new_public_id(),
        kind=FileKind.PHOTO,
        path="ab/cd",
        name="zelda.jpg",
        media_type="image/jpeg",
        sha256="0" * 64,
        size=1,
        created_at=work.now,
    )
    work.session.flush()

    paths = erase(work, person)

    assert paths == ["ab/cd"]
    assert found(work) == {}
    assert work.session.scalars(select(StoredFile)).all() == []
