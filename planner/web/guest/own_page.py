"""A person's own page: their data, the letters they want, a copy, erasing."""

from __future__ import annotations

import json

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.contacts.readers import basis_words
from planner.kernel.dates import language_name
from planner.kernel.links import OWN_PAGE
from planner.kernel.messages import languages
from planner.outbox.list_kinds import ListKind
from planner.phrases import phrase
from planner.privacy.choices import Choices, Subscribed, choose
from planner.privacy.erasing import ask_or_erase, why_only_asked
from planner.privacy.own_data import as_json, own_data
from planner.web.doors import by_link
from planner.web.guest.reader import enter, gone
from planner.web.notices import flash
from planner.web.stored_files import remove_after_commit
from planner.web.transaction import begin_writing

blueprint = Blueprint("own_page", __name__, url_prefix="/m")
blueprint.register_error_handler(404, gone)


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    visit = enter(token, OWN_PAGE)
    person = visit.person
    return render_template(
        "guest/own_page/show.html",
        data=own_data(visit.work, person),
        kinds=list(ListKind),
        languages=[(tag, language_name(tag, tag)) for tag in languages()],
        basis=basis_words(person.legal_basis, person.legal_basis_note, visit.language),
        **visit.words(),
    )


@blueprint.post("/<token>/choices")
@by_link
def save(token: str) -> ResponseReturnValue:
    enter(token, OWN_PAGE)
    begin_writing()
    visit = enter(token, OWN_PAGE)
    choose(visit.work, visit.person, _choices())
    flash(phrase(visit.language, "privacy.saved"))
    return redirect(url_for("guest.own_page.show", token=token), 303)


@blueprint.get("/<token>/my-data.json")
@by_link
def download(token: str) -> ResponseReturnValue:
    visit = enter(token, OWN_PAGE)
    content = json.dumps(as_json(own_data(visit.work, visit.person)), ensure_ascii=False, indent=2)
    return (
        content.encode("utf-8", "replace"),
        200,
        {
            "Content-Type": "application/json; charset=utf-8",
            "Content-Disposition": "attachment; filename=my-data.json",
        },
    )


@blueprint.get("/<token>/erasure")
@by_link
def confirm(token: str) -> ResponseReturnValue:
    """What will be erased and what stays, with the button."""
    visit = enter(token, OWN_PAGE)
    return render_template(
        "guest/own_page/erasure.html",
        only_asked=bool(why_only_asked(visit.work, visit.person)),
        is_done=False,
        **visit.words(),
    )


@blueprint.post("/<token>/erasure")
@by_link
def erase(token: str) -> ResponseReturnValue:
    """Answers with a page, as the link leads nowhere afterwards."""
    enter(token, OWN_PAGE)
    begin_writing()
    visit = enter(token, OWN_PAGE)
    words, work, person = visit.words(), visit.work, visit.person
    paths = ask_or_erase(work, person)
    remove_after_commit(paths or ())
    return render_template(
        "guest/own_page/erasure.html", only_asked=paths is None, is_done=True, **words
    )


def _choices() -> Choices:
    """Beats are left as they are where the page does not offer them."""
    return Choices(
        wanted=_kinds("wanted"),
        language=request.form.get("language", ""),
        topic_ids=_numbers("topics") if "beats" in request.form else None,
        subscribed={
            number: Subscribed(
                kinds=_kinds(f"kinds-{number}"), topic_ids=_numbers(f"topics-{number}")
            )
            for number in _numbers("subscriptions")
        },
    )


def _kinds(name: str) -> list[ListKind]:
    chosen = set(request.form.getlist(name))
    return [kind for kind in ListKind if kind.value in chosen]


def _numbers(name: str) -> list[int]:
    given = request.form.getlist(name)
    return [int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 10]
