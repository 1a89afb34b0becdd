"""Who comes along with a guest and with what, and what the guest needs: for guests and for staff."""

from __future__ import annotations

from typing import Any

from planner.invitations.models import Invitation
from planner.invitations.particulars import LONGEST, NAMES, Particulars
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.fields import LineField, TextField


class ParticularsForm(Form):
    """The fields, to be inherited by forms of an answer."""

    crew_names = TextField(
        _("Names and tasks of those who come along"), longest=LONGEST["crew_names"]
    )
    equipment = TextField(_("Equipment"), longest=LONGEST["equipment"])
    number_plate = LineField(_("Number plate of the car"), longest=LONGEST["number_plate"])
    access_needs = TextField(_("Needs, such as a ramp"), longest=LONGEST["access_needs"])
    interpretation = LineField(_("Interpretation into"), longest=LONGEST["interpretation"])

    def particulars(self) -> Particulars:
        return Particulars(**{name: self[name].data or "" for name in NAMES})

    @staticmethod
    def particulars_of(guest: Invitation) -> dict[str, Any]:
        """The values of the fields."""
        return {name: getattr(guest, name) for name in NAMES}
