"""`flask release draft`: the sample in every format."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from planner.exchange.sample import load_sample
from planner.kernel.work import Work
from tests.cli.test_event import Run, run

__all__ = ["run"]
ON = ("--on", "2012-03-27")


def test_text_with_what_the_checks_find(run: Run, work: Work) -> None:
    event = load_sample(work)

    drafted = run("release", "draft", event.id, *ON)

    assert drafted.exit_code == 0
    assert "The round table marked the 145th anniversary" in drafted.stdout
    assert "2030" not in drafted.stdout
    assert drafted.stderr.splitlines() == [
        (
            "look: Nobody has confirmed that European Union funds the project. "
            "The text does not say so. (project)"
        ),
        (
            "look: Sentences of more than 30 words: 6. The longest has 39: “The round table marked "
            "the 145th anniversary of the founding of the Russian Red Cross and the 20th "
            "anniversaries of …”."
        ),
        (
            "look: IOM Moscow has no boilerplate text that is valid on that day; none is printed. "
            "(bodies.1.organisation.names.en)"
        ),
    ]


def test_html_and_pdf(run: Run, work: Work, tmp_path: Path) -> None:
    event = load_sample(work)
    pdf = tmp_path / "release.pdf"

    html = run("release", "draft", event.id, "--language", "ru", "--format", "html", *ON)
    run("release", "draft", event.id, "--format", "pdf", "--output", pdf, *ON)

    assert '<strong><span class="whole">САНКТ-ПЕТЕРБУРГ' in html.stdout
    pages = PdfReader(BytesIO(pdf.read_bytes())).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "8-800-333-00-16" in text


def test_json_with_sources(run: Run, work: Work) -> None:
    event = load_sample(work)

    told = json.loads(run("release", "draft", event.id, "--format", "json").stdout)

    blocks = {block["key"]: block for block in told["blocks"]}
    assert "event.titles.en" in blocks["lead"]["sources"]
    assert {finding["check"] for finding in told["findings"]} == {4, 9, 11}


def test_a_missing_contact_stops_it(run: Run, work: Work) -> None:
    event = load_sample(work)
    event.contacts.clear()

    drafted = run("release", "draft", event.id, *ON)

    assert drafted.stderr.splitlines()[1] == (
        "stops: No press contact with a telephone or an e-mail address is in the text. "
        "Enter one on the event's overview. (contacts)"
    )
