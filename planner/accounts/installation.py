"""The single row about the installation: the mark of its secret key, and the suppression key.

`secret_key` may be replaced, which invalidates all links. Addresses that must not be written to are
stored as keyed hashes and must be recognised for ever, so their key is stored in the database and
never changed.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.accounts.queries import has_office
from planner.kernel.database import Base
from planner.kernel.ids import Signer, new_token

_ID = 1
_SUPPRESSION = "suppression"


class Installation(Base):
    """`key_mark` identifies the secret key without revealing it. `former_key` is a replaced secret
    key, kept because hashes of suppressed addresses from before this row existed were made with it.
    """

    __tablename__ = "installation"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_mark: Mapped[str]
    suppression_key: Mapped[str]
    former_key: Mapped[str | None]
    made_at: Mapped[datetime]


def key_mark(secret_key: str) -> str:
    """A keyed hash that identifies a secret key without revealing it."""
    return Signer(secret_key).mac("installation", "key")


def is_other_key(session: Session, secret_key: str) -> bool:
    """Whether there is an office and it uses another key. Read-only."""
    row = _row(session)
    return row is not None and row.key_mark != key_mark(secret_key) and has_office(session)


def knows_key(session: Session, secret_key: str, now: datetime) -> bool:
    """Whether the installation uses that key. As long as there is no office, any key is adopted.

    May write, so `session` must be in a writing transaction.
    """
    row = _row(session)
    if row is None:
        row = Installation(id=_ID, suppression_key=new_token(), former_key=None, made_at=now)
        row.key_mark = key_mark(secret_key)
        session.add(row)
    elif row.key_mark != key_mark(secret_key) and not has_office(session):
        row.key_mark = key_mark(secret_key)
    session.flush()
    return row.key_mark == key_mark(secret_key)


def take_key(session: Session, secret_key: str, *, instead_of: str, keep_former: bool) -> None:
    """Replace the secret key. `keep_former`: there may be suppression hashes made with the old one.

    `instead_of` is kept only if it was the key of the installation, and only the first time: the
    hashes were made with the first key.
    """
    row = _row(session)
    assert row is not None, "asked for only after `knows_key`"
    if keep_former and row.former_key is None and row.key_mark == key_mark(instead_of):
        row.former_key = instead_of
    row.key_mark = key_mark(secret_key)
    session.flush()


def made_at(session: Session) -> datetime | None:
    """When the suppression key was created; None if there is none."""
    row = _row(session)
    return row.made_at if row is not None else None


class SuppressionHashes:
    """The hashes under which a suppressed address may be stored: the current and the former one."""

    def __init__(self, session: Session, signer: Signer) -> None:
        """`signer` has the secret key, with which hashes were made before 0.2."""
        row = _row(session)
        former = Signer(row.former_key) if row is not None and row.former_key else signer
        own = [Signer(row.suppression_key)] if row is not None else []
        self._signers = [*own, former]

    def current(self, address: str) -> str:
        """The hash under which a newly suppressed address is stored."""
        return self._signers[0].mac(_SUPPRESSION, address)

    def of(self, address: str) -> set[str]:
        return {signer.mac(_SUPPRESSION, address) for signer in self._signers}


def _row(session: Session) -> Installation | None:
    return session.get(Installation, _ID)
