"""Lists of people in every state, and the path of the page of each."""

from __future__ import annotations

from planner.background.operations import JobPlan, start_job
from planner.contacts.importing.models import Import, ImportState
from planner.contacts.importing.row import ListRow
from planner.kernel.ids import new_token
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.unit.contacts.importing.acts import previewed, row, taken_in


def pages_of_lists(make: Make) -> dict[str, str]:
    """The list of lists, the columns of one, its preview, how far it is, and what came of it."""
    known = make.person("Hedda Quist", email="hedda@fjord-radio.test", language="en")
    make.affiliation(known, outlet=make.outlet(names=Texts(en="Fjord Radio")))
    taken = taken_in(make.work, *_rows("taken"))
    waiting = previewed(make.work, *_rows("waiting"))
    columns = _uploaded(make)
    busy = previewed(make.work, *_rows("busy"))
    busy.state = ImportState.IMPORTING
    plan = JobPlan(kind="list_import", arguments={"list": new_token()}, total=9_500)
    job = start_job(make.work, plan)
    busy.job_id, job.done = job.id, 3_200
    make.work.session.flush()
    lists = "/desk/people/imports"
    return {
        "lists-of-people": f"{lists}/",
        "new-list": f"{lists}/new",
        "columns-of-list": f"{lists}/{columns.id}/columns",
        "preview-of-list": f"{lists}/{waiting.id}",
        "changes-of-list": f"{lists}/{waiting.id}?show=changes",
        "progress-of-list": f"{lists}/{busy.id}",
        "outcome-of-list": f"{lists}/{taken.id}?show=created",
    }


def _rows(where: str) -> list[ListRow]:
    fault = _("This e-mail address is too long to be one.")
    return [
        row(2, "Anders Vik", f"vik@{where}.test", f"desk@{where}.test", outlet="Fjord Radio"),
        row(3, "Юлия Причалова", f"julia@{where}.test", phones=("+7 812 000-00-01",), outlet="Весть"),
        row(
            4, "Hedda Quist", "hedda@fjord-radio.test", language="ru", outlet="Coast Courier",
            function="editor", topics=("Water",), phones=("+47 20 00 00 01",),
        ),
        row(5, "Borghild Strand", "hedda@fjord-radio.test"),
        row(6, "", f"newsroom@{where}.test", outlet="Coast Courier"),
        row(7, "Anders Vik", f"vik@{where}.test"),
        row(8, "Ulf", faults=(fault,)),
    ]  # fmt: skip


def _uploaded(make: Make) -> Import:
    brought = Import(
        office_id=make.work.office_id,
        uploaded_at=make.work.now,
        file_name="spring-forum-journalists.csv",
        file_format="csv",
        encoding="cp1251",
        separator=";",
        headings=["ФИО", "E-mail (рабочий)", "Телефон", "СМИ", "Пишет о", "№"],
        columns=["name", "email", "telephone", "outlet", "beats", "unused"],
        examples=[
            ["Причалова Юлия", "julia@vest.test", "+7 812 000-00-01", "Весть", "вода", "1"],
            ["Vik Anders", "vik@fjord.test", "", "Fjord Radio", "harbours, ice", "2"],
        ],
        total=9_840,
        source="Accreditation of the spring forum",
    )
    make.work.session.add(brought)
    make.work.session.flush()
    return brought
