"""The desk: the staff side, behind a sign-in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from planner.kernel.errors import PlannerError
from planner.web.desk import (
    after,
    anniversaries,
    documents,
    door,
    event_pages,
    event_status,
    events,
    exchange,
    files,
    frozen_outbox,
    guest_letters,
    hotlines,
    installation,
    invitations,
    inviting,
    job_words,
    jobs,
    mailbox,
    masthead,
    members,
    occasions,
    office,
    organisations,
    outbox,
    outlets,
    outline,
    papers,
    pasting,
    people,
    pools,
    programme,
    programmes_of_work,
    projects,
    refusals,
    release_status,
    releases,
    rewording,
    speakers,
    statements,
    studies,
)

blueprint = Blueprint("desk", __name__, url_prefix="/desk")
blueprint.register_blueprint(events.blueprint)
blueprint.register_blueprint(exchange.blueprint)
blueprint.register_blueprint(outline.blueprint)
blueprint.register_blueprint(event_status.blueprint)
blueprint.register_blueprint(invitations.blueprint)
blueprint.register_blueprint(guest_letters.blueprint)
blueprint.register_blueprint(inviting.blueprint)
blueprint.register_blueprint(pasting.blueprint)
blueprint.register_blueprint(door.blueprint)
blueprint.register_blueprint(occasions.blueprint)
blueprint.register_blueprint(programme.blueprint)
blueprint.register_blueprint(speakers.blueprint)
blueprint.register_blueprint(statements.blueprint)
blueprint.register_blueprint(studies.blueprint)
blueprint.register_blueprint(people.blueprint)
blueprint.register_blueprint(outlets.blueprint)
blueprint.register_blueprint(pools.blueprint)
blueprint.register_blueprint(organisations.blueprint)
blueprint.register_blueprint(projects.blueprint)
blueprint.register_blueprint(programmes_of_work.blueprint)
blueprint.register_blueprint(hotlines.blueprint)
blueprint.register_blueprint(anniversaries.blueprint)
blueprint.register_blueprint(files.blueprint)
blueprint.register_blueprint(documents.blueprint)
blueprint.register_blueprint(after.blueprint)
blueprint.register_blueprint(releases.blueprint)
blueprint.register_blueprint(release_status.blueprint)
blueprint.register_blueprint(outbox.blueprint)
blueprint.register_blueprint(frozen_outbox.blueprint)
blueprint.register_blueprint(mailbox.blueprint)
blueprint.register_blueprint(jobs.blueprint)
blueprint.register_blueprint(papers.blueprint)
blueprint.register_blueprint(office.blueprint)
blueprint.register_blueprint(installation.blueprint)
blueprint.register_blueprint(members.blueprint)

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
        ("desk.installation.show", "This installation"),
    ),
}

blueprint.after_request(rewording.reword_waiting)
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
