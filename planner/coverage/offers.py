"""What the After tab offers: to which guests a release may be sent, and in which languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.coverage.recipients import Recipients, groups, guests, not_yet
from planner.coverage.versions import chosen, own_language, told_about
from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.kernel.database import Rows
from planner.kernel.work import Work
from planner.releases.models import Release


@dataclass(frozen=True, kw_only=True, slots=True)
class Instead:
    """Somebody for whom there is no release in their language, and the one they would get."""

    name: str
    wanted: str
    given: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A group to whom a release may be sent: how many have no letter about it yet, and those who
    would get it in another language, to be told before anything is sent.
    """

    to: Recipients
    people: int
    instead: Sequence[Instead]


def offers(work: Work, event: Event, releases: dict[str, Release]) -> list[Offer]:
    """To whom these releases may be sent, of `public_releases`; nothing before the event is over."""
    if not releases or not_yet(work, event):
        return []
    told = set[int]().union(*(told_about(work, release) for release in releases.values()))
    return [_offer(work, event, releases, told, to) for to in groups(work, event)]


def _offer(
    work: Work, event: Event, releases: dict[str, Release], told: set[int], to: Recipients
) -> Offer:
    asked = guests(work, event, to)
    found = work.session.execute(
        asked.with_only_columns(Invitation.id, Invitation.language).order_by(None)
    )
    languages: dict[int, str] = dict(found.tuples().all())
    given = {
        language: chosen(event, releases, language).language
        for language in set(languages.values())
        if own_language(releases, language) is None
    }
    others = asked.where(Invitation.language.in_(given)) if given else None
    return Offer(
        to=to,
        people=len(languages.keys() - told),
        instead=[] if others is None else _instead(work, others, given),
    )


def _instead(work: Work, others: Rows[Invitation], given: dict[str, str]) -> list[Instead]:
    found = others.with_only_columns(Invitation.name, Invitation.language)
    return [
        Instead(name=name, wanted=language, given=given[language])
        for name, language in work.session.execute(found)
    ]
