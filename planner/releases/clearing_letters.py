"""Letters about the work on a release and its clearing, to colleagues: sent at once, about what was
done.

They name the event and link to the desk. The text itself, and what is said about it, does not leave
the desk before it is published.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select

from planner.accounts.models import Office, User
from planner.kernel.dates import language_name
from planner.kernel.messages import spoken_language
from planner.kernel.rendering import render
from planner.kernel.work import Work
from planner.kernel.zoned import moment_text
from planner.outbox.models import WAITING, Letter
from planner.outbox.operations import LetterPlan, enqueue, supersede
from planner.phrases import phrase
from planner.releases.authors import authors
from planner.releases.models import Comment, Release, ReleaseStatus
from planner.releases.publication.policy import may_clear
from planner.releases.publication.publishing import letters_about
from planner.releases.queries import approvers_of, members_among

HANDED_IN, CLEARED, SENT_BACK = "clearing.handed_in", "clearing.cleared", "clearing.sent_back"
EMBARGO_SET, EMBARGO_LIFTED = "clearing.embargo_set", "clearing.embargo_lifted"
LINE_SET, COMMENTED = "clearing.line_set", "clearing.commented"

# Why somebody gets the letter; approvers get all others.
_READERS = {CLEARED: "authors", SENT_BACK: "authors", COMMENTED: "colleagues"}


def tell_handed_in(work: Work, release: Release) -> list[User]:
    """To everybody else who may clear it; returns them."""
    told = _who_may_clear(work, release)
    _tell(work, release, told, HANDED_IN)
    return told


def tell_cleared(work: Work, release: Release) -> None:
    """To those who wrote in it."""
    _supersede_requests(work, release)
    _tell(work, release, _writers(work, release), CLEARED)


def tell_sent_back(work: Work, release: Release) -> None:
    """To those who wrote in it, with the reason; nobody is told what they took back themselves."""
    _supersede_requests(work, release)
    if release.sent_back_reason:
        _tell(work, release, _writers(work, release), SENT_BACK)


def tell_embargo_set(work: Work, release: Release) -> None:
    """To whoever cleared it, or is to clear it; a draft concerns nobody."""
    kind = EMBARGO_SET if release.embargo_until else EMBARGO_LIFTED
    _tell(work, release, _whom_it_concerns(work, release), kind)


def tell_line_set(work: Work, release: Release) -> None:
    """As `tell_embargo_set`."""
    _tell(work, release, _whom_it_concerns(work, release), LINE_SET)


def tell_commented(work: Work, release: Release, thread: Iterable[Comment]) -> None:
    """To those who wrote in the release or took part in the thread. A letter about comments on it
    that has not left yet stands for the next ones too.
    """
    took_part = (comment.author_id for comment in thread if comment.author_id is not None)
    concerned = {*release.author_ids, *took_part}
    waiting = select(Letter.recipient_address).where(*_waiting(work, release, COMMENTED))
    told = set(work.session.scalars(waiting))
    users = work.session.scalars(members_among(work.office_id, concerned))
    new = [user for user in _others(work, users, concerned) if user.email not in told]
    _tell(work, release, new, COMMENTED, work.now.isoformat())


def _whom_it_concerns(work: Work, release: Release) -> list[User]:
    if release.status is ReleaseStatus.IN_REVIEW:
        return _who_may_clear(work, release)
    if release.status is ReleaseStatus.CLEARED and release.cleared_by_id is not None:
        return _others(
            work, work.session.scalars(approvers_of(work.office_id)), [release.cleared_by_id]
        )
    return []


def _who_may_clear(work: Work, release: Release) -> list[User]:
    approvers = work.session.scalars(approvers_of(work.office_id)).all()
    wrote = authors(work.session, release)
    able = [user.id for user in approvers if may_clear(wrote, user.id, len(approvers))]
    return _others(work, approvers, able)


def _writers(work: Work, release: Release) -> list[User]:
    wrote = release.author_ids
    return _others(work, work.session.scalars(members_among(work.office_id, wrote)), wrote)


def _others(work: Work, users: Iterable[User], wanted: Iterable[int]) -> list[User]:
    """Those of `wanted` who did not do it themselves."""
    told = set(wanted) - {work.actor_id}
    return [user for user in users if user.id in told]


def _tell(work: Work, release: Release, users: Iterable[User], purpose: str, key: str = "") -> None:
    office = work.session.get_one(Office, work.office_id)
    actor = work.session.get(User, work.actor_id) if work.actor_id is not None else None
    for user in users:
        who = actor.name if actor else office.name
        enqueue(work, _letter(work, release, user, purpose, office, who, key))


def _letter(
    work: Work, release: Release, user: User, purpose: str, office: Office, who: str, key: str
) -> LetterPlan:
    language = spoken_language(user.language or office.language)
    until, event = release.embargo_until, release.event
    facts = {
        "name": who,
        "tongue": language_name(release.language, language),
        "title": event.titles.best(language, *event.languages),
        "reason": release.sent_back_reason,
        "until": moment_text(until, release.zone, language, also=office.zone) if until else "",
    }
    kind = purpose.partition(".")[2]
    subject = phrase(language, f"clearing.{kind}_subject", **facts)
    context = {
        "language": language,
        "link": work.links.desk_release(release.id),
        "sender": office.names.best(language, *office.languages),
        "subject": subject,
        "opening": phrase(language, f"clearing.{kind}_opening", **facts),
        "button": phrase(language, "clearing.button"),
        "closing": phrase(language, f"clearing.to_{_READERS.get(purpose, 'approvers')}"),
    }
    return LetterPlan(
        purpose=purpose,
        about=letters_about(release.id),
        unique_key=f"{purpose}:{release.id}:{key or release.version}:{user.id}",
        language=language,
        sender_name=office.name,
        sender_address=office.mail_from,
        recipient_name=user.name,
        recipient_address=user.email,
        subject=subject,
        text=render("mail/member/letter.txt", **context),
        html=render("mail/member/letter.html", **context),
        is_held=False,
    )


def _supersede_requests(work: Work, release: Release) -> None:
    """Nobody is asked any more to clear what was cleared or sent back."""
    waiting = select(Letter.id).where(*_waiting(work, release, HANDED_IN))
    supersede(work, work.session.scalars(waiting).all())


def _waiting(work: Work, release: Release, purpose: str) -> tuple[ColumnElement[bool], ...]:
    """The condition of letters about the release that have not left yet."""
    return (
        Letter.office_id == work.office_id,
        Letter.about == letters_about(release.id),
        Letter.purpose == purpose,
        Letter.delivery.in_(WAITING),
    )
