"""Every form of an event with values that nobody means: refused with a page, never a 500."""

from __future__ import annotations

import pytest

from planner.events.models.statement import SpeechForm
from planner.events.operations.statements import StatementPlan, note_statement
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.visitor import Visitor

HOSTILE = (
    "\x00", "\ufdd0", "<script>\u202e", "99999999999999999999", "٣", "0001-01-01", "24:00",
    "😀" * 301, "a\r\nBcc: x@example.org",
)  # fmt: skip
WHEN = (
    "starts_on ends_on starts_clock ends_clock second_hour zone certainty languages link kind "
    "titles-en cities-en"
)
PART = (
    "version person new_names-en new_names-other-language new_names-other-text organisation_id "
    "unnamed_roles-en functions-en role state on_behalf_of-en"
)
OUTLINE = (
    "version bodies-0-organisation_id bodies-0-role bodies-٣-role project_id hotline_id seats "
    "contacts-0-names-en contacts-0-email contacts-0-languages answers_until materials_url "
    "lead_with internal_notes more programme_id"
)


def forms(make: Make) -> dict[str, str]:
    """The address of each form and the names of its inputs."""
    event = make.event()
    item, occasion, study = make.item(event), make.occasion(event), make.study()
    part = make.part(item, person=make.person())
    said = StatementPlan(form=SpeechForm.DIRECT, texts=Texts(en="x"))
    statement = note_statement(make.work, part, said)
    here = f"/desk/events/{event.id}"
    return {
        "/desk/events/": WHEN,
        f"{here}/outline/": f"{WHEN} {OUTLINE}",
        f"{here}/status": "to reason",
        f"{here}/programme/items": "kind minutes titles-en topics-en study_id notes",
        f"{here}/programme/items/{item.id}": "version kind minutes titles-en study_id",
        f"{here}/programme/items/{item.id}/position": "direction after day",
        f"{here}/programme/lines": "line day",
        f"{here}/programme/items/{item.id}/parts": PART,
        f"{here}/parts/{part.id}": PART,
        f"{here}/parts/{part.id}/state": "state",
        f"{here}/parts/{part.id}/position": "direction",
        f"{here}/parts/{part.id}/statements": "form terms force texts-en",
        f"{here}/statements/{statement.id}": "version form terms texts-en",
        f"{here}/occasions/": "anniversary_id",
        f"{here}/occasions/{occasion.id}/position": "direction",
        "/desk/studies/": "kind titles-en conductor_id url embargo_on embargo_clock hotline_id",
        f"/desk/studies/{study.id}": "version kind titles-en",
    }


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_are_refused_with_a_page(editor: Visitor, make: Make, value: str) -> None:
    answers = {
        address: editor.post(address, dict.fromkeys(names.split(), value)).status_code
        for address, names in forms(make).items()
    }

    steps = {"position", "state"}
    allowed = {
        address: {303} if address.rsplit("/", 1)[1] in steps else {200, 303, 409, 422}
        for address in answers
    }
    assert {a: s for a, s in answers.items() if s not in allowed[a]} == {}


@pytest.mark.parametrize(
    "query",
    [
        "search=%00",
        "search=%25%5C",
        "year=٣٣٣٣",
        "after=9999999999999.999",
        "after=--5.1",
        "kind=%00",
    ],
)
def test_the_list_answers_to_anything(editor: Visitor, make: Make, query: str) -> None:
    make.event()

    for span in ("all", "upcoming", "past", "undated"):
        assert editor.get(f"/desk/events/?{query}&span={span}").status_code == 200


@pytest.mark.parametrize("address", ["events/{n}/", "studies/{n}", "events/{n}/people"])
def test_numbers_beyond_any_row_are_not_found(editor: Visitor, address: str) -> None:
    assert editor.get("/desk/" + address.format(n="9" * 20)).status_code == 404
