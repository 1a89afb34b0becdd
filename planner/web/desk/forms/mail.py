"""The form of the mail server of the office."""

from __future__ import annotations

from wtforms import BooleanField

from planner.kernel.messages import gettext as _
from planner.outbox.office_server import PORTS, MailServerPlan
from planner.web.desk.forms.servers import (
    AS_TYPED,
    STARTTLS,
    ServerForm,
    encryption_field,
    host_field,
    password_field,
    port_field,
)
from planner.web.forms.fields import LineField


class MailServerForm(ServerForm):
    host = host_field(_("Its name as your mail provider gives it, such as mail.example.org."))
    port = port_field(PORTS)
    encryption = encryption_field(STARTTLS)
    user_name = LineField(
        _("User name"),
        longest=254,
        render_kw=AS_TYPED,
        description=_(
            "Often the whole e-mail address. Leave it empty if the server asks for none."
        ),
    )
    password = password_field()
    forgets_sign_in = BooleanField(_("Remove the user name and the password"))

    def plan(self) -> MailServerPlan:
        return MailServerPlan(
            host=self.host.data or "",
            port=self.port.data,
            starts_with_tls=self.starts_with_tls,
            user_name=self.user_name.data or "",
            password=self.password.data or "",
            oauth=self.oauth,
            forgets_sign_in=bool(self.forgets_sign_in.data),
        )
