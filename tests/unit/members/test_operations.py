from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.keys import make_key, make_reset_key
from planner.accounts.models import KeyPurpose, Membership, OneTimeKey, Role
from planner.accounts.queries import active_member, memberships_of
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid, NotAllowed
from planner.kernel.links import Links
from planner.kernel.work import Work
from planner.members.operations import (
    Newcomer,
    change_role,
    invite,
    join,
    prepare_join,
    reinstate,
    remove,
    suspend,
    withdraw_invitation,
)
from planner.members.resets import request_reset
from planner.outbox.models import Letter
from tests.conftest import NOW
from tests.factories import Make

NEWCOMER = "new@paper.example"


def as_(role: Role, work: Work, make: Make) -> Work:
    """The work of a new member with that role."""
    return replace(work, actor_id=make.member(role).user_id)


@pytest.mark.parametrize(("mine", "given"), list(product(Role, Role)))
def test_nobody_grants_more_than_they_have(work: Work, make: Make, mine: Role, given: Role) -> None:
    acting = as_(mine, work, make)

    if mine.includes(given):
        assert invite(acting, NEWCOMER, given).role is given
    else:
        with pytest.raises(NotAllowed):
            invite(acting, NEWCOMER, given)


@pytest.mark.parametrize(("mine", "theirs"), list(product(Role, Role)))
def test_nobody_removes_or_changes_those_above(
    work: Work, make: Make, mine: Role, theirs: Role
) -> None:
    acting, member = as_(mine, work, make), make.member(theirs)
    make.member(Role.ADMINISTRATOR)

    if mine.includes(theirs):
        change_role(acting, member, Role.VIEWER)
        remove(acting, member)
        assert work.session.get(Membership, member.id) is None
    else:
        with pytest.raises(NotAllowed):
            change_role(acting, member, Role.VIEWER)
        with pytest.raises(NotAllowed):
            remove(acting, member)


def test_who_is_no_member_does_nothing(work: Work) -> None:
    with pytest.raises(NotAllowed, match="do not work"):
        invite(work, NEWCOMER, Role.VIEWER)


def test_the_last_administrator_stays(work: Work, make: Make) -> None:
    boss = make.member(Role.ADMINISTRATOR)
    acting = replace(work, actor_id=boss.user_id)
    make.member(Role.ADMINISTRATOR, user=make.user(disabled_at=NOW))

    with pytest.raises(Conflict, match="last administrator"):
        change_role(acting, boss, Role.EDITOR)
    with pytest.raises(Conflict, match="last administrator"):
        remove(acting, boss)
    change_role(acting, boss, Role.ADMINISTRATOR)

    assert boss.role is Role.ADMINISTRATOR
    assert work.session.scalars(select(Entry)).all() == []


def test_a_second_invitation_kills_the_first(work: Work, make: Make, session: Session) -> None:
    acting = as_(Role.ADMINISTRATOR, work, make)

    invite(acting, NEWCOMER, Role.VIEWER)
    key = invite(acting, "New@paper.example", Role.EDITOR)

    assert session.scalars(select(OneTimeKey)).all() == [key]
    assert len(session.scalars(select(Letter)).all()) == 2
    withdraw_invitation(acting, key)
    assert session.scalars(select(OneTimeKey)).all() == []


def test_who_works_here_is_not_invited_and_who_works_elsewhere_is(work: Work, make: Make) -> None:
    acting = as_(Role.ADMINISTRATOR, work, make)
    make.member(user=make.user(email="here@paper.example"))
    elsewhere = make.user(email="there@paper.example")
    Make(replace(work, office_id=make.office().id), make._numbers).member(user=elsewhere)

    with pytest.raises(Invalid, match="here already"):
        invite(acting, "here@paper.example", Role.VIEWER)
    assert invite(acting, elsewhere.email, Role.VIEWER).email == elsewhere.email


def test_letters_speak_the_language_of_the_office(work: Work, make: Make, session: Session) -> None:
    acting = as_(Role.ADMINISTRATOR, work, make)
    english = invite(acting, NEWCOMER, Role.VIEWER)
    make.member().office.languages = ["ru", "en"]

    russian = invite(acting, "other@paper.example", Role.VIEWER)

    subjects = {letter.about: letter.subject for letter in session.scalars(select(Letter))}
    assert subjects == {
        f"one_time_keys:{english.id}": "Press House: your invitation to the press office's desk",
        f"one_time_keys:{russian.id}": "Пресс-дом: приглашение работать в пресс-службе",
    }


