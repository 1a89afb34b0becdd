"""That the tables are read, and that each has its tests."""

from __future__ import annotations

from pathlib import Path

from tests.unit.releases.acceptance.table import FOLDER, Row, plainly, rows


def test_every_table_is_listed_and_tested() -> None:
    tables = {path.name for path in FOLDER.glob("*.md")} - {"README.md"}
    listed = (FOLDER / "README.md").read_text("utf-8")
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))

    assert not {name for name in tables if f"({name})" not in listed}
    assert not {name for name in tables if f'Table("{name}")' not in tests}


def test_a_row_is_read_without_its_facts(tmp_path: Path) -> None:
    file = tmp_path / "one.md"
    file.write_text(
        "| no | facts | English | Русский |\n|---|---|---|---|\n| X1 | a \\| b | E | Р |\n"
    )

    assert rows(file) == [Row("X1", {"en": "E", "ru": "Р"})]


def test_texts_are_compared_without_marks_of_typesetting() -> None:
    assert plainly("**14\u00a0March** – see [here](https://x.test) or <https://y.test>") == (
        "14 March – see here or https://y.test"
    )
