"""Rendering the letters of a distribution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planner.accounts.models import Office
from planner.contacts.readers import Reader
from planner.coverage.advisory_letters import AdvisoryLetters
from planner.coverage.letters import follow_up
from planner.coverage.versions import public_releases
from planner.distribution.models import Distribution, DistributionKind
from planner.distribution.recipients import Recipient
from planner.kernel.ids import new_uid
from planner.kernel.work import Work
from planner.letter_texts.queries import own_texts
from planner.outbox.models import TEST
from planner.outbox.operations import LetterPlan


def drawn(
    work: Work,
    distribution: Distribution,
    office: Office,
    recipients: Sequence[Recipient],
    readers: Mapping[int, Reader],
) -> Iterator[LetterPlan]:
    """One letter to each of them, held."""
    own = own_texts(work.session, work.office_id, distribution.event_id)
    advisory = AdvisoryLetters(work, distribution.event, office, own)
    releases = public_releases(work, distribution.event) if recipients else {}
    for one in recipients:
        reader = readers[one.to.person_id]
        if distribution.kind is DistributionKind.ADVISORY:
            plan = advisory.plan(one.to, one.language, reader)
        else:
            plan = follow_up(
                work,
                one.to,
                releases[one.language],
                office,
                own,
                reader=reader,
                has_older=one.has_older,
            )
        yield replace(plan, distribution_id=distribution.id)


def shown(
    work: Work, distribution: Distribution, office: Office, one: Recipient, reader: Reader
) -> LetterPlan:
    """The letter to somebody, with links to their own page that are nobody's."""
    nobody = replace(reader, public_id="…", needs_notice=reader.needs_notice)
    [plan] = drawn(work, distribution, office, [one], {one.to.person_id: nobody})
    return plan


def plan_trial(
    work: Work,
    distribution: Distribution,
    office: Office,
    one: Recipient,
    reader: Reader,
    *,
    address: str,
    key: str,
) -> LetterPlan:
    """The letter to somebody, as a test to a member of the office at `address`; once for the same
    `key`.
    """
    plan = shown(work, distribution, office, one, reader)
    return replace(
        plan,
        purpose=TEST,
        about="",
        unique_key=f"test:{key or new_uid()}",
        recipient_address=address,
        reply_address="",
        subject=f"[Test] {plan.subject}",
        event_id=None,
        person_id=None,
        distribution_id=None,
        list_kind=None,
        unsubscribe_url="",
        has_notice=False,
        is_held=False,
    )
