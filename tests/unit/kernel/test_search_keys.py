from __future__ import annotations

from planner.kernel.search_keys import search_key, search_key_of
from planner.kernel.texts import Texts


def test_scripts_meet_in_plain_letters() -> None:
    assert search_key(" ИВАНОВ  Иван ") == search_key("Ivanov Ivan") == "ivanov ivan"


def test_all_texts_are_folded_once_each() -> None:
    assert search_key_of(Texts(en="Ivanov", ru="Иванов"), "Gazette", Texts()) == "ivanov gazette"
