"""Forms about lists of people that are brought in."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import BooleanField, SelectField
from wtforms.validators import InputRequired

from planner.contacts.importing.columns import Column
from planner.contacts.importing.models import ChangeRule, Import
from planner.contacts.importing.operations import ListPlan
from planner.contacts.legal_basis import LegalBasis
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import EnumField, LineField, UploadField

_RULES = {
    ChangeRule.FILL.value: _("only fill what is empty in Contacts"),
    ChangeRule.TAKE.value: _("take what the list says"),
    ChangeRule.LEAVE.value: _("leave them as they are"),
}


class ListFileForm(Form):
    """The file, and what is said of everybody in it."""

    file = UploadField(_("File with the list"), validators=[InputRequired(_("Choose a file."))])
    source = LineField(
        _("Where the data are from"),
        required=True,
        description=_("For example: accreditation of the spring forum, cards collected in 2012."),
    )
    legal_basis = EnumField(_("Legal basis"), LegalBasis, optional=_("not entered"))

    def content(self, most: int) -> bytes:
        """The bytes of the file, cut to `most`; b"" without a file."""
        chosen = self.file.data
        return chosen.stream.read(most) if chosen else b""

    @property
    def file_name(self) -> str:
        return (self.file.data.filename or "") if self.file.data else ""

    def plan(self) -> ListPlan:
        return ListPlan(source=self.source.data or "", legal_basis=self.legal_basis.data or "")


class ColumnsForm(Form):
    """What is asked beside the columns, which the page draws itself."""

    pool = ChoiceField(_("Put everybody into the pool"), blank=_("no pool"), may_add=False)
    are_journalists = BooleanField(_("They are journalists"))
    enters_topics = BooleanField(_("Add beats that are not among the topics yet"))
    enters_pools = BooleanField(_("Add pools that do not exist yet"))

    @classmethod
    def of(cls, brought: Import) -> ColumnsForm:
        form = cls(obj=brought)
        form.version.data = str(brought.version)
        form.pool.data = next(iter(brought.pool_ids), None)
        return form

    def plan(self, brought: Import) -> ListPlan:
        return ListPlan(
            source=brought.source,
            legal_basis=brought.legal_basis,
            pool_ids=(self.pool.data,) if self.pool.data else (),
            are_journalists=self.are_journalists.data,
            enters_topics=self.enters_topics.data,
            enters_pools=self.enters_pools.data,
        )


class AgreementForm(Form):
    change_rule = EnumField(
        _("People who are in Contacts already"), ChangeRule, words=_RULES, default=ChangeRule.FILL
    )


class EncodingForm(Form):
    """How the text of a CSV file is read; what is offered is set by the page."""

    encoding = SelectField(_("Encoding"), validate_choice=True)
    separator = SelectField(_("Separator"), validate_choice=True)


def chosen_columns(values: Sequence[str], number: int) -> list[Column]:
    """The columns as submitted, for a list with that many; unknown values count as unused."""
    known = {column.value: column for column in Column}
    return [known.get(value, Column.UNUSED) for value in values[:number]]
