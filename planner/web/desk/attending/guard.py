"""The list for whoever guards the entrance: as PDF and as CSV."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.accreditation.guard_list import GuardLine, guard_lines
from planner.accreditation.guard_paper import guard_html, guard_paper
from planner.events.models.event import Event
from planner.kernel.dates import language_name
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages, pgettext, reader_language
from planner.phrases import phrase
from planner.web.attending_words import KIND_LABELS
from planner.web.csv_export import csv_of
from planner.web.desk.events.pages import find_event
from planner.web.doors import needs
from planner.web.downloads import paper_response
from planner.web.pdf import render_pdf
from planner.web.transaction import current_office, current_work, reading_languages
from planner.web.words import word

blueprint = Blueprint("guard_list", __name__, url_prefix="/events/<int:event_id>")

_HEADING = (
    pgettext("person", "Name"),
    _("Outlet"),
    _("Kind"),
    _("Crew"),
    _("Names of the crew"),
    _("Equipment"),
    _("Car"),
    _("Accreditation"),
    _("Document"),
)


@blueprint.get("/guard-list.pdf")
@needs(Role.EDITOR)
def paper(event_id: int) -> ResponseReturnValue:
    """In `?language=`, by default that of the reader; with `?silent=yes` also those without an answer."""
    event = find_event(event_id)
    wanted = request.args.get("language", "")
    language = wanted if wanted in languages() else reader_language()
    made = guard_paper(
        event,
        _lines(event, language),
        language,
        current_office(),
        printed_at=current_work().now,
    )
    pdf = render_pdf(guard_html(made), {})
    return paper_response(pdf, f"{phrase(language, 'papers.guard_list')} – {made.title}")


@blueprint.get("/guard-list.csv")
@needs(Role.EDITOR)
def table(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    rows = (
        (
            line.name,
            line.outlet,
            str(KIND_LABELS[line.kind.value]),
            line.crew or "",
            line.crew_names,
            line.equipment,
            line.car,
            str(word(line.standing)),
            line.document,
        )
        for line in _lines(event, *reading_languages())
    )
    return csv_of(f"guard-list-{event.id}", tuple(map(str, _HEADING)), rows)


def guard_languages() -> list[tuple[str, str]]:
    """Those in which the list can be printed, the reader's first."""
    tags = dict.fromkeys((reader_language(), *languages()))
    return [(tag, language_name(tag, reader_language())) for tag in tags]


def _lines(event: Event, *tags: str) -> list[GuardLine]:
    with_silent = request.args.get("silent") == "yes"
    named = tuple(dict.fromkeys((*tags, *event.languages)))
    return list(guard_lines(current_work(), event, named, with_silent=with_silent))
