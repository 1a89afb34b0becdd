"""The forms for the answers of guests and of speakers."""

from __future__ import annotations

from wtforms import HiddenField

from planner.confirmations.answering import LONGEST_LINE, SpeakerReply
from planner.confirmations.models import SpeakerAnswer
from planner.invitations.answers import LONGEST_MESSAGE, Reply
from planner.invitations.models import Answer
from planner.invitations.particulars import MOST_CREW
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.fields import AddressField, EnumField, LineField, NumberField, TextField
from planner.web.forms.particulars import ParticularsForm


class AnswerForm(ParticularsForm):
    """`sequence` is the version of the event that the page showed."""

    answer = EnumField(_("Answer"), Answer, optional=_("no answer"))
    colleague_name = LineField(_("Name of the colleague"), longest=200)
    colleague_address = AddressField(_("E-mail address of the colleague"))
    crew = NumberField(_("Crew"), least=0, most=MOST_CREW)
    message = TextField(_("Message"), longest=LONGEST_MESSAGE)
    sequence = HiddenField()

    def reply(self) -> Reply:
        shown = self.sequence.data or ""
        return Reply(
            answer=self.answer.data or Answer.NEEDS_ACTION,
            message=self.message.data or "",
            colleague_name=self.colleague_name.data or "",
            colleague_address=self.colleague_address.data or "",
            crew=self.crew.data or 0,
            particulars=self.particulars(),
            sequence=int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 9 else None,
        )


class SpeakerForm(Form):
    """`seen` is the checksum of what the page told."""

    answer = EnumField(
        _("Answer"),
        SpeakerAnswer,
        offered=(SpeakerAnswer.YES, SpeakerAnswer.CORRECTED, SpeakerAnswer.NO),
        optional=_("no answer"),
    )
    name = LineField(_("Name as it should be printed"), longest=LONGEST_LINE)
    function = LineField(_("Function as it should be printed"), longest=LONGEST_LINE)
    message = TextField(_("Message"), longest=LONGEST_MESSAGE)
    seen = HiddenField()

    def reply(self, language: str) -> SpeakerReply:
        return SpeakerReply(
            answer=self.answer.data or SpeakerAnswer.NONE,
            language=language,
            seen=self.seen.data or "",
            name=self.name.data or "",
            function=self.function.data or "",
            message=self.message.data or "",
        )
