"""For each kind of job, its code and the role it needs."""

from __future__ import annotations

from planner.accounts.models import Role
from planner.jobs import importing_people
from planner.jobs.distribution import prepare_distribution
from planner.jobs.exporting import prepare_export
from planner.jobs.free_letters import prepare_again, prepare_free_letter
from planner.jobs.guard_lists import prepare_guard_list
from planner.jobs.importing import prepare_import
from planner.jobs.inviting import prepare_inviting, prepare_pasted
from planner.jobs.job_kinds import JobKind
from planner.jobs.mail_test import prepare_mail_test
from planner.jobs.mailbox_test import prepare_mailbox_test
from planner.jobs.people_sheets import prepare_people_sheet
from planner.jobs.planned_letters import prepare_planned
from planner.jobs.portions import Act
from planner.jobs.release_notices import prepare_notice
from planner.jobs.writing import prepare_letters

ACTS: dict[str, Act] = {
    JobKind.DISTRIBUTION: Act(Role.EDITOR, prepare_distribution),
    JobKind.EVENT_EXPORT: Act(Role.EDITOR, prepare_export),
    JobKind.EVENT_IMPORT: Act(Role.EDITOR, prepare_import),
    JobKind.FREE_LETTER: Act(Role.EDITOR, prepare_free_letter),
    JobKind.FREE_LETTER_AGAIN: Act(Role.EDITOR, prepare_again),
    JobKind.GUARD_LIST: Act(Role.EDITOR, prepare_guard_list),
    JobKind.GUEST_LETTERS: Act(Role.EDITOR, prepare_letters),
    JobKind.INVITATIONS: Act(Role.EDITOR, prepare_inviting),
    JobKind.LIST_IMPORT: Act(Role.APPROVER, importing_people.prepare_import),
    JobKind.LIST_PREVIEW: Act(Role.APPROVER, importing_people.prepare_preview),
    JobKind.LIST_UNDOING: Act(Role.APPROVER, importing_people.prepare_undoing),
    JobKind.MAILBOX_TEST: Act(Role.ADMINISTRATOR, prepare_mailbox_test),
    JobKind.MAIL_TEST: Act(Role.ADMINISTRATOR, prepare_mail_test),
    JobKind.PASTED_GUESTS: Act(Role.EDITOR, prepare_pasted),
    JobKind.PEOPLE_SHEET: Act(Role.APPROVER, prepare_people_sheet),
    JobKind.PLANNED_LETTERS: Act(Role.EDITOR, prepare_planned),
    JobKind.RELEASE_NOTICE: Act(Role.EDITOR, prepare_notice),
}
