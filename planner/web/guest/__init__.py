"""The guest's side: a personal page behind a link, without account."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("guest", __name__)
