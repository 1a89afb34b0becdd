"""The key of the installation, and that of addresses that must not be written to."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.installation import (
    Installation,
    SuppressionHashes,
    knows_key,
    made_at,
    take_key,
)
from planner.accounts.models import Office
from planner.kernel.ids import Signer
from tests.conftest import NOW

OLD, NEW = "an-old-secret-of-thirty-two-letters", "a-new-secret-of-thirty-two-letters"
LATER = NOW + timedelta(days=1)


def test_the_first_key_is_remembered_and_another_one_is_not_known(
    session: Session, office: Office
) -> None:
    asked = [knows_key(session, key, NOW) for key in (OLD, OLD, NEW, OLD)]

    assert asked == [True, True, False, True]
    assert made_at(session) == NOW


def test_before_there_is_an_office_any_key_may_be_taken(session: Session) -> None:
    assert [knows_key(session, key, NOW) for key in (OLD, NEW)] == [True, True]


def test_a_key_that_is_taken_on_purpose_is_the_known_one(session: Session, office: Office) -> None:
    knows_key(session, OLD, NOW)

    take_key(session, NEW, instead_of=OLD, keep_former=False)

    assert [knows_key(session, key, LATER) for key in (OLD, NEW)] == [False, True]


def test_hashes_outlive_every_change_of_the_key(session: Session, office: Office) -> None:
    """Those of before had the secret key; those of today have one that never changes."""
    address = "tired@paper.test"
    before = Signer(OLD).mac("suppression", address)
    found = [before in SuppressionHashes(session, Signer(OLD)).of(address)]
    knows_key(session, OLD, NOW)
    installation = session.scalars(select(Installation)).one()
    today = Signer(installation.suppression_key).mac("suppression", address)

    for old, new in ((OLD, NEW), (NEW, "a-third-secret-of-thirty-two-letters")):
        take_key(session, new, instead_of=old, keep_former=True)
        hashes = SuppressionHashes(session, Signer(new)).of(address)
        found += [before in hashes, today in hashes]

    assert found == [True] * 5
    assert before not in SuppressionHashes(session, Signer(NEW)).of("other@paper.test")


def test_a_key_that_was_not_the_right_one_is_not_kept(session: Session, office: Office) -> None:
    knows_key(session, OLD, NOW)
    before = Signer(OLD).mac("suppression", "tired@paper.test")

    take_key(session, NEW, instead_of="wrong", keep_former=True)

    assert before not in SuppressionHashes(session, Signer(NEW)).of("tired@paper.test")


def test_no_key_lies_in_the_database_that_signs_anything(session: Session, office: Office) -> None:
    knows_key(session, OLD, NOW)
    take_key(session, NEW, instead_of=OLD, keep_former=False)

    stored = session.connection().exec_driver_sql("SELECT * FROM installation").all()

    assert [key in str(stored) for key in (OLD, NEW)] == [False, False]
