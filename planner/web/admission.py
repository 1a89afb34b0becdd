"""Whether the user may pass the door of a view.

Checked twice if a request writes: before it is read, and again once it holds the write lock, because
a role may be taken away while the request waits.
"""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response

from planner.kernel.errors import NotAllowed
from planner.kernel.messages import gettext as _
from planner.web.doors import Door
from planner.web.sessions import identity
from planner.web.words import word


def turned_away(door: Door, *, reads: bool) -> Response | None:
    """None if the user may pass, else a redirect to the sign-in page (for reading only).

    Raises `Unauthorized` if nobody is signed in and the request writes, `NotAllowed` for too low a
    role.
    """
    if door in (Door.PUBLIC, Door.LINK):
        return None
    who = identity()
    if who is None:
        if not reads:
            raise Unauthorized
        return redirect(url_for("auth.sign_in.show", next=request.full_path.rstrip("?")), 303)
    role = door.role
    if role is not None and who.office is None:
        raise NotAllowed(_("You are not a member of an office any more. Ask an administrator."))
    if role is not None and not who.may(role):
        raise NotAllowed(
            _(
                "Your role does not allow this. It takes the role “%(role)s” or a higher one.",
                role=word(role),
            )
        )
    return None
