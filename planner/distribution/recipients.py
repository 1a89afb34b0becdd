"""Who gets a release or an advisory, who is left out, and why: each person once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from planner.contacts.suppressions import REASONS, suppressed_among
from planner.coverage.addressed import Addressed
from planner.coverage.advisory_letters import ADVISES, languages_of_advisory, letters_about
from planner.coverage.versions import (
    NOT_TAKEN_BACK,
    notified_people,
    older_versions,
    people_who_have,
    public_releases,
)
from planner.distribution.models import Distribution, DistributionKind
from planner.distribution.sources import Meant, addressed, meant_by
from planner.invitations.chosen_people import ARCHIVED, Card, cards
from planner.kernel.addresses import address_key
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.recipients import (
    HAS_RELEASE,
    NO_ADDRESS,
    NO_RELEASE_IN_LANGUAGE,
    OVER_LIMIT,
)
from planner.outbox.limits import limits_of, over_limit
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Letter
from planner.releases.models import Release

HAS_ADVISORY = _("has a letter with this advisory already")
NO_ADVISORY_IN_LANGUAGE = _("there is no advisory in their language")


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """`language` is that of the text that they get, `reads` their own. `reasons` are why they get it.
    `has_older`: what they get corrects the version that they have.
    """

    to: Addressed
    language: str
    reads: str
    reasons: tuple[str, ...]
    has_older: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """`left_out` are those whom it means and who get no letter, with the reason."""

    recipients: Sequence[Recipient] = ()
    left_out: Sequence[tuple[Recipient, str]] = ()

    @property
    def in_another(self) -> list[Recipient]:
        """Those who get it in a language that they have not told us to read."""
        return [one for one in self.recipients if one.reads and not _same(one.reads, one.language)]

    @property
    def lacking(self) -> Counter[str]:
        """How many are left out for want of a text, by the language that they read."""
        lacks = (NO_RELEASE_IN_LANGUAGE, NO_ADVISORY_IN_LANGUAGE)
        return Counter(one.reads for one, reason in self.left_out if reason in lacks and one.reads)


def list_kind_of(distribution: Distribution) -> ListKind:
    """What a recipient would opt out of."""
    is_release = distribution.kind is DistributionKind.RELEASE
    return ListKind.RELEASES if is_release else ListKind.INVITATIONS


def selection(
    work: Work, distribution: Distribution, only: Collection[int] | None = None
) -> Selection:
    """Everybody whom it means, or those of them with these ids, sorted by name."""
    meant = meant_by(work, distribution, only)
    texts = _Texts(work, distribution)
    found = cards(work, meant, [number for number, one in meant.items() if one.is_by_name])
    people = [texts.recipient(meant[card.person_id], card) for card in found]
    kind = list_kind_of(distribution)
    addresses = [one.to.address for one in people if one.to.address]
    unwanted = suppressed_among(work, addresses, kind)
    limits = limits_of(work.session, work.office_id)
    over = over_limit(work.session, limits, meant, work.now) if limits else set[int]()
    archived = {card.person_id for card in found if card.is_archived}
    recipients, left_out = [], []
    for one in people:
        if one.to.person_id in archived:
            left_out.append((one, ARCHIVED))
        elif not one.to.address:
            left_out.append((one, NO_ADDRESS))
        elif one.to.person_id in texts.have:
            left_out.append((one, texts.has_it))
        elif not texts.has(one.language):
            left_out.append((one, texts.lacks))
        elif not one.has_older and address_key(one.to.address) in unwanted:
            left_out.append((one, REASONS[kind]))
        elif not one.has_older and one.to.person_id in over:
            left_out.append((one, OVER_LIMIT))
        else:
            recipients.append(one)
    return Selection(recipients, left_out)


class _Texts:
    """The languages that it can be sent in, who has it already, and who has an older version."""

    def __init__(self, work: Work, distribution: Distribution) -> None:
        event = distribution.event
        self.in_another = distribution.in_another
        self.older: Mapping[str, set[int]] = {}
        if distribution.kind is DistributionKind.RELEASE:
            releases = public_releases(work, event)
            self.languages = _in_order(releases, event.languages)
            self.have = set[int]().union(*(notified_people(work, r) for r in releases.values()))
            self.has_it, self.lacks = HAS_RELEASE, NO_RELEASE_IN_LANGUAGE
            self.older = _holders_of_older(work, releases.values())
        else:
            self.languages = languages_of_advisory(event)
            self.have = _who_has_advisory(work, distribution)
            self.has_it, self.lacks = HAS_ADVISORY, NO_ADVISORY_IN_LANGUAGE

    def has(self, language: str) -> bool:
        return language in self.languages

    def recipient(self, one: Meant, card: Card) -> Recipient:
        if one.guest is not None:
            reads = one.guest.language
        else:
            reads = one.subscribed[1] if one.subscribed else card.language
        language = self._language(reads)
        return Recipient(
            to=addressed(one, card, reads),
            language=language,
            reads=reads,
            reasons=one.reasons,
            has_older=card.person_id in self.older.get(language, ()),
        )

    def _language(self, reads: str) -> str:
        """That of the text for somebody who reads `reads`; regions are ignored. Who has told no
        language gets the first one.
        """
        own = next((tag for tag in self.languages if not reads or _same(tag, reads)), "")
        other = self.languages[0] if self.in_another and self.languages else reads
        return own or other


def _same(one: str, other: str) -> bool:
    return one.split("-")[0].lower() == other.split("-")[0].lower()


def _in_order(releases: Mapping[str, Release], order: Sequence[str]) -> list[str]:
    """The languages of the releases, those of the event in its order first."""
    return sorted(releases, key=lambda tag: (order.index(tag) if tag in order else 99, tag))


def _holders_of_older(work: Work, releases: Iterable[Release]) -> dict[str, set[int]]:
    """The people who have a version that one of these corrects, by its language."""
    return {
        one.language: people_who_have(work, older_versions(work, one))
        for one in releases
        if one.is_correction
    }


def _who_has_advisory(work: Work, distribution: Distribution) -> set[int]:
    """Who has a letter on the event as it is now; a changed one is told anew."""
    event = distribution.event
    found = select(Letter.person_id).where(
        Letter.office_id == work.office_id,
        Letter.purpose == ADVISES,
        Letter.about == letters_about(event.id),
        Letter.sequence == event.sequence,
        NOT_TAKEN_BACK,
    )
    return {one for one in work.session.scalars(found) if one is not None}
