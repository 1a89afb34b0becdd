"""The outbox: releasing, discarding, trying and resending letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Row, func, select

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.queries import event_of
from planner.invitations.standard_letters import standard_letters
from planner.invitations.substituted_languages import substituted_languages
from planner.kernel.dates import number_text
from planner.kernel.errors import NotAllowed
from planner.kernel.links import without_tokens
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.outbox.delivery.mail_routes import closed_to
from planner.outbox.delivery.route_closing import try_now
from planner.outbox.limits import override_limits
from planner.outbox.message.redaction import calendar_for_a_test, lacks_links
from planner.outbox.models import TEST, Delivery, Letter
from planner.outbox.operations import (
    discard,
    enqueue,
    plan_of,
    release_event,
    release_letters,
    send_again,
)
from planner.outbox.queries import LetterList, counts, letter_of
from planner.web.addresses import number_in_query, row_number
from planner.web.database import db
from planner.web.desk.guests.redrawing import draw_anew
from planner.web.desk.mail_server import sends_mail
from planner.web.desk.outbox.frozen import current_freeze
from planner.web.doors import needs
from planner.web.extensions import now
from planner.web.notices import flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    member,
    rechecked,
)

blueprint = Blueprint("outbox", __name__, url_prefix="/outbox")
PAGE_OF_LETTERS = 100


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    """Held letters, or those in `?state=`; with `?event=` of that event only."""
    event = _event()
    delivery = _delivery()
    letter_list = LetterList(
        office_id=current_office().id,
        deliveries=[delivery],
        event_id=event.id if event else None,
        before=number_in_query("before"),
    )
    letters = list(db.session.scalars(letter_list.select(PAGE_OF_LETTERS + 1)))
    return render_template(
        "desk/outbox/index.html",
        letters=letters[:PAGE_OF_LETTERS],
        groups=_groups() if delivery is Delivery.HELD and event is None else (),
        has_more=len(letters) > PAGE_OF_LETTERS,
        counts=counts(current_work(), event_id=event.id if event else None),
        deliveries=list(Delivery),
        delivery=delivery,
        event=event,
        closed=closed_to(db.session(), current_office().id, now()),
        standard_letters=standard_letters(current_work(), event_id=event.id if event else None),
        substitutions=substituted_languages(current_work(), event_id=event.id if event else None),
        freeze=current_freeze(),
    )


@blueprint.post("/release")
@needs(Role.EDITOR)
def release_event_letters() -> ResponseReturnValue:
    """The held letters of an event, or those of one purpose, up to the newest that the page showed."""
    begin_writing()
    event = found(_event(request.form.get("event", "")))
    purpose = request.form.get("purpose", "")
    released = release_event(
        current_work(),
        event.id,
        purpose=purpose,
        up_to=row_number(request.form.get("up_to", "")),
    )
    flash(released_notice(released))
    return redirect(url_for("desk.outbox.index", event=None if purpose else event.id), 303)


@blueprint.post("/tries")
@needs(Role.EDITOR)
def try_letters_now() -> ResponseReturnValue:
    """Try all queued letters at once, also on closed mail routes."""
    begin_writing()
    tried = try_now(current_work())
    flash(
        ngettext(
            "One letter is tried now.",
            "%(count)s letters are tried now.",
            tried,
            count=number_text(tried),
        )
        if tried
        else _("No letter is waiting to leave.")
    )
    return redirect(url_for("desk.outbox.index", state=Delivery.QUEUED), 303)


@blueprint.post("/<int:letter_id>/release")
@needs(Role.EDITOR)
def release_letter(letter_id: int) -> ResponseReturnValue:
    begin_writing()
    letter = find_letter(letter_id)
    flash(released_notice(release_letters(current_work(), [letter.id])))
    return _back(letter)


@blueprint.post("/<int:letter_id>/limits")
@needs(Role.EDITOR)
def override_letter_limits(letter_id: int) -> ResponseReturnValue:
    """Let a letter go that waits because of quiet hours or the number of letters in a week."""
    begin_writing()
    letter = find_letter(letter_id)
    override_limits(current_work(), letter, request.form.get("reason", ""))
    flash(released_notice(1))
    return _back(letter)


@blueprint.post("/<int:letter_id>/discard")
@needs(Role.EDITOR)
def discard_letter(letter_id: int) -> ResponseReturnValue:
    begin_writing()
    letter = find_letter(letter_id)
    discard(current_work(), letter)
    flash(_("The letter is discarded. Nobody receives it."))
    return _back(letter)


@blueprint.post("/<int:letter_id>/retry")
@needs(Role.EDITOR)
def send_letter_again(letter_id: int) -> ResponseReturnValue:
    """Queue the letter once more. One whose personal links are not kept is written anew."""
    letter = find_letter(letter_id)
    if lacks_links(letter):
        return draw_anew(letter)
    begin_writing()
    send_again(current_work(), letter)
    flash(
        _("The letter is on its way again. Mail programs fold it with one that arrived already.")
        if sends_mail()
        else released_notice(1)
    )
    return _back(letter)


@blueprint.post("/<int:letter_id>/test")
@needs(Role.EDITOR)
def send_test(letter_id: int) -> ResponseReturnValue:
    """Send the letter to the signed-in member, without personal links; its calendar entry gets a
    new UID and no attendee.
    """
    begin_writing()
    letter, me, work = find_letter(letter_id), member().user, current_work()
    if letter.is_secret:
        raise NotAllowed(_("This letter holds a key of its recipient. Nobody else may read it."))
    copy = replace(
        plan_of(letter),
        purpose=TEST,
        about="",
        unique_key=f"test:{letter.id}:{me.id}:{work.now.isoformat()}",
        recipient_name=me.name,
        recipient_address=me.email,
        subject=str(_("[Test] %(subject)s", subject=letter.subject)),
        text=without_tokens(letter.text),
        html=without_tokens(letter.html),
        calendar=calendar_for_a_test(letter.calendar) if letter.calendar else None,
        reply_address="",
        calendar_method="PUBLISH" if letter.calendar else "",
        event_id=None,
        is_held=False,
    )
    enqueue(work, copy)
    flash(
        _("A test is on its way to %(address)s.", address=me.email)
        if sends_mail()
        else released_notice(1)
    )
    return redirect(url_for("desk.mailbox.show", letter_id=letter.id), 303)


@rechecked
def find_letter(letter_id: int) -> Letter:
    """The office's letter, or a 404."""
    return found(db.session.scalars(letter_of(current_office().id, letter_id)).one_or_none())


