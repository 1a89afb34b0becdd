"""The forms of a statement and of its approval."""

from __future__ import annotations

from typing import Self

from wtforms import BooleanField

from planner.events.models.event import Part
from planner.events.models.kinds import PartRole
from planner.events.models.statement import Force, SpeechForm, SpeechTerms, Statement
from planner.events.operations.statements import StatementPlan
from planner.kernel.messages import gettext as _
from planner.web.desk.forms.embargo import embargo_moment, embargo_values
from planner.web.forms.base import Form
from planner.web.forms.fields import ClockField, DayField, EnumField, LineField
from planner.web.forms.many_choices import ManyChoicesField
from planner.web.forms.texts import TextsField


class StatementForm(Form):
    """`zone` is the event's, in which the embargo is typed. `offer` says who else may have said it."""

    zone = "UTC"

    form = EnumField(
        _("How it is noted"),
        SpeechForm,
        default=SpeechForm.INDIRECT,
        description=_(
            "Direct: word for word. Quoted in part: a few words of it. Indirect, and a plan: as it "
            "stands after “said that”, in the third person. A call or promise: “to leave a strip of "
            "grass”; a proposal: “leaving a strip of grass”. Topics: what it was about, one per "
            "line."
        ),
    )
    force = EnumField(_("How it was said"), Force)
    texts = TextsField(
        _("What was said"),
        lines=4,
        description=_("Empty only where a programme or document was announced without more words."),
    )
    lead_ins = TextsField(
        _("What stands before the quoted words"),
        description=_("As it stands after “said that”: “the bare banks are”."),
    )
    addressees = TextsField(
        _("Who was called on"), description=_("“farmers”. In Russian in the nominative.")
    )
    deadlines = TextsField(
        _("By when"), description=_("“by 2035”, unless it stands in what was said.")
    )
    figures = TextsField(
        _("The figure in it"),
        description=_("Copied from what was said: “40 million trees”. It may become the news."),
    )
    documents = TextsField(
        _("The programme or document that was announced"),
        description=_("“the programme ‘Green Banks’”. In Russian in the nominative."),
    )
    joint_part_ids = ManyChoicesField(_("Said together with"))
    terms = EnumField(
        _("What may be done with it"),
        SpeechTerms,
        description=_("Only what is on the record can stand in a release."),
    )
    is_unclear = BooleanField(_("Unclear: confirm with the speaker"))
    is_subhead = BooleanField(
        _("Stands below the headline"),
        description=_(
            "A quotation word for word, once it is approved. It stands there with the name of its "
            "speaker, and no second time below."
        ),
    )
    embargo_on = DayField(_("Under embargo until the day"))
    embargo_clock = ClockField(
        _("Embargo: the hour of that day"),
        description=_("In the time zone of the event. Until then no paper tells it."),
    )

    @classmethod
    def filled(cls, statement: Statement, languages: tuple[str, ...], zone: str) -> Self:
        joint = [speaker.part_id for speaker in statement.joint_speakers]
        values = {"joint_part_ids": joint, **embargo_values(statement.embargo_until, zone)}
        form = cls(obj=statement, languages=languages, data=values)
        form.zone = zone
        return form

    def offer(self, part: Part, *languages: str) -> Self:
        """The other speakers of the event, by name."""
        self.joint_part_ids.offer(
            (other.id, _name(other, *languages))
            for item in part.item.event.programme
            for other in item.parts
            if other is not part and other.role is not PartRole.INTERPRETER
        )
        return self

    @classmethod
    def sent(cls, languages: tuple[str, ...], zone: str) -> Self:
        form = cls.read(languages=languages)
        form.zone = zone
        return form

    def plan(self) -> StatementPlan:
        return self.plan_of(
            StatementPlan,
            embargo_until=embargo_moment(self.embargo_on, self.embargo_clock, self.zone),
        )


class ApprovalForm(Form):
    by = LineField(_("Approved by"))


def _name(part: Part, *languages: str) -> str:
    if part.person:
        return part.person.name(*languages)
    body = part.organisation.names.best(*languages) if part.organisation else ""
    return ", ".join(filter(None, (part.unnamed_roles.best(*languages), body)))
