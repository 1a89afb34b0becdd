"""Draws a long list for the guard, which takes longer than anybody waits: a PDF, or one for each part in
an archive, that one person may download for a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from planner.accounts.models import Office
from planner.accreditation.guard_list import guard_lines
from planner.accreditation.guard_paper import guard_html, guard_papers
from planner.background.operations import Outcome
from planner.events.models.event import Event
from planner.events.queries import event_with_programme
from planner.files import transfers
from planner.files.operations import file_name
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.phrases import phrase

ARCHIVE = "application/zip"


def prepare_guard_list(work: Work, task: Task, tools: Tools) -> Store:
    """`arguments`: the id of the `event`, the `language` of the paper, and whether it is `with_silent`."""
    given = task.arguments
    found = event_with_programme(work.office_id, given["event"])
    event = work.session.scalars(found).one_or_none()
    if event is None:
        raise Refused(_("The event is not there any more."))
    title = event.title()
    sources = _sources(work, event, given["language"], with_silent=given["with_silent"])
    work.session.rollback()  # drawing takes seconds
    drawn = [tools.pdf_client().render(source) for source in sources]
    label = phrase(given["language"], "papers.guard_list")
    is_whole = len(drawn) == 1
    name = file_name(f"{label} {work.now.date()}.{'pdf' if is_whole else 'zip'}")
    media_type = "application/pdf" if is_whole else ARCHIVE
    content = drawn[0] if is_whole else _archive(work, label, drawn)
    written = transfers.write(tools.folder, content)

    def store(work: Work) -> Stored:
        file = transfers.keep(work, written, name, media_type)
        return Stored(outcomes=[Outcome(title)], is_last=True, file_id=file.id)

    return store


def _sources(work: Work, event: Event, language: str, *, with_silent: bool) -> list[str]:
    """The HTML of each part."""
    named = tuple(dict.fromkeys((language, *event.languages)))
    lines = guard_lines(work, event, named, with_silent=with_silent)
    office = work.session.get_one(Office, work.office_id)
    papers = guard_papers(event, lines, language, office, printed_at=work.now)
    return [guard_html(paper) for paper in papers]


def _archive(work: Work, label: str, parts: Sequence[bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for number, part in enumerate(parts, 1):
            name = file_name(f"{label} {number}.pdf")
            archive.writestr(ZipInfo(name, work.now.timetuple()[:6]), part)
    return content.getvalue()
