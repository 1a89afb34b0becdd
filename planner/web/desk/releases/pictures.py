"""The pictures that the releases on an event show."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.files.operations import NewFile
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.releases.models import ReleasePicture
from planner.releases.picture_operations import (
    add_release_picture,
    move_picture,
    prepare_picture,
    remove_picture,
    revise_picture,
)
from planner.releases.queries import pictures_of, releases_of_event
from planner.web.database import db
from planner.web.desk.events.pages import find_event, step
from planner.web.desk.forms.pictures import NewPictureForm, PictureWordsForm
from planner.web.desk.registers.lists import revised
from planner.web.doors import needs, takes_upload
from planner.web.extensions import pdf_client, settings
from planner.web.form_submission import submit_prepared_form
from planner.web.notices import flash
from planner.web.transaction import (
    begin_writing,
    current_work,
    found,
    office_languages,
    reading_languages,
    rechecked,
)

blueprint = Blueprint("release_pictures", __name__, url_prefix="/events/<int:event_id>/pictures")

_MEGABYTES = 26
_PICTURE = "/<int:picture_id>"


@blueprint.get("/")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    return _page(find_event(event_id), NewPictureForm(languages=office_languages()))


@blueprint.post("/")
@needs(Role.EDITOR)
@takes_upload(_MEGABYTES)
def create(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = NewPictureForm.read(languages=office_languages())
    added, status = submit_prepared_form(
        form,
        lambda: _cleaned(form),
        lambda sizes: add_release_picture(current_work(), event, form.plan(), sizes),
    )
    if added is None:
        return _page(event, form, status)
    flash(_("The picture is added. Releases published from now on show it."))
    return _back(event)


@blueprint.get(_PICTURE)
@needs(Role.VIEWER)
def show(event_id: int, picture_id: int) -> ResponseReturnValue:
    event, picture = _found(event_id, picture_id)
    return _words(event, picture, _stored(picture))


@blueprint.post(_PICTURE)
@needs(Role.EDITOR)
def update(event_id: int, picture_id: int) -> ResponseReturnValue:
    event, picture = _found(event_id, picture_id)
    form = PictureWordsForm.read(languages=office_languages())
    status = revised(form, revise_picture, picture, _stored)
    if status != 303:
        return _words(event, picture, form, status)
    flash(_("Saved. A published release keeps the words that it was published with."))
    return _back(event)


@blueprint.post(f"{_PICTURE}/position")
@needs(Role.EDITOR)
def move(event_id: int, picture_id: int) -> ResponseReturnValue:
    event, picture = _found(event_id, picture_id)
    step(move_picture, picture, picture.alt_texts.best(*reading_languages()) or _("picture"))
    return _back(event)


@blueprint.post(f"{_PICTURE}/removal")
@needs(Role.EDITOR)
def remove(event_id: int, picture_id: int) -> ResponseReturnValue:
    begin_writing()
    event, picture = _found(event_id, picture_id)
    remove_picture(current_work(), picture)
    flash(_("The picture is removed. A release published with it still shows it."))
    return _back(event)


@rechecked
def _found(event_id: int, picture_id: int) -> tuple[Event, ReleasePicture]:
    event = find_event(event_id)
    wanted = select(ReleasePicture).where(
        ReleasePicture.office_id == event.office_id,
        ReleasePicture.event_id == event.id,
        ReleasePicture.id == picture_id,
    )
    return event, found(db.session.scalars(wanted).one_or_none())


def _cleaned(form: NewPictureForm) -> list[NewFile]:
    """The sizes of the uploaded picture. Raises `Invalid` without one."""
    upload = form.file.data
    if upload is None:
        raise Invalid("file", _("Choose a picture first."))
    name, raw = upload.filename or "", upload.read()
    return prepare_picture(current_work(), pdf_client(), settings().files_folder, name, raw)


def _stored(picture: ReleasePicture) -> PictureWordsForm:
    return PictureWordsForm(obj=picture, languages=office_languages())


def _back(event: Event) -> ResponseReturnValue:
    return redirect(url_for("desk.release_pictures.index", event_id=event.id), 303)


def _page(event: Event, form: NewPictureForm, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "desk/release_pictures/index.html",
        event=event,
        form=form,
        pictures=db.session.scalars(pictures_of(event)).all(),
        releases=db.session.scalars(releases_of_event(event.office_id, event.id)).all(),
    )
    return page, status


def _words(
    event: Event, picture: ReleasePicture, form: PictureWordsForm, status: int = 200
) -> ResponseReturnValue:
    page = render_template(
        "desk/release_pictures/show.html", event=event, picture=picture, form=form
    )
    return page, status
