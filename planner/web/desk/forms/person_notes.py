"""The form of a private note on a person."""

from __future__ import annotations

from planner.contacts.notes import Audience, NotePlan, PersonNote
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.fields import EnumField, TextField

AUDIENCES = {
    Audience.AUTHOR.value: pgettext("seen by", "only me"),
    Audience.APPROVERS.value: pgettext("seen by", "approvers and administrators"),
    Audience.EDITORS.value: pgettext("seen by", "all who may change Contacts"),
}


class PersonNoteForm(Form):
    text = TextField(_("Note"), required=True, longest=5000)
    audience = EnumField(_("Seen by"), Audience, words=AUDIENCES)

    @classmethod
    def filled(cls, note: PersonNote) -> PersonNoteForm:
        return cls(obj=note)

    def plan(self) -> NotePlan:
        return NotePlan(text=self.text.data or "", audience=self.audience.data)
