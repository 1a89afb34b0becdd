"""Pasted people on their way to the guest list."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.contacts.models import ChannelKind, Outlet, Person
from planner.contacts.suppression import Suppression
from planner.events.models.kinds import EventStatus
from planner.invitations.operations import Passed, invite
from planner.invitations.pasted_guests import Verdict, invite_pasted, preview_pasted, read_for
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make


def test_pasted_addresses_find_people_or_make_them(work: Work, make: Make) -> None:
    event, ada = make.event(), make.person("Ada Byron", email="ada@example.org")

    report = invite_pasted(
        work,
        event,
        read_for(
            work,
            "ADA@example.org; Иван Петров <ivan@gazeta.example.com>, nobody, x@y@z; bob@radio.example.com",
        ),
    )

    assert [(i.name, i.address) for i in report.invited] == [
        ("Ada Byron", "ada@example.org"),
        ("Иван Петров", "ivan@gazeta.example.com"),
        ("bob@radio.example.com", "bob@radio.example.com"),
    ]
    assert report.passed == [Passed("nobody, x@y@z", "this is not an e-mail address")]
    ivan = report.invited[1].person
    assert (ivan.names, ivan.is_journalist) == (Texts(ru="Иван Петров"), True)
    assert [(c.kind, c.value) for c in ivan.channels] == [
        (ChannelKind.EMAIL, "ivan@gazeta.example.com")
    ]
    assert len(work.session.scalars(select(Person)).all()) == 3
    assert report.invited[0].person is ada


def test_nothing_pasted_is_refused(work: Work, make: Make) -> None:
    with pytest.raises(Invalid, match="at least one"):
        invite_pasted(work, make.event(), read_for(work, " ,; \n"))


def test_too_many_pasted_are_refused(work: Work, make: Make) -> None:
    many = "\n".join(f"a{n}@example.org" for n in range(2001))

    with pytest.raises(Invalid, match="At most 2,000"):
        read_for(work, many)


def test_the_offices_own_address_becomes_nobody(work: Work, make: Make) -> None:
    report = invite_pasted(
        work, make.event(), read_for(work, "Press <PRESS@house.test>, ada@paper.test")
    )

    assert [invitation.address for invitation in report.invited] == ["ada@paper.test"]
    assert report.passed == [Passed("PRESS@house.test", "the address is the office's own")]
    assert len(work.session.scalars(select(Person)).all()) == 1


def test_a_row_becomes_a_person_with_outlet_and_telephone(work: Work, make: Make) -> None:
    known = make.outlet(names=Texts(en="Kurier"))
    rows = (
        "Meier Anna\tKURIER\tanna.meier@kurier.example\t+43 1 555 01 23",
        "Huber Max\tRadio Nord\tmax@nord.example\t",
        "Kern Lea\tradio nord\tlea@nord.example\t",
    )

    report = invite_pasted(work, make.event(), read_for(work, "\n".join(rows)))

    anna, max_, lea = (one.person for one in report.invited)
    assert [one.name for one in report.invited] == ["Meier Anna", "Huber Max", "Kern Lea"]
    assert [post.outlet for post in anna.affiliations] == [known]
    assert [(c.kind, c.value, c.key) for c in anna.channels][1:] == [
        (ChannelKind.PHONE, "+43 1 555 01 23", "+4315550123")
    ]
    assert max_.affiliations[0].outlet is lea.affiliations[0].outlet
    assert {one.names["en"] for one in work.session.scalars(select(Outlet))} == {
        "Kurier",
        "Radio Nord",
    }


def test_a_preview_says_what_would_become_of_each_and_stores_nothing(
    work: Work, make: Make
) -> None:
    event = make.event()
    listed, known = make.person("Ada"), make.person("Bob", email="bob@paper.test")
    invite(work, event, [listed])
    tired = work.links.signer.mac("suppression", "tired@paper.test")
    work.session.add(
        Suppression(office_id=work.office_id, address_hash=tired, reason="asked", since=work.now)
    )
    work.session.flush()
    people = len(work.session.scalars(select(Person)).all())
    text = f"{listed.email}; Robert <bob@paper.test>; new@paper.test; tired@paper.test; press@house.test; nobody"

    preview = preview_pasted(work, event, read_for(work, text))

    assert [(guest.verdict, guest.known_as) for guest in preview.guests] == [
        (Verdict.ON_LIST, "Ada"),
        (Verdict.KNOWN, known.name("en")),
        (Verdict.NEW, ""),
        (Verdict.SUPPRESSED, ""),
        (Verdict.OWN, ""),
    ]
    assert preview.invited == 2
    assert [unread.words for unread in preview.unclear] == ["nobody"]
    assert len(work.session.scalars(select(Person)).all()) == people


def test_who_is_not_invited_is_not_added_to_contacts(work: Work, make: Make) -> None:
    tired = work.links.signer.mac("suppression", "tired@paper.test")
    work.session.add(
        Suppression(office_id=work.office_id, address_hash=tired, reason="asked", since=work.now)
    )
    work.session.flush()

    report = invite_pasted(work, make.event(), read_for(work, "Tired <tired@paper.test>\nnobody"))

    assert report.passed == [
        Passed("tired@paper.test", "does not want invitations"),
        Passed("nobody", "there is no e-mail address in it"),
    ]
    assert work.session.scalars(select(Person)).all() == []


def test_a_refused_paste_leaves_nobody_behind(work: Work, make: Make) -> None:
    with pytest.raises(Conflict, match="Confirm the event, or make it tentative, first"):
        invite_pasted(work, make.event(status=EventStatus.DRAFT), read_for(work, "ada@paper.test"))

    assert work.session.scalars(select(Person)).all() == []
