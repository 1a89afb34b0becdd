"""The one row about the installation: which key it signs with, and the key of suppressed addresses.

`secret_key` may be changed on purpose; then links end. Addresses that must not be written to are
kept as keyed hashes and have to be known for ever: their key lies in the database, is made once and
never changed.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.accounts.queries import has_office
from planner.kernel.database import Base
from planner.kernel.ids import Signer, new_token

_ONLY = 1
_SUPPRESSION = "suppression"


class Installation(Base):
    """`key_mark` tells the secret key without holding it. `former_key` is a secret key that signs
    nothing any more: hashes of suppressed addresses from before this row were made with it.
    """

    __tablename__ = "installation"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_mark: Mapped[str]
    suppression_key: Mapped[str]
    former_key: Mapped[str | None]
    made_at: Mapped[datetime]


def key_mark(secret_key: str) -> str:
    """Tells two keys apart and helps nobody to find one."""
    return Signer(secret_key).mac("installation", "key")


def is_other_key(session: Session, secret_key: str) -> bool:
    """Whether an office is there that signs with another key. Only reads."""
    row = _row(session)
    return row is not None and row.key_mark != key_mark(secret_key) and has_office(session)


def knows_key(session: Session, secret_key: str, now: datetime) -> bool:
    """Whether the installation signs with that key. Without an office any key is taken as its own.

    Writes the row where it is missing; `session` must have been opened with the intent to write.
    """
    row = _row(session)
    if row is None:
        row = Installation(id=_ONLY, suppression_key=new_token(), former_key=None, made_at=now)
        row.key_mark = key_mark(secret_key)
        session.add(row)
    elif row.key_mark != key_mark(secret_key) and not has_office(session):
        row.key_mark = key_mark(secret_key)
    session.flush()
    return row.key_mark == key_mark(secret_key)


def take_key(session: Session, secret_key: str, *, instead_of: str, keep_former: bool) -> None:
    """Sign with another key from now on. `keep_former` where hashes made with the old one count.

    A former key is kept only if it is known to have been the right one, and the first one only:
    that is the one with which the hashes were made.
    """
    row = _row(session)
    assert row is not None, "asked for only after `knows_key`"
    if keep_former and row.former_key is None and row.key_mark == key_mark(instead_of):
        row.former_key = instead_of
    row.key_mark = key_mark(secret_key)
    session.flush()


def made_at(session: Session) -> datetime | None:
    """Since when the installation has a key of its own for suppressed addresses."""
    row = _row(session)
    return row.made_at if row is not None else None


def suppression_hash(session: Session, address: str) -> str:
    """What is stored of an address (its comparable form) that must not be written to."""
    row = _row(session)
    assert row is not None, "written when the program starts"
    return Signer(row.suppression_key).mac(_SUPPRESSION, address)


class SuppressionHashes:
    """Every hash under which an address may have been stored: today's, and one of before."""

    def __init__(self, session: Session, signer: Signer) -> None:
        """`signer` holds the secret key, with which hashes were made before 0.2."""
        row = _row(session)
        former = Signer(row.former_key) if row is not None and row.former_key else signer
        own = [Signer(row.suppression_key)] if row is not None else []
        self._signers = [*own, former]

    def of(self, address: str) -> set[str]:
        return {signer.mac(_SUPPRESSION, address) for signer in self._signers}


def _row(session: Session) -> Installation | None:
    return session.get(Installation, _ONLY)
