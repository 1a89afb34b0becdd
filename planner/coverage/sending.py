"""Who gets which version of a release, in which language, and who has an older one.

Who has a version is known from the outbox: the letter that brought it left, or may have left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from planner.accounts.models import Office
from planner.coverage.letters import WITHDRAWS, follow_up, withdrawal
from planner.coverage.recipients import Recipients, guests, must_be_offered
from planner.events.models import Event
from planner.history.operations import record
from planner.invitations.models import Invitation
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.models import MAY_HAVE_LEFT, Delivery, Letter
from planner.outbox.operations import LetterPlan, enqueue_all
from planner.releases.models import Release, ReleaseStatus
from planner.releases.publishing import BRINGS, letters_about
from planner.releases.queries import visible


@dataclass(frozen=True, kw_only=True, slots=True)
class Instead:
    """Somebody for whom there is no release in their language, and the one they would get."""

    name: str
    wanted: str
    given: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """How many letters were written, and how many people were passed over for their language."""

    written: int
    passed: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A letter that the desk proposes: to those who have a version that stands no more.

    `release` is the corrected version, or the one that was withdrawn; `guests` are those who have
    an older version or this one, and were not written to about it.
    """

    release: Release
    guests: Sequence[Invitation]

    @property
    def is_withdrawal(self) -> bool:
        return self.release.status is ReleaseStatus.WITHDRAWN


def public_releases(work: Work, event: Event) -> dict[str, Release]:
    """What everybody may read of the event's releases now, the newest version per language."""
    found = (
        select(Release)
        .where(Release.office_id == work.office_id, Release.event_id == event.id, visible(work.now))
        .order_by(Release.number)
    )
    return {release.language: release for release in work.session.scalars(found)}


def in_another_language(work: Work, event: Event, to: Recipients) -> list[Instead]:
    """Those for whom there is none in their language, to be told before anything is sent."""
    releases = public_releases(work, event)
    if not releases:
        return []
    asked = guests(work, event, to)
    spoken = asked.with_only_columns(Invitation.language).order_by(None).distinct()
    given = {
        language: _chosen(event, releases, language).language
        for language in work.session.scalars(spoken)
        if own_language(releases, language) is None
    }
    if not given:
        return []
    others = asked.where(Invitation.language.in_(given))
    found = others.with_only_columns(Invitation.name, Invitation.language)
    return [
        Instead(name=name, wanted=language, given=given[language])
        for name, language in work.session.execute(found)
    ]


def unwritten(work: Work, event: Event, to: Recipients) -> int:
    """How many of the group have no letter yet about any release that everybody may read."""
    releases = public_releases(work, event).values()
    told = set[int]().union(*(_told(work, release) for release in releases))
    ids = guests(work, event, to).with_only_columns(Invitation.id).order_by(None)
    return len(set(work.session.scalars(ids)) - told)


def send_release(
    work: Work, event: Event, office: Office, to: Recipients, *, in_another: bool = False
) -> Sent:
    """Write the public release to a group of guests, once the event is over.

    Each gets it in their language; where there is none they are passed over, unless
    `in_another` says that they may get another one. The letters are held. Nobody gets the same
    version twice; who has an older one is told what was corrected, and not thanked anew.
    """
    must_be_offered(work, event, to)
    releases = public_releases(work, event)
    if not releases:
        raise Conflict("There is no release that everybody may read. Publish it first.")
    older = {
        r.id: holders(work, older_versions(work, r)) for r in releases.values() if r.is_correction
    }
    passed: list[int] = []

    def plans() -> Iterator[LetterPlan]:
        for invitation in work.session.scalars(guests(work, event, to)):
            release = own_language(releases, invitation.language)
            if release is None and in_another:
                release = _chosen(event, releases, invitation.language)
            if release is None:
                passed.append(invitation.id)
                continue
            has_older = invitation.id in older.get(release.id, ())
            yield follow_up(
                work,
                invitation,
                release,
                office,
                has_older=has_older,
                is_neutral=to is Recipients.ALL,
            )

    written = enqueue_all(work, plans())
    record(work, "release.sent_out", event, event_id=event.id, letters=written, to=to.value)
    return Sent(written=written, passed=len(passed))


