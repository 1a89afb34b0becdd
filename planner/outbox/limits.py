"""Quiet hours of an office, and how many letters a person gets in a week.

They hold for letters that their recipients can opt out of (`list_kinds`): invitations, reminders, a
first release. What somebody relies on always leaves: a change or the cancellation of an entry in
their calendar, the correction of a release, a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.accounts.models import Office
from planner.history.operations import record
from planner.kernel.database import Base, Owned, Versioned
from planner.kernel.dates import clock_text, number_text
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.kernel.portions import portions
from planner.kernel.text_normalising import clean_line
from planner.kernel.work import Work
from planner.outbox.models import MAY_HAVE_LEFT, WAITING, Delivery, Letter

WEEK = timedelta(days=7)
MOST_A_WEEK = 50
MOST_OF_OUTLET = 100
LONGEST_REASON = 500
_ON_THEIR_WAY = (Delivery.SENDING, Delivery.DOT)


class LetterLimits(Owned, Versioned, Base):
    """`quiet_from` until `quiet_until` in the zone of the office, over midnight if the second is the
    earlier one; None: no quiet hours. `most_a_week` None: any number. `most_of_outlet` guests of one
    outlet are invited to an event; None: any number.
    """

    __tablename__ = "letter_limits"
    __table_args__ = (UniqueConstraint("office_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    quiet_from: Mapped[time | None]
    quiet_until: Mapped[time | None]
    most_a_week: Mapped[int | None]
    most_of_outlet: Mapped[int | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class LimitsPlan:
    """As entered; see `LetterLimits`."""

    quiet_from: time | None = None
    quiet_until: time | None = None
    most_a_week: int | None = None
    most_of_outlet: int | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Why a letter does not leave now; `until` None: until a person lets it go all the same."""

    why: str
    until: datetime | None = None


def limits_of(session: Session, office_id: int) -> LetterLimits | None:
    found = select(LetterLimits).where(LetterLimits.office_id == office_id)
    return session.scalars(found).one_or_none()


def set_limits(work: Work, plan: LimitsPlan, opened_version: int) -> LetterLimits:
    """`opened_version` is 0 if none were set. Raises `Invalid` and `Stale`."""
    if (plan.quiet_from is None) != (plan.quiet_until is None):
        field = "quiet_from" if plan.quiet_from is None else "quiet_until"
        raise Invalid(field, _("Quiet hours have a beginning and an end. Give both, or neither."))
    if plan.quiet_from is not None and plan.quiet_from == plan.quiet_until:
        raise Invalid("quiet_until", _("Quiet hours that last all day would keep every letter."))
    if plan.most_a_week is not None and not 1 <= plan.most_a_week <= MOST_A_WEEK:
        most = number_text(MOST_A_WEEK)
        raise Invalid("most_a_week", _("Give a number from 1 to %(most)s, or none.", most=most))
    if plan.most_of_outlet is not None and not 1 <= plan.most_of_outlet <= MOST_OF_OUTLET:
        most = number_text(MOST_OF_OUTLET)
        raise Invalid("most_of_outlet", _("Give a number from 1 to %(most)s, or none.", most=most))
    limits = limits_of(work.session, work.office_id)
    if limits is None:
        if opened_version:
            raise Stale
        limits = LetterLimits(office_id=work.office_id)
        work.session.add(limits)
    else:
        limits.revise(opened_version)
    limits.quiet_from, limits.quiet_until = plan.quiet_from, plan.quiet_until
    limits.most_a_week, limits.most_of_outlet = plan.most_a_week, plan.most_of_outlet
    work.session.flush()
    record(work, "office.letter_limits_set", limits)
    return limits


def why_waits(session: Session, letter: Letter, now: datetime) -> Wait | None:
    """Why it may not leave at this moment; None if it may, or if a person has let it go all the same."""
    if letter.list_kind is None or letter.limits_overridden:
        return None
    limits = limits_of(session, letter.office_id)
    if limits is None:
        return None
    if letter.person_id in over_limit(session, limits, [letter.person_id], now, letter.id):
        return Wait(_too_many(limits.most_a_week or 0))
    zone = session.get_one(Office, letter.office_id).zone
    until = quiet_end(limits, zone, now)
    if until is None:
        return None
    clock = clock_text(until.astimezone(ZoneInfo(zone)).time())
    return Wait(_("Quiet hours: it leaves at %(clock)s.", clock=clock), until)


def is_limited(session: Session, letter: Letter) -> bool:
    """Whether limits hold for a letter that waits, so that a person may override them."""
    can_wait = letter.delivery in WAITING and letter.list_kind is not None
    return can_wait and limits_of(session, letter.office_id) is not None


def over_limit(
    session: Session,
    limits: LetterLimits,
    person_ids: Iterable[int | None],
    now: datetime,
    number: int = 0,
) -> set[int]:
    """Those of these people who have had as many letters within a week as they may get. Of letters on
    their way those count that are older than the one with this `number`.
    """
    if limits.most_a_week is None:
        return set()
    found: set[int] = set()
    for some in portions({one for one in person_ids if one is not None}):
        counted = (
            select(Letter.person_id)
            .where(
                Letter.office_id == limits.office_id,
                Letter.person_id.in_(some),
                Letter.list_kind.is_not(None),
                Letter.delivery.in_(MAY_HAVE_LEFT),
                (Letter.sent_at > now - WEEK)
                | (Letter.delivery.in_(_ON_THEIR_WAY) & (Letter.id < number)),
            )
            .group_by(Letter.person_id)
            .having(func.count() >= limits.most_a_week)
        )
        found.update(one for one in session.scalars(counted) if one is not None)
    return found


def quiet_end(limits: LetterLimits, zone: str, now: datetime) -> datetime | None:
    """When the quiet hours end, in UTC; None if there are none now."""
    begins, ends = limits.quiet_from, limits.quiet_until
    if begins is None or ends is None:
        return None
    local = now.astimezone(ZoneInfo(zone))
    clock = local.time().replace(tzinfo=None)
    if begins < ends:
        is_quiet, day = begins <= clock < ends, local.date()
    else:
        is_quiet = clock >= begins or clock < ends
        day = local.date() + timedelta(days=clock >= begins)
    if not is_quiet:
        return None
    return datetime.combine(day, ends, ZoneInfo(zone)).astimezone(UTC)


def override_limits(work: Work, letter: Letter, reason: str) -> None:
    """Let a letter that waits leave at once, whatever the limits; the history tells why.

    Raises `Invalid` without a reason, and `Conflict` if the letter does not wait.
    """
    said = clean_line(reason)
    if not said:
        raise Invalid("reason", _("Say in a sentence why it has to leave all the same."))
    if len(said) > LONGEST_REASON:
        raise Invalid("reason", _("At most %(most)s characters, please.", most=LONGEST_REASON))
    if letter.delivery not in WAITING:
        raise Conflict(_("This letter does not wait any more."))
    letter.limits_overridden, letter.delivery, letter.error = True, Delivery.QUEUED, ""
    letter.due_at = letter.released_at = work.now
    letter.released_by_id = work.actor_id
    work.session.flush()
    record(work, "letter.limits_overridden", letter, event_id=letter.event_id, reason=said)


def _too_many(count: int) -> str:
    return ngettext(
        "It is held: its recipient has had %(number)s letter within a week, as many as the office allows.",
        "It is held: its recipient has had %(number)s letters within a week, as many as the office allows.",
        count,
        number=number_text(count),
    )
