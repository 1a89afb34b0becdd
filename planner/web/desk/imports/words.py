"""Words for what happens to the rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from planner.contacts.importing.changes import Change, ChangeKind, Field
from planner.contacts.importing.models import (
    ImportRow,
    ImportState,
    Outcome,
    Verdict,
)
from planner.contacts.legal_basis import as_entered
from planner.contacts.models import Gender
from planner.kernel.dates import number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.pages import language_name
from planner.web.words import word

VERDICTS = {
    Verdict.NEW: _("will be added"),
    Verdict.CHANGES: _("something is different"),
    Verdict.SAME: _("nothing new"),
    Verdict.DOUBTFUL: _("to decide"),
    Verdict.SUPPRESSED: _("does not want letters"),
    Verdict.ERROR: _("cannot be imported"),
}
OUTCOMES = {
    Outcome.CREATED: _("added"),
    Outcome.CHANGED: _("brought up to date"),
    Outcome.UNCHANGED: _("nothing new"),
    Outcome.LEFT_OUT: pgettext("rows of a list", "left out"),
    Outcome.UNDONE: _("taken back"),
    Outcome.KEPT: _("stays as it is"),
}
STATES = {
    ImportState.UPLOADED: _("columns to confirm"),
    ImportState.READING: _("is being read"),
    ImportState.READ: _("preview to agree to"),
    ImportState.IMPORTING: _("is being imported"),
    ImportState.IMPORTED: _("in Contacts"),
    ImportState.UNDOING: _("is being taken back"),
    ImportState.UNDONE: _("taken back"),
}
SEPARATORS = {
    ";": _("semicolon ;"),
    ",": _("comma ,"),
    "\t": _("tab"),
    "|": _("bar |"),
}
_FIELDS = {
    Field.NAME: pgettext("person", "Name"),
    Field.SURNAME: _("Surname"),
    Field.GENDER: _("Gender"),
    Field.OUTLET: _("Outlet"),
    Field.ORGANISATION: _("Organisation"),
    Field.FUNCTION: _("Function"),
    Field.EMAIL: _("E-mail"),
    Field.PHONE: _("Telephone"),
    Field.LANGUAGE: _("Language"),
    Field.JOURNALIST: _("Journalist"),
    Field.TOPIC: _("Beat"),
    Field.POOL: _("Pool"),
    Field.NOTES: _("Notes"),
    Field.SOURCE: _("Where the data are from"),
    Field.LEGAL_BASIS: _("Legal basis"),
}


def changes_of(row: ImportRow) -> list[tuple[str, Change]]:
    """The changes of a row, each with the name of its field."""
    found = [Change.from_json(stored) for stored in row.changes]
    return [(_FIELDS[change.field], _shown(change)) for change in found]


def _shown(change: Change) -> Change:
    """With words for what is stored as a mark."""
    if change.field is Field.JOURNALIST:
        return Change(field=change.field, kind=ChangeKind.TAKE, old=_("no"), new=_("yes"))
    told = _TOLD.get(change.field)
    return replace(change, old=told(change.old), new=told(change.new)) if told else change


def _basis(text: str) -> str:
    basis, note = as_entered(text)
    return note or (word(basis) if basis else "")


_TOLD: Mapping[Field, Callable[[str], str]] = {
    Field.GENDER: lambda text: word(Gender(text)) if text else "",
    Field.LANGUAGE: lambda text: language_name(text) if text else "",
    Field.LEGAL_BASIS: _basis,
}


def counted_outcomes(outcomes: Mapping[str, int]) -> str:
    """“added: 9,512 · brought up to date: 120 · left out: 40”."""
    return " · ".join(
        _("%(what)s: %(number)s", what=words, number=number_text(count))
        for outcome, words in OUTCOMES.items()
        if (count := outcomes.get(outcome.value, 0))
    )
