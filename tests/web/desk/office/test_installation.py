from __future__ import annotations

import re

import pytest

from planner.pdf import PdfClient
from planner.pdf.protocol import Message
from planner.pdf.sandbox.report import report
from planner.pdf.worker_connection import connect
from tests.web.visitor import Visitor

URL = "/desk/installation/"


def test_the_parts_of_the_sandbox_on_this_machine_are_shown(
    administrator: Visitor, pdf_client: PdfClient
) -> None:
    page = administrator.get(URL)

    rows = re.findall(r'<th scope="row">(.+?)</th>', page.text)
    assert rows == [state.part.name for state in pdf_client.sandbox_parts()]
    assert page.text.count("<td>active</td>") == sum(
        state.is_active for state in pdf_client.sandbox_parts()
    )


def test_a_part_that_is_missing_is_said(
    administrator: Visitor, pdf_client: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [state.part.name for state in report([])]
    answer = Message({"sandbox": [name for name in names if name != "system calls"]})
    monkeypatch.setattr(pdf_client, "ask", lambda _job: answer)

    page = administrator.get(URL)

    assert f"1 of {len(names)} parts of the sandbox is missing on this machine." in page.text
    assert "<strong>missing</strong>: Run the program on Linux" in page.text


def test_a_busy_pdf_server_is_no_fault_of_the_page(
    administrator: Visitor, pdf_client: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = pdf_client._own_server()
    with connect(server.path), connect(server.path):
        monkeypatch.setattr("planner.pdf.worker_connection.WAIT_SECONDS", 0.1)

        page = administrator.get(URL)

    assert page.status_code == 200
    assert "The PDF server is busy, or is just starting." in page.text
