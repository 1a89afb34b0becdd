"""What the office has about a person, for the person.

Only what is listed here is handed out behind a link that may have been forwarded (S13): no notes and
no lists of the office, and of other people only the names of assistants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from planner.accreditation.models import AttendanceRequest, SeasonAccreditation
from planner.accreditation.queries import requests_by
from planner.accreditation.season import seasons_of
from planner.confirmations.models import SpeakerConfirmation
from planner.contacts.assistants import Assistant, assistants_of, assisted_by
from planner.contacts.models import Affiliation, Person
from planner.contacts.notes import all_notes
from planner.contacts.suppressions import unwanted_by
from planner.contacts.topic import Topic
from planner.distribution.models import EmbargoedCopy
from planner.inbox.models import ReceivedMessage
from planner.inbox.queries import messages_from
from planner.invitations.models import Invitation
from planner.invitations.particulars import NAMES as PARTICULARS
from planner.invitations.queries import invitations_of
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import LEFT, TEST, Letter
from planner.subscriptions.models import Subscription
from planner.subscriptions.queries import addresses_of, of_person


@dataclass(frozen=True, kw_only=True, slots=True)
class SentLetter:
    subject: str
    address: str
    sent_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnData:
    """`topics` are those of the office, from which the person may choose; `assistants` get copies of
    letters to them, and they of letters to those `assisted`.
    """

    person: Person
    invitations: Sequence[Invitation]
    letters: Sequence[SentLetter]
    messages: Sequence[ReceivedMessage]
    requests: Sequence[AttendanceRequest]
    seasons: Sequence[SeasonAccreditation]
    confirmations: Sequence[SpeakerConfirmation]
    copies: Sequence[EmbargoedCopy]
    topics: Sequence[Topic]
    wanted: frozenset[ListKind]
    subscriptions: Sequence[Subscription]
    assistants: Sequence[Assistant]
    assisted: Sequence[Assistant]

    @property
    def posts(self) -> list[Affiliation]:
        return list(self.person.affiliations)

    @property
    def has_beats(self) -> bool:
        """Whether topics are asked for apart from those of a subscription."""
        is_only_subscriber = bool(self.subscriptions) and not self.person.is_journalist
        return bool(self.topics) and (bool(self.topic_ids) or not is_only_subscriber)

    @property
    def topic_ids(self) -> set[int]:
        return {link.topic_id for link in self.person.topics}


def own_data(work: Work, person: Person) -> OwnData:
    asked = work.session.scalars(invitations_of(work.office_id, person.id)).all()
    topics = work.session.scalars(
        select(Topic)
        .where(Topic.office_id == work.office_id, Topic.archived_at.is_(None))
        .order_by(Topic.position, Topic.id)
    ).all()
    return OwnData(
        person=person,
        invitations=asked,
        letters=_letters(work, person),
        messages=work.session.scalars(messages_from(work.office_id, person.id)).all(),
        requests=work.session.scalars(requests_by(work.office_id, person.id)).all(),
        seasons=work.session.scalars(seasons_of(work.office_id, person.id)).all(),
        confirmations=_confirmations(work, person),
        copies=_copies(work, person),
        topics=topics,
        wanted=frozenset(ListKind) - unwanted_by(work, addresses_of(work, person)),
        subscriptions=work.session.scalars(of_person(work.office_id, person.id)).all(),
        assistants=work.session.scalars(assistants_of(work.office_id, person.id)).all(),
        assisted=work.session.scalars(assisted_by(work.office_id, person.id)).all(),
    )


def as_json(data: OwnData) -> dict[str, Any]:
    """A copy for the person (Art. 15 and 20 GDPR)."""
    person = data.person
    return {
        "names": person.names.as_json(),
        "forms_of_address": person.honorifics.as_json(),
        "grammatical_gender": person.gender,
        "language": person.language,
        "is_journalist": person.is_journalist,
        "biographies": person.biographies.as_json(),
        "addresses": [
            {"kind": one.kind, "value": one.value, "label": one.label} for one in person.channels
        ],
        "posts": [_post(one) for one in data.posts],
        "topics": [link.topic.names.as_json() for link in person.topics],
        "source": person.source,
        "legal_basis": {
            "basis": person.legal_basis,
            "note": person.legal_basis_note,
            "since": _iso(person.legal_basis_on),
        },
        "told_of_this_on": _iso(person.informed_at),
        "letters_wanted": sorted(data.wanted),
        "copies_of_letters_go_to": [one.assistant.names.as_json() for one in data.assistants],
        "gets_copies_of_letters_to": [one.person.names.as_json() for one in data.assisted],
        "subscriptions": [_subscription(one) for one in data.subscriptions],
        "events": [_event(one) for one in data.invitations],
        "letters": [
            {"subject": one.subject, "address": one.address, "sent_at": _iso(one.sent_at)}
            for one in data.letters
        ],
        "requests_to_attend": [_request(one) for one in data.requests],
        "accreditations": [_season(one) for one in data.seasons],
        "speakers_confirmations": [_confirmation(one) for one in data.confirmations],
        "copies_under_embargo": [_copy(one) for one in data.copies],
        "messages": [_message(one) for one in data.messages],
    }


def _message(message: ReceivedMessage) -> dict[str, Any]:
    return {
        "kind": message.kind,
        "from": message.sender,
        "subject": message.subject,
        "text": message.text,
        "received_at": _iso(message.received_at),
    }


def as_json_with_notes(work: Work, data: OwnData) -> dict[str, Any]:
    """As `as_json`, with what members have noted: for a person who asks the office (Art. 15 GDPR)."""
    notes = work.session.scalars(all_notes(work.office_id, data.person.id))
    return {
        **as_json(data),
        "internal_notes": data.person.notes,
        "private_notes": [{"text": one.text, "at": _iso(one.written_at)} for one in notes],
    }


def _request(request: AttendanceRequest) -> dict[str, Any]:
    return {
        "titles": request.event.titles.as_json(),
        "state": request.state,
        "address": request.address,
        "asked_at": _iso(request.asked_at),
        "outlet": request.outlet_name,
        "press_card": request.press_card,
        "crew": request.crew,
        "crew_names": request.crew_names,
        "equipment": request.equipment,
        "car": request.car,
        "needs": request.needs,
        "message": request.message,
        "papers": [paper.file.name for paper in request.papers],
    }


def _season(season: SeasonAccreditation) -> dict[str, Any]:
    return {
        "number": season.number,
        "kind": season.kind,
        "since": _iso(season.since),
        "until": _iso(season.until),
        "ended_at": _iso(season.ended_at),
    }


def _confirmation(one: SpeakerConfirmation) -> dict[str, Any]:
    return {
        "titles": one.event.titles.as_json(),
        "asked_at": _iso(one.asked_at),
        "answer": one.answer,
        "answered_at": _iso(one.answered_at),
        "message": one.message,
        "proposed_name": one.proposed_name,
        "proposed_function": one.proposed_function,
        "proposal": one.proposal,
    }


def _copy(copy: EmbargoedCopy) -> dict[str, Any]:
    """Without what the release is about: the embargo may not be over."""
    return {
        "number": copy.number,
        "agreement": copy.agreement,
        "given_at": _iso(copy.given_at),
        "revoked_at": _iso(copy.revoked_at),
    }


def _post(post: Affiliation) -> dict[str, Any]:
    return {
        "functions": post.functions.as_json(),
        "employer": post.employer.names.as_json() if post.employer else {},
        "since": _iso(post.since),
        "until": _iso(post.until),
    }


def _subscription(one: Subscription) -> dict[str, Any]:
    return {
        "address": one.address,
        "kinds": sorted(one.kinds),
        "topics": [topic.names.as_json() for topic in one.topic_list],
        "asked_at": _iso(one.asked_at),
        "confirmed_at": _iso(one.confirmed_at),
        "form": one.form_address,
        "consent": one.consent_text,
    }


def _event(invitation: Invitation) -> dict[str, Any]:
    return {
        "titles": invitation.event.titles.as_json(),
        "day": _iso(invitation.event.starts_on),
        "address": invitation.address,
        "answer": invitation.answer,
        "answered_at": _iso(invitation.answered_at),
        "message": invitation.message,
        "crew": invitation.crew,
        **{name: getattr(invitation, name) for name in PARTICULARS},
        "came": invitation.came,
    }


def _iso(value: Any) -> str | None:
    return value.isoformat() if value is not None else None


def _confirmations(work: Work, person: Person) -> Sequence[SpeakerConfirmation]:
    """Those whose letter has left: of the others the person knows nothing yet."""
    found = (
        select(SpeakerConfirmation)
        .options(joinedload(SpeakerConfirmation.event))
        .where(
            SpeakerConfirmation.office_id == work.office_id,
            SpeakerConfirmation.person_id == person.id,
            or_(
                SpeakerConfirmation.asked_at.is_not(None),
                SpeakerConfirmation.answered_at.is_not(None),
            ),
        )
        .order_by(SpeakerConfirmation.id.desc())
    )
    return work.session.scalars(found).all()


def _copies(work: Work, person: Person) -> Sequence[EmbargoedCopy]:
    found = select(EmbargoedCopy).where(
        EmbargoedCopy.office_id == work.office_id, EmbargoedCopy.person_id == person.id
    )
    return work.session.scalars(found.order_by(EmbargoedCopy.id.desc())).all()


def _letters(work: Work, person: Person) -> list[SentLetter]:
    found = (
        select(Letter.subject, Letter.recipient_address, Letter.sent_at)
        .where(
            Letter.office_id == work.office_id,
            Letter.person_id == person.id,
            Letter.delivery.in_(LEFT),
            Letter.purpose != TEST,
        )
        .order_by(Letter.id.desc())
    )
    return [
        SentLetter(subject=row.subject, address=row.recipient_address, sent_at=row.sent_at)
        for row in work.session.execute(found)
    ]
