"""Shared by all public pages: finding the office, choosing the language, caching."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, wraps
from hashlib import sha256
from typing import Any, TypeAlias
from urllib.parse import urljoin

from flask import Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, bindparam, select
from werkzeug.wrappers import Response as AnyResponse

from planner.accounts.models import Office
from planner.files.models import StoredFile
from planner.files.queries import office_logo
from planner.kernel.messages import languages as translations
from planner.kernel.scope import enter
from planner.kernel.telephones import dialled, region_of
from planner.kernel.texts import Texts
from planner.phrases import phrase
from planner.releases.queries import next_boundary, next_publication
from planner.web.database import db
from planner.web.extensions import now, page_cache, settings
from planner.web.page_cache import CachedPage
from planner.web.page_cache_middleware import LONGEST_SECONDS, PUBLIC, answer, key_of
from planner.web.reader_language import speak
from planner.web.transaction import found

Page: TypeAlias = Callable[..., ResponseReturnValue]
# The query parameters that narrow a list.
_CHOICE = ("year", "kind", "topic", "q")
# The response headers that are cached with a page.
_HEADERS = ("Content-Type", "Content-Disposition")


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicOffice:
    """The public data of an office. `ends` is when its next embargo ends; `publishes` is when a
    release becomes public whose `published_at` lies in the future; `logo` the public id of a file.
    """

    id: int
    slug: str
    names: Texts
    languages: list[str]
    zone: str
    cities: Texts
    introductions: Texts
    press_names: Texts
    press_phone: str
    press_hours: Texts
    mail_from: str
    accent: str
    logo: str | None
    public_number: int
    ends: datetime | None
    publishes: datetime | None


def find_office(slug: str) -> PublicOffice:
    """The office with that slug; 404 if there is none."""
    parameters = {"slug": slug, "now": now()}
    row = found(db.session.connection().execute(_office(), parameters).mappings().first())
    office = PublicOffice(**row)
    enter(db.session(), office.id)
    return office


@cache
def _office() -> Select[Any]:
    """Built once: SQLAlchemy finds the compiled statement fastest by the same object."""
    boundary = next_boundary(Office.id, bindparam("now")).correlate(Office).scalar_subquery()
    publication = next_publication(Office.id, bindparam("now")).correlate(Office).scalar_subquery()
    logo = office_logo(Office.id).with_only_columns(StoredFile.public_id).scalar_subquery()
    return select(
        Office.id,
        Office.slug,
        Office.names,
        Office.languages,
        Office.zone,
        Office.cities,
        Office.introductions,
        Office.press_names,
        Office.press_phone,
        Office.press_hours,
        Office.mail_from,
        Office.accent,
        logo.label("logo"),
        Office.public_number,
        boundary.label("ends"),
        publication.label("publishes"),
    ).where(Office.slug == bindparam("slug"))


def chosen_language(offered: Sequence[str]) -> str:
    """`?language=` if offered, else the first of `offered` that the program is translated into."""
    wanted = request.args.get("language", "")
    if wanted in offered:
        return wanted
    translated = [tag for tag in offered if tag.split("-")[0] in translations()]
    return (translated or list(offered) or ["en"])[0]


def public_page(view: Page) -> Callable[..., AnyResponse]:
    """Decorate a view whose page may be cached; the view gets the office of the URL.

    It is called only if this process has no valid page (`planner.web.page_cache_middleware`). The
    page may depend on the path, the query parameters listed there and the database, and on the time
    only as `PublicOffice.ends`, `PublicOffice.publishes` and `shown(until=…)` allow.
    """

    @wraps(view)
    def cached(office_slug: str, **rest: str) -> AnyResponse:
        office, moment = find_office(office_slug), now()
        response = make_response(view(office, **rest))
        if response.status_code != 200:
            return response
        key = key_of(request.environ)
        page = _cached_page(response, office, moment, page_cache().get(key))
        page_cache().put(key, page)
        return answer(page, moment, request.environ)

    return cached


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
    """A public page. It reads no session and sets no cookie.

    `until` is when its content changes by itself, apart from the end of an embargo.
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
        tel=dialled(office.press_phone, region_of(office.zone)),
        absolute=lambda path: urljoin(settings().links.public_url, path),
        **facts,
    )
    g.page_valid_until = until
    response = make_response(page, status)
    response.headers["Cache-Control"] = PUBLIC
    return response


def revalidated(response: Response) -> AnyResponse:
    """The response with an ETag of its own, or 304 if the client has it."""
    response.headers["Cache-Control"] = PUBLIC
    return response.make_conditional(request)


def _cached_page(
    response: Response, office: PublicOffice, moment: datetime, before: CachedPage | None
) -> CachedPage:
    body = response.get_data()
    etag = sha256(body).hexdigest()[:32]
    longest = moment + timedelta(seconds=LONGEST_SECONDS)
    ends = (longest, office.ends, office.publishes, g.pop("page_valid_until", None))
    is_same = before is not None and before.etag == etag and before.seen_at <= moment
    return CachedPage(
        office_id=office.id,
        number=office.public_number,
        made_at=moment,
        until=min(end for end in ends if end is not None),
        body=body,
        headers=tuple(header for header in response.headers if header[0] in _HEADERS),
        etag=etag,
        seen_at=before.seen_at if before is not None and is_same else moment,
    )


def switch(language: str) -> str:
    """The URL of the same page in another language, with the same choice of a list."""
    choice = {name: request.args[name] for name in _CHOICE if name in request.args}
    here = {**(request.view_args or {}), **choice}
    return url_for(request.endpoint or "", **here, language=language)
