"""The settings of an office, and its logo."""

from __future__ import annotations

from dataclasses import dataclass

from planner.accounts.colours import clean_colour
from planner.accounts.models import EndMark, Office, ReleaseOrder, ReplyAddresses
from planner.accounts.operations import OfficePlan
from planner.files.models import FileKind, StoredFile
from planner.files.operations import NewFile, add_picture
from planner.files.queries import office_logo
from planner.history.operations import record
from planner.kernel.addresses import clean_address, clean_host
from planner.kernel.reply_addresses import ReplyForm
from planner.kernel.texts import Texts
from planner.kernel.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeSettings:
    """The settings of an office. `papers_kept_days` None: as it is."""

    plan: OfficePlan
    introductions: Texts
    press_names: Texts
    press_phone: str
    press_hours: Texts
    privacy_texts: Texts
    retention_texts: Texts
    data_protection_contact: str
    accent: str
    end_mark: EndMark
    oxford_comma: bool
    prints_titles: bool
    prints_country: bool
    names_centenaries: bool
    release_order: ReleaseOrder
    reply_addresses: ReplyAddresses = ReplyAddresses.MAILBOX
    reply_form: ReplyForm = ReplyForm.PLUS
    authserv_id: str = ""
    papers_kept_days: int | None = None


def revise_office(
    work: Work, office: Office, settings: OfficeSettings, opened_version: int | None
) -> None:
    """Save the settings. Raises `Stale`, or `Invalid` for a pale colour or an invalid address."""
    office.revise(opened_version)
    plan = settings.plan
    office.names, office.short_names, office.cities = plan.names, plan.short_names, plan.cities
    office.zone, office.languages = plan.zone, list(plan.languages)
    office.mail_from = clean_address(plan.mail_from, "mail_from")
    office.introductions, office.press_names = settings.introductions, settings.press_names
    office.press_phone, office.press_hours = settings.press_phone, settings.press_hours
    office.privacy_texts = settings.privacy_texts
    office.retention_texts = settings.retention_texts
    office.data_protection_contact = settings.data_protection_contact
    if settings.papers_kept_days is not None:
        office.papers_kept_days = settings.papers_kept_days
    office.accent, office.end_mark = clean_colour(settings.accent), settings.end_mark
    office.oxford_comma = settings.oxford_comma
    office.prints_titles = settings.prints_titles
    office.prints_country = settings.prints_country
    office.names_centenaries = settings.names_centenaries
    office.release_order = settings.release_order
    office.reply_addresses, office.reply_form = settings.reply_addresses, settings.reply_form
    office.authserv_id = (
        clean_host(settings.authserv_id, "authserv_id") if settings.authserv_id else ""
    )
    work.session.flush()
    record(work, "office.revised", office)


def set_office_logo(work: Work, office: Office, new: NewFile | None) -> StoredFile | None:
    """Replace the logo of the newsroom; None removes it. The worker deletes the former file."""
    for former in work.session.scalars(office_logo(work.office_id)):
        work.session.delete(former)
    logo = add_picture(work, FileKind.OFFICE_LOGO, new) if new else None
    work.session.flush()
    record(work, "office.logo_changed", office)
    return logo
