"""Telephone numbers: kept as printed, compared and dialled as E.164."""

from __future__ import annotations

import re

import phonenumbers
from babel.core import get_global

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _


def region_of(zone: str) -> str | None:
    """The country whose numbers may be printed without its code there: “RU” for Europe/Moscow."""
    territory = get_global("zone_territories").get(zone)
    return territory if isinstance(territory, str) and territory != "001" else None


def dialled(printed: str, region: str | None = None) -> str:
    """`printed` as E.164, “+78001234567”; "" where it is no number that can be dialled abroad.

    Without `region` only numbers with their country code are understood. “+44 (0)20 …” is read as
    it is meant: the zero in brackets is dialled inside the country only.
    """
    try:
        number = phonenumbers.parse(printed, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def clean_dialled(typed: str, field: str) -> str:
    """`typed` as E.164, "" for "". Raises `Invalid` at `field`."""
    if not typed:
        return ""
    if not (number := dialled(typed)):
        raise Invalid(field, _("Give the number with its country code, such as +7 800 123 45 67."))
    return number


def telephone_key(printed: str, region: str | None = None) -> str:
    """What two spellings of one number have in common."""
    return dialled(printed, region) or re.sub(r"[^0-9]", "", printed)
