"""The table of addresses whose owners do not want letters."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import Base, Owned, words


class Unwanted(StrEnum):
    """What is not wanted: a `ListKind`, or letters of every kind."""

    INVITATIONS = "invitations"
    RELEASES = "releases"
    EVERYTHING = "everything"


class SuppressionRoad(StrEnum):
    """How the person said it: by a link in a letter, by mail, or to a member of the office. `merge`: at
    another address, before two records of them became one.
    """

    LINK = "link"
    MAIL = "mail"
    STAFF = "staff"
    MERGE = "merge"


class Suppression(Owned, Base):
    """An address that must not be written to, as a keyed hash; it outlives the person's record."""

    __tablename__ = "suppressions"
    __table_args__ = (UniqueConstraint("office_id", "address_hash", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    address_hash: Mapped[str]
    kind: Mapped[Unwanted] = mapped_column(
        words(Unwanted), default=Unwanted.EVERYTHING, server_default="everything"
    )
    road: Mapped[SuppressionRoad] = mapped_column(
        words(SuppressionRoad), default=SuppressionRoad.STAFF, server_default="staff"
    )
    reason: Mapped[str]
    since: Mapped[datetime]
