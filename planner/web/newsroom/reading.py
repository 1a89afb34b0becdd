"""What all public pages do: find the office, choose the language, say how long a copy is good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, wraps
from hashlib import sha256
from typing import Any, TypeAlias

from flask import Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, bindparam, select
from werkzeug.wrappers import Response as AnyResponse

from planner.accounts.models import Office
from planner.kernel.messages import languages as spoken_languages
from planner.kernel.scope import enter
from planner.kernel.texts import Texts
from planner.phrases import phrase
from planner.releases.queries import next_boundary, next_publication
from planner.web.copies import Copy
from planner.web.database import db
from planner.web.extensions import copies, now
from planner.web.kept_pages import LONGEST_SECONDS, PUBLIC, answer, key_of
from planner.web.reader_language import speak
from planner.web.transaction import found

Page: TypeAlias = Callable[..., ResponseReturnValue]
# What of the answer is kept.
_HEADERS = ("Content-Type", "Content-Disposition")


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicOffice:
    """An office as readers know it. `ends` is when the next of its embargoes ends, if there is one;
    `publishes` when a release appears that was published ahead of our clock.
    """

    id: int
    slug: str
    names: Texts
    languages: list[str]
    zone: str
    mail_from: str
    accent: str
    public_number: int
    ends: datetime | None
    publishes: datetime | None


def find_office(slug: str) -> PublicOffice:
    """The office of that address; a 404 if there is none."""
    asked = {"slug": slug, "now": now()}
    row = found(db.session.connection().execute(_office(), asked).mappings().first())
    office = PublicOffice(**row)
    enter(db.session(), office.id)
    return office


@cache
def _office() -> Select[Any]:
    """Made once: SQLAlchemy knows a statement that it has seen by the object itself."""
    boundary = next_boundary(Office.id, bindparam("now")).correlate(Office).scalar_subquery()
    publication = next_publication(Office.id, bindparam("now")).correlate(Office).scalar_subquery()
    return select(
        Office.id,
        Office.slug,
        Office.names,
        Office.languages,
        Office.zone,
        Office.mail_from,
        Office.accent,
        Office.public_number,
        boundary.label("ends"),
        publication.label("publishes"),
    ).where(Office.slug == bindparam("slug"))


def chosen_language(offered: Sequence[str]) -> str:
    """`?language=` where it is offered, else the first of `offered` that the program speaks."""
    asked = request.args.get("language", "")
    if asked in offered:
        return asked
    spoken = [tag for tag in offered if tag.split("-")[0] in spoken_languages()]
    return (spoken or list(offered) or ["en"])[0]


def public_page(view: Page) -> Callable[..., AnyResponse]:
    """Mark a view of a page that everybody may keep: it is handed the office of its address.

    It is asked only where this process keeps no good copy (`planner.web.kept_pages`). What it shows
    may depend on the address, on what is listed there of the question and on the record, and on the
    clock only as `PublicOffice.ends` and `shown(until=…)` say.
    """

    @wraps(view)
    def look(office_slug: str, **rest: str) -> AnyResponse:
        office, moment = find_office(office_slug), now()
        response = make_response(view(office, **rest))
        if response.status_code != 200:
            return response
        key = key_of(request.environ)
        copy = _copied(response, office, moment, copies().get(key))
        copies().put(key, copy)
        made: AnyResponse = answer(copy, moment, request.environ)
        return made

    return look


def shown(
    template: str,
    office: PublicOffice,
    language: str,
    offered: Sequence[str],
    *,
    status: int = 200,
    until: datetime | None = None,
    **facts: object,
) -> Response:
    """A public page. It opens no session and sets no cookie.

    `until` is when the clock changes it, beside the end of an embargo.
    """

    def say(key: str, **values: object) -> str:
        return phrase(language, f"newsroom.{key}", **values)

    speak(language)
    page = render_template(
        template,
        office=office,
        office_name=office.names.best(language, *office.languages),
        language=language,
        offered=offered,
        say=say,
        **facts,
    )
    g.page_ends = until
    response = make_response(page, status)
    response.headers["Cache-Control"] = PUBLIC
    return response


def kept(response: Response) -> AnyResponse:
    """A file with a tag of its own: 304 where the reader has it already."""
    response.headers["Cache-Control"] = PUBLIC
    return response.make_conditional(request)


def _copied(
    response: Response, office: PublicOffice, moment: datetime, before: Copy | None
) -> Copy:
    body = response.get_data()
    etag = sha256(body).hexdigest()[:32]
    longest = moment + timedelta(seconds=LONGEST_SECONDS)
    ends = (longest, office.ends, office.publishes, g.pop("page_ends", None))
    is_same = before is not None and before.etag == etag and before.seen_at <= moment
    return Copy(
        office_id=office.id,
        ends=office.ends,
        number=office.public_number,
        made_at=moment,
        until=min(end for end in ends if end is not None),
        body=body,
        headers=tuple(one for one in response.headers if one[0] in _HEADERS),
        etag=etag,
        seen_at=before.seen_at if before is not None and is_same else moment,
    )


def switch(language: str) -> str:
    """The address of the same page in another language."""
    return url_for(request.endpoint or "", **(request.view_args or {}), language=language)
