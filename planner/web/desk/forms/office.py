"""The form of the settings of the office."""

from __future__ import annotations

from wtforms import BooleanField

from planner.accounts.models import EndMark, Office, ReleaseOrder, ReplyAddresses
from planner.kernel.language_names import OFFERED
from planner.kernel.messages import gettext as _
from planner.kernel.reply_addresses import ReplyForm
from planner.members.office_operations import OfficeSettings
from planner.web.forms.fields import TELEPHONE, EnumField, LineField, NumberField
from planner.web.forms.office import OfficeForm
from planner.web.forms.texts import TextsField

_ANSWERS_GO = {
    ReplyAddresses.MAILBOX.value: _("to the mailbox"),
    ReplyAddresses.TOKENS.value: _("to the mailbox with a mark of the recipient"),
    ReplyAddresses.TOKENS_ON_ENVELOPES.value: _("with the mark, on the envelope as well"),
}
_FORMS = {
    ReplyForm.PLUS.value: "press+…@office.example",
    ReplyForm.HYPHEN.value: "press-…@office.example",
    ReplyForm.EQUALS.value: "press=…@office.example",
    ReplyForm.SUBDOMAIN.value: "…@press.office.example",
}


class OfficeSettingsForm(OfficeForm):
    """The fields of the first run, what the newsroom says of the office, and the look of papers."""

    introductions = TextsField(_("What the office does"), lines=2, any_language=True)
    press_names = TextsField(_("Whom journalists call"), any_language=True)
    press_phone = LineField(_("Telephone for journalists"), longest=60, render_kw=TELEPHONE)
    press_hours = TextsField(_("When they may call"), any_language=True)
    privacy_texts = TextsField(_("First letter: why you write to them"), lines=4, any_language=True)
    retention_texts = TextsField(_("First letter: how long data are kept"), any_language=True)
    data_protection_contact = LineField(_("Data protection officer"))
    papers_kept_days = NumberField(
        _("Scans of identity papers are kept, in days after the event"),
        least=0,
        most=365,
    )
    accent = LineField(_("Colour of the office"), required=True, longest=20)
    end_mark = EnumField(_("End of a release"), EndMark)
    oxford_comma = BooleanField(_("A comma before “and” in English lists"))
    prints_titles = BooleanField(_("Academic and diplomatic titles in releases"), default=True)
    prints_country = BooleanField(_("The country in the dateline"))
    names_centenaries = BooleanField(
        _("“Centenary” and “bicentenary” for 100 and 200 years in English")
    )

    reply_addresses = EnumField(_("Where answers to letters go"), ReplyAddresses, words=_ANSWERS_GO)
    reply_form = EnumField(_("How the mark is written"), ReplyForm, words=_FORMS)
    authserv_id = LineField(_("Name of your own mail server in what it receives"), longest=253)
    release_order = EnumField(_("A release tells first of"), ReleaseOrder)

    @classmethod
    def filled(cls, office: Office) -> OfficeSettingsForm:
        main, *others = office.languages
        return cls(
            obj=office,
            languages=tuple(office.languages),
            data={
                "main_language": main,
                "more_languages": [tag for tag in others if tag not in OFFERED],
            },
        )

    def settings(self) -> OfficeSettings:
        return OfficeSettings(
            plan=self.plan(),
            introductions=self.introductions.data,
            press_names=self.press_names.data,
            press_phone=self.press_phone.data or "",
            press_hours=self.press_hours.data,
            privacy_texts=self.privacy_texts.data,
            retention_texts=self.retention_texts.data,
            data_protection_contact=self.data_protection_contact.data or "",
            papers_kept_days=self.papers_kept_days.data,
            accent=self.accent.data or "",
            end_mark=self.end_mark.data,
            oxford_comma=bool(self.oxford_comma.data),
            prints_titles=bool(self.prints_titles.data),
            prints_country=bool(self.prints_country.data),
            names_centenaries=bool(self.names_centenaries.data),
            release_order=self.release_order.data,
            reply_addresses=self.reply_addresses.data,
            reply_form=self.reply_form.data,
            authserv_id=self.authserv_id.data or "",
        )
