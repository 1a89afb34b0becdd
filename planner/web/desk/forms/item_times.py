"""The fields of a programme item that say when and where it takes place."""

from __future__ import annotations

from wtforms import BooleanField

from planner.events.models.times import ItemBegin
from planner.events.operations.items import LONGEST_ITEM
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.event_days import EventDayField
from planner.web.forms.fields import ClockField, EnumField, NumberField
from planner.web.forms.texts import TextsField

_BEGINS = {
    ItemBegin.FOLLOWS.value: pgettext("programme item", "follows the item before"),
    ItemBegin.FIXED.value: pgettext("programme item", "at a fixed hour"),
    ItemBegin.UNKNOWN.value: pgettext("programme item", "hour not known"),
}


class ItemTimesForm(Form):
    """The fields of `ItemTimes`."""

    day = EventDayField(_("Day"))
    begins = EnumField(_("Begins"), ItemBegin, words=_BEGINS, default=ItemBegin.FOLLOWS)
    clock = ClockField(_("Fixed hour"))
    minutes = NumberField(_("Minutes"), least=0, most=LONGEST_ITEM)
    length_is_guess = BooleanField(_("Its length is only a guess"))
    venues = TextsField(_("Place of its own"))
