"""The forms of a pool and of its new members."""

from __future__ import annotations

from planner.contacts.models import Pool
from planner.contacts.pools import PoolPlan
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import TextField
from planner.web.forms.many_choices import ManyChoicesField
from planner.web.forms.texts import TextsField


class PoolForm(Form):
    side_by_side = (("created_by_id", "programme_id"),)

    names = TextsField(pgettext("thing", "Name"), required=True, any_language=True)
    created_by_id = ChoiceField(_("Created by"))
    programme_id = ChoiceField(_("Within the programme of work"))

    @classmethod
    def filled(cls, pool: Pool, languages: tuple[str, ...]) -> PoolForm:
        return cls(obj=pool, languages=languages)

    def plan(self) -> PoolPlan:
        return self.plan_of(PoolPlan)


class MembersForm(Form):
    """People ticked among those found, or pasted as lines."""

    people = ManyChoicesField(_("Found in the register"))
    pasted = TextField(_("Or paste names and addresses"), longest=50_000)
