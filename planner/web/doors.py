"""Who may pass where. Every view names its door; one that does not stops the start."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask

from planner.accounts.models import Role

View = TypeVar("View", bound=Callable[..., Any])


class Door(StrEnum):
    """`PUBLIC`: anybody. `LINK`: whoever holds the token in the address. `SIGNED_IN`: any user.
    The others: a member of the current office with at least that role.
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
        """The role that opens this door, if it takes one."""
        return Role(self.value) if self.value in set(Role) else None


def needs(role: Role) -> Callable[[View], View]:
    """For members of the office with at least that role."""
    return _behind(Door(role.value))


def public(view: View) -> View:
    """For everybody. Never opens the session."""
    return _behind(Door.PUBLIC)(view)


def by_link(view: View) -> View:
    """For whoever holds the token in the address: the view takes it as `token` and proves it."""
    return _behind(Door.LINK)(view)


def signed_in(view: View) -> View:
    """For every signed-in user, whatever the role."""
    return _behind(Door.SIGNED_IN)(view)


def takes_upload(megabytes: int) -> Callable[[View], View]:
    """Raise the limit on the size of a request for this view; all others take 1 MB."""

    def mark(view: View) -> View:
        view.upload_bytes = megabytes * 1024 * 1024  # type: ignore[attr-defined]
        return view

    return mark


def door_of(app: Flask, endpoint: str | None) -> Door | None:
    """The door of an endpoint; None where there is no such endpoint or it named none."""
    view = app.view_functions.get(endpoint or "")
    if endpoint == "static":
        return Door.PUBLIC
    return getattr(view, "door", None)


def refuse_open_doors(app: Flask) -> None:
    """Raises `RuntimeError` if any route does not say who may pass (S1)."""
    bare = [name for name in app.view_functions if door_of(app, name) is None]
    if bare:
        raise RuntimeError(f"routes without a door: {', '.join(sorted(bare))}")


def _behind(door: Door) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.door = door  # type: ignore[attr-defined]
        return view

    return mark
