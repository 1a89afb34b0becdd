"""The desk: the pages for members of an office, behind a sign-in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, request

from planner.kernel.errors import PlannerError
from planner.kernel.messages import gettext as _
from planner.web.desk import masthead, refusals
from planner.web.desk.attending import acts as request_acts
from planner.web.desk.attending import guard, seasons, waiting_requests
from planner.web.desk.attending import papers as identity_papers
from planner.web.desk.calendar import pages as calendar
from planner.web.desk.confirmations import pages as confirmations
from planner.web.desk.distribution import embargoed_copies, release_letters
from planner.web.desk.distribution import pages as distribution
from planner.web.desk.duplicates import pages as duplicate_pages
from planner.web.desk.duplicates import undoing as merge_undoing
from planner.web.desk.events import (
    after,
    checklist,
    copying,
    deleting,
    documents,
    event_file,
    event_list,
    kind_checklists,
    occasions,
    outline,
    overview,
    papers,
    programme,
    removed,
    responsible,
    speakers,
    statements,
    templates,
    word_forms,
)
from planner.web.desk.events import pages as event_pages
from planner.web.desk.events import status as event_status
from planner.web.desk.free_letters import again as free_letters_again
from planner.web.desk.free_letters import attachments as letter_attachments
from planner.web.desk.free_letters import pages as free_letters
from planner.web.desk.guests import (
    chosen,
    door,
    guest_files,
    guest_kind,
    guest_list,
    inviting,
    letter_preview,
    pasting,
    seats,
    waiting_letters,
)
from planner.web.desk.guests import letters as guest_letters
from planner.web.desk.history import pages as history_pages
from planner.web.desk.imports import acts as import_acts
from planner.web.desk.imports import columns as import_columns
from planner.web.desk.imports import pages as import_pages
from planner.web.desk.inbox import acts as inbox_acts
from planner.web.desk.inbox import pages as inbox_pages
from planner.web.desk.inbox import strangers as inbox_strangers
from planner.web.desk.jobs import pages as job_pages
from planner.web.desk.jobs import words as job_words
from planner.web.desk.letter_plan import acts as letter_plan
from planner.web.desk.letter_texts import pages as letter_texts
from planner.web.desk.mail_server import sends_mail
from planner.web.desk.office import (
    files,
    installation,
    letter_limits,
    mail,
    members,
    office_mailbox,
    parts,
    settings,
)
from planner.web.desk.outbox import frozen, letters, mailbox
from planner.web.desk.registers import (
    anniversaries,
    assistants,
    erasing,
    hotlines,
    organisations,
    outlets,
    own_kinds,
    people,
    person_filters,
    person_notes,
    pools,
    programmes_of_work,
    projects,
    studies,
    subscribers,
    suppressions,
    topics,
)
from planner.web.desk.releases import changes as release_changes
from planner.web.desk.releases import comments as release_comments
from planner.web.desk.releases import editor
from planner.web.desk.releases import news as release_news
from planner.web.desk.releases import pictures as release_pictures
from planner.web.desk.releases import status as release_status
from planner.web.desk.search import pages as search
from planner.web.desk.today import pages as today
from planner.web.doors import door_of
from planner.web.sessions import identity
from planner.web.shown_language import keep_shown_language

_MODULES = (
    today,
    search,
    calendar,
    *(
        event_list,
        event_file,
        deleting,
        templates,
        kind_checklists,
        copying,
        overview,
        responsible,
        checklist,
        outline,
        event_status,
        occasions,
        programme,
        removed,
        speakers,
        statements,
    ),
    *(guest_list, guest_kind, guest_files, seats, chosen, guest_letters),
    *(inviting, letter_preview, pasting, door),
    *(
        documents,
        papers,
        word_forms,
        editor,
        release_changes,
        release_comments,
        release_news,
        release_pictures,
        release_status,
        after,
        distribution,
        release_letters,
        embargoed_copies,
    ),
    *(request_acts, identity_papers, guard, seasons, waiting_requests),
    *(import_pages, import_columns, import_acts),
    *(duplicate_pages, merge_undoing),
    *(people, person_filters, person_notes, erasing, suppressions, subscribers, assistants),
    *(outlets, pools, topics),
    *(organisations, projects, programmes_of_work, hotlines),
    own_kinds,
    *(anniversaries, studies),
    *(inbox_pages, inbox_acts, inbox_strangers),
    *(letters, frozen, mailbox, letter_texts, letter_plan, free_letters, letter_attachments),
    free_letters_again,
    *(confirmations, job_pages, history_pages),
    *(settings, members, mail, letter_limits, office_mailbox, installation, parts, files),
)

blueprint = Blueprint("desk", __name__, url_prefix="/desk")
for part in dict.fromkeys(module.blueprint for module in _MODULES):
    blueprint.register_blueprint(part)

_SECTIONS = (
    ("desk.today.index", _("Today")),
    ("desk.events.index", _("Events")),
    ("desk.calendar.index", _("Calendar")),
    ("desk.people.index", _("Contacts")),
    ("desk.organisations.index", _("Organisations")),
    ("desk.anniversaries.index", _("Anniversaries")),
    ("desk.outbox.index", _("Outbox")),
)

# Lists that are linked to each other, by the first page of their section.
_NEIGHBOURS = {
    "desk.events.index": (
        ("desk.events.index", _("Events")),
        ("desk.event_templates.index", _("Templates")),
        ("desk.kind_checklists.index", _("Checklists")),
        ("desk.waiting_requests.index", _("Requests to attend")),
    ),
    "desk.people.index": (
        ("desk.people.index", _("People")),
        ("desk.outlets.index", _("Outlets")),
        ("desk.pools.index", _("Pools")),
        ("desk.topics.index", _("Topics")),
        ("desk.imports.index", _("Lists")),
        ("desk.duplicates.index", _("Duplicates")),
        ("desk.seasons.index", _("Accredited")),
        ("desk.subscribers.index", _("Subscribers")),
        ("desk.suppressions.index", _("Opt-outs")),
    ),
    "desk.outbox.index": (
        ("desk.outbox.index", _("Outbox")),
        ("desk.mailbox.index", _("Mailbox")),
        ("desk.inbox.index", _("Inbox")),
        ("desk.letter_texts.index", _("Texts of letters")),
        ("desk.letter_plan.index", _("Plan of letters")),
        ("desk.free_letters.index", _("Free letters")),
        ("desk.jobs.index", _("Jobs")),
    ),
    "desk.organisations.index": (
        ("desk.organisations.index", _("Organisations")),
        ("desk.projects.index", _("Projects")),
        ("desk.programmes_of_work.index", _("Programmes of work")),
        ("desk.hotlines.index", _("Hot-lines")),
        ("desk.studies.index", _("Studies")),
        ("desk.own_kinds.index", _("Kinds of event")),
    ),
    "desk.office.show": (
        ("desk.office.show", _("Settings of the office")),
        ("desk.members.index", _("Who works here")),
        ("desk.mail.show", _("Mail")),
        ("desk.letter_limits.show", _("Limits of letters")),
        ("desk.history.index", _("History")),
        ("desk.installation.show", _("This installation")),
    ),
}
# Pages that belong to a list of another blueprint.
_WITHIN = {
    "desk.exchange": "desk.events",
    "desk.deleted_events": "desk.events",
    "desk.person_notes": "desk.people",
    "desk.erasing": "desk.people",
    "desk.frozen_outbox": "desk.outbox",
    "desk.parts": "desk.installation",
}

blueprint.after_request(waiting_letters.rewrite_after_commit)
blueprint.after_request(keep_shown_language)
blueprint.register_error_handler(PlannerError, refusals.refused_on_its_page)


@blueprint.app_context_processor
def sections() -> dict[str, Any]:
    """Navigation, notices and functions for the templates of the desk."""
    return {
        "desk_sections": _SECTIONS,
        "desk_here": _here(),
        "held_letters": masthead.held_letters,
        "things_waiting": masthead.waiting,
        "initials": masthead.initials,
        "my_jobs": masthead.my_jobs,
        "sends_mail": sends_mail,
        **job_words.job_helpers(),
        **event_pages.helpers(),
    }


def _here() -> dict[str, Any]:
    """The section of the current page, the lists linked to it, and the one that the page belongs to."""
    current = _WITHIN.get(request.blueprint or "", request.blueprint or "")
    here = {"section": f"{current}.index", "neighbours": (), "list": current}
    if {"event_id", "release_id"} & (request.view_args or {}).keys():
        return here | {"section": "desk.events.index"}
    for section, neighbours in _NEIGHBOURS.items():
        if current in [endpoint.rsplit(".", 1)[0] for endpoint, _label in neighbours]:
            opened = tuple(filter(_may_be_opened, neighbours))
            return here | {"section": section, "neighbours": opened}
    return here


def _may_be_opened(neighbour: tuple[str, str]) -> bool:
    """Whether the member has the role that the list needs."""
    door, who = door_of(current_app, neighbour[0]), identity()
    return who is not None and (door is None or door.role is None or who.may(door.role))
