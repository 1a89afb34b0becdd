"""The application factory: the only module that imports all others."""

from __future__ import annotations

import os

from flask import Flask, Response
from werkzeug.middleware.proxy_fix import ProxyFix

from planner.cli import commands
from planner.cli.refusals import refuse_development_server
from planner.config import ROOT, Settings
from planner.kernel import logs
from planner.web import database, errors, extensions, guard, pages, request_numbers, routes
from planner.web.addresses import RowNumber
from planner.web.doors import refuse_open_doors
from planner.web.headers import add_headers
from planner.web.notices import write_notice
from planner.web.page_cache_middleware import PageCacheMiddleware
from planner.web.requests import FormRequest
from planner.web.sessions import NoSession, touch, write_cookies
from planner.web.transaction import commit_or_roll_back


def create_app(settings: Settings | None = None) -> Flask:
    """Raises `RuntimeError` if a view names no door (`planner.web.doors`)."""
    # Files that this process creates are readable by its own user only (S135).
    os.umask(0o077)
    settings = settings or Settings.load()
    refuse_development_server(settings)
    logs.configure(settings.log_format)
    app = Flask(
        "planner",
        instance_path=str(settings.instance.resolve()),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
    )
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=guard.FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=500_000,
        MAX_FORM_PARTS=200,
    )
    app.session_interface = NoSession()
    app.request_class = FormRequest
    app.url_map.converters["int"] = RowNumber
    extensions.attach(app, settings)
    database.init_app(app, settings)
    app.wsgi_app = PageCacheMiddleware(app, settings, app.extensions[extensions.PAGE_CACHE])  # type: ignore[method-assign]
    if settings.trusted_proxies:
        proxies = settings.trusted_proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0, x_port=0, x_prefix=0
        )
    request_numbers.mount(app)
    guard.mount(app)
    errors.mount(app)
    pages.mount(app)
    routes.mount(app)
    commands.mount(app)
    app.after_request(finish)
    refuse_open_doors(app)
    return app


def finish(response: Response) -> Response:
    """End the transaction first; the remaining steps only write headers."""
    return add_headers(write_notice(write_cookies(touch(commit_or_roll_back(response)))))
