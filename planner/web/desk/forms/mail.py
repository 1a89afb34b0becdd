"""The form of the mail server of the office."""

from __future__ import annotations

from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice

from planner.kernel.messages import gettext as _
from planner.outbox.models import OfficeMailServer
from planner.outbox.office_server import PORTS, MailServerPlan
from planner.web.forms.base import Form
from planner.web.forms.fields import LineField
from planner.web.forms.passwords import SecretField

TLS, STARTTLS = "tls", "starttls"
AS_TYPED = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}


class MailServerForm(Form):
    """The password is never filled in; left empty, the stored one is kept."""

    side_by_side = (("port", "encryption"),)

    host = LineField(
        _("Server"),
        required=True,
        longest=253,
        render_kw=AS_TYPED,
        description=_("Its name as your mail provider gives it, such as mail.example.org."),
    )
    port = SelectField(
        _("Port"),
        choices=[SelectChoice(value=port, label=str(port)) for port in PORTS],
        coerce=int,
        default=PORTS[0],
    )
    encryption = SelectField(
        _("Encryption"),
        choices=[
            SelectChoice(value=STARTTLS, label=_("STARTTLS")),
            SelectChoice(value=TLS, label=_("TLS from the first byte")),
        ],
        default=STARTTLS,
    )
    user_name = LineField(
        _("User name"),
        longest=254,
        render_kw=AS_TYPED,
        description=_(
            "Often the whole e-mail address. Leave it empty if the server asks for none."
        ),
    )
    password = SecretField(_("Password"), new=True, required=False)
    forgets_sign_in = BooleanField(_("Remove the user name and the password"))

    @classmethod
    def filled(cls, server: OfficeMailServer | None) -> MailServerForm:
        if server is None:
            return cls()
        encryption = TLS if server.starts_with_tls else STARTTLS
        return cls(obj=server, data={"encryption": encryption})

    def plan(self) -> MailServerPlan:
        return MailServerPlan(
            host=self.host.data or "",
            port=self.port.data,
            starts_with_tls=self.encryption.data == TLS,
            user_name=self.user_name.data or "",
            password=self.password.data or "",
            forgets_sign_in=bool(self.forgets_sign_in.data),
        )
