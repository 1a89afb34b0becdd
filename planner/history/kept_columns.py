"""Which columns the history keeps, by table: with their values, or only that they changed.

Tables that are not listed keep nothing, and no column that is not listed keeps its values: no
private contact, no answer of a guest, no personal link and no text of a release stands in the
history, whatever columns are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.kernel.database import SYSTEM_COLUMNS


@dataclass(frozen=True, slots=True)
class KeptColumns:
    """`valued` are kept from what to what; of those `named` it is only kept that they changed."""

    valued: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


# What the program sets at people; the act itself stands in the history.
_NOT_ENTERED = frozenset(
    {"public_id", "informed_at", "erasure_asked_at", "erased_at"}
    | {"merged_into_id", "edition", "compared_edition"}
)


def kept_columns(table: str, columns: Iterable[str]) -> KeptColumns:
    """Those of a table that has `columns`. In a register, all that people fill in are named."""
    if table in _RECORDS:
        return KeptColumns(*(frozenset(names.split()) for names in _RECORDS[table]))
    if table in _REGISTERS:
        valued = frozenset(_REGISTERS[table].split())
        return KeptColumns(valued, frozenset(columns) - valued - SYSTEM_COLUMNS - _NOT_ENTERED)
    return KeptColumns()


# By table: the columns with their values, and the columns by name.
_RECORDS: Mapping[str, tuple[str, str]] = {
    "events": (
        (
            "kind titles subjects descriptions languages status status_reason announced_at "
            "starts_on ends_on starts_clock ends_clock second_hour zone certainty cities "
            "countries remote_sites has_remote_guests spoken_languages interpretation "
            "interpreted_from interpreted_into has_sign_language venue_takes_the "
            "venues addresses accreditation accreditation_until accreditation_clock "
            "accreditation_address requests_taken asked_papers asks_press_card answers_until "
            "audiences seats seats_for_journalists seats_for_crew seats_for_officials "
            "seats_for_partners seats_for_others most_of_outlet next_steps materials_url "
            "lead_with news_lines short_titles "
            "put_off_from put_off_venues change_reasons next_on next_cities earlier_on "
            "earlier_cities earlier_is_first photo_captions interviews "
            "names_planned_speakers"
        ),
        (
            "link own_kind_id project_id programme_id hotline_id responsible_id guests_from_id "
            "internal_notes"
        ),
    ),
    "event_tasks": ("titles days is_after due_on done_at", "responsible_id"),
    "programme_items": (
        (
            "kind sort titles topics begins day clock minutes length_is_guess venues is_public "
            "is_news"
        ),
        "study_id project_id notes",
    ),
    "parts": (
        (
            "role state functions second_functions former_functions unnamed_roles role_number "
            "role_gender on_behalf_of is_remote"
        ),
        "person_id organisation_id",
    ),
    "statements": (
        "form terms force approved_at embargo_until is_unclear is_news is_subhead",
        "texts lead_ins addressees figures deadlines documents approved_by",
    ),
    "releases": (
        "status embargo_until zone slug_line correction_note sent_back_reason withdrawn_reason",
        "",
    ),
    "release_pictures": ("", "alt_texts captions credits"),
    "clips": ("title url published_on", "note outlet_id"),
    "offices": (
        (
            "names short_names cities zone languages introductions press_names "
            "press_phone press_hours privacy_texts retention_texts data_protection_contact accent "
            "end_mark oxford_comma prints_titles prints_country "
            "names_centenaries release_order reply_addresses reply_form papers_kept_days"
        ),
        "mail_from authserv_id",
    ),
    "office_mail_servers": (
        "host port starts_with_tls token_url",
        "user_name encrypted_password client_id",
    ),
    "office_mailboxes": (
        "host port starts_with_tls folder days_back token_url",
        "user_name encrypted_password client_id",
    ),
    "memberships": ("role suspended_at", ""),
}
# By table: the columns with their values.
_REGISTERS: Mapping[str, str] = {
    "own_kinds": "names plurals like archived_at",
    "studies": "kind titles url embargo_until archived_at",
    "organisations": "names short_names kind website archived_at",
    "outlets": "names kind scope cities language website archived_at",
    "pools": "names archived_at",
    "topics": "names archived_at",
    "projects": "names descriptions aims contract_number funding_is_confirmed is_cofunded archived_at",
    "aid_programmes": "names abbreviation created_within archived_at",
    "hotlines": (
        "names number_as_printed audiences hours languages is_free_of_charge valid_to archived_at"
    ),
    "anniversaries": "kind base_year exact_on precision calendar phrases archived_at",
    "people": "legal_basis legal_basis_on archived_at",
}
