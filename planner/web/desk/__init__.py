"""The desk: the staff side, behind a sign-in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from planner.kernel.errors import PlannerError
from planner.kernel.messages import gettext as _
from planner.web.desk import masthead, refusals
from planner.web.desk.events import (
    after,
    documents,
    event_file,
    event_list,
    occasions,
    outline,
    papers,
    programme,
    speakers,
    statements,
)
from planner.web.desk.events import pages as event_pages
from planner.web.desk.events import status as event_status
from planner.web.desk.guests import door, guest_list, inviting, pasting, waiting_letters
from planner.web.desk.guests import letters as guest_letters
from planner.web.desk.history import pages as history_pages
from planner.web.desk.jobs import pages as job_pages
from planner.web.desk.jobs import words as job_words
from planner.web.desk.office import files, installation, members, settings
from planner.web.desk.outbox import frozen, letters, mailbox
from planner.web.desk.registers import (
    anniversaries,
    hotlines,
    organisations,
    outlets,
    people,
    pools,
    programmes_of_work,
    projects,
    studies,
)
from planner.web.desk.releases import editor
from planner.web.desk.releases import status as release_status

_PARTS = (
    *(event_list, event_file, outline, event_status, occasions, programme, speakers, statements),
    *(guest_list, guest_letters, inviting, pasting, door),
    *(documents, papers, editor, release_status, after),
    *(people, outlets, pools, organisations, projects, programmes_of_work, hotlines),
    *(anniversaries, studies),
    *(letters, frozen, mailbox, job_pages, history_pages),
    *(settings, members, installation, files),
)

blueprint = Blueprint("desk", __name__, url_prefix="/desk")
for part in _PARTS:
    blueprint.register_blueprint(part.blueprint)

ROOMS = (
    ("desk.events.index", "Events"),
    ("desk.people.index", "Contacts"),
    ("desk.organisations.index", "Organisations"),
    ("desk.anniversaries.index", "Anniversaries"),
    ("desk.outbox.index", "Outbox"),
)

# Registers that stand beside each other, under the room whose name is in the navigation.
NEIGHBOURS = {
    "desk.people.index": (
        ("desk.people.index", "People"),
        ("desk.outlets.index", "Outlets"),
        ("desk.pools.index", "Pools"),
    ),
    "desk.outbox.index": (
        ("desk.outbox.index", "Outbox"),
        ("desk.mailbox.index", "Mailbox"),
        ("desk.jobs.index", "Jobs"),
    ),
    "desk.organisations.index": (
        ("desk.organisations.index", "Organisations"),
        ("desk.projects.index", "Projects"),
        ("desk.programmes_of_work.index", "Programmes of work"),
        ("desk.hotlines.index", "Hot-lines"),
        ("desk.studies.index", "Studies"),
    ),
    "desk.office.show": (
        ("desk.office.show", "Settings of the office"),
        ("desk.members.index", "Who works here"),
        ("desk.history.index", _("History")),
        ("desk.installation.show", "This installation"),
    ),
}

blueprint.after_request(waiting_letters.reword_waiting)
blueprint.register_error_handler(PlannerError, refusals.refused_on_its_page)


@blueprint.app_context_processor
def rooms() -> dict[str, Any]:
    """The rooms of the desk in the navigation, and the loud counter of held letters."""
    return {
        "desk_rooms": ROOMS,
        "desk_here": _here(),
        "held_letters": masthead.held_letters,
        "my_jobs": masthead.my_jobs,
        **job_words.job_helpers(),
        **event_pages.helpers(),
    }


def _here() -> dict[str, Any]:
    """The room that this page belongs to, and the registers beside it."""
    current = request.blueprint or ""
    if "event_id" in (request.view_args or {}):
        return {"room": "desk.events.index", "neighbours": ()}
    for room, neighbours in NEIGHBOURS.items():
        if current in [endpoint.rsplit(".", 1)[0] for endpoint, _ in neighbours]:
            return {"room": room, "neighbours": neighbours}
    return {"room": f"{current}.index", "neighbours": ()}
