"""The forms of the accreditation desk."""

from __future__ import annotations

from planner.accreditation.deciding import LONGEST_NOTE
from planner.accreditation.models import SeasonAccreditation
from planner.accreditation.season import SeasonPlan
from planner.invitations.guest_kinds import GuestKind
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.attending_words import KIND_LABELS
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import (
    REQUIRED,
    DayField,
    EnumField,
    LineField,
    TextField,
    UploadField,
)


class ApprovalForm(Form):
    """`asker` is the number of a person, “new”, or "" for whoever is certain."""

    asker = LineField(_("Who it is"), longest=20)


class MissingPapersForm(Form):
    missing = TextField(
        _("Which papers are missing"),
        longest=LONGEST_NOTE,
        description=_("The person is told so, in these words."),
        render_kw={"rows": 3, "dir": "auto"},
    )


class RefusalForm(Form):
    reason = TextField(
        pgettext("request", "Reason of the refusal"),
        longest=LONGEST_NOTE,
        description=_("The person is told so, in these words."),
        render_kw={"rows": 3, "dir": "auto"},
    )


class PaperForm(Form):
    file = UploadField(_("Scan of a paper"), description=_("JPEG, PNG or PDF, up to 10 MB."))


class SeasonForm(Form):
    person_id = ChoiceField(_("Person"), required=True)
    number = LineField(_("Number of the badge"), longest=100)
    kind = EnumField(_("Accredited as"), GuestKind, words=KIND_LABELS)
    since = DayField(pgettext("accreditation", "From"))
    until = DayField(pgettext("accreditation", "Until, inclusive"))

    side_by_side = (("number", "kind"), ("since", "until"))

    @classmethod
    def filled(cls, season: SeasonAccreditation) -> SeasonForm:
        return cls(obj=season)

    def validate_days(self) -> bool:
        """Both days are needed."""
        for field in (self.since, self.until):
            if field.data is None and not field.errors:
                field.errors = [*field.errors, REQUIRED]
        return not (self.since.errors or self.until.errors)

    def validate(self, extra_validators: object = None) -> bool:
        is_valid = super().validate()
        return self.validate_days() and is_valid

    def plan(self) -> SeasonPlan:
        assert self.since.data is not None
        assert self.until.data is not None
        return SeasonPlan(
            since=self.since.data,
            until=self.until.data,
            number=self.number.data or "",
            kind=self.kind.data or GuestKind.JOURNALIST,
        )
