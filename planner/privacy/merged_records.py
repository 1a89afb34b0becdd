"""Records that were merged into that of a person who is erased, and pairs that they stand in."""

from __future__ import annotations

from sqlalchemy import delete, or_

from planner.contacts.duplicates.leading import merged_into
from planner.contacts.duplicates.models import DuplicatePair
from planner.contacts.models import Person
from planner.invitations.aliases import InvitationAlias
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.privacy.traces import Traces


def forget_merged(work: Work, person: Person) -> list[str]:
    """Records that were merged into this one, and what would undo it; the paths of their portraits."""
    paths = []
    for number in reversed(merged_into(work.session, work.office_id, person.id)[1:]):
        merged = work.session.get_one(Person, number)
        if (photo := merged.photo) is not None:
            paths.append(photo.path)
        work.session.delete(merged)
        work.session.flush()
        if photo is not None:
            work.session.delete(photo)
    return paths


def forget_duplicates(work: Work, traces: Traces) -> None:
    """Pairs of the person, and further links to their invitations."""
    pairs = or_(
        DuplicatePair.first_id == traces.person_id, DuplicatePair.second_id == traces.person_id
    )
    work.session.execute(
        delete(DuplicatePair).where(DuplicatePair.office_id == work.office_id, pairs)
    )
    for some in portions(traces.invitation_ids):
        work.session.execute(
            delete(InvitationAlias).where(
                InvitationAlias.office_id == work.office_id,
                InvitationAlias.invitation_id.in_(some),
            )
        )
