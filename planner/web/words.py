"""Words for values of enumerations, in the reader's language.

There is a table for each enumeration: “held” means different things of an event and of a letter, and
in many languages the words agree in gender with what they describe.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from planner.accounts.models import ReleaseOrder, Role
from planner.background.models import OutcomeKind
from planner.confirmations.models import PURPOSE as SPEAKER_LETTER
from planner.confirmations.models import SpeakerAnswer
from planner.contacts.list_rows import GENDERS
from planner.contacts.models import ChannelKind, Gender, OutletKind, OutletScope
from planner.coverage.advisory_letters import ADVISES
from planner.coverage.letters import WITHDRAWS
from planner.coverage.recipients import Recipients
from planner.distribution.assistant_copies import PURPOSE as ASSISTANT_COPY
from planner.events.attendance_facts import Qualifier
from planner.free_letters.drawing import PURPOSE as FREE_LETTER
from planner.grammar.needs import Need
from planner.inbox.declining import DECLINES
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Answer
from planner.invitations.purposes import PlainPurpose, Purpose
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.kernel.ordering import Direction
from planner.letter_texts.kinds import LetterKind
from planner.members.messages import JOIN, RESET
from planner.organisations.models import OrganisationKind
from planner.outbox.models import TEST, Delivery
from planner.releases.models import ReleaseStatus, Section
from planner.releases.publication.publishing import BRINGS
from planner.subscriptions.letters import PURPOSE as SUBSCRIPTION
from planner.web.attending_words import ATTENDING_WORDS, REQUEST_PURPOSE_WORDS
from planner.web.event_words import EVENT_WORDS
from planner.web.letter_words import LETTER_KINDS, PLAIN_PURPOSE_WORDS, PURPOSE_WORDS
from planner.web.privacy_words import PRIVACY_WORDS
from planner.web.programme_words import PROGRAMME_WORDS
from planner.web.release_words import PURPOSES, RELEASE_WORDS

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    **EVENT_WORDS,
    **PROGRAMME_WORDS,
    **RELEASE_WORDS,
    **ATTENDING_WORDS,
    Role: {
        Role.VIEWER: _("viewer"),
        Role.EDITOR: _("editor"),
        Role.APPROVER: _("approver"),
        Role.ADMINISTRATOR: _("administrator"),
    },
    OutcomeKind: {
        OutcomeKind.DONE: pgettext("outcome", "done"),
        OutcomeKind.PASSED: pgettext("outcome", "passed"),
        OutcomeKind.FAILED: pgettext("outcome", "failed"),
    },
    OutletKind: {
        OutletKind.AGENCY: _("news agency"),
        OutletKind.PRINT: pgettext("outlet", "print"),
        OutletKind.RADIO: pgettext("outlet", "radio"),
        OutletKind.TELEVISION: pgettext("outlet", "television"),
        OutletKind.ONLINE: pgettext("outlet", "online"),
        OutletKind.PHOTO: pgettext("outlet", "photo"),
        OutletKind.FILM: pgettext("outlet", "film"),
    },
    OutletScope: {
        OutletScope.LOCAL: pgettext("outlet", "local"),
        OutletScope.REGIONAL: pgettext("outlet", "regional"),
        OutletScope.NATIONAL: pgettext("outlet", "national"),
        OutletScope.INTERNATIONAL: pgettext("outlet", "international"),
    },
    GuestKind: {
        GuestKind.JOURNALIST: _("journalist"),
        GuestKind.CREW: pgettext("kind of guest", "crew"),
        GuestKind.OFFICIAL: _("official"),
        GuestKind.PARTNER: pgettext("kind of guest", "partner"),
        GuestKind.OTHER: pgettext("kind of guest", "other"),
    },
    Gender: GENDERS,
    **PRIVACY_WORDS,
    Need: {
        Need.GENITIVE: pgettext("grammar", "genitive"),
        Need.DATIVE: pgettext("grammar", "dative"),
        Need.ACCUSATIVE: pgettext("grammar", "accusative"),
        Need.INSTRUMENTAL: pgettext("grammar", "instrumental"),
        Need.PREPOSITIONAL: pgettext("grammar", "prepositional"),
        Need.SURNAME: pgettext("grammar", "surname apart"),
        Need.GENDER: pgettext("grammar", "gender and number"),
    },
    ChannelKind: {
        ChannelKind.EMAIL: _("e-mail"),
        ChannelKind.PHONE: _("telephone"),
    },
    Recipients: {
        Recipients.CAME: _("To those who came"),
        Recipients.MISSED: _("To those who did not"),
        Recipients.ALL: _("To all guests"),
    },
    Qualifier: {
        Qualifier.EXACT: pgettext("a number of people", "exactly"),
        Qualifier.MORE_THAN: pgettext("a number of people", "more than"),
        Qualifier.ABOUT: pgettext("a number of people", "about"),
    },
    ReleaseOrder: {
        ReleaseOrder.PROTOCOL: _("the order of the meeting"),
        ReleaseOrder.NEWS: _("the news"),
    },
    Direction: {
        Direction.UP: pgettext("direction", "up"),
        Direction.DOWN: pgettext("direction", "down"),
    },
    Answer: {
        Answer.NEEDS_ACTION: pgettext("answer", "needs action"),
        Answer.ACCEPTED: pgettext("answer", "accepted"),
        Answer.TENTATIVE: pgettext("answer", "tentative"),
        Answer.DECLINED: pgettext("answer", "declined"),
        Answer.DELEGATED: pgettext("answer", "delegated"),
        Answer.REMOTE: pgettext("answer", "remote"),
        Answer.WAITING: pgettext("answer", "on the waiting list"),
    },
    LetterKind: LETTER_KINDS,
    SpeakerAnswer: {
        SpeakerAnswer.NONE: pgettext("speaker", "no answer yet"),
        SpeakerAnswer.YES: pgettext("speaker", "yes"),
        SpeakerAnswer.CORRECTED: pgettext("speaker", "yes, with another name or function"),
        SpeakerAnswer.NO: pgettext("speaker", "no"),
    },
    Purpose: PURPOSE_WORDS,
    PlainPurpose: PLAIN_PURPOSE_WORDS,
    OrganisationKind: {
        OrganisationKind.INTERGOVERNMENTAL: _("intergovernmental"),
        OrganisationKind.GOVERNMENT: pgettext("organisation", "government"),
        OrganisationKind.NGO: _("NGO"),
        OrganisationKind.RED_CROSS: _("Red Cross or Red Crescent"),
        OrganisationKind.ACADEMIC: pgettext("organisation", "academic"),
        OrganisationKind.COMPANY: pgettext("organisation", "company"),
        OrganisationKind.FOUNDATION: pgettext("organisation", "foundation"),
        OrganisationKind.OTHER: pgettext("organisation", "other"),
    },
    Delivery: {
        Delivery.HELD: pgettext("letter", "held"),
        Delivery.QUEUED: pgettext("letter", "queued"),
        Delivery.SENDING: pgettext("letter", "sending"),
        Delivery.DOT: pgettext("letter", "sending"),
        Delivery.SENT: pgettext("letter", "sent"),
        Delivery.FILED: _("kept as a file"),
        Delivery.FAILED: pgettext("letter", "failed"),
        Delivery.IN_DOUBT: pgettext("letter", "in doubt"),
        Delivery.SUPERSEDED: pgettext("letter", "superseded"),
        Delivery.DISCARDED: pgettext("letter", "discarded"),
    },
    ReleaseStatus: {
        ReleaseStatus.DRAFT: pgettext("release", "draft"),
        ReleaseStatus.IN_REVIEW: pgettext("release", "in review"),
        ReleaseStatus.CLEARED: pgettext("release", "cleared"),
        ReleaseStatus.PUBLISHED: pgettext("release", "published"),
        ReleaseStatus.CORRECTED: pgettext("release", "corrected"),
        ReleaseStatus.WITHDRAWN: pgettext("release", "withdrawn"),
    },
    Section: {
        Section.HEADLINE: pgettext("paragraph", "headline"),
        Section.SUBHEAD: pgettext("paragraph", "subhead"),
        Section.LEAD: pgettext("paragraph", "lead"),
        Section.OCCASIONS: pgettext("paragraph", "occasions"),
        Section.FRAME: pgettext("paragraph", "frame"),
        Section.WELCOME: pgettext("paragraph", "welcome"),
        Section.STUDY: pgettext("paragraph", "study"),
        Section.STATEMENT: pgettext("paragraph", "statement"),
        Section.PRESENTATION: pgettext("paragraph", "presentation"),
        Section.HOTLINE: pgettext("paragraph", "hotline"),
        Section.ATTENDANCE: pgettext("paragraph", "attendance"),
        Section.CLOSING: pgettext("paragraph", "closing"),
        Section.NOTES: pgettext("paragraph", "notes"),
        Section.BOILERPLATE: pgettext("paragraph", "boilerplate"),
        Section.CONTACTS: pgettext("paragraph", "contacts"),
        Section.FREE: pgettext("paragraph", "free"),
    },
}
# By `Letter.purpose`, a string; only the purposes of letters to guests have an enumeration.
_PURPOSES: dict[str, str] = {
    **{one.value: text for one, text in (PURPOSE_WORDS | PLAIN_PURPOSE_WORDS).items()},
    **REQUEST_PURPOSE_WORDS,
    BRINGS: pgettext("letter", "release"),
    WITHDRAWS: pgettext("letter", "release withdrawal"),
    FREE_LETTER: pgettext("letter", "free letter"),
    ADVISES: pgettext("letter", "advisory"),
    ASSISTANT_COPY: pgettext("letter", "copy for an assistant"),
    SUBSCRIPTION: pgettext("letter", "confirmation of a subscription"),
    SPEAKER_LETTER: pgettext("letter", "speaker's confirmation"),
    JOIN: pgettext("letter", "invitation of a member"),
    RESET: pgettext("letter", "new password"),
    **PURPOSES,
    DECLINES: pgettext("letter", "proposal declined"),
    TEST: pgettext("letter", "test"),
}


def word(value: object) -> str:
    """“in review” for `in_review`; values without a word are returned with spaces."""
    if isinstance(value, StrEnum) and (text := WORDS.get(type(value), {}).get(value)):
        return text
    stored = str(value)
    return _PURPOSES.get(stored, stored.replace("_", " ").replace("-", " "))
