"""The register of the office's own kinds of event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask import Blueprint

from planner.events.models.own_kind import OwnKind
from planner.events.operations.own_kinds import enter_own_kind, revise_own_kind
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.desk.forms.own_kinds import OwnKindForm
from planner.web.desk.registers.pages import RegisterPages
from planner.web.transaction import current_work, reading_languages
from planner.web.words import word

blueprint = Blueprint("own_kinds", __name__, url_prefix="/kinds-of-event")


class OwnKindPages(RegisterPages[OwnKind, OwnKindForm]):
    noun, model, form = "own_kind", OwnKind, OwnKindForm
    heading = (pgettext("thing", "Name"), _("Made like"))

    def enter(self, form: OwnKindForm) -> OwnKind:
        return enter_own_kind(current_work(), form.plan())

    def revise(self, kind: OwnKind, form: OwnKindForm) -> None:
        revise_own_kind(current_work(), kind, form.plan(), form.opened_version)

    def lines(self, kinds: Iterable[OwnKind]) -> Iterator[Iterable[object]]:
        languages = reading_languages()
        for kind in kinds:
            yield kind.names.best(*languages), word(kind.like)


OwnKindPages(blueprint).mount()
