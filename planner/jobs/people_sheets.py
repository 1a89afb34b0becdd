"""Writes a long list of people as a sheet that one person may download for a day."""

from __future__ import annotations

from datetime import date
from tempfile import TemporaryFile

from planner.background.operations import Outcome
from planner.contacts.list_rows import HEADING, table_rows
from planner.contacts.table import person_lines
from planner.files import transfers
from planner.invitations.person_filter import PersonFilter, filtered
from planner.jobs.portions import Store, Stored, Task, Tools
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reading_in
from planner.kernel.work import Work
from planner.tables.sheet_writing import SHEET, write_sheet


def prepare_people_sheet(work: Work, task: Task, tools: Tools) -> Store:
    """`arguments`: the `filter` as `PersonFilter.values`, the `day` on which people are employed, and the
    `languages` of whoever asked, the first of which is that of the headings.
    """
    given = task.arguments
    languages, day = tuple(given["languages"]), date.fromisoformat(given["day"])
    people = filtered(work, PersonFilter.of(given["filter"]), day)
    with TemporaryFile() as file, reading_in(languages[0]):
        write_sheet(file, HEADING, table_rows(person_lines(work.session, people, day), languages))
        file.seek(0)
        written = transfers.write(tools.folder, file.read())

    def store(work: Work) -> Stored:
        file = transfers.keep(work, written, "people.xlsx", SHEET)
        return Stored(outcomes=[Outcome(_("List of people"))], is_last=True, file_id=file.id)

    return store
