"""What a worker can reach: nothing (S59)."""

from __future__ import annotations

import platform
from itertools import pairwise

import pytest

from planner.pdf import PdfClient
from planner.pdf.protocol import Message
from planner.pdf.sandbox.report import report, warnings
from planner.pdf.sandbox.seccomp import ARCHITECTURES, filter_for
from tests.unit.pdf.samples import PAPER

NO = "Operation not permitted"


@pytest.mark.parametrize(
    ("probe", "outcome"),
    [
        ("connect", NO),
        ("read_a_file", NO),
        ("write_a_file", NO),
        ("list_a_folder", NO),
        ("fork", NO),
        ("run_a_program", NO),
        ("signal_the_parent", NO),
        ("take_two_gigabytes", "no memory"),
    ],
)
def test_a_worker_reaches_nothing(probes: PdfClient, probe: str, outcome: str) -> None:
    answer = probes.ask(Message({"job": "probe", "probe": probe}))

    assert answer.head["outcome"] == outcome


def test_a_worker_knows_nothing_of_our_environment(
    probes: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_SECRET_KEY", "secret")

    answer = probes.ask(Message({"job": "environment"}))

    known = {
        "FONTCONFIG_FILE",
        "HOME",
        "LANG",
        "LC_CTYPE",
        "MALLOC_ARENA_MAX",
        "PYTHONHASHSEED",
        "TZ",
        "LD_LIBRARY_PATH",
    }
    assert set(answer.head["names"]) <= known
    assert answer.head["user"] != 0


def test_a_worker_holds_its_connection_and_nothing_of_others(probes: PdfClient) -> None:
    before = probes.ask(Message({"job": "count_files"})).head["open"]
    for _ in range(3):
        probes.render(PAPER)

    after = probes.ask(Message({"job": "count_files"})).head["open"]

    assert len(after) == len(before) == 5, "in, out, errors, the connection, and the sign of life"


def test_a_worker_in_the_sandbox_can_do_all_that_the_warm_up_did(probes: PdfClient) -> None:
    assert probes.ask(Message({"job": "warm_up"})).blobs == []


def test_the_client_tells_which_parts_are_active(pdf_client: PdfClient) -> None:
    active = {state.part.name for state in pdf_client.sandbox_parts() if state.is_active}

    assert {"memory", "processor", "file size", "open files", "core"} <= active
    if platform.system() == "Linux":
        assert "system calls" in active


def test_a_part_that_is_missing_is_said_with_what_it_would_prevent() -> None:
    names = [state.part.name for state in report([])]

    sentences = warnings([name for name in names if name != "files"])

    assert len(sentences) == 1
    assert sentences[0].startswith(
        "WARNING: the sandbox part “files” is missing on this machine. Nothing prevents a worker that "
        "makes PDFs and cleans pictures from opening any file (Landlock). "
    )
    assert warnings(names) == []


@pytest.mark.parametrize("machine", sorted(ARCHITECTURES))
def test_a_filter_allows_each_call_once(machine: str) -> None:
    architecture = ARCHITECTURES[machine]
    numbers = sorted(architecture.allowed)

    assert all(one < other for one, other in pairwise(numbers))
    assert architecture.clone not in numbers
    assert len(filter_for(architecture)) == 8 * (len(numbers) + 15)
