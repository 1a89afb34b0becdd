"""Links of invitations that were merged into another one: guests may hold either link."""

from __future__ import annotations

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from planner.events.public.queries import public_columns
from planner.invitations.models import Invitation
from planner.kernel.database import Base, Owned, Rows


class InvitationAlias(Owned, Base):
    """The `public_id` and `generation` of an invitation that is no more, and the one in its place.

    It holds while that one has the generation that it had then: a link that is revoked is revoked with
    all that lead to it.
    """

    __tablename__ = "invitation_aliases"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    generation: Mapped[int]
    led_to_generation: Mapped[int]
    invitation_id: Mapped[int] = mapped_column(
        ForeignKey("invitations.id", ondelete="CASCADE"), index=True
    )

    invitation: Mapped[Invitation] = relationship()


def alias_called(public_id: str) -> Rows[InvitationAlias]:
    """With the invitation and all that the guest's page shows. The caller has to verify the token."""
    invitation = joinedload(InvitationAlias.invitation)
    return (
        select(InvitationAlias)
        .join(InvitationAlias.invitation)
        .options(invitation.joinedload(Invitation.event).options(*public_columns()))
        .where(
            InvitationAlias.public_id == public_id,
            InvitationAlias.led_to_generation == Invitation.generation,
            Invitation.withdrawn_at.is_(None),
        )
    )
