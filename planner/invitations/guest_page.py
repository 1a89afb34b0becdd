"""The guest's page: the version of the event that it shows, and what has changed in it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.invitations.changed_facts import changes_in_words
from planner.invitations.comparing import Aspect
from planner.invitations.history import histories, present
from planner.invitations.models import Invitation
from planner.invitations.purposes import Purpose
from planner.invitations.snapshots import Snapshot
from planner.invitations.told import History, Present, Written, last_told, next_sequence
from planner.invitations.wording import letter_word
from planner.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Version:
    """The version of the event on a guest's page: the SEQUENCE of the letter about it. `is_ahead`:
    that letter has not left yet.
    """

    sequence: int
    is_ahead: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """`changes` are sentences about the changes since the letter that the guest knows, or the
    version that they answered; `before` is that state.
    """

    version: Version
    changes: tuple[str, ...] = ()
    before: Snapshot | None = None


def shown_to(work: Work, guest: Invitation) -> Shown:
    """What the guest's page shows now. The event has to be loaded with its programme."""
    past, now = histories(work, [guest])[guest.about], present(work, guest.event)
    version, last = _version(past, guest, now), last_told(past, guest)
    if last is None or not (guest.is_outdated or version.is_ahead):
        return Shown(version=version)
    for letter in reversed(past.left):
        aspects = now.since(letter, guest.language).aspects if now.told_by(letter) else frozenset()
        if aspects:
            return Shown(
                version=version,
                changes=tuple(_sentences(guest, now, last, aspects)),
                before=now.told_by(letter),
            )
    return Shown(version=version, changes=tuple(_sentences(guest, now, last, frozenset())))


def version_for(work: Work, guest: Invitation) -> Version:
    """The version to which an answer now refers. The event has to be loaded with its programme."""
    past = histories(work, [guest])[guest.about]
    return _version(past, guest, present(work, guest.event))


def _version(past: History, guest: Invitation, now: Present) -> Version:
    last, asked = last_told(past, guest), guest.asked_sequence
    is_told = last is not None and last.purpose.asks and not now.since(last, guest.language).aspects
    if is_told and asked is not None:
        return Version(asked)
    return Version(next_sequence(past, guest, guest.event.sequence), is_ahead=True)


def _sentences(
    guest: Invitation, now: Present, last: Written, aspects: frozenset[Aspect]
) -> list[str]:
    """Such as “The time has changed.”; a lifted cancellation or postponement comes first."""
    language = guest.language
    sentences = []
    if last.purpose in (Purpose.CANCELLATION, Purpose.REINSTATEMENT):
        sentences.append(letter_word(language, "changed.reinstatement"))
    elif last.purpose is Purpose.POSTPONEMENT:
        sentences.append(letter_word(language, "changed.new_date"))
    elif Aspect.CERTAINTY in aspects:
        is_open = now.facts(language).is_tentative
        sentences.append(letter_word(language, f"changed.{'unsure' if is_open else 'confirmed'}"))
    return sentences + changes_in_words(language, aspects)
