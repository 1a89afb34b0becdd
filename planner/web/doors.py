"""Access to views. Every view names its door; the application does not start if one does not."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask

from planner.accounts.models import Role

View = TypeVar("View", bound=Callable[..., Any])


class Door(StrEnum):
    """`PUBLIC`: anybody. `LINK`: whoever has the token in the URL. `SIGNED_IN`: any user. The others:
    members of the current office with at least that role.
    """

    PUBLIC = "public"
    LINK = "link"
    SIGNED_IN = "signed_in"
    VIEWER = "viewer"
    EDITOR = "editor"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"

    @property
    def role(self) -> Role | None:
        """The least role needed, None if no role is."""
        return Role(self.value) if self.value in set(Role) else None


def needs(role: Role) -> Callable[[View], View]:
    """For members of the office with at least that role."""
    return _marked(Door(role.value))


def public(view: View) -> View:
    """For everybody. The session is not read."""
    return _marked(Door.PUBLIC)(view)


def by_link(view: View) -> View:
    """For whoever has the token in the URL. The view takes it as `token` and must verify it."""
    return _marked(Door.LINK)(view)


def one_click(view: View) -> View:
    """The POST comes from a mail program (RFC 8058), without a form token. The view must check its
    body; the token in the URL is all that it proves.
    """
    view.is_one_click = True  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """For every signed-in user, with or without an office."""
    return _marked(Door.SIGNED_IN)(view)


def takes_upload(megabytes: int) -> Callable[[View], View]:
    """Set the limit on the size of a request for this view; the default is 1 MB."""

    def mark(view: View) -> View:
        view.upload_bytes = megabytes * 1024 * 1024  # type: ignore[attr-defined]
        return view

    return mark


def door_of(app: Flask, endpoint: str | None) -> Door | None:
    """The door of an endpoint; None if there is no such endpoint or it has no door."""
    view = app.view_functions.get(endpoint or "")
    if endpoint == "static":
        return Door.PUBLIC
    return getattr(view, "door", None)


def refuse_open_doors(app: Flask) -> None:
    """Raises `RuntimeError` if any endpoint has no door (S1)."""
    open_endpoints = [name for name in app.view_functions if door_of(app, name) is None]
    if open_endpoints:
        raise RuntimeError(f"routes without a door: {', '.join(sorted(open_endpoints))}")


def _marked(door: Door) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.door = door  # type: ignore[attr-defined]
        return view

    return mark
