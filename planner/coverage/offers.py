"""The groups of guests to whom the After tab offers to send a release, and their languages."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from planner.coverage.recipients import Recipients, groups, guests, who_opted_out, why_not_yet
from planner.coverage.versions import best_release, notified_guests, release_in_language
from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.kernel.addresses import address_key
from planner.kernel.database import Rows
from planner.kernel.work import Work
from planner.releases.models import Release


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageSubstitute:
    """A guest without a release in their language: the language `wanted` and the one `given`."""

    name: str
    wanted: str
    given: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A group of guests to whom a release may be sent.

    `people` is the number without a letter about it yet. `instead` lists those who would get it in
    another language, for confirmation before anything is sent, `unwanted` the names of those who are
    left out because they do not want releases.
    """

    to: Recipients
    people: int
    instead: Sequence[LanguageSubstitute]
    unwanted: Sequence[str] = ()


def offers(work: Work, event: Event, releases: dict[str, Release]) -> list[Offer]:
    """Offers of `releases` (see `public_releases`); none before the event is over."""
    if not releases or why_not_yet(work, event):
        return []
    notified = set[int]().union(*(notified_guests(work, release) for release in releases.values()))
    return [_offer(work, event, releases, notified, to) for to in groups(work, event)]


def _offer(
    work: Work, event: Event, releases: dict[str, Release], notified: set[int], to: Recipients
) -> Offer:
    recipients = guests(work, event, to)
    opted_out = who_opted_out(work, event, to)
    rows = work.session.execute(
        recipients.with_only_columns(
            Invitation.id, Invitation.language, Invitation.name, Invitation.address
        )
    ).all()
    left_out = {row.id: row.name for row in rows if address_key(row.address) in opted_out}
    languages = {row.id: row.language for row in rows if row.id not in left_out}
    given = {
        language: best_release(event, releases, language).language
        for language in set(languages.values())
        if release_in_language(releases, language) is None
    }
    others = recipients.where(Invitation.language.in_(given))
    return Offer(
        to=to,
        people=len(languages.keys() - notified),
        instead=_instead(work, others, given, left_out) if given else [],
        unwanted=[name for number, name in left_out.items() if number not in notified],
    )


def _instead(
    work: Work, others: Rows[Invitation], given: dict[str, str], left_out: Container[int]
) -> list[LanguageSubstitute]:
    found = others.with_only_columns(Invitation.id, Invitation.name, Invitation.language)
    return [
        LanguageSubstitute(name=name, wanted=language, given=given[language])
        for number, name, language in work.session.execute(found)
        if number not in left_out
    ]
