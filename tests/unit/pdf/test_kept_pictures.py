"""Whatever paper the tests print or download is kept as pictures of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.paper_pictures import VARIABLE, client

PAPER = (
    '<html lang="en"><title>Paper</title><p>One.</p><p style="break-before: page">Two.</p></html>'
)


def test_each_page_is_kept(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    keeper = client(tmp_path_factory)

    keeper.keep(keeper.render(PAPER))
    keeper.close()

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"test_kept_pictures-test_each_page_is_kept-{paper}-{page}.png"
        for paper in ("001", "002")
        for page in (1, 2)
    ]
