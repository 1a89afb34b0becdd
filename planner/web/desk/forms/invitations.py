"""Forms about guests: inviting them, their answers, attendance."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, StopValidation

from planner.invitations.answers import LONGEST_MESSAGE, Reply
from planner.invitations.door import WalkInPlan
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.particulars import MOST_CREW
from planner.invitations.pasting import Pasted
from planner.invitations.reach import Reach
from planner.invitations.seats import as_given
from planner.jobs.starting import MOST_AT_ONCE
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages, pgettext
from planner.kernel.text_normalising import clean_line, without_unusable
from planner.outbox.limits import LONGEST_REASON
from planner.web.addresses import row_number
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import (
    LINE,
    AddressField,
    EnumField,
    Limit,
    LineField,
    NumberField,
    TextField,
    usable,
)
from planner.web.forms.many_choices import ManyChoicesField
from planner.web.forms.particulars import ParticularsForm
from planner.web.forms.rows import RowsField
from planner.web.words import word

_LONGEST_PASTE = 200_000


def offered(form: Any, field: Any) -> None:
    """Refuse a choice that exists but is not offered for this event."""
    if field.data is not None and field.data.value not in [
        choice.value for choice in field.choices
    ]:
        raise StopValidation(_("Choose one of the list."))


def _kind_field(label: str = _("Invited as")) -> EnumField:
    return EnumField(label, GuestKind, optional=_("as the last time, else journalist"))


def _over_outlet_field() -> LineField:
    return LineField(
        _("Why so many of one outlet are invited all the same"), longest=LONGEST_REASON
    )


class InviteForm(Form):
    """Ticked people, a pool, an outlet, a beat, a saved filter, or the guests of another event."""

    people = ManyChoicesField(_("People"))
    pool = ChoiceField(_("Pool"), blank=_("choose a pool"))
    outlet = ChoiceField(_("Outlet"), blank=_("choose an outlet"), may_add=False)
    topic = ChoiceField(_("Beat"), blank=_("choose a topic"), may_add=False)
    saved_filter = ChoiceField(_("Saved filter"), blank=_("choose a filter"), may_add=False)
    guests_of = ChoiceField(_("Guests of"), blank=_("choose an event"))
    only_came = BooleanField(_("Only those who came"))
    kind = _kind_field()
    over_outlet = _over_outlet_field()


def _cell(typed: str | None) -> str:
    return clean_line(without_unusable(typed or ""))[:LINE]


_KINDS = {kind.value: kind for kind in GuestKind}


class PastedRow(Form):
    """A row of the preview, as it was read and corrected. The preview says what is wrong in it, so
    that the form refuses nothing.

    One that could not be read (`is_unread`) has no box to tick.
    """

    BLANK = ("name", "outlet", "address", "telephone")

    name = StringField(pgettext("person", "Name"), filters=[_cell])
    outlet = StringField(_("Outlet"), filters=[_cell])
    address = StringField(_("E-mail address"), filters=[_cell])
    telephone = StringField(_("Telephone"), filters=[_cell])
    language = StringField(_("Letter in"), filters=[_cell])
    kind = StringField(_("Comes as"), filters=[_cell])
    person_id = StringField(_("In Contacts"), filters=[_cell])
    chosen = BooleanField(_("Invite"))
    is_unread = HiddenField()

    @property
    def is_ticked(self) -> bool:
        return bool(self.chosen.data or self.is_unread.data)

    def pasted(self) -> Pasted:
        return Pasted(
            name=self.name.data or "",
            address=self.address.data or "",
            outlet=self.outlet.data or "",
            telephone=self.telephone.data or "",
            language=self.language.data if self.language.data in languages() else "",
            person_id=row_number(self.person_id.data or ""),
            kind=_KINDS.get(self.kind.data or ""),
        )


class PasteForm(Form):
    """Pasted people. The text is not stripped, because its first cell may be empty.

    `table` are the rows of the preview if they are few; `read_as` is the fingerprint of the text
    that they were read from, `seen` that of what the preview said of them.
    """

    pasted = TextAreaField(
        _("Addresses"),
        [
            InputRequired(_("Paste at least one address.")),
            usable,
            Limit(_LONGEST_PASTE),
        ],
    )
    kind = _kind_field()
    over_outlet = _over_outlet_field()
    table = RowsField(_("People"), PastedRow, most=MOST_AT_ONCE)
    read_as = HiddenField()
    seen = HiddenField()


class GuestFilter(Form):
    """The filter of the guest list, read from the address of the page."""

    kind = EnumField(_("Comes as"), GuestKind, optional=_("every kind"))

    outlet = ChoiceField(_("Outlet"), blank=_("every outlet"))


class KindForm(Form):
    """As what a guest comes."""

    kind = EnumField(_("Comes as"), GuestKind)


class ChosenForm(Form):
    """What is done with the guests who are ticked on the list, or with all whom the list shows."""

    guests = ManyChoicesField(_("Guests"))
    everybody = BooleanField(_("All guests of this list, also those on other pages"))
    kind = EnumField(_("Comes as"), GuestKind, optional=_("choose a kind"))
    answer = EnumField(_("Answer"), Answer, optional=_("choose an answer"))


class CameForm(Form):
    """A list of those who came."""

    came = TextAreaField(
        _("Who came"),
        [InputRequired(_("Paste at least one name or address.")), usable, Limit(_LONGEST_PASTE)],
    )


class NoteForm(ParticularsForm):
    """An answer that a guest gave by telephone or at a meeting."""

    answer = EnumField(_("Answer"), Answer, validators=[offered])
    road = EnumField(_("How it reached us"), AnswerRoad, validators=[offered])
    colleague_name = LineField(_("Name of the colleague"), longest=200)
    colleague_address = AddressField(_("E-mail address of the colleague"))
    crew = NumberField(_("Crew"), least=0, most=MOST_CREW)
    message = TextField(_("What they said"), longest=LONGEST_MESSAGE)
    is_overruled = BooleanField(_("A seat in any case, whatever the number"))

    def offer(self, answers: tuple[Answer, ...]) -> None:
        """Offer the answers that this event allows, and the ways by which staff receive answers."""
        self.answer.choices = [
            SelectChoice(value=answer.value, label=ANSWER_WORDS[answer]) for answer in answers
        ]
        roads = (AnswerRoad.PHONE, AnswerRoad.IN_PERSON, AnswerRoad.MAIL)
        self.road.choices = [SelectChoice(value=road.value, label=word(road)) for road in roads]

    @classmethod
    def of(cls, invitation: Invitation) -> NoteForm:
        """The form with the present answer."""
        return cls(
            data={
                "answer": as_given(invitation.answer),
                "road": AnswerRoad.PHONE,
                "colleague_name": invitation.colleague_name,
                "colleague_address": invitation.colleague_address,
                "crew": invitation.crew or None,
                "message": invitation.message,
                **cls.particulars_of(invitation),
            }
        )

    def reply(self) -> Reply:
        return Reply(
            answer=self.answer.data,
            message=self.message.data or "",
            colleague_name=self.colleague_name.data or "",
            colleague_address=self.colleague_address.data or "",
            crew=self.crew.data or 0,
            particulars=self.particulars(),
            is_overruled=bool(self.is_overruled.data),
        )


class WalkInForm(Form):
    """Somebody at the door who was not invited."""

    name = LineField(pgettext("person", "Name"), required=True, longest=200)
    outlet = LineField(_("Outlet"), longest=200)
    kind = _kind_field(_("Comes as"))
    address = AddressField(_("E-mail address"))

    def plan(self, person_id: int | None = None) -> WalkInPlan:
        """`person_id` is somebody of the register whom a member has recognised."""
        return self.plan_of(WalkInPlan, person_id=person_id)


ANSWER_WORDS = {
    Answer.ACCEPTED: _("yes"),
    Answer.TENTATIVE: _("perhaps"),
    Answer.DECLINED: _("no"),
    Answer.DELEGATED: _("a colleague comes"),
    Answer.REMOTE: pgettext("answer", "online"),
    Answer.WAITING: pgettext("answer", "on the waiting list"),
}
KIND_GROUPS = {
    GuestKind.JOURNALIST: _("journalists"),
    GuestKind.CREW: pgettext("kind of guests", "crew"),
    GuestKind.OFFICIAL: _("officials"),
    GuestKind.PARTNER: _("partners"),
    GuestKind.OTHER: _("others"),
}
REACH_WORDS = {
    Reach.UNSENT: _("no letter sent"),
    Reach.WAITING: _("a letter waits"),
    Reach.BEHIND: _("not told of a change"),
    Reach.DETAILS: _("not told of a small change"),
    Reach.TOLD: _("told"),
}
