"""Copies of letters for assistants, written when the letter itself has left.

One letter, one person: a copy is a letter of its own to the assistant, without what is its first
recipient's own (`outbox.message.copying`) and without a calendar object. The entry of an invitation
is answered by the one attendee that it names, from the address that it was sent to; in the calendar
of the person, which an assistant often keeps, a second object with its UID would take the place of
the one that can be answered.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy import ColumnElement, Select, String, cast, exists, literal, select, tuple_
from sqlalchemy.orm import Session, aliased, defer, joinedload

from planner.accounts.models import Office
from planner.contacts.assistants import Assistant, why_no_copies
from planner.contacts.models import Person
from planner.contacts.readers import Reader, answers_to, notice, readers
from planner.contacts.suppressions import suppressed_among
from planner.coverage.advisory_letters import ADVISES
from planner.coverage.letters import WITHDRAWS
from planner.free_letters.drawing import PURPOSE as FREE_LETTER
from planner.invitations.letter_layout import as_html, inliner, laid_out
from planner.invitations.purposes import PlainPurpose, Purpose
from planner.invitations.standard_texts import addressee, personal_values
from planner.invitations.wording import letter_word
from planner.kernel.addresses import address_key
from planner.kernel.database import Rows
from planner.kernel.rendering import render
from planner.kernel.work import Work
from planner.letter_texts.kinds import Placeholder
from planner.outbox.list_kinds import ListKind
from planner.outbox.message.copying import asks_for_answer, html_for_copy, text_for_copy
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import LetterPlan
from planner.outbox.queries import copies_key, key_begins
from planner.phrases import phrase
from planner.releases.publication.publishing import BRINGS

PURPOSE = "assistant_copy"
ABOUT = "letters:"  # before the number of the letter, in `Letter.about`
WITHIN = timedelta(days=2)
"""A letter that left longer ago is not copied any more."""
_AT_ONCE = 20
_GUEST_LETTERS = {*Purpose, *PlainPurpose} - {Purpose.OLD_ADDRESS}
_OF_RELEASES = (BRINGS, WITHDRAWS)
_COPIED = [*map(str, _GUEST_LETTERS), FREE_LETTER, ADVISES, *_OF_RELEASES]
_LEFT = (Delivery.SENT, Delivery.FILED)


@dataclass(frozen=True, slots=True)
class Due:
    """A letter that left, and an assistant who has no copy of it yet."""

    letter: Letter
    row: Assistant

    @property
    def key(self) -> str:
        return _key(self.letter.id, self.row.assistant_id)

    @property
    def place(self) -> tuple[int, int]:
        """In the order in which they are found."""
        return self.letter.id, self.row.id

    @property
    def kind(self) -> ListKind:
        """What the assistant would opt out of, also where the first recipient cannot."""
        if self.letter.list_kind is not None:
            return self.letter.list_kind
        is_release = self.letter.purpose in _OF_RELEASES
        return ListKind.RELEASES if is_release else ListKind.INVITATIONS


def copies_of(letter: Letter) -> Rows[Letter]:
    """Those that assistants got of it, without their texts."""
    return (
        select(Letter)
        .options(*(defer(text) for text in (Letter.text, Letter.html, Letter.calendar)))
        .where(Letter.office_id == letter.office_id, key_begins(copies_key(letter.id)))
        .order_by(Letter.id)
    )


def original_of(letter: Letter) -> int | None:
    """The number of the letter of which it is a copy."""
    is_copy = letter.purpose == PURPOSE
    return int(letter.about.removeprefix(ABOUT)) if is_copy else None


def due_keys(session: Session, now: datetime, letter_ids: Collection[int]) -> set[str]:
    """The keys (`Due.key`) of the copies of these letters that are due."""
    found = _where_due(select(Letter.id, Assistant.assistant_id), now)
    rows = session.execute(found.where(Letter.id.in_(letter_ids))).tuples()
    return {_key(letter_id, assistant_id) for letter_id, assistant_id in rows}


def _key(letter_id: int, assistant_id: int) -> str:
    return f"{copies_key(letter_id)}{assistant_id}"


def due_copies(session: Session, now: datetime, last: tuple[int, int]) -> list[Due]:
    """A portion of them, behind those with these numbers (`Due.place`). For the worker, all offices."""
    found = (
        _where_due(select(Letter, Assistant), now)
        .options(
            joinedload(Assistant.person).selectinload(Person.channels),
            joinedload(Assistant.assistant).selectinload(Person.channels),
        )
        .where(tuple_(Letter.id, Assistant.id) > last)
        .order_by(Letter.id, Assistant.id)
        .limit(_AT_ONCE)
    )
    return [Due(letter, row) for letter, row in session.execute(found).tuples()]


def _where_due(found: Select[Any], now: datetime) -> Select[Any]:
    # Letters are found by the assistants, who are few: joined, SQLite reads all that ever left.
    left = aliased(Letter)
    theirs = (
        select(left.id)
        .where(
            left.office_id == Assistant.office_id,
            left.person_id.is_not(None),
            left.person_id == Assistant.person_id,
            left.delivery.in_(_LEFT),
            left.purpose.in_(_COPIED),
            left.sent_at >= Assistant.since,
            left.sent_at > now - WITHIN,
        )
        .correlate(Assistant)
    )
    return found.join(Assistant, Letter.id.in_(theirs)).where(
        Letter.unique_key.not_like("release:%:copy%"),  # what is under embargo is for one person
        Assistant.assistant_id != Assistant.person_id,
        ~_has_copy(),
    )


def _has_copy() -> ColumnElement[bool]:
    """By whose it is now: who was merged since has the copy of the record that is gone."""
    copy = aliased(Letter)
    begins = literal("copy:").concat(cast(Letter.id, String))
    return exists().where(
        copy.unique_key >= begins.concat(":"),
        copy.unique_key < begins.concat(";"),
        copy.person_id == Assistant.assistant_id,
    )


def plan_copy(work: Work, due: Due, *, is_told: bool = False) -> LetterPlan | None:
    """The copy; None if it could not reach the assistant. It leaves at once, as the letter has.

    `is_told`: another copy that is not stored yet brings the notice of Art. 14 GDPR.
    """
    letter, assistant = due.letter, due.row.assistant
    if why_no_copies(due.row.person, assistant) or _is_same(letter, assistant):
        return None
    office = work.session.get_one(Office, work.office_id)
    reader = readers(work, [assistant.id])[assistant.id]
    language = assistant.language or letter.language
    told = notice(office, reader, language) if reader.needs_notice and not is_told else ()
    text, html, subject = _said(work, office, due, reader, language, told)
    is_unwanted = bool(suppressed_among(work, [assistant.email], due.kind))
    return LetterPlan(
        purpose=PURPOSE,
        about=f"{ABOUT}{letter.id}",
        unique_key=due.key,
        language=language,
        sender_name=office.names.best(language, *office.languages),
        sender_address=office.mail_from,
        reply_address=answers_to(work, office, reader),
        recipient_name=assistant.name(language),
        recipient_address=assistant.email,
        subject=subject,
        text=text,
        html=html,
        event_id=letter.event_id,
        person_id=assistant.id,
        # Of a kind where the letter is of none too, if it is unwanted: the last look drops it then.
        list_kind=due.kind if is_unwanted else letter.list_kind,
        unsubscribe_url=work.links.unsubscribe(reader.public_id, due.kind),
        has_notice=bool(told),
        attachments=letter.attachments,
        is_held=False,
    )


def _is_same(letter: Letter, assistant: Person) -> bool:
    """Whether the letter went to the address of the assistant anyway."""
    return address_key(letter.recipient_address) == address_key(assistant.email)


def _said(
    work: Work, office: Office, due: Due, reader: Reader, language: str, told: Sequence[str]
) -> tuple[str, str, str]:
    """Text, HTML and subject."""
    letter, name = due.letter, office.names.best(language, *office.languages)
    facts = {"office": name, "person": letter.recipient_name, "subject": letter.subject}
    text = text_for_copy(letter.text, phrase(letter.language, "privacy.notice_title"))
    context = {
        "language": language,
        "subject": phrase(language, "copies.subject", **facts),
        "office": name,
        "greeting": _greeting(due.row.assistant, reader, language),
        **{key: phrase(language, f"copies.{key}", **facts) for key in _PARTS},
        "is_answered": asks_for_answer(letter.text),
        "notice": told,
        "own_page": work.links.own_page(reader.public_id),
        "privacy": lambda key: phrase(language, f"privacy.{key}"),
        "original_language": letter.language,
        "original_subject": letter.subject,
    }
    style = render("mail/guest/letter.css", accent=office.accent)
    original = Markup(html_for_copy(letter.html) or as_html(text))  # noqa: S704
    html = inliner(style).inline(render("mail/copy/letter.html", **context, original=original))
    plain = render("mail/copy/letter.txt", **context, original=text)
    return laid_out(plain), html, str(context["subject"])


_PARTS = ("opening", "answering", "write", "why", "begins")


def _greeting(assistant: Person, reader: Reader, language: str) -> str:
    values = personal_values(addressee(assistant.name(language), reader, language), language)
    dear, name = values[Placeholder.DEAR], values[Placeholder.NAME]
    return f"{dear} {name}{letter_word(language, 'dear_end')}"