def notices(work: Work, event: Event) -> list[Notice]:
    """Corrections and withdrawals of which people who have another version do not know yet."""
    found = []
    for release in _last_versions(work, event):
        versions = [*older_versions(work, release)]
        if release.status is ReleaseStatus.WITHDRAWN:
            versions.append(release.id)
        told = _told(work, release)
        waiting = holders(work, versions) - told
        if some := _invitations(work, event, waiting):
            found.append(Notice(release=release, guests=some))
    return found


def send_notice(work: Work, event: Event, office: Office, release_id: int) -> int:
    """Write to exactly those who have a version that stands no more; how many letters."""
    notice = next((one for one in notices(work, event) if one.release.id == release_id), None)
    if notice is None:
        raise Conflict("Everybody who has another version was written to already.")

    def plans() -> Iterator[LetterPlan]:
        for invitation in notice.guests:
            if notice.is_withdrawal:
                yield withdrawal(work, invitation, notice.release, office)
            else:
                yield follow_up(work, invitation, notice.release, office, has_older=True)

    written = enqueue_all(work, plans())
    record(
        work,
        "release.notice_sent",
        notice.release,
        event_id=event.id,
        letters=written,
        withdrawn=notice.is_withdrawal,
    )
    return written


def holders(work: Work, release_ids: Collection[int]) -> set[int]:
    """The invitations whose guests have, or may have, one of these versions."""
    keys = work.session.scalars(
        select(Letter.unique_key).where(
            Letter.office_id == work.office_id,
            Letter.purpose == BRINGS,
            Letter.about.in_([letters_about(number) for number in release_ids]),
            Letter.delivery.in_(MAY_HAVE_LEFT),
        )
    )
    return {_guest_of(key) for key in keys}


def own_language(releases: dict[str, Release], language: str) -> Release | None:
    """The release in that language, whatever its country: “en-GB” is served by “en”."""
    wanted = _base(language)
    return next((one for tag, one in releases.items() if _base(tag) == wanted), None)


def _chosen(event: Event, releases: dict[str, Release], language: str) -> Release:
    """Where there is none of their own: that of the event's first language that has one."""
    order = (own_language(releases, tag) for tag in (language, *event.languages))
    return next(filter(None, order), next(iter(releases.values())))


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def older_versions(work: Work, release: Release) -> list[int]:
    return list(
        work.session.scalars(
            select(Release.id).where(
                Release.office_id == work.office_id,
                Release.event_id == release.event_id,
                Release.language == release.language,
                Release.number < release.number,
            )
        )
    )


def last_published(work: Work, event: Event) -> list[Release]:
    """Per language the newest version that was published, whatever became of it."""
    found = work.session.scalars(
        select(Release)
        .where(
            Release.office_id == work.office_id,
            Release.event_id == event.id,
            Release.published_at <= work.now,
        )
        .order_by(Release.language, Release.number)
    )
    return list({release.language: release for release in found}.values())


def _last_versions(work: Work, event: Event) -> list[Release]:
    """Per language the newest one that was ever public: a correction, or what was withdrawn."""
    public = {release.id for release in public_releases(work, event).values()}
    return [
        release
        for release in last_published(work, event)
        if release.status is ReleaseStatus.WITHDRAWN
        or (release.is_correction and release.id in public)
    ]


def _told(work: Work, release: Release) -> set[int]:
    """Those who have a letter about this, whether it left or still waits."""
    purpose = WITHDRAWS if release.status is ReleaseStatus.WITHDRAWN else BRINGS
    keys = work.session.scalars(
        select(Letter.unique_key).where(
            Letter.office_id == work.office_id,
            Letter.purpose == purpose,
            Letter.about == letters_about(release.id),
            Letter.delivery != Delivery.DISCARDED,
        )
    )
    return {_guest_of(key) for key in keys}


def _guest_of(key: str) -> int:
    return int(key.rpartition(":")[2])


def _invitations(work: Work, event: Event, numbers: Collection[int]) -> Sequence[Invitation]:
    return work.session.scalars(
        select(Invitation)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.id.in_(numbers),
            Invitation.address != "",
        )
        .order_by(Invitation.id)
    ).all()
