"""The list for whoever guards the entrance: as PDF and as CSV."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.accreditation.guard_list import GuardLine, guard_lines, list_length
from planner.accreditation.guard_paper import guard_html, guard_papers, takes_long
from planner.events.models.event import Event
from planner.jobs.starting import start_guard_list
from planner.kernel.dates import language_name
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages, pgettext, reader_language
from planner.phrases import phrase
from planner.web.attending_words import KIND_LABELS
from planner.web.csv_export import csv_of
from planner.web.desk.events.pages import find_event
from planner.web.desk.jobs.pages import follow
from planner.web.doors import needs
from planner.web.downloads import paper_response
from planner.web.pdf import render_pdf
from planner.web.transaction import begin_writing, current_office, current_work, reading_languages
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
_TOO_LONG = _(
    "This list is too long to be drawn at once. Ask for it on the page Documents of the event, or "
    "take it as CSV."
)


@blueprint.get("/guard-list.pdf")
@needs(Role.EDITOR)
def paper(event_id: int) -> ResponseReturnValue:
    """In `?language=`; with `?silent=yes` also those without an answer."""
    event, language = find_event(event_id), _language()
    if is_long(event, with_silent=_with_silent()):
        raise Conflict(_TOO_LONG)
    lines = _lines(event, language)
    work, office = current_work(), current_office()
    papers = guard_papers(event, lines, language, office, printed_at=work.now)
    if len(papers) > 1:
        raise Conflict(_TOO_LONG)
    (made,) = papers
    pdf = render_pdf(guard_html(made), {})
    return paper_response(pdf, f"{phrase(language, 'papers.guard_list')} – {made.title}")


@blueprint.post("/guard-list.pdf")
@needs(Role.EDITOR)
def prepare_papers(event_id: int) -> ResponseReturnValue:
    """The same of many guests, which takes longer than anybody waits: a job, which keeps the file for a
    day.
    """
    language = _language()
    begin_writing()
    event = find_event(event_id)
    return follow(start_guard_list(current_work(), event.id, language, with_silent=_with_silent()))


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


def is_long(event: Event, *, with_silent: bool = False) -> bool:
    """Whether it is drawn by a job."""
    return takes_long(*list_length(current_work(), event, with_silent=with_silent))


def _language() -> str:
    """`?language=`, by default that of the reader."""
    wanted = request.args.get("language", "")
    return wanted if wanted in languages() else reader_language()


def _with_silent() -> bool:
    return request.args.get("silent") == "yes"


def _lines(event: Event, *tags: str) -> list[GuardLine]:
    named = tuple(dict.fromkeys((*tags, *event.languages)))
    return list(guard_lines(current_work(), event, named, with_silent=_with_silent()))