def _groups() -> Sequence[Row[tuple[Event, str, int, int, int]]]:
    """Event, purpose, letters, addresses and newest letter of each group that waits."""
    people = func.count(func.distinct(Letter.recipient_address))
    waiting = (
        select(Event, Letter.purpose, func.count(), people, func.max(Letter.id))
        .join(Letter, Letter.event_id == Event.id)
        .where(Letter.office_id == current_office().id, Letter.delivery == Delivery.HELD)
        .group_by(Event.id, Letter.purpose)
        .order_by(func.max(Letter.id).desc())
        .limit(PAGE_OF_LETTERS)
    )
    return db.session.execute(waiting).all()


def _event(given: str = "") -> Event | None:
    """The event named by `given` or `?event=`; None where that is no number."""
    number = row_number(given or request.args.get("event", ""))
    if number is None:
        return None
    return found(db.session.scalars(event_of(current_office().id, number)).one_or_none())


def _delivery() -> Delivery:
    given = request.args.get("state", "")
    return Delivery(given) if given in set(Delivery) else Delivery.HELD


def released_notice(released: int) -> str:
    """What becomes of so many letters that were released."""
    if not released:
        return _("No letter was waiting.")
    count = number_text(released)
    if not sends_mail():
        return ngettext(
            "No mail server is set: nobody receives anything. "
            "One letter is put into a file instead.",
            "No mail server is set: nobody receives anything. "
            "%(count)s letters are put into a file instead.",
            released,
            count=count,
        )
    return ngettext(
        "One letter is on its way.",
        "%(count)s letters are on their way.",
        released,
        count=count,
    )


def _back(letter: Letter) -> ResponseReturnValue:
    """Redirect to the held letters of the same event."""
    return redirect(url_for("desk.outbox.index", event=letter.event_id), 303)
