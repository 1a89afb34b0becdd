"""The whole way of a list in a browser: a dirty file in cp1251, on a telephone too, without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.contacts.models import Person
from planner.jobs.kinds import ACTS
from planner.jobs.portions import Tools, do_portion
from planner.outbox.delivery.mail_servers import MailServers
from planner.pdf import PdfClient
from planner.web.database import db
from planner.web.extensions import PDF_CLIENT
from tests.browser.conftest import furnished
from tests.browser.working_office import furnish_work
from tests.conftest import NOW

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]

DIRTY = """Список прессы на весну;;;;
№;ФИО;Почта;Тел.;СМИ
1;Ферри Анна Петровна;anna.ferry@mys.example.org, anna@home.example.org;8 (812) 000-00-01;Мыс
2;Анна Ферри;ANNA.FERRY@mys.example.org;;Мыс
;;;;
3;Островский Пётр;petr@ostrov.example.org;+7 812 000-00-02;Остров
4;;news@mys.example.org;;Мыс
5;Лодкина Мария;это не адрес;;Остров
6;"О'Шея Кен";ken@ostrov.example.org;;Остров
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, pdf_client: PdfClient) -> Iterator[Flask]:
    with furnished(tmp_path_factory, pdf_client, furnish_work) as (app, working):
        app.extensions["working-office"] = working
        yield app


@pytest.fixture(params=[(1440, True), (375, False)], ids=["desk", "telephone-without-script"])
def page(office: Flask, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, has_script = request.param
    working = office.extensions["working-office"]
    window = browser.new_context(
        viewport={"width": width, "height": 900}, locale="en-GB", java_script_enabled=has_script
    )
    key = {"name": "planner-session", "value": working.token, "url": working.url}
    window.add_cookies([key])  # type: ignore[list-item]
    page = window.new_page()
    page.goto(f"{working.url}/desk/people/")
    yield page
    window.close()


def work_off(office: Flask) -> None:
    """What the worker does."""
    settings = office.extensions["planner.settings"]
    tools = Tools(
        links=settings.links,
        folder=settings.files_folder,
        pdf_client=lambda: office.extensions[PDF_CLIENT],
        mail_servers=MailServers.of_installation(settings),
    )
    with office.app_context(), Session(db.engine) as session:
        while do_portion(session, ACTS, tools, NOW):
            pass


def people(office: Flask) -> int:
    with office.app_context(), Session(db.engine) as session:
        return session.scalar(select(func.count(Person.id))) or 0


def test_a_dirty_list_is_brought_in_cleaned_and_taken_back(
    office: Flask, page: Page, tmp_path: Path
) -> None:
    file, before = tmp_path / "весна.csv", people(office)
    file.write_bytes(DIRTY.encode("cp1251"))

    page.get_by_role("link", name="Import a list").click()
    page.get_by_label("File with the list").set_input_files(file)
    page.get_by_label("Where the data are from").fill("Press cards of the spring")
    page.get_by_role("button", name="Read the list").last.click()
    expect(page.get_by_role("combobox", name="ФИО")).to_have_value("name")
    page.get_by_role("button", name="Show what would happen").last.click()
    expect(page.get_by_text("Preview of a list").first).to_be_visible()
    work_off(office)
    page.reload()

    expect(page.get_by_role("heading", name="What would happen")).to_be_visible()
    doubtful = page.get_by_label("What happens with row 7")
    doubtful.select_option("a new person")
    page.get_by_role("button", name="Keep these answers").click()
    assert people(office) == before
    page.get_by_role("button", name="Import the list").click()
    work_off(office)
    page.reload()

    expect(page.get_by_text("added: 4")).to_be_visible()
    assert people(office) == before + 4
    with page.expect_download() as taken:
        page.get_by_role("link", name="The same as CSV").click()
    left_out = Path(taken.value.path()).read_text("utf-8-sig")
    assert "это не адрес" in left_out.splitlines()[1]
    page.get_by_role("button", name="Take the whole import back").click()
    work_off(office)
    page.reload()

    expect(page.get_by_text("The import was taken back.")).to_be_visible()
    assert people(office) == before
