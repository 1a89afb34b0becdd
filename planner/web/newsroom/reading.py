"""What all public pages do: find the office, choose the language, say how long a copy is good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flask import Response, make_response, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as AnyResponse

from planner.accounts.models import Office
from planner.kernel.phrases import languages as spoken_languages
from planner.kernel.phrases import phrase
from planner.kernel.scope import enter
from planner.releases.queries import next_boundary
from planner.web.database import db
from planner.web.fittings import now
from planner.web.unit import found

LONGEST_SECONDS = 300


def find_office(slug: str) -> tuple[Office, datetime | None]:
    """The office, and when the next of its embargoes ends; a 404 if there is none."""
    moment = now()
    boundary = next_boundary(Office.id, moment).correlate(Office).scalar_subquery()
    row = db.session.execute(select(Office, boundary).where(Office.slug == slug)).first()
    office, ends = found(row)
    enter(db.session(), office.id)
    return office, ends


def chosen_language(offered: Sequence[str]) -> str:
    """`?language=` where it is offered, else the first of `offered` that the house speaks."""
    asked = request.args.get("language", "")
    if asked in offered:
        return asked
    spoken = [tag for tag in offered if tag.split("-")[0] in spoken_languages()]
    return (spoken or list(offered) or ["en"])[0]


def shown(
    template: str,
    office: Office,
    language: str,
    offered: Sequence[str],
    ends: datetime | None,
    **facts: object,
) -> Response:
    """A public page. It opens no session and sets no cookie."""
    return kept(page_of(template, office, language, offered, **facts), ends)


def page_of(
    template: str, office: Office, language: str, offered: Sequence[str], **facts: object
) -> Response:
    """The page itself, before it is said how long it is good."""

    def say(key: str, **values: object) -> str:
        return phrase(language, f"newsroom.{key}", **values)

    page = render_template(
        template,
        office=office,
        office_name=office.names.best(language, *office.languages),
        language=language,
        offered=offered,
        say=say,
        **facts,
    )
    return make_response(page)


def kept(response: Response, ends: datetime | None) -> Response:
    """For five minutes at most, and never beyond the moment at which something appears (S91)."""
    seconds = LONGEST_SECONDS
    if ends is not None:
        seconds = max(0, min(seconds, int((ends - now()).total_seconds())))
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    return response


def switch(language: str) -> str:
    """The address of the same page in another language."""
    return url_for(request.endpoint or "", **(request.view_args or {}), language=language)


def unless_known(response: Response) -> AnyResponse:
    """304 where the reader has these very bytes already."""
    return response.make_conditional(request)
