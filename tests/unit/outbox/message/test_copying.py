"""What of a letter stands in a copy for somebody else."""

from __future__ import annotations

import pytest

from planner.kernel.ids import new_public_id
from planner.kernel.links import PLACEHOLDER
from planner.kernel.work import Work
from planner.outbox.message.copying import html_for_copy, text_for_copy

SHEET = (
    '<html><body style="margin: 0"><div class="sheet" style="padding: 1px">{}</div>\n</body></html>'
)


@pytest.fixture
def page(work: Work) -> str:
    return work.links.invitation(new_public_id(), 1)


def test_buttons_and_lines_with_personal_links_go(page: str) -> None:
    html = SHEET.format(
        '<p>Dear Ada,</p><h2 class="asks" style="x">Will you come?</h2>\n<p>By Friday.</p>'
        f'<p class="buttons" style="x"><a class="button" href="{page}?answer=accepted">Yes</a></p>\n'
        f'<p class="small">Your page: <a href="{page}">{page}</a></p>'
        '<p class="small">Read <a href="https://press.test/1">it</a></p>'
    )

    assert html_for_copy(html) == (
        "<p>Dear Ada,</p><p>By Friday.</p>"
        '<p class="small">Read <a href="https://press.test/1">it</a></p>'
    )


def test_the_notice_and_the_foot_go(page: str) -> None:
    for own in ('<div class="own"><h2>How</h2></div>', '<p class="foot" style="y">Why</p>'):
        assert html_for_copy(SHEET.format(f"<p>News.</p>{own}<p>after</p>")) == "<p>News.</p>"


def test_a_personal_link_that_stands_elsewhere_leads_nowhere(page: str) -> None:
    html = html_for_copy(SHEET.format(f'<p>Here: <a href="{page}">my page</a>, {page}</p>'))

    assert html == "<p>Here: my page, [personal link]</p>"


def test_what_is_no_letter_of_the_program_has_no_sheet(page: str) -> None:
    assert html_for_copy(f"<p>{page}</p>") == ""


def test_in_the_text_what_leads_to_a_link_goes_with_it(page: str) -> None:
    text = (
        f"Dear Ada,\n\nAnswer here\n{page}\nPlease answer by Friday.\n\n"
        f"Yes: {page}?answer=accepted\nNo: {page}?answer=declined\nThe links are yours alone.\n\n"
        "See https://press.test/1\n\nHow we come to write to you\n\nWe keep your name.\n\n"
        f"-- \nPress House\n\nMy data: {page}\n"
    )

    assert text_for_copy(text, "How we come to write to you") == (
        "Dear Ada,\n\nPlease answer by Friday.\n\nSee https://press.test/1"
    )


def test_a_text_without_a_notice_and_a_foot_is_whole() -> None:
    assert text_for_copy("Dear Ada,\n\nNews.\n", "") == "Dear Ada,\n\nNews."


def test_what_was_taken_out_already_is_known_too() -> None:
    text = text_for_copy(f"News.\n\nMy data: https://press.test/m/{PLACEHOLDER}\n", "")

    assert text == "News."
