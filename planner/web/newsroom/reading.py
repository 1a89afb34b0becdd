"""What all public pages do: find the office, choose the language, say how long a copy is good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from flask import Response, make_response, render_template, request, url_for
from sqlalchemy import Select, bindparam, select
from werkzeug.wrappers import Response as AnyResponse

from planner.accounts.models import Office
from planner.kernel.phrases import languages as spoken_languages
from planner.kernel.phrases import phrase
from planner.kernel.scope import enter
from planner.kernel.texts import Texts
from planner.releases.queries import next_boundary
from planner.web.database import db
from planner.web.fittings import now
from planner.web.unit import found

_LONGEST_SECONDS = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class OutsideOffice:
    """An office as readers know it. `ends` is when the next of its embargoes ends, if there is one."""

    id: int
    slug: str
    names: Texts
    languages: list[str]
    zone: str
    mail_from: str
    accent: str
    ends: datetime | None


def find_office(slug: str) -> OutsideOffice:
    """The office of that address; a 404 if there is none."""
    asked = {"slug": slug, "now": now()}
    row = found(db.session.connection().execute(_office(), asked).mappings().first())
    office = OutsideOffice(**row)
    enter(db.session(), office.id)
    return office


@cache
def _office() -> Select[Any]:
    """Made once: SQLAlchemy knows a statement that it has seen by the object itself."""
    boundary = next_boundary(Office.id, bindparam("now")).correlate(Office).scalar_subquery()
    return select(
        Office.id,
        Office.slug,
        Office.names,
        Office.languages,
        Office.zone,
        Office.mail_from,
        Office.accent,
        boundary.label("ends"),
    ).where(Office.slug == bindparam("slug"))


def chosen_language(offered: Sequence[str]) -> str:
    """`?language=` where it is offered, else the first of `offered` that the house speaks."""
    asked = request.args.get("language", "")
    if asked in offered:
        return asked
    spoken = [tag for tag in offered if tag.split("-")[0] in spoken_languages()]
    return (spoken or list(offered) or ["en"])[0]


def shown(
    template: str,
    office: OutsideOffice,
    language: str,
    offered: Sequence[str],
    *,
    status: int = 200,
    **facts: object,
) -> AnyResponse:
    """A public page. It opens no session and sets no cookie."""

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
    return kept(make_response(page, status), office)


def kept(response: Response, office: OutsideOffice) -> AnyResponse:
    """For five minutes at most, and never beyond the moment at which something appears (S91).

    304 where the reader has these very bytes already.
    """
    seconds = _LONGEST_SECONDS
    if office.ends is not None:
        seconds = max(0, min(seconds, int((office.ends - now()).total_seconds())))
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    if response.status_code != 200:
        return response
    response.add_etag()
    return response.make_conditional(request)


def switch(language: str) -> str:
    """The address of the same page in another language."""
    return url_for(request.endpoint or "", **(request.view_args or {}), language=language)
