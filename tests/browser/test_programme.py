"""The programme of an event: rows are dragged, moved by keys, edited where they stand, and all is undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]


def names(page: Page) -> list[str]:
    return page.locator(".programme .item h3").all_inner_texts()


def grip(page: Page, number: int) -> Locator:
    return page.locator(".grip").nth(number)


def expect_order(page: Page, expected: list[str]) -> None:
    expect(page.locator(".programme .item h3")).to_have_text(expected)


def undo(page: Page) -> None:
    page.get_by_role("button", name="Undo").click()


def drag(page: Page, what: Locator, onto: Locator) -> None:
    """Slowly, as a hand does: the library follows the pointer."""
    what.scroll_into_view_if_needed()
    begin, end = what.bounding_box(), onto.bounding_box()
    assert begin is not None
    assert end is not None
    page.mouse.move(begin["x"] + 8, begin["y"] + 8)
    page.mouse.down()
    page.mouse.move(begin["x"] + 8, begin["y"] + 20, steps=4)
    page.mouse.move(end["x"] + 8, end["y"] + end["height"] - 4, steps=12)
    page.mouse.up()


def test_an_item_is_dragged_by_its_handle_and_put_back(open_page: Open) -> None:
    page = open_page("programme")
    page.evaluate("window.isSamePage = true")
    before = names(page)

    drag(page, grip(page, 0), page.locator("tr.item").nth(1))

    expect_order(page, [before[1], before[0], *before[2:]])
    expect(page.locator(".notice")).to_contain_text(f"“{before[0]}” stands behind")
    expect(grip(page, 1)).to_be_focused()
    undo(page)
    expect_order(page, before)
    assert page.evaluate("window.isSamePage")


def test_an_item_is_moved_by_keys_and_it_is_announced(open_page: Open) -> None:
    page = open_page("programme")
    before = names(page)
    said = page.locator("body > [role=status]")

    grip(page, 0).focus()
    page.keyboard.press("Alt+ArrowDown")
    expect_order(page, [before[1], before[0], *before[2:]])
    expect(said).to_have_text(f"“{before[0]}” stands behind “{before[1]}” now.")
    expect(grip(page, 1)).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(said).to_have_text(f"“{before[0]}” comes first now.")
    page.keyboard.press("Alt+ArrowUp")

    expect_order(page, before)


def test_an_item_is_moved_even_if_the_script_cannot_send(open_page: Open) -> None:
    page = open_page("programme")
    before = names(page)
    page.route(
        "**/position",
        lambda route: (
            route.abort() if route.request.resource_type == "fetch" else route.continue_()
        ),
    )

    grip(page, 0).focus()
    page.keyboard.press("Alt+ArrowDown")
    expect_order(page, [before[1], before[0], *before[2:]])
    expect(grip(page, 0)).to_be_visible()
    drag(page, grip(page, 0), page.locator("tr.item").nth(1))
    expect_order(page, before)


def test_a_row_opens_where_it_stands_and_is_saved_alone(open_page: Open) -> None:
    page = open_page("programme")
    row = page.locator(".programme .item").last
    before = names(page)[-1]

    row.get_by_role("link", name="Edit").click()
    form = page.locator(".item-form form.form")
    expect(form.get_by_label("Kind")).to_be_focused()
    form.locator("[name=titles-en]").fill("Closing of the day")
    expect(form.locator("[data-unsaved]")).to_contain_text("Title")
    form.get_by_role("button", name="Save").click()

    expect(page.locator(".item-form")).to_have_count(0)
    expect(page.locator(".programme .item h3").last).to_have_text("Closing of the day")
    expect(page.get_by_role("link", name="Edit Closing of the day")).to_be_focused()
    page.get_by_role("link", name="Edit Closing of the day").click()
    page.locator(".item-form [name=titles-en]").fill("")
    page.locator(".item-form form.form").get_by_role("button", name="Save").click()
    expect(page.locator(".programme .item h3").last).to_have_text(before)


def test_two_who_edit_one_row_see_both(open_page: Open) -> None:
    ours, theirs = open_page("programme"), open_page("programme")
    for page, topic in ((theirs, "Theirs"), (ours, "Ours")):
        page.locator(".programme .item").first.get_by_role("link", name="Edit").click()
        page.locator(".item-form [name=topics-en]").fill(topic)
    for page in (theirs, ours):
        page.locator(".item-form form.form").get_by_role("button", name="Save").click()

    expect(ours.locator(".item-form .errors")).to_contain_text("Somebody else saved this")
    expect(ours.locator(".item-form .field__stored")).to_contain_text("Theirs")
    expect(ours.locator(".item-form [name=topics-en]")).to_have_value("Ours")
    expect(ours.locator(".item-form .errors")).to_be_focused()
    ours.locator(".item-form [name=topics-en]").fill("")
    ours.locator(".item-form form.form").get_by_role("button", name="Save").click()
    expect(ours.locator(".item-form")).to_have_count(0)


def test_what_was_typed_in_a_row_is_not_lost_by_another_act(open_page: Open) -> None:
    page = open_page("programme")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator(".programme .item").first.get_by_role("link", name="Edit").click()
    page.locator(".item-form [name=topics-en]").fill("Not saved yet")

    page.get_by_role("button", name="Move down").nth(1).click()
    page.wait_for_timeout(300)

    assert asked == ["beforeunload"]
    expect(page.locator(".item-form [name=topics-en]")).to_have_value("Not saved yet")


def test_a_line_is_read_while_it_is_typed_added_and_taken_back(open_page: Open) -> None:
    page = open_page("programme")
    before = names(page)
    line = page.get_by_label("Add an item in one line")

    line.press_sequentially("10 min Discussion: What now, Ada Reed, Guide")
    expect(page.locator(".adder__read")).to_have_text(
        "Reads as: 10 minutes · Discussion: What now · Ada Reed, Guide · new in the register"
    )
    page.keyboard.press("Enter")
    expect_order(page, [*before, "What now"])
    expect(line).to_be_focused()
    page.get_by_role("link", name="Edit What now").click()
    page.get_by_role("button", name="Remove from the programme").click()
    expect_order(page, before)
    undo(page)
    expect_order(page, [*before, "What now"])
    expect(page.locator(".programme .item").last).to_contain_text("Ada Reed, Guide")

    page.get_by_role("link", name="Edit What now").click()
    page.get_by_role("button", name="Remove from the programme").click()
    expect_order(page, before)


def test_a_bad_line_keeps_what_was_typed(open_page: Open) -> None:
    page = open_page("programme", width=375)
    line = page.get_by_label("Add an item in one line")

    line.fill("25:10 Report")
    line.press("Enter")

    expect(page.locator(".adder .field__error")).to_contain_text("There is no such hour: 25:10.")
    expect(line).to_have_value("25:10 Report")
    expect(line).to_be_focused()


def test_a_state_is_saved_when_it_is_chosen(open_page: Open) -> None:
    page = open_page("people")
    state = page.locator(".state-form select").first
    assert page.get_by_role("button", name="Save").count() == 0

    state.select_option("asked")
    expect(page.locator(".notice")).to_contain_text("Noted.")
    expect(state).to_be_focused()
    page.reload()
    expect(state).to_have_value("asked")
    state.select_option("confirmed")
    expect(page.locator(".notice")).to_contain_text("Noted.")


def test_without_script_the_same_is_done_with_buttons(open_page: Open) -> None:
    page = open_page("programme", java_script_enabled=False)
    before = names(page)
    assert page.locator(".grip:visible").count() == 0

    page.get_by_role("button", name=f"Move down: {before[0]}").first.click()
    assert names(page) == [before[1], before[0], *before[2:]]
    undo(page)
    assert names(page) == before
    page.get_by_role("link", name="Edit").first.click()
    page.locator(".item-form [name=topics-en]").fill("Without script")
    page.locator(".item-form .bar button").click()
    expect(page.locator(".programme .item").first).to_contain_text("Without script")
    page.get_by_role("link", name="Edit").first.click()
    page.locator(".item-form [name=topics-en]").fill("")
    page.locator(".item-form .bar button").click()
    page.get_by_label("Add an item in one line").fill("Break")
    page.get_by_role("button", name="Add", exact=True).click()
    assert names(page) == [*before, "Break"]
    page.get_by_role("link", name="Edit").last.click()
    page.get_by_role("button", name="Remove from the programme").click()
    assert names(page) == before


def test_without_script_a_state_has_its_button(open_page: Open) -> None:
    page = open_page("people", java_script_enabled=False)
    row = page.locator("tbody tr").first

    row.locator("select").select_option("asked")
    row.get_by_role("button", name="Save").click()

    expect(row.locator("select")).to_have_value("asked")
    row.locator("select").select_option("confirmed")
    row.get_by_role("button", name="Save").click()
    expect(row.locator("select")).to_have_value("confirmed")
