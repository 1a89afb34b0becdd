"""A release is published only if each of its pictures is described in its language."""

from __future__ import annotations

from pathlib import Path

from planner.kernel.texts import Texts
from planner.releases.checks.picture_checks import check_pictures
from tests.factories import Make
from tests.releases import pictured


def test_each_picture_without_an_alternative_text_in_the_language_is_named(
    make: Make, tmp_path: Path
) -> None:
    event = make.event()
    shown = [
        pictured(make, event, tmp_path, alt_texts=Texts(en="A lock", ru="Шлюз")),
        pictured(make, event, tmp_path, alt_texts=Texts(en="A weir")),
    ]

    (finding,) = check_pictures(shown, "ru")

    assert finding.is_blocking
    assert finding.path == "pictures"
    assert finding.sentence.startswith("Picture 2 has no alternative text in this language.")
    assert list(check_pictures(shown, "en")) == []
