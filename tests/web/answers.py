"""What views answer beside what `test_matrix.py` expects of all, and whose own records they find."""

from __future__ import annotations

# Further responses of views that may be opened: not ready, an incomplete form, another body, not the
# only approver, a removed row of another kind, a note of somebody else, a template that nobody is changing, no own
# text, one for all events, a row of the plan of an event instead of the office's.
ALSO = {
    "desk.release_status.clear_alone": {403},
    "desk.releases.restore": {404},
    "guest.unsubscribe.create": {400},
    "start.readyz": {503},
    "desk.outbox.release_event_letters": {404},
    "desk.documents.draft": {404},
    "desk.inbox.attach": {404},
    "desk.event_templates.discard_draft": {404},
    "desk.event_templates.replace": {404},
    "desk.letter_plan.remove": {404},
    "desk.letter_plan.show": {404},
    "desk.letter_plan.update": {404},
    "desk.letter_texts.reset": {403, 404},
    "desk.letter_texts.restore": {403, 404},
    "desk.letter_texts.save": {403},
    "desk.person_notes.remove": {403},
    "desk.person_notes.restore": {403},
    "desk.person_notes.update": {403},
}

# These views find only the user's own records, so not the samples.
OWN_ONLY = frozenset(
    {"auth.account.end_other_session", "auth.account.choose_office", "desk.jobs.fetch"}
)
