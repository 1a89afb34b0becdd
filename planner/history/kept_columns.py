"""Which columns the history keeps, by table: with their values, or only that they changed.

Tables that are not named keep nothing, so that no private contact, no answer of a guest, no personal
link and no text of a release stands in the history, whatever columns are added there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptColumns:
    """`valued` are kept from what to what; of those `named` it is only kept that they changed."""

    valued: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


def _kept(valued: str = "", named: str = "") -> KeptColumns:
    return KeptColumns(frozenset(valued.split()), frozenset(named.split()))


_NAMES = "names archived_at"

KEPT: Mapping[str, KeptColumns] = {
    "events": _kept(
        "kind titles subjects descriptions languages status status_reason announced_at starts_on "
        "ends_on starts_clock ends_clock second_hour zone certainty cities city_locatives venues "
        "addresses accreditation accreditation_until answers_until audiences seats next_steps "
        "materials_url lead_with names_planned_speakers",
        "link project_id programme_id hotline_id internal_notes",
    ),
    "programme_items": _kept("kind titles topics minutes is_public", "study_id notes"),
    "parts": _kept(
        "role state functions unnamed_roles on_behalf_of is_remote", "person_id organisation_id"
    ),
    "statements": _kept(
        "form terms force approved_at embargo_until is_unclear", "texts approved_by"
    ),
    "studies": _kept(
        "kind titles url embargo_until archived_at",
        "aims methods samples findings recommendations conductor_id commissioner_id hotline_id",
    ),
    "releases": _kept("status embargo_until zone slug_line correction_note withdrawn_reason"),
    "clips": _kept("title url published_on", "note outlet_id"),
    "organisations": _kept(
        f"{_NAMES} short_names kind website",
        "parent_id datelines funding_statements disclaimers logo_id",
    ),
    "outlets": _kept(f"{_NAMES} kind scope cities language website"),
    "pools": _kept(_NAMES, "programme_id"),
    "projects": _kept(
        f"{_NAMES} descriptions aims contract_number funding_is_confirmed is_cofunded",
        "funding_statements disclaimers implementer_id partner_of_id programme_id",
    ),
    "aid_programmes": _kept(
        f"{_NAMES} abbreviation created_within", "funding_statements disclaimers lead_id"
    ),
    "hotlines": _kept(
        f"{_NAMES} number_as_printed audiences hours languages is_free_of_charge valid_to"
    ),
    "anniversaries": _kept("kind base_year exact_on precision phrases archived_at", "owner_id"),
    "people": _kept(
        "archived_at",
        "names honorifics gender language is_journalist biographies photo_id source legal_basis notes",
    ),
    "offices": _kept(
        "names short_names cities zone languages accent end_mark oxford_comma", "mail_from"
    ),
    "memberships": _kept("role suspended_at"),
}
