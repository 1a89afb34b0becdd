"""The form of the text of a letter."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from planner.kernel.messages import gettext as _
from planner.letter_texts.models import LetterText
from planner.letter_texts.wording import LONGEST_SUBJECT, LONGEST_TEXT, Wording
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import LineField, TextField

_TEXTS = ("subject", "greeting", "opening", "closing")


class LetterTextForm(Form):
    """`about` and `person` are for whom it is shown; they are not stored."""

    subject = LineField(_("Subject"), required=True, longest=LONGEST_SUBJECT)
    greeting = LineField(_("Greeting"), required=True, longest=LONGEST_SUBJECT)
    opening = TextField(_("Before the facts of the event"), longest=LONGEST_TEXT)
    closing = TextField(_("After the facts"), longest=LONGEST_TEXT)
    about = ChoiceField(_("Event"), blank=_("the latest event"), may_add=False)
    person = ChoiceField(_("Person"), blank=_("an invented guest"), by_name=True, may_add=False)

    @classmethod
    def filled(cls, stored: LetterText | None, otherwise: Wording) -> LetterTextForm:
        """The own text if it is used, else the one that is sent now."""
        if stored is not None and stored.is_used:
            return cls(obj=stored)
        data: dict[str, Any] = asdict(otherwise)
        return cls(data=data | {"version": stored.version if stored else None})

    def wording(self) -> Wording:
        return self.plan_of(Wording, **{name: self[name].data or "" for name in _TEXTS})
