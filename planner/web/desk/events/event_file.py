"""Exporting and importing a whole event as one file, and the sample event."""

from __future__ import annotations

import json

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.exchange.export import export_event
from planner.exchange.importing import apply_import, plan_import
from planner.exchange.pictures import LogoStorage
from planner.exchange.reading import MOST_BYTES, BadFile, check_document, parse, takes_long
from planner.exchange.sample import load_sample, sample_document
from planner.files import transfers
from planner.jobs.starting import start_export, start_import
from planner.kernel.errors import Invalid, TooLarge
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.exchange import EventFileForm
from planner.web.desk.jobs.pages import follow
from planner.web.doors import needs, takes_upload
from planner.web.extensions import pdf_client, settings
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work, stop_writing

blueprint = Blueprint("exchange", __name__, url_prefix="/events")


@blueprint.get("/<int:event_id>/event.json")
@needs(Role.EDITOR)
def show(event_id: int) -> ResponseReturnValue:
    """Without pictures, and without guests, since files are easily passed on: only the command line
    exports guests.
    """
    event = find_event(event_id)
    document = export_event(db.session(), event)
    response = Response(
        json.dumps(document, ensure_ascii=False, indent=2), mimetype="application/json"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="event-{event.id}.json"'
    return response


@blueprint.post("/<int:event_id>/event-file")
@needs(Role.EDITOR)
def create_file(event_id: int) -> ResponseReturnValue:
    """The same with logos, which takes longer: a job, whose file only this member may download."""
    event = find_event(event_id)
    begin_writing()
    return follow(start_export(current_work(), event.id))


@blueprint.get("/import")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    return _page(EventFileForm())


@blueprint.post("/import")
@needs(Role.EDITOR)
@takes_upload(26)
def create() -> ResponseReturnValue:
    """Import a small file at once; a large one, or one with pictures, in a job."""
    form = EventFileForm.read()
    if not form.validate():
        return _page(form, status=422)
    content = form.content(MOST_BYTES + 1)
    try:
        document = parse(content)
        if takes_long(content):
            written = transfers.write(settings().files_folder, content)
            begin_writing()
            return follow(start_import(current_work(), written))
        logo_storage = LogoStorage(pdf_client(), settings().files_folder)
        plan = plan_import(current_work(), check_document(document), logo_storage)
        begin_writing()
        event = apply_import(current_work(), plan)
    except BadFile as error:
        stop_writing()
        return _page(form, error, 422)
    except Invalid as error:
        stop_writing()
        form.mark(error)
        return _page(form, status=413 if isinstance(error, TooLarge) else 422)
    flash(_("The event is in your office, with everything that it refers to."))
    return redirect(url_for("desk.overview.show", event_id=event.id), 303)


@blueprint.post("/sample")
@needs(Role.EDITOR)
def sample() -> ResponseReturnValue:
    document = sample_document()
    begin_writing()
    event = load_sample(current_work(), document)
    flash(_("This is the sample: a round table that was held. Change whatever you like."))
    return redirect(url_for("desk.overview.show", event_id=event.id), 303)


def _page(
    form: EventFileForm, refused: BadFile | None = None, status: int = 200
) -> ResponseReturnValue:
    """`refused` is shown above the form; errors of the form are shown in it."""
    return render_template("desk/exchange/new.html", form=form, refused=refused), status
