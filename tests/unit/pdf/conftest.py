from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.pdf import PdfClient


@pytest.fixture(scope="package")
def probes() -> Iterator[PdfClient]:
    """A client whose server has workers that misbehave on request."""
    pdf_client = PdfClient(server="tests.hostile.probes")
    yield pdf_client
    pdf_client.close()
