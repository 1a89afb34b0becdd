"""The form of an outlet."""

from __future__ import annotations

from planner.contacts.models import Outlet, OutletKind, OutletScope
from planner.contacts.outlets import OutletPlan
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.fields import EnumField, UrlField
from planner.web.forms.texts import LanguageField, TextsField


class OutletForm(Form):
    side_by_side = (("kind", "scope"), ("language", "website"))

    names = TextsField(pgettext("thing", "Name"), required=True, any_language=True)
    kind = EnumField(_("Kind"), OutletKind, default=OutletKind.ONLINE)
    scope = EnumField(_("How far it reaches"), OutletScope, default=OutletScope.NATIONAL)
    cities = TextsField(
        _("City or territory"), description=_("Where a local or regional outlet is at home.")
    )
    language = LanguageField(_("Language"))
    website = UrlField(_("Website"))

    @classmethod
    def filled(cls, outlet: Outlet, languages: tuple[str, ...]) -> OutletForm:
        return cls(obj=outlet, languages=languages)

    def plan(self) -> OutletPlan:
        return self.plan_of(OutletPlan)
