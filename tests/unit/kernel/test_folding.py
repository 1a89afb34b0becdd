from __future__ import annotations

from planner.kernel.folding import fold, fold_all
from planner.kernel.texts import Texts


def test_scripts_meet_in_plain_letters() -> None:
    assert fold(" ИВАНОВ  Иван ") == fold("Ivanov Ivan") == "ivanov ivan"


def test_all_texts_are_folded_once_each() -> None:
    assert fold_all(Texts(en="Ivanov", ru="Иванов"), "Gazette", Texts()) == "ivanov gazette"
