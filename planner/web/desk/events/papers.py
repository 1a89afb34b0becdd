"""PDFs from an event before it is held: the advisory and the programme."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.announced import announced_state
from planner.events.models.event import Event
from planner.events.queries import event_with_everything
from planner.kernel.work import Work
from planner.phrases import phrase
from planner.releases.drafting.wording import is_drafted
from planner.releases.papers.advisory import advisory_paper
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.paper import advisory_html, programme_html
from planner.releases.papers.programme import programme_paper
from planner.web.database import db
from planner.web.desk.releases.facts import record_of
from planner.web.doors import needs
from planner.web.downloads import paper_response
from planner.web.extensions import settings
from planner.web.pdf import render_pdf
from planner.web.transaction import current_office, current_work, found

blueprint = Blueprint("papers", __name__, url_prefix="/events/<int:event_id>")


@blueprint.get("/advisory.pdf")
@needs(Role.VIEWER)
def advisory(event_id: int) -> ResponseReturnValue:
    """In `?language=`, by default the event's first that papers are made in."""
    work = current_work()
    event = _event(work, event_id)
    language = _languages(event)[0]
    paper = advisory_paper(
        event,
        record_of(event).facts(language),
        current_office(),
        issued_at=work.now,
        before=announced_state(work.session, event),
        address=_address(work, event),
    )
    pdf = render_pdf(advisory_html(paper), _assets(event, language))
    return paper_response(pdf, f"{phrase(language, 'papers.advisory')} – {paper.title}")


@blueprint.get("/programme.pdf")
@needs(Role.VIEWER)
def programme(event_id: int) -> ResponseReturnValue:
    """In `?language=`, by default the event's first; in two side by side if it is given twice."""
    event = _event(current_work(), event_id)
    return paper_response(*printed_programme(event, _languages(event)))


def printed_programme(event: Event, languages: list[str]) -> tuple[bytes, str]:
    """The PDF and its name without ending. Ends the transaction. `event` is loaded with everything."""
    work = current_work()
    paper = programme_paper(
        event,
        languages,
        current_office(),
        issued_at=work.now,
        address=_address(work, event),
    )
    name = f"{paper.kind_label} – {paper.columns[0].title}"
    return render_pdf(programme_html(paper), _assets(event, languages[0])), name


def _event(work: Work, event_id: int) -> Event:
    return found(db.session.scalar(event_with_everything(work.office_id, event_id)))


def _languages(event: Event) -> list[str]:
    """The requested languages, each once; 404 for more than two, or one the event does not have."""
    languages = list(dict.fromkeys(request.args.getlist("language"))) or _first(event)
    if len(languages) > 2 or not set(languages) <= set(event.languages):
        abort(404)
    return languages


def _first(event: Event) -> list[str]:
    """The first language of the event that papers are made in, else its first one: refused."""
    return [tag for tag in event.languages if is_drafted(tag)][:1] or [event.language]


def _address(work: Work, event: Event) -> str:
    if not event.is_announced:
        return ""
    return work.links.event(current_office().slug, event.public_id)


def _assets(event: Event, language: str) -> Mapping[str, bytes]:
    return letterhead(event, language, current_office()).assets(settings().files_folder)
