"""A number for each request, shown in its log lines and on error pages."""

from __future__ import annotations

from contextlib import ExitStack

from flask import Flask, g

from planner.kernel import logs


def mount(app: Flask) -> None:
    """Call this before other hooks are registered, so that their log lines have the number."""
    app.before_request(begin)
    app.teardown_request(end)


def begin() -> None:
    """The number is generated, never taken from the client."""
    g.numbering = numbering = ExitStack()
    numbering.enter_context(logs.numbered())


def end(_error: BaseException | None) -> None:
    numbering: ExitStack | None = g.pop("numbering", None)
    if numbering is not None:
        numbering.close()
