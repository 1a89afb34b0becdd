from __future__ import annotations

from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import texts
from tests.web.visitor import Visitor

WHEN = "27\u00a0March\u00a02012, 11:00–13:00"


def test_the_overview_says_what_clashes(viewer: Visitor, make: Make) -> None:
    event = make.event()
    make.event(titles=Texts(en="Lakes"))
    other = make.event(titles=Texts(en="Ponds"), venues=Texts(en="Large Hall"))
    both = make.event(titles=Texts(en="Wells"))
    person = make.person()
    for one in (event, other, both):
        make.part(make.item(one), person=person)

    page = viewer.get(f"/desk/events/{event.id}/").text

    assert texts(page, ".clash") == [
        f"At the same time in the same place: Lakes, {WHEN}.",
        f"At the same time with one of the speakers: Ponds, {WHEN}.",
        f"At the same time, in the same place and with one of the speakers: Wells, {WHEN}.",
    ]


def test_a_new_event_that_clashes_says_so_when_it_is_planned(editor: Visitor, make: Make) -> None:
    make.event(titles=Texts(en="Lakes"))
    typed = {
        "kind": "round_table",
        "titles-en": "Rivers",
        "languages": "en",
        "starts_on": "2012-03-27",
        "starts_clock": "12:00",
        "zone": "Europe/Moscow",
        "certainty": "fixed",
        "venues-en": "small hall",
    }

    planned = editor.post("/desk/events/", typed)

    assert texts(editor.get(planned.location).text, ".clash") == [
        f"At the same time in the same place: Lakes, {WHEN}."
    ]


def test_the_forms_of_date_and_place_say_what_clashes(editor: Visitor, make: Make) -> None:
    event = make.event()
    make.event(titles=Texts(en="Lakes"))
    said = f"At the same time in the same place: Lakes, {WHEN}."

    for part in ("", "date", "place"):
        page = editor.get(f"/desk/events/{event.id}/outline/{part}").text
        assert texts(page, ".clash") == [said]
    assert texts(page, "#part-place .clash") == [said]
