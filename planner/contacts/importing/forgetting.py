"""Erasing what lists of people hold of one person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, or_, select, tuple_, update

from planner.contacts.importing.models import Import, ImportKey, ImportRow, Outcome, Verdict
from planner.contacts.models import Person
from planner.files import transfers
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

ERASED = _("The data of this row were erased.")


def forget_person(work: Work, person: Person) -> list[str]:
    """Empty the rows of all lists about the person, or with one of their addresses or numbers, and
    delete the uploaded files of these lists; the paths of files to delete after the commit.

    A row that was not imported yet will not be.
    """
    keys = [channel.key for channel in person.channels]
    with_key = select(ImportKey.import_id, ImportKey.number).where(
        ImportKey.office_id == work.office_id,
        ImportKey.key.in_(keys),
        ImportKey.import_id.in_(select(Import.id).where(Import.office_id == work.office_id)),
    )
    place = tuple_(ImportRow.import_id, ImportRow.number)
    about = or_(ImportRow.person_id == person.id, place.in_(with_key))
    of_office = ImportRow.office_id == work.office_id
    found = work.session.execute(
        select(ImportRow.id, ImportRow.import_id, ImportRow.number).where(of_office, about)
    ).all()
    lists = {row.import_id for row in found}
    _empty_rows(work, [row.id for row in found])
    for row in found:
        work.session.execute(
            delete(ImportKey).where(
                ImportKey.office_id == work.office_id,
                ImportKey.import_id == row.import_id,
                ImportKey.number == row.number,
            )
        )
    return _empty_lists(work, lists)


def _empty_rows(work: Work, ids: list[int]) -> None:
    nothing: dict[str, Any] = {
        "label": "", "cells": [], "read": {}, "changes": [], "person_id": None,
        "reason": ERASED, "verdict": Verdict.ERROR, "decision": None, "outcome": Outcome.LEFT_OUT,
    }  # fmt: skip
    rows = ImportRow.office_id == work.office_id, ImportRow.id.in_(ids)
    work.session.execute(update(ImportRow).where(*rows).values(nothing))


def _empty_lists(work: Work, ids: set[int]) -> list[str]:
    paths = []
    found = select(Import).where(Import.office_id == work.office_id, Import.id.in_(ids))
    for brought in work.session.scalars(found):
        brought.examples = []
        paths += transfers.drop(work, brought.file_id)
    work.session.flush()
    return paths