def test_somebody_without_an_office_gets_no_letter(
    session: Session, make: Make, links: Links
) -> None:
    user = make.user(email="alone@paper.example")

    request_reset(session, NOW, links, user.email)

    assert session.scalars(select(Letter)).all() == []


def test_an_account_that_was_made_meanwhile_is_not_joined_without_its_password(
    work: Work, make: Make, session: Session, links: Links
) -> None:
    acting = as_(Role.ADMINISTRATOR, work, make)
    key = invite(acting, NEWCOMER, Role.VIEWER)
    newcomer = Newcomer(name="Ada", password="correct horse battery staple", network="127.0.0.1")
    arrival = prepare_join(session, key, newcomer)
    make.user(email=NEWCOMER)

    with pytest.raises(Conflict, match="since a moment ago"):
        join(session, NOW, links, key, arrival)


def test_whoever_is_shut_out_holds_nothing_that_opens(
    work: Work, make: Make, session: Session
) -> None:
    acting, member = as_(Role.ADMINISTRATOR, work, make), make.member(Role.APPROVER)
    theirs = replace(work, actor_id=member.user_id)
    invite(theirs, NEWCOMER, Role.VIEWER)
    make_key(session, NOW, KeyPurpose.JOIN, email=member.user.email, office_id=work.office_id)
    make_reset_key(session, NOW, member.user)
    others = invite(acting, "other@paper.example", Role.VIEWER)

    suspend(acting, member, "Left the house")

    assert session.scalars(select(OneTimeKey)).all() == [others]
    assert (member.suspended_at, member.suspension_reason) == (NOW, "Left the house")
    assert session.scalars(active_member(work.office_id, member.user_id)).all() == []
    assert session.scalars(memberships_of(member.user_id)).all() == []
    with pytest.raises(NotAllowed):
        invite(theirs, "third@paper.example", Role.VIEWER)


def test_whoever_is_let_in_again_has_the_role_of_before(work: Work, make: Make) -> None:
    acting, member = as_(Role.ADMINISTRATOR, work, make), make.member(Role.APPROVER)
    suspend(acting, member, "On leave")

    reinstate(acting, member)

    assert (member.suspended_at, member.suspension_reason) == (None, "")
    assert invite(replace(work, actor_id=member.user_id), NEWCOMER, Role.APPROVER)


def test_an_administrator_who_is_shut_out_is_none_of_the_last(work: Work, make: Make) -> None:
    acting, other = as_(Role.ADMINISTRATOR, work, make), make.member(Role.ADMINISTRATOR)
    me = work.session.scalars(active_member(work.office_id, acting.actor_id)).one()

    suspend(acting, other, "On leave")

    with pytest.raises(Conflict, match="last administrator"):
        remove(acting, me)
    with pytest.raises(Conflict, match="suspend yourself"):
        suspend(acting, me, "Enough")


def test_the_last_administrator_is_not_shut_out_by_a_slip(work: Work, make: Make) -> None:
    acting = as_(Role.ADMINISTRATOR, work, make)
    other = make.member(Role.ADMINISTRATOR, user=make.user(disabled_at=NOW))
    me = work.session.scalars(active_member(work.office_id, acting.actor_id)).one()

    suspend(acting, other, "Left the house")

    with pytest.raises(Conflict, match="last administrator"):
        change_role(acting, me, Role.EDITOR)


def test_nobody_is_suspended_or_reinstated_twice(work: Work, make: Make) -> None:
    acting, member = as_(Role.ADMINISTRATOR, work, make), make.member()

    with pytest.raises(Conflict, match="not suspended"):
        reinstate(acting, member)
    suspend(acting, member, "On leave")
    with pytest.raises(Conflict, match="already"):
        suspend(acting, member, "On leave")
    with pytest.raises(Invalid, match="Reinstate them"):
        invite(acting, member.user.email, Role.VIEWER)


@pytest.mark.parametrize(("mine", "theirs"), list(product(Role, Role)))
def test_nobody_suspends_or_reinstates_those_above(
    work: Work, make: Make, mine: Role, theirs: Role
) -> None:
    acting, member = as_(mine, work, make), make.member(theirs)
    make.member(Role.ADMINISTRATOR)

    if mine.includes(theirs):
        suspend(acting, member, "On leave")
        reinstate(acting, member)
        assert member.suspended_at is None
    else:
        with pytest.raises(NotAllowed):
            suspend(acting, member, "On leave")
        with pytest.raises(NotAllowed):
            reinstate(acting, member)
