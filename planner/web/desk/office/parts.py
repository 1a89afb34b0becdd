"""Every part that pages are made of, in every state: for whoever changes a style sheet or a template."""

from __future__ import annotations

import re
from functools import cache

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField

from planner.accounts.models import Role
from planner.config import ROOT
from planner.events.models.kinds import EventKind, EventStatus
from planner.invitations.models import Answer
from planner.kernel.messages import gettext as _
from planner.outbox.models import Delivery
from planner.releases.models import ReleaseStatus
from planner.web.doors import needs
from planner.web.forms.base import Form
from planner.web.forms.fields import (
    AddressField,
    DayField,
    EnumField,
    LineField,
    TextField,
)
from planner.web.forms.rows import RowsField
from planner.web.forms.texts import TextsField

blueprint = Blueprint("parts", __name__, url_prefix="/parts")

_COLOURS = re.compile(r"^  --([a-z-]+): (?:#|color-mix|var\(--accent)", re.MULTILINE)
_SIZES = re.compile(r"^  --(t\d): ", re.MULTILINE)
_ICONS = re.compile(r'<symbol id="([a-z0-9-]+)"')
_STATES = (EventStatus, Answer, ReleaseStatus, Delivery)


class _Row(Form):
    BLANK = ("value",)

    value = LineField(_("Address or number"))
    is_public = BooleanField(_("May be printed"))


class _Sample(Form):
    """A field of each kind."""

    titles = TextsField(_("Title"), required=True)
    name = LineField(_("Name"), required=True)
    address = AddressField(_("E-mail address"))
    day = DayField(_("Day"))
    kind = EnumField(_("Kind"), EventKind)
    notes = TextField(_("Internal notes"))
    is_public = BooleanField(_("May be printed"))
    channels = RowsField(_("Addresses and telephones"), _Row, most=3)


@blueprint.get("/")
@needs(Role.ADMINISTRATOR)
def show() -> ResponseReturnValue:
    return render_template(
        "desk/parts/show.html",
        colours=_found("static/css/tokens.css", _COLOURS),
        sizes=_found("static/css/tokens.css", _SIZES),
        states=[list(enumeration) for enumeration in _STATES],
        icons=_found("static/vendor/lucide/sprite.svg", _ICONS),
        form=_Sample(languages=("en", "ru")),
        refused=_refused(),
    )


@cache
def _found(path: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Each name that the pattern finds in that file of the program, once."""
    return tuple(dict.fromkeys(pattern.findall((ROOT / path).read_text())))


def _refused() -> Form:
    """The form with an error at each field that can have one."""
    given = MultiDict({"refused-address": "name@", "refused-kind": "none"})
    form = _Sample(given, languages=("en", "ru"), prefix="refused-")
    form.validate()
    return form
