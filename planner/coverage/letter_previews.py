"""Any kind of letter about an event as somebody would get it, to look at and to try."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.accounts.models import Office
from planner.accreditation.letters import KINDS, Told, written
from planner.confirmations.previews import shown
from planner.contacts.models import Person
from planner.contacts.readers import Reader, readers
from planner.coverage.addressed import Addressed
from planner.coverage.advisory_letters import AdvisoryLetters
from planner.coverage.embargoed_letters import copy_letter
from planner.coverage.letters import follow_up, withdrawal
from planner.coverage.standard_texts import standard_text as standard_release_text
from planner.coverage.versions import last_published
from planner.events.models.event import Event
from planner.invitations.calendar import Guest
from planner.invitations.comparing import Aspect
from planner.invitations.facts import InvitationFacts, facts_of
from planner.invitations.messages import LetterRenderer, Message, Written
from planner.invitations.models import Answer, Invitation
from planner.invitations.online import facts_for
from planner.invitations.plain_letters import purpose_of
from planner.invitations.preview import sample_guest
from planner.invitations.purposes import Purpose
from planner.invitations.standard_texts import addressee, standard_text
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import NO_TEXTS
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import OwnTexts
from planner.letter_texts.wording import Wording
from planner.outbox.models import TEST
from planner.outbox.operations import LetterPlan

_NO_RELEASE = _(
    "A letter with a release can be looked at once a release about this event is published in its language."
)
_PURPOSES = {
    LetterKind.CONFIRMED: Purpose.UPDATE,
    LetterKind.UNSURE: Purpose.UPDATE,
    LetterKind.AS_BEFORE: Purpose.UPDATE,
    LetterKind.NEW_DATE: Purpose.UPDATE,
    LetterKind.PUT_OFF_TO: Purpose.POSTPONEMENT,
    LetterKind.ACCREDITED: Purpose.INVITATION,
}
# The letters that tell the address for taking part online.
_TO_THOSE_WHO_COME = (LetterKind.REMINDER_COMING, LetterKind.SEAT, LetterKind.ACCREDITED)

_NOBODY = Reader(
    person_id=0,
    public_id="…",
    surnames=NO_TEXTS,
    gender=None,
    source="",
    legal_basis=None,
    legal_basis_note="",
    needs_notice=False,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """A kind of letter to try. `wording` None: the standard text."""

    kind: LetterKind
    language: str
    event: Event
    wording: Wording | None = None
    person: Person | None = None


def standard(kind: LetterKind, language: str) -> Wording:
    """The text of the program for any kind of letter."""
    made = standard_release_text if kind.is_about_release else standard_text
    return made(kind, language)


def previewed(work: Work, office: Office, trial: Trial) -> Written:
    """The letter to the person, else to an invented guest; its link and address are nobody's.

    Raises `Conflict` for a letter with a release if the event has no published one.
    """
    return _written(work, office, trial, sample_guest(work, trial.event))


def plan_trial(
    work: Work, office: Office, trial: Trial, name: str, address: str, key: str = ""
) -> LetterPlan:
    """The letter to a member of the office, which is queued at once, and once for the same `key`.

    Its link is invalid, its only ATTENDEE is the recipient, and its UID is not the event's, so that
    trying it has no effect on the guest list or on a real calendar entry.
    """
    guest = replace(sample_guest(work, trial.event), name=name, address=address, stamp=work.now)
    written = _written(work, office, trial, guest)
    is_entry = written.method == "REQUEST"
    return LetterPlan(
        purpose=TEST,
        about="",
        unique_key=f"test:{key or new_uid()}",
        language=trial.language,
        sender_name=office.names.best(trial.language, *office.languages),
        sender_address=office.mail_from,
        recipient_name=name,
        recipient_address=address,
        subject=f"[Test] {written.subject}",
        text=written.text,
        html=written.html,
        calendar=written.calendar if is_entry else None,
        calendar_method=written.method if is_entry else "",
        person_id=trial.person.id if trial.person else None,
        is_held=False,
    )


def _written(work: Work, office: Office, trial: Trial, guest: Guest) -> Written:
    own = OwnTexts({(trial.kind, trial.language): trial.wording} if trial.wording else {})
    name = trial.person.name(trial.language) if trial.person else guest.name
    reader = _reader(work, trial)
    if trial.kind.is_about_release:
        return _with_release(work, office, trial, own, name, reader)
    whom = addressee(name, reader, trial.language)
    if trial.kind in KINDS.values():
        told = Told(kind=trial.kind, language=trial.language, whom=whom, page=guest.page, note="…")
        subject, text, html = written(work, office, trial.event, told, own)
        return Written(subject=subject, text=text, html=html, calendar=None, method="")
    if trial.kind is LetterKind.ADVISORY:
        letters = AdvisoryLetters(work, trial.event, office, own)
        return _without_entry(letters.plan(_anybody(name), trial.language, reader))
    if trial.kind.is_to_speakers:
        return shown(
            work,
            office,
            trial.event,
            trial.language,
            own,
            kind=trial.kind,
            person=trial.person,
            name=name,
            reader=reader,
        )
    facts = _facts(work, trial)
    return LetterRenderer(office, own).write(_message(trial.kind), facts, guest, whom=whom)


def _reader(work: Work, trial: Trial) -> Reader:
    """Who is greeted. The link to their own page is nobody's."""
    if trial.person is None:
        return _NOBODY
    reader = readers(work, [trial.person.id])[trial.person.id]
    return replace(reader, public_id=_NOBODY.public_id, needs_notice=False)


