"""Words for programme items, the parts in them and what was said; see `words`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from planner.events.models.kinds import ItemKind, ItemSort, PartRole, PartState, RoleNumber
from planner.events.models.statement import Force, SpeechForm, SpeechTerms
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext

PROGRAMME_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    ItemKind: {
        ItemKind.WELCOME: pgettext("programme", "welcome"),
        ItemKind.REPORT: pgettext("programme", "report"),
        ItemKind.STUDY: pgettext("programme", "study"),
        ItemKind.PRESENTATION: pgettext("programme", "presentation"),
        ItemKind.STATEMENT: pgettext("programme", "statement"),
        ItemKind.DISCUSSION: pgettext("programme", "discussion"),
        ItemKind.QUESTIONS: pgettext("programme", "questions"),
        ItemKind.VISIT: pgettext("programme", "visit"),
        ItemKind.PHOTO: pgettext("programme", "photo opportunity"),
        ItemKind.BREAK: pgettext("programme", "break"),
        ItemKind.CLOSING: pgettext("programme", "closing"),
    },
    ItemSort: {
        ItemSort.FILM: pgettext("programme", "film"),
        ItemSort.EXHIBITION: pgettext("programme", "exhibition"),
        ItemSort.AWARD: pgettext("programme", "award"),
        ItemSort.AGREEMENT: pgettext("programme", "agreement"),
    },
    PartRole: {
        PartRole.SPEAKER: _("speaker"),
        PartRole.MODERATOR: _("moderator of the event"),
        PartRole.ITEM_MODERATOR: _("moderator of this item"),
        PartRole.HOST: pgettext("part", "host"),
        PartRole.SPECIAL_GUEST: _("special guest"),
        PartRole.PERFORMER: _("performer"),
        PartRole.TRAINER: _("trainer"),
        PartRole.GUIDE: _("guide of the place"),
        PartRole.COMPANION: _("companion of the one before"),
        PartRole.PRESENT: _("present, does not speak"),
        PartRole.MESSAGE: _("absent: a message is read out"),
        PartRole.INTERPRETER: _("interpreter"),
    },
    RoleNumber: {
        RoleNumber.ONE: _("one person"),
        RoleNumber.SEVERAL: pgettext("role", "several"),
    },
    PartState: {
        PartState.PLANNED: pgettext("speaker", "planned"),
        PartState.ASKED: pgettext("speaker", "asked"),
        PartState.CONFIRMED: pgettext("speaker", "confirmed"),
        PartState.DECLINED: pgettext("speaker", "declined"),
        PartState.ABSENT: pgettext("speaker", "absent"),
    },
    SpeechForm: {
        SpeechForm.DIRECT: pgettext("speech", "direct"),
        SpeechForm.PARTIAL: pgettext("speech", "quoted in part"),
        SpeechForm.INDIRECT: pgettext("speech", "indirect"),
        SpeechForm.PLAN: pgettext("speech", "announcement or plan"),
        SpeechForm.CALL: pgettext("speech", "call, proposal or promise"),
        SpeechForm.TOPICS: pgettext("speech", "topics"),
    },
    SpeechTerms: {
        SpeechTerms.ON_RECORD: _("on the record"),
        SpeechTerms.BACKGROUND: pgettext("speech", "background"),
        SpeechTerms.OFF_RECORD: _("off the record"),
        SpeechTerms.CHATHAM_HOUSE: _("Chatham House rule"),
    },
    Force: {
        Force.SAID: pgettext("speech", "said"),
        Force.NOTED: pgettext("speech", "noted"),
        Force.STRESSED: pgettext("speech", "stressed"),
        Force.EXPLAINED: pgettext("speech", "explained"),
        Force.RECALLED: pgettext("speech", "recalled"),
        Force.ADDED: pgettext("speech", "added"),
        Force.ANNOUNCED: pgettext("speech", "announced"),
        Force.PROMISED: pgettext("speech", "promised"),
        Force.CALLED: pgettext("speech", "called on"),
        Force.PROPOSED: pgettext("speech", "proposed"),
        Force.WARNED: pgettext("speech", "warned"),
        Force.STATED: pgettext("speech", "said in a statement"),
        Force.ASKED: pgettext("speech", "asked"),
    },
}
