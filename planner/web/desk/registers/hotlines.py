"""The register of hot-lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask import Blueprint

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.organisations.hotlines import enter_hotline, revise_hotline
from planner.organisations.models import Hotline
from planner.web.desk import choices
from planner.web.desk.forms.hotlines import HotlineForm
from planner.web.desk.registers.pages import RegisterPages
from planner.web.transaction import current_work, reading_languages

blueprint = Blueprint("hotlines", __name__, url_prefix="/hotlines")


class HotlinePages(RegisterPages[Hotline, HotlineForm]):
    noun, model, form = "hotline", Hotline, HotlineForm
    heading = (
        pgettext("hot-line", "Number"),
        _("Number to dial"),
        pgettext("thing", "Name"),
        _("Valid until"),
    )

    def enter(self, form: HotlineForm) -> Hotline:
        return enter_hotline(current_work(), form.plan())

    def revise(self, hotline: Hotline, form: HotlineForm) -> None:
        revise_hotline(current_work(), hotline, form.plan(), form.opened_version)

    def offer(self, form: HotlineForm) -> None:
        form.operators.offer(
            "organisation_id", choices.organisations(*form.operators.kept("organisation_id"))
        )

    def lines(self, hotlines: Iterable[Hotline]) -> Iterator[Iterable[object]]:
        languages = reading_languages()
        for hotline in hotlines:
            name = hotline.names.best(*languages)
            yield hotline.number_as_printed, hotline.e164, name, hotline.valid_to


HotlinePages(blueprint).mount()
