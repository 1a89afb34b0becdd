"""What a person gets as a copy of their data."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.accounts.models import Office
from planner.accreditation.season import SeasonPlan, accredit
from planner.confirmations.models import ProposalState, SpeakerAnswer, SpeakerConfirmation
from planner.contacts.models import Person
from planner.distribution.embargoed_copies import give_copy, revoke_copy
from planner.events.models.event import Event
from planner.kernel.work import Work
from planner.privacy.own_data import as_json, own_data
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued


def copy_of(work: Work, person: Person) -> dict[str, Any]:
    work.session.flush()
    return as_json(own_data(work, person))


def test_accreditations_for_a_season(work: Work, person: Person) -> None:
    accredit(
        work, person, SeasonPlan(since=date(2012, 1, 1), until=date(2012, 12, 31), number="P 12")
    )

    assert copy_of(work, person)["accreditations"] == [
        {
            "number": "P 12",
            "kind": "journalist",
            "since": "2012-01-01",
            "until": "2012-12-31",
            "ended_at": None,
        }
    ]


def test_what_they_were_asked_as_a_speaker_and_what_they_answered(
    work: Work, event: Event, person: Person
) -> None:
    work.session.add(
        SpeakerConfirmation(
            office_id=work.office_id,
            public_id="asked",
            event=event,
            person=person,
            asked_at=NOW,
            answer=SpeakerAnswer.CORRECTED,
            answered_at=NOW,
            message="By train.",
            proposed_function="President",
            proposal=ProposalState.OPEN,
        )
    )

    assert copy_of(work, person)["speakers_confirmations"] == [
        {
            "titles": dict(event.titles),
            "asked_at": NOW.isoformat(),
            "answer": "corrected",
            "answered_at": NOW.isoformat(),
            "message": "By train.",
            "proposed_name": "",
            "proposed_function": "President",
            "proposal": "open",
        }
    ]


def test_an_event_of_which_a_speaker_was_not_told_yet_is_not_named(
    work: Work, event: Event, person: Person
) -> None:
    work.session.add(
        SpeakerConfirmation(
            office_id=work.office_id, public_id="held", event=event, person=person, letters=1
        )
    )

    assert copy_of(work, person)["speakers_confirmations"] == []


def test_copies_under_embargo_without_what_the_release_says(
    work: Work, make: Make, office: Office, over: Event, person: Person
) -> None:
    release = issued(make, office, over, embargo_until=NOW + timedelta(days=1))
    revoke_copy(work, give_copy(work, office, release, person, "By telephone."))

    assert copy_of(work, person)["copies_under_embargo"] == [
        {
            "number": 1,
            "agreement": "By telephone.",
            "given_at": NOW.isoformat(),
            "revoked_at": NOW.isoformat(),
        }
    ]