def _message(kind: LetterKind) -> Message:
    purpose = _PURPOSES.get(kind) or purpose_of(kind) or Purpose(kind.value)
    opening = "postponement" if kind is LetterKind.PUT_OFF_TO else kind.value
    aspects = frozenset({Aspect.HOUR}) if kind is LetterKind.UPDATE else frozenset()
    return Message(purpose=purpose, opening=opening, aspects=aspects)


def _facts(work: Work, trial: Trial) -> InvitationFacts:
    facts = facts_of(trial.event, trial.language, work.now)
    put_off = trial.kind is LetterKind.PUT_OFF_TO
    if trial.kind in (LetterKind.POSTPONEMENT, LetterKind.PUT_OFF_TO):
        facts = replace(facts, has_new_day=put_off)
    comes = Answer.ACCEPTED if trial.kind in _TO_THOSE_WHO_COME else Answer.NEEDS_ACTION
    return replace(facts_for(facts, comes), uid=f"test-{new_uid()}")


def _with_release(
    work: Work, office: Office, trial: Trial, own: OwnTexts, name: str, reader: Reader
) -> Written:
    releases = {one.language: one for one in last_published(work, trial.event)}
    if (release := releases.get(trial.language)) is None:
        raise Conflict(_NO_RELEASE)
    guest: Invitation | Addressed = Invitation(
        name=name,
        address="",
        language=trial.language,
        checked_in_at=work.now if trial.kind is LetterKind.RELEASE_CAME else None,
    )
    if trial.kind is LetterKind.RELEASE_NEWS:
        guest = _anybody(name)
    if trial.kind is LetterKind.RELEASE_EMBARGOED:
        address = f"{work.links.public_url}/c/…"
        one = _anybody(name)
        plan = copy_letter(
            work, one, release, office, own, reader=reader, number=1, address=address
        )
    elif trial.kind is LetterKind.RELEASE_WITHDRAWAL:
        plan = withdrawal(work, guest, release, office, own, reader=reader)
    else:
        plan = follow_up(
            work,
            guest,
            release,
            office,
            own,
            reader=reader,
            has_older=trial.kind is LetterKind.RELEASE_CORRECTION,
            is_neutral=trial.kind is LetterKind.RELEASE_NEUTRAL,
        )
    return _without_entry(plan)


def _anybody(name: str) -> Addressed:
    """Somebody who is no guest."""
    return Addressed.other(_NOBODY.person_id, name, "")


def _without_entry(plan: LetterPlan) -> Written:
    return Written(subject=plan.subject, text=plan.text, html=plan.html, calendar=None, method="")
