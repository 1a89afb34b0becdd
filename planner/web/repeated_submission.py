"""A form that is submitted twice acts once (S138): each form carries a key that is used up.

The second submission is answered with the redirect of the first.
"""

from __future__ import annotations

import secrets

from flask import Response, redirect, request

from planner.accounts.models import UsedFormKey
from planner.kernel.ids import fingerprint
from planner.web.database import db
from planner.web.extensions import now

FORM_KEY = "form_key"
_LONGEST_LOCATION = 2000


def new_form_key() -> str:
    return secrets.token_urlsafe(16)


def repeated_submission() -> Response | None:
    """If this form was submitted before, a redirect to where that submission led."""
    key = request.form.get(FORM_KEY, "")
    used = db.session.get(UsedFormKey, fingerprint(key)) if key else None
    return redirect(used.location, 303) if used else None  # type: ignore[return-value]


def remember_submission(response: Response) -> None:
    """Use up the key of the form that `response` redirects from, in the open transaction."""
    key = request.form.get(FORM_KEY, "")
    location = response.headers.get("Location", "")
    if key and response.status_code == 303 and len(location) < _LONGEST_LOCATION:
        db.session.merge(UsedFormKey(key_hash=fingerprint(key), location=location, used_at=now()))
