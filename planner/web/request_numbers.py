"""Each request has a number: on every log line of it, and on the error page that it ends in."""

from __future__ import annotations

from contextlib import ExitStack

from flask import Flask, g

from planner.kernel import logs


def mount(app: Flask) -> None:
    """Before everything else that looks at requests: what they log shall be numbered."""
    app.before_request(begin)
    app.teardown_request(end)


def begin() -> None:
    """The number is made here; what a client sends has no part in it."""
    g.numbering = numbering = ExitStack()
    numbering.enter_context(logs.numbered())


def end(_error: BaseException | None) -> None:
    numbering: ExitStack | None = g.pop("numbering", None)
    if numbering is not None:
        numbering.close()
