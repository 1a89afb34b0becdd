"""The globals and filters of templates."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, request, url_for
from jinja2 import StrictUndefined

from planner.kernel import dates, richtext
from planner.kernel.marking import marked
from planner.kernel.messages import install_in, languages, reader_language
from planner.kernel.sizes import size_text
from planner.kernel.text_in import lang_attribute
from planner.kernel.text_normalising import showable
from planner.web.csrf import csrf_token
from planner.web.doors import Door
from planner.web.extensions import now
from planner.web.notices import notice, refusal
from planner.web.repeated_submission import new_form_key
from planner.web.requests import was_refused
from planner.web.sessions import identity
from planner.web.transaction import reading_languages
from planner.web.words import word


def static_url(name: str) -> str:
    """The URL of a static file with a hash of its content, so that it may be cached for ever."""
    return _static_url(request.script_root, current_app.static_folder or "", name)


def accent_url(colour: str) -> str:
    """The URL of the style sheet that sets the accent colour, given as `#rrggbb`."""
    return url_for("start.accent", colour=colour.lstrip("#").lower())


def local_time_text(moment: datetime) -> str:
    """“27 March 2012, 11:00 MSK”, in the zone of the member's office, else in UTC."""
    who = identity()
    zone = who.office.zone if who is not None and who.office is not None else "UTC"
    local = moment.astimezone(ZoneInfo(zone))
    day, clock = dates.day_text(local.date(), reader_language()), dates.clock_text(local.time())
    return f"{day}, {clock} {dates.short_zone_text(moment, zone, reader_language())}"


def language_name(tag: str, in_language: str = "") -> str:
    """“Russian” for "ru", by default in the reader's language."""
    return dates.language_name(tag, in_language or reader_language())


@lru_cache(maxsize=256)
def _static_url(_root: str, folder: str, name: str) -> str:
    """`_root` is part of the cache key because `url_for` prefixes the URL with it."""
    content = (Path(folder) / name).read_bytes()
    return url_for("static", filename=name, v=hashlib.sha256(content).hexdigest()[:12])


def _context() -> dict[str, Any]:
    door = g.get("door")
    is_member_page = door is not None and door not in (Door.PUBLIC, Door.LINK)
    return {"identity": identity() if is_member_page else None, "now": now()}


def mount(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    install_in(app.jinja_env)
    app.jinja_env.filters["word"] = lambda value: str(word(value))
    app.jinja_env.filters["showable"] = showable
    app.jinja_env.filters["language_name"] = language_name
    app.jinja_env.filters["size"] = lambda size: size_text(size, reader_language())
    app.jinja_env.filters["lang_attribute"] = lang_attribute
    app.jinja_env.filters["marked"] = marked
    app.jinja_env.filters["isolated_in_title"] = richtext.isolated_in_title
    app.jinja_env.globals.update(
        static_url=static_url,
        accent_url=accent_url,
        csrf_token=csrf_token,
        notice=notice,
        refusal=refusal,
        was_refused=was_refused,
        new_form_key=new_form_key,
        local_time_text=local_time_text,
        direction=dates.direction,
        reader_language=reader_language,
        reading_languages=reading_languages,
        written_languages=lambda: dates.list_text(map(language_name, languages())),
        number_text=dates.number_text,
        list_text=dates.list_text,
        day_text=dates.day_text,
        days_text=dates.days_text,
        full_day_text=dates.full_day_text,
        month_text=dates.month_text,
        short_weekday_text=dates.short_weekday_text,
        weekday_day_text=dates.weekday_day_text,
        clock_text=dates.clock_text,
        zone_text=dates.zone_text,
        rich=richtext.to_html,
        rich_line=richtext.to_inline_html,
    )
    app.context_processor(_context)
