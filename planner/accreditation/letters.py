"""Letters about a request: the link to confirm it, which papers are missing, that it is refused.

Whoever is approved gets the invitation, in the words of its own kind (`invitations`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from planner.accounts.models import Office
from planner.accreditation.models import AttendanceRequest
from planner.events.models.event import Event
from planner.invitations.facts import facts_of, joined
from planner.invitations.letter_layout import inliner, laid_out
from planner.invitations.standard_texts import (
    Addressee,
    event_values,
    personal_values,
    standard_text,
)
from planner.invitations.wording import word
from planner.kernel.messages import spoken_language
from planner.kernel.rendering import render
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import OwnTexts, own_texts
from planner.letter_texts.wording import Said
from planner.outbox.models import MAY_HAVE_LEFT, WAITING, Letter
from planner.outbox.operations import LetterPlan, discard, release_letters
from planner.phrases import phrase


class RequestPurpose(StrEnum):
    """`Letter.purpose` of letters about requests."""

    CONFIRMATION = "request_confirmation"
    PAPERS_MISSING = "papers_missing"
    REFUSAL = "request_refusal"


KINDS = {
    RequestPurpose.CONFIRMATION: LetterKind.REQUEST_CONFIRMATION,
    RequestPurpose.PAPERS_MISSING: LetterKind.PAPERS_MISSING,
    RequestPurpose.REFUSAL: LetterKind.REQUEST_REFUSAL,
}


def request_letter(
    work: Work,
    event: Event,
    request: AttendanceRequest,
    purpose: RequestPurpose,
    *,
    note: str = "",
    number: int = 0,
) -> LetterPlan:
    """The letter, held but for the one with the link. `note` is what is missing, or the reason; it
    stands in the letter whatever the wording. `number` tells apart letters of one purpose.
    """
    office = work.session.get_one(Office, work.office_id)
    language = spoken_language(request.language)
    told = Told(
        kind=KINDS[purpose],
        language=language,
        whom=Addressee(request.name),
        page=work.links.attendance_request(request.public_id, request.generation),
        note=note,
    )
    own = own_texts(work.session, work.office_id, event.id)
    subject, text, html = written(work, office, event, told, own)
    return LetterPlan(
        purpose=purpose,
        about=request.about if request.id else "",
        unique_key=f"{request.public_id}:{purpose}:{number}",
        language=language,
        sender_name=office.names.best(language, *office.languages),
        sender_address=office.mail_from,
        recipient_name=request.name,
        recipient_address=request.address,
        subject=subject,
        text=text,
        html=html,
        wording=own.key(told.kind, language),
        event_id=event.id,
        person_id=request.person_id,
        is_held=purpose is not RequestPurpose.CONFIRMATION,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What one letter says: its kind, to whom, the link, and what is missing or the reason."""

    kind: LetterKind
    language: str
    whom: Addressee
    page: str
    note: str = ""


def written(
    work: Work, office: Office, event: Event, told: Told, own: OwnTexts
) -> tuple[str, str, str]:
    """Subject, text and HTML."""
    kind, language = told.kind, told.language
    facts = facts_of(event, language, work.now)
    office_name = office.names.best(language, *office.languages)
    wording = own.of(kind, language) or standard_text(kind, language)
    values = {
        **event_values(facts, office_name),
        **personal_values(told.whom, language),
    }
    said = Said(wording, values, language)
    context = {
        "language": language,
        "subject": said.subject,
        "office": office_name,
        "facts": facts,
        "contacts": joined(facts.contacts),
        "page": told.page,
        "note": told.note if kind in _NOTES else "",
        "note_label": _NOTES.get(kind, ""),
        "button": _BUTTONS[kind],
        "is_first": kind is LetterKind.REQUEST_CONFIRMATION,
        "word": lambda key: word(language, key),
        "say": lambda key, **given: phrase(language, f"attending.{key}", **given),
    }
    style = render("mail/guest/letter.css", accent=office.accent)
    html = inliner(style).inline(render("mail/attending/letter.html", **context, **said.html()))
    text = laid_out(render("mail/attending/letter.txt", **context, **said.text()))
    return said.subject, text, html


_NOTES = {LetterKind.PAPERS_MISSING: "still_needed", LetterKind.REQUEST_REFUSAL: "reason"}
_BUTTONS = {
    LetterKind.REQUEST_CONFIRMATION: "confirm",
    LetterKind.PAPERS_MISSING: "to_page",
    LetterKind.REQUEST_REFUSAL: "to_page",
}


def letters_of(work: Work, request: AttendanceRequest) -> list[Letter]:
    """Letters about the request, the oldest first."""
    found = select(Letter).where(Letter.office_id == work.office_id, Letter.about == request.about)
    return list(work.session.scalars(found.order_by(Letter.id)))


def has_left(letters: Collection[Letter], *purposes: StrEnum) -> bool:
    """Whether one of these letters has left or may have."""
    return any(one.purpose in purposes and one.delivery in MAY_HAVE_LEFT for one in letters)


def discard_waiting(work: Work, request: AttendanceRequest) -> None:
    """Those that are not true any more."""
    for letter in letters_of(work, request):
        if letter.delivery in WAITING and letter.purpose != RequestPurpose.CONFIRMATION:
            discard(work, letter)


def release_waiting(work: Work, request: AttendanceRequest) -> None:
    """Let the letters about the request leave."""
    release_letters(work, [one.id for one in letters_of(work, request)])
