from __future__ import annotations

import pytest

from planner.pdf import PdfClient
from planner.pdf.protocol import Message
from planner.pdf.sandbox.report import report
from planner.pdf.worker_connection import connect
from tests.web.reading import rows, texts
from tests.web.visitor import Visitor

URL = "/desk/installation/"


def test_the_parts_of_the_sandbox_on_this_machine_are_shown(
    administrator: Visitor, pdf_client: PdfClient
) -> None:
    page = administrator.get(URL)

    shown = [(row[0], row[-1] == "active") for row in rows(page.text)]
    assert shown == [(one.part.name, one.is_active) for one in pdf_client.sandbox_parts()]


def test_a_part_that_is_missing_is_said(
    administrator: Visitor, pdf_client: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [state.part.name for state in report([])]
    answer = Message({"sandbox": [name for name in names if name != "system calls"]})
    monkeypatch.setattr(pdf_client, "ask", lambda _job: answer)

    page = administrator.get(URL)

    said = f"1 of {len(names)} parts of the sandbox is missing on this machine."
    assert texts(page.text, "main p strong") == [said]
    states = {row[0]: row[-1] for row in rows(page.text)}
    missing = {name: state for name, state in states.items() if state != "active"}
    assert missing == {
        "system calls": (
            "missing: Run the program on Linux, on x86_64 or aarch64. In a container, do not "
            "forbid seccomp filters."
        )
    }


def test_a_busy_pdf_server_is_no_fault_of_the_page(
    administrator: Visitor, pdf_client: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = pdf_client._own_server()
    with connect(server.path), connect(server.path):
        monkeypatch.setattr("planner.pdf.worker_connection.WAIT_SECONDS", 0.1)

        page = administrator.get(URL)

    assert page.status_code == 200
    assert "The PDF server is busy, or is just starting." in page.text
