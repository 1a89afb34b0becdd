"""People as recipients of letters: their links, how they are greeted, and what they have to be told
of their data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import Gender, Person
from planner.kernel.portions import portions
from planner.kernel.reply_addresses import reply_address
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import LEFT, MAY_HAVE_LEFT, WAITING, Letter
from planner.phrases import phrase

# These people have given their data themselves (Art. 13 GDPR), so that Art. 14 does not apply.
_GAVE_THEM = (LegalBasis.CONSENT, LegalBasis.OWN_REQUEST)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """`needs_notice`: no letter has told them, and none that waits will, whence their data are."""

    person_id: int
    public_id: str
    surnames: Texts
    gender: Gender | None
    source: str
    legal_basis: LegalBasis | None
    legal_basis_note: str
    needs_notice: bool


def readers(work: Work, person_ids: Iterable[int]) -> dict[int, Reader]:
    """These people, by ID."""
    found: dict[int, Reader] = {}
    for some in portions(set(person_ids)):
        noticed = set(
            work.session.scalars(
                select(Letter.person_id).where(
                    Letter.office_id == work.office_id,
                    Letter.person_id.in_(some),
                    Letter.has_notice,
                    Letter.delivery.in_((*WAITING, *MAY_HAVE_LEFT)),
                )
            )
        )
        people = select(
            Person.id,
            Person.public_id,
            Person.surnames,
            Person.gender,
            Person.source,
            Person.legal_basis,
            Person.legal_basis_note,
            Person.informed_at,
        ).where(Person.office_id == work.office_id, Person.id.in_(some))
        for row in work.session.execute(people):
            is_told = row.informed_at is not None or row.id in noticed
            found[row.id] = Reader(
                person_id=row.id,
                public_id=row.public_id,
                surnames=row.surnames,
                gender=row.gender,
                source=row.source,
                legal_basis=row.legal_basis,
                legal_basis_note=row.legal_basis_note,
                needs_notice=not is_told and row.legal_basis not in _GAVE_THEM,
            )
    return found


def answers_to(work: Work, office: Office, reader: Reader) -> str:
    """Where answers to a letter to them are sent; "" for its sender."""
    if not office.has_reply_tokens:
        return ""
    signer, form = work.links.signer, office.reply_form
    return reply_address(signer, office.mail_from, reader.public_id, form)


def notice(office: Office, reader: Reader, language: str) -> tuple[str, ...]:
    """What Art. 14 GDPR asks to be told, in paragraphs; the link to their own page stands below."""
    name = office.names.best(language, *office.languages)
    keeps = office.privacy_texts.exactly(language) or phrase(
        language, "privacy.notice", office=name
    )
    kept = office.retention_texts.exactly(language) or phrase(language, "privacy.retention")
    basis = basis_words(reader.legal_basis, reader.legal_basis_note, language)
    source = (
        phrase(language, "privacy.source", source=reader.source)
        if reader.source
        else phrase(language, "privacy.source_unknown")
    )
    rights = [phrase(language, "privacy.rights")]
    if office.data_protection_contact:
        contact = office.data_protection_contact
        rights.append(phrase(language, "privacy.contact", contact=contact))
    return keeps, f"{basis} {source} {kept}", " ".join(rights)


def basis_words(basis: LegalBasis | None, note: str, language: str) -> str:
    """The legal basis as a sentence to the person."""
    if basis is None or (basis is LegalBasis.OTHER and not note):
        return phrase(language, "privacy.basis_unknown")
    return phrase(language, f"privacy.basis_{basis}", note=note)


def note_informed(session: Session) -> bool:
    """Note at the people when the letter with the notice has left. For the worker, all offices.

    Returns False, as it is done at once.
    """
    told = (
        select(Letter.sent_at)
        .where(
            Letter.office_id == Person.office_id,
            Letter.person_id == Person.id,
            Letter.has_notice,
            Letter.delivery.in_(LEFT),
            Letter.sent_at.is_not(None),
        )
        .order_by(Letter.sent_at)
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )
    waiting = select(Letter.person_id).where(Letter.has_notice, Letter.delivery.in_(LEFT))
    session.execute(
        update(Person)
        .where(Person.informed_at.is_(None), Person.id.in_(waiting))
        .values(informed_at=told)
        .execution_options(synchronize_session=False)
    )
    return False
