"""The register of outlets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask import Blueprint

from planner.contacts.models import Outlet, OutletKind
from planner.contacts.outlets import enter_outlet, revise_outlet
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.desk.forms.outlets import OutletForm
from planner.web.desk.registers.pages import RegisterPages
from planner.web.transaction import current_work, reading_languages
from planner.web.words import word

blueprint = Blueprint("outlets", __name__, url_prefix="/outlets")


class OutletPages(RegisterPages[Outlet, OutletForm]):
    noun, model, form, kinds = "outlet", Outlet, OutletForm, OutletKind
    heading = (
        pgettext("thing", "Name"),
        _("Kind"),
        _("Scope"),
        _("City or territory"),
        _("Language"),
        _("Website"),
    )

    def enter(self, form: OutletForm) -> Outlet:
        return enter_outlet(current_work(), form.plan())

    def revise(self, outlet: Outlet, form: OutletForm) -> None:
        revise_outlet(current_work(), outlet, form.plan(), form.opened_version)

    def lines(self, outlets: Iterable[Outlet]) -> Iterator[Iterable[object]]:
        languages = reading_languages()
        for outlet in outlets:
            yield (
                outlet.names.best(*languages),
                word(outlet.kind),
                word(outlet.scope),
                outlet.cities.best(*languages),
                outlet.language,
                outlet.website,
            )


OutletPages(blueprint).mount()
