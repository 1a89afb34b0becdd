"""Whom a letter with a release is written to: a guest of its event, or somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from planner.invitations.models import Invitation

_PERSON = "person"


@dataclass(frozen=True, kw_only=True, slots=True)
class Addressed:
    """`key` stands in `Letter.unique_key`, so that each gets a version once: that of the invitation for
    a guest, else that of the person. `came` is False for those who are no
    guests; `is_subscriber`: they have asked for it in the newsroom.
    """

    person_id: int
    name: str
    address: str
    key: str
    came: bool = False
    is_subscriber: bool = False

    @classmethod
    def guest(cls, invitation: Invitation) -> Addressed:
        return cls(
            person_id=invitation.person_id,
            name=invitation.name,
            address=invitation.address,
            key=f"invitation:{invitation.id}",
            came=invitation.came,
        )

    @classmethod
    def other(
        cls, person_id: int, name: str, address: str, *, is_subscriber: bool = False
    ) -> Addressed:
        key = f"{_PERSON}:{person_id}"
        return cls(
            person_id=person_id, name=name, address=address, key=key, is_subscriber=is_subscriber
        )

    @property
    def why(self) -> str:
        """The phrase that says why they get it."""
        return "subscriptions.why" if self.is_subscriber else "privacy.why"

    @property
    def is_guest(self) -> bool:
        return not self.key.startswith(f"{_PERSON}:")
