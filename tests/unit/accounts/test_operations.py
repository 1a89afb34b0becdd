from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.keys import make_key, make_reset_key, make_setup_code
from planner.accounts.models import KeyPurpose, Office, OneTimeKey
from planner.accounts.operations import (
    FirstRun,
    OfficePlan,
    SignIn,
    change_password,
    new_hash,
    open_office,
    prepare_set_up,
    prove,
    reset_password,
    set_password,
    set_up,
    sign_in,
)
from planner.accounts.passwords import hash_password
from planner.accounts.queries import usable_key
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make

NEW = "correct horse battery staple"


def plan(**names: str) -> OfficePlan:
    return OfficePlan(
        names=Texts(names),
        short_names=Texts(),
        cities=Texts(en="Oslo"),
        zone="Europe/Oslo",
        languages=tuple(names),
        mail_from="press@house.example",
    )


def test_a_new_code_replaces_the_old_one(session: Session) -> None:
    first, second = make_setup_code(session, NOW), make_setup_code(session, NOW)

    assert first != second
    assert len(second.replace("-", "")) == 26
    assert session.scalar(select(func.count()).select_from(OneTimeKey)) == 1


def test_there_is_no_code_once_there_is_an_office(session: Session, office: Office) -> None:
    with pytest.raises(Conflict):
        make_setup_code(session, NOW)


def test_an_office_has_an_address_of_its_own(session: Session) -> None:
    slugs = [
        open_office(session, NOW, plan(**names)).slug
        for names in ({"ru": "Пресс-дом"}, {"ru": "Пресс-дом"}, {"en": "Пресс-дом"}, {"en": "!?"})
    ]

    assert slugs == ["press-dom", "press-dom-2", "press-dom-3", "office"]


def test_a_key_opens_one_door_for_a_while(session: Session) -> None:
    key, token = make_key(session, NOW, KeyPurpose.RESET, email="A@b.example")
    hour = timedelta(hours=1)

    assert usable_key(session, NOW, KeyPurpose.RESET, token) is key
    assert usable_key(session, NOW + hour - timedelta(seconds=1), KeyPurpose.RESET, token) is key
    assert usable_key(session, NOW + hour, KeyPurpose.RESET, token) is None
    assert usable_key(session, NOW, KeyPurpose.JOIN, token) is None
    assert usable_key(session, NOW, KeyPurpose.RESET, key.token_hash) is None


def test_a_closed_account_gets_no_new_password(session: Session, make: Make) -> None:
    user = make.user()
    key, _ = make_reset_key(session, NOW, user)
    user.disabled_at = NOW

    with pytest.raises(Conflict):
        reset_password(session, NOW, key, NEW)


def test_a_new_password_is_not_made_of_the_offices_name(session: Session, make: Make) -> None:
    user = make.user()
    make.member(user=user)

    with pytest.raises(Invalid, match="name of the office"):
        new_hash(session, user, "press-house-1", field="password")


def test_who_changed_the_password_meanwhile_proves_it_again(session: Session, make: Make) -> None:
    user = make.user(password_hash=hash_password(NEW))
    proven = prove(session, SignIn(email=user.email, password=NEW, network="127.0.0.1"))
    set_password(session, user, hash_password("another correct horse"))

    with pytest.raises(Conflict, match="just been changed"):
        sign_in(session, proven)
    with pytest.raises(Conflict, match="just been changed"):
        change_password(session, proven, hash_password("one more correct horse"))


def test_the_first_run_happens_once(session: Session) -> None:
    code = make_setup_code(session, NOW)
    run = FirstRun(
        code=code, office=plan(en="House"), name="Ada", email="a@house.example", password=NEW
    )
    hashed = prepare_set_up(session, NOW, run)
    set_up(session, NOW, run, hashed)

    with pytest.raises(Invalid, match="not the code"):
        set_up(session, NOW, run, hashed)
