"""What people write themselves, or have a program write: words, absences, opting out."""

from __future__ import annotations

from planner.contacts.models import Person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.inbox import verdicts
from planner.inbox.answering import Asked
from planner.inbox.models import Question
from planner.inbox.verdicts import FAULTS, Verdict
from planner.invitations.queries import addresses_of_guests
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.mail.message import Fault

UNSUBSCRIBED = {
    Unwanted.INVITATIONS: _("%(name)s wants no invitations any more."),
    Unwanted.RELEASES: _("%(name)s wants no releases any more."),
    Unwanted.EVERYTHING: _("%(name)s wants no letters any more."),
}
_AWAY = _("%(name)s is away.")
_AWAY_UNTIL = _("%(name)s is away until %(day)s.")


def decide_on_words(_work: Work, asked: Asked) -> Verdict:
    """They stand at the guest or the person until somebody has read them."""
    match, calendar = asked.match, asked.read.calendar
    if (
        calendar is not None
        and match.event is not None
        and match.event.calendar_uid == calendar.uid
    ):
        return verdicts.refused(
            _("Only the office invites to its event, changes it and calls it off.")
        )
    if match.person is None:
        return verdicts.held(Question.SENDER, _("The sender is not in the register."))
    is_proven = asked.proof is not None and asked.proof.is_given
    reason = _("%(name)s writes.", name=_name(match.person))
    return verdicts.noted(reason, is_to_be_read=True, is_proven=is_proven)


def decide_on_absence(_work: Work, asked: Asked) -> Verdict:
    person, until = asked.match.person, asked.read.absent_until
    if person is None:
        return verdicts.ignored(_("An absence of somebody who is not in the register."))
    if until is None:
        return verdicts.noted(_AWAY.with_values(name=_name(person)))
    return verdicts.noted(_AWAY_UNTIL.with_values(name=_name(person), day=until.isoformat()))


def decide_on_unsubscribing(work: Work, asked: Asked) -> Verdict:
    """As the link in a letter: whoever has the token of a person may opt out for them (RFC 8058)."""
    person, unwanted = asked.match.person, Unwanted(asked.read.unwanted)
    if person is None:
        return verdicts.held(Question.UNSUBSCRIBE, _("The sender is not in the register."))
    proof = asked.proof
    if asked.match.holder is None and not (proof is not None and proof.is_given):
        doubt = proof.why_not if proof else ""
        return verdicts.held(Question.UNSUBSCRIBE, doubt)
    unsubscribe(work, person, unwanted)
    return verdicts.applied(UNSUBSCRIBED[unwanted].with_values(name=_name(person)))


def unsubscribe(work: Work, person: Person, unwanted: Unwanted) -> None:
    """Idempotent."""
    addresses = [*person.emails, *addresses_of_guests(work, person.id)]
    suppress(work, addresses, unwanted, SuppressionRoad.MAIL)


def decide_on_machine(_work: Work, asked: Asked) -> Verdict:
    return verdicts.ignored(_("A machine or a list has sent it: nobody waits for an answer."))


def decide_on_unreadable(_work: Work, asked: Asked) -> Verdict:
    """Staff look for it in the mailbox. Of machines nobody wants to know."""
    read = asked.read
    reason = FAULTS[read.fault or Fault.BROKEN]
    if asked.match.is_empty and read.answers_nobody:
        return verdicts.ignored(reason)
    return verdicts.held(Question.UNREADABLE, reason)


def _name(person: Person) -> str:
    return person.best_label()
