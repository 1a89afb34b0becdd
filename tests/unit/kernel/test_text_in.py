"""Texts that know their language, and what is made of them."""

from __future__ import annotations

import pickle

from planner.kernel.marking import marked
from planner.kernel.messages import pgettext
from planner.kernel.text_in import as_told, joined, lang_attribute, language_of, runs_of, split
from planner.kernel.texts import Texts


def test_what_is_made_of_texts() -> None:
    one, other = (
        Texts({tag: words}).best("en") for tag, words in (("ru", "Малые реки"), ("en", "Water"))
    )

    assert [language_of(joined("; ", texts)) for texts in ((one, "", one), (one, other))] == [
        *("ru", "")
    ]
    assert runs_of(joined("; ", (one, other))) == (one, "; ", other)
    assert [language_of(run) for run in runs_of(joined("; ", (one, other)))] == ["ru", "", "en"]
    assert lang_attribute(one, "en") == {"lang": "ru"}
    assert [lang_attribute(text, "en") for text in (other, "Water", "")] == [{}, {}, {}]
    assert language_of(pickle.loads(pickle.dumps(one))) == "ru"


def test_sentences_keep_the_languages_of_what_they_hold() -> None:
    name = Texts(ru="Озёрный <фонд>").best("en")
    message = pgettext("programme", "on behalf of %(name)s, 100 %% of %(count)s")

    said = message.with_values(name=name, count=3).in_language("en")
    told = as_told(said[:1].upper() + said[1:], said)

    assert said == "on behalf of Озёрный <фонд>, 100 % of 3"
    assert marked(told, "en") == (
        'On behalf of <bdi lang="ru" dir="ltr">Озёрный &lt;фонд&gt;</bdi>, 100 % of 3'
    )
    assert marked(told, "ru") == "On behalf of Озёрный &lt;фонд&gt;, 100 % of 3"
    assert runs_of(pickle.loads(pickle.dumps(told))) == runs_of(told)
    assert as_told("Shorter", said) == "Shorter"
    assert runs_of(as_told("Shorter", said)) == ("Shorter",)


def test_a_list_is_taken_apart_into_its_texts() -> None:
    one, other = Texts(ru="Озёрный фонд").best("en"), Texts(en="Harbour Museum").best("en")

    parts = split(" · ", joined(" · ", (one, other)))

    assert [(part, language_of(part)) for part in parts] == [(one, "ru"), (other, "en")]
