"""The pages of lists that are brought in, at one address each."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.contacts.importing.models import Import

blueprint = Blueprint("imports", __name__, url_prefix="/people/imports")


def to_list(brought: Import) -> ResponseReturnValue:
    return redirect(url_for("desk.imports.show", import_id=brought.id), 303)
