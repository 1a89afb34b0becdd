"""Sending a release to guests."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.readers import readers
from planner.coverage.letters import follow_up
from planner.coverage.recipients import (
    Recipients,
    check_recipients,
    guests,
    opted_out,
    people,
)
from planner.coverage.versions import (
    NOT_TAKEN_BACK,
    best_release,
    holders,
    older_versions,
    public_releases,
    release_in_language,
)
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.models import Invitation
from planner.kernel.addresses import address_key
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_texts.queries import own_texts
from planner.outbox.models import Letter
from planner.outbox.operations import LetterPlan, enqueue_all
from planner.releases.models import Release
from planner.releases.publication.publishing import BRINGS, letters_about


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """Numbers of letters written, and of guests skipped: for want of a release in their language,
    or because they do not want releases.
    """

    written: int
    passed: int = 0
    unwanted: int = 0


class ReleaseLetters:
    """Renders the letters with the public release to guests of a group. Raises `Conflict`.

    Who does not want releases is skipped (`unwanted`), and who reads no language of them (`passed`)
    unless `in_another`. Who has an older version gets a letter about the correction. `numbers` are
    the guests who are asked for, all of the group if None.
    """

    def __init__(
        self,
        work: Work,
        event: Event,
        office: Office,
        to: Recipients,
        *,
        in_another: bool = False,
        numbers: Collection[int] | None = None,
    ) -> None:
        check_recipients(work, event, to)
        if not (releases := public_releases(work, event)):
            raise Conflict(_("There is no release that everybody may read. Publish it first."))
        self.work, self.event, self.releases, self.in_another = work, event, releases, in_another
        self.guests = guests(work, event, to)
        if numbers is not None:
            self.guests = self.guests.where(Invitation.id.in_(numbers))
        self.passed = self.unwanted = 0
        own = own_texts(work.session, work.office_id, event.id)
        is_neutral = to is Recipients.ALL
        self._letter = partial(follow_up, work, office=office, own=own, is_neutral=is_neutral)

    def plans(self) -> Iterator[LetterPlan]:
        """One after the other, for those who get a letter."""
        work = self.work
        older = _holders_of_older(work, self.releases)
        unwanted_by = opted_out(work, self.guests)
        known = readers(work, work.session.scalars(people(self.guests)))
        told = _told_otherwise(work, self.releases)
        for invitation in work.session.scalars(self.guests):
            if invitation.person_id in told:
                continue
            release = _release_for(
                self.event, self.releases, invitation, in_another=self.in_another
            )
            if release is None:
                self.passed += 1
                continue
            has_older = invitation.id in older.get(release.id, ())
            if not has_older and address_key(invitation.address) in unwanted_by:
                self.unwanted += 1
                continue
            reader = known[invitation.person_id]
            yield self._letter(invitation, release, reader=reader, has_older=has_older)


def send_release(
    work: Work, event: Event, office: Office, to: Recipients, *, in_another: bool = False
) -> Sent:
    """Queue held letters with the public release to a group of guests. Raises `Conflict`.

    Nobody gets the same version twice. See `ReleaseLetters`.
    """
    letters = ReleaseLetters(work, event, office, to, in_another=in_another)
    written = enqueue_all(work, letters.plans())
    record(work, "release.sent_to_guests", event, event_id=event.id, letters=written, to=to.value)
    return Sent(written=written, passed=letters.passed, unwanted=letters.unwanted)


def _release_for(
    event: Event, releases: dict[str, Release], guest: Invitation, *, in_another: bool
) -> Release | None:
    found = release_in_language(releases, guest.language)
    if found is None and in_another:
        return best_release(event, releases, guest.language)
    return found


def _holders_of_older(work: Work, releases: dict[str, Release]) -> dict[int, set[int]]:
    """By release that corrects others: the invitations whose guests have one of these."""
    return {
        release.id: holders(work, older_versions(work, release))
        for release in releases.values()
        if release.is_correction
    }


def _told_otherwise(work: Work, releases: dict[str, Release]) -> set[int]:
    """People with a letter with one of these releases that was not written to them as guests."""
    about = [letters_about(release.id) for release in releases.values()]
    found = select(Letter.person_id).where(
        Letter.office_id == work.office_id,
        Letter.purpose == BRINGS,
        Letter.about.in_(about),
        Letter.unique_key.contains(":person:"),
        NOT_TAKEN_BACK,
    )
    return {one for one in work.session.scalars(found) if one is not None}
