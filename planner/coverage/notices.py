"""Corrections and withdrawals for those who have an outdated version of a release."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.readers import readers
from planner.coverage.addressed import Addressed
from planner.coverage.letters import follow_up, withdrawal
from planner.coverage.versions import (
    holders,
    notified_guests,
    notified_people,
    older_versions,
    people_who_have,
    versions_to_tell_of,
)
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.models import Invitation
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.letter_texts.queries import own_texts
from planner.outbox.models import Letter
from planner.outbox.operations import LetterPlan, enqueue_all
from planner.releases.models import Release, ReleaseStatus
from planner.releases.publication.publishing import BRINGS

TOLD = _("Everybody who has another version was written to already.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """Letters to propose about a corrected or withdrawn version.

    `release` is the corrected or the withdrawn version; `people` have an outdated version and no
    letter about this yet, be they guests or not.
    """

    release: Release
    people: Sequence[Addressed]

    @property
    def is_withdrawal(self) -> bool:
        return self.release.status is ReleaseStatus.WITHDRAWN


def notices(work: Work, event: Event, among: Collection[int] | None = None) -> list[Notice]:
    """Corrections and withdrawals that holders of an outdated version have no letter about: all of them,
    or those of these people.
    """
    found = []
    for release in versions_to_tell_of(work, event):
        outdated = older_versions(work, release)
        if release.status is ReleaseStatus.WITHDRAWN:
            outdated.append(release.id)
        guests_to_tell = holders(work, outdated) - notified_guests(work, release)
        others_to_tell = people_who_have(work, outdated) - notified_people(work, release)
        people = [
            *_guests(work, event, guests_to_tell, among),
            *_others(work, event, others_to_tell if among is None else others_to_tell & {*among}),
        ]
        if people:
            found.append(Notice(release=release, people=people))
    return found


def notice_about(
    work: Work, event: Event, release_id: int, among: Collection[int] | None = None
) -> Notice | None:
    """That about one version; None if everybody, or each of these people, who has another one was written
    to.
    """
    found = notices(work, event, among)
    return next((one for one in found if one.release.id == release_id), None)


def notice_letters(
    work: Work, office: Office, notice: Notice, people: Sequence[Addressed]
) -> Iterator[LetterPlan]:
    """The letters to some of its people, one after the other."""
    release = notice.release
    own = own_texts(work.session, work.office_id, release.event_id)
    known = readers(work, [one.person_id for one in people])
    for one in people:
        reader = known[one.person_id]
        if notice.is_withdrawal:
            yield withdrawal(work, one, release, office, own, reader=reader)
        else:
            yield follow_up(work, one, release, office, own, reader=reader, has_older=True)


def send_notice(work: Work, event: Event, office: Office, release_id: int) -> int:
    """Queue the letters of a notice; returns how many. Raises `Conflict` if there is none."""
    if (notice := notice_about(work, event, release_id)) is None:
        raise Conflict(TOLD)
    written = enqueue_all(work, notice_letters(work, office, notice, notice.people))
    note_sent(work, notice.release, written)
    return written


def note_sent(work: Work, release: Release, letters: int) -> None:
    """Note that so many letters about this version are written."""
    facts = {"letters": letters, "withdrawn": release.status is ReleaseStatus.WITHDRAWN}
    record(work, "release.notice_sent", release, event_id=release.event_id, **facts)


def _guests(
    work: Work, event: Event, ids: Collection[int], among: Collection[int] | None
) -> Iterator[Addressed]:
    """Those with an address; of all, or of these people."""
    if among is not None:
        theirs = select(Invitation.id).where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.person_id.in_(among),
        )
        ids = set(ids).intersection(work.session.scalars(theirs))
    for some in portions(sorted(ids)):
        found = select(Invitation).where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.id.in_(some),
            Invitation.address != "",
        )
        yield from map(Addressed.guest, work.session.scalars(found.order_by(Invitation.id)))


def _others(work: Work, event: Event, person_ids: Collection[int]) -> list[Addressed]:
    """Those of these people who are not on the guest list with an address, at the address that the last
    letter with a release of the event went to.
    """
    on_list = select(Invitation.person_id).where(
        Invitation.office_id == work.office_id,
        Invitation.event_id == event.id,
        Invitation.address != "",
    )
    found: dict[int, Addressed] = {}
    for some in portions(person_ids):
        rows = (
            select(Letter.person_id, Letter.recipient_name, Letter.recipient_address)
            .where(
                Letter.office_id == work.office_id,
                Letter.event_id == event.id,
                Letter.purpose == BRINGS,
                Letter.person_id.in_(some),
                Letter.person_id.not_in(on_list),
                Letter.recipient_address != "",
            )
            .order_by(Letter.id)
        )
        for person_id, name, address in work.session.execute(rows).tuples():
            if person_id is not None:
                found[person_id] = Addressed.other(person_id, name, address)
    return [found[number] for number in sorted(found)]
