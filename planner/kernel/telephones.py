"""Telephone numbers: stored as printed, compared and dialled as E.164."""

from __future__ import annotations

import re

import phonenumbers
from babel.core import get_global

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _


def region_of(zone: str) -> str | None:
    """The country of a zone, whose numbers may lack the country code: “RU” for Europe/Moscow."""
    territory = get_global("zone_territories").get(zone)
    return territory if isinstance(territory, str) and territory != "001" else None


def dialled(printed: str, region: str | None = None) -> str:
    """`printed` as E.164, “+78001234567”; "" if it is not an international number.

    Without `region`, only numbers with a country code are recognised. In “+44 (0)20 …” the zero in
    brackets, which is dialled within the country only, is dropped.
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
    """The number in a form for comparing: E.164, else its digits."""
    return dialled(printed, region) or re.sub(r"[^0-9]", "", printed)
