"""Functions that the sentences of every language may call.

GIVEN($x, $y)                "yes" or "no": whether the record holds it, and $y too
GIVEN($x, form: "genitive")  whether that form was entered, of each where there are several
FORM($x, form: "genitive")   that form
GENDER($x)                   m, f, n, pl or none
IS_PLURAL($x)                "yes" or "no": a speaker that is several
COUNT($list)                 how many there are
LIST($list)                  A, B and C; `before:` stands before each; `style:` of each
SEPARATED($list)             A; B; C
COMMAS($list)                A, B, C
LINES($list)                 one below the other, each as an item of a list
SENTENCES($list)             each as a sentence of its own
OPTIONAL($x, before:, after:)  with what stands before and after it; nothing where it is not given
QUOTED($x)                   in quotation marks, those inside made inner ones
CAPITAL($x), LOWER($x)       with another first letter; names and abbreviations keep theirs
SUBJECT($list)               before a verb: with the comma that closes an apposition
BEGINS($x, text: "…")        "yes" where it, or each of several, begins so
BEGINS_WITH_A_DIGIT($x)      "yes" where a number in digits comes first
SAYS($x, $city)              "yes" where the words name the city
BRACKETS($x, $y)             (x, y), without what is not given; nothing where neither is
"""

from __future__ import annotations

from collections.abc import Callable

from fluent.runtime.types import FluentType, fluent_number

from planner.releases.drafting.lists import separated
from planner.releases.drafting.typography import capital, sentence, uncapital
from planner.releases.drafting.values import Several, Value

Function = Callable[..., str | FluentType]


def words_of(value: object, style: str = "") -> str:
    """As printed; a message that was referred to is words already."""
    return value.words(str(style)) if isinstance(value, Value) else str(value)


def entries_of(value: object, style: str = "") -> list[str]:
    """Each entry as printed; what is no list is one entry."""
    if isinstance(value, Several):
        return [entry.words(str(style)) for entry in value.entries]
    return [words_of(value, style)]


def yes(*, is_so: bool) -> str:
    return "yes" if is_so else "no"


def _given(*values: object, form: str = "") -> str:
    return yes(is_so=all(_is_given(value, str(form)) for value in values))


def _is_given(value: object, form: str) -> bool:
    if isinstance(value, Value):
        return value.has_form(form) if form else value.is_given
    return bool(words_of(value))


def _form(value: Value, form: str) -> str:
    return value.form(str(form))


def _count(value: Several) -> FluentType:
    return fluent_number(len(value.entries), useGrouping=False)


def _list(value: Several, style: str = "", before: str = "") -> str:
    return value.joined([f"{before}{entry}" for entry in entries_of(value, style)])


def _lines(value: Several, style: str = "") -> str:
    return "\n".join(f"- {entry}" for entry in entries_of(value, style))


def _sentences(value: Several) -> str:
    return " ".join(sentence(entry) for entry in entries_of(value))


def _optional(value: object, before: str = "", after: str = "", style: str = "") -> str:
    text = words_of(value, style)
    return f"{before}{text}{after}" if text else ""


def _subject(value: object, style: str = "") -> str:
    """“A, function, B, function, and C, function,”: semicolons where functions hold commas."""
    spoke = entries_of(value, style)
    if len(spoke) > 1 and isinstance(value, Several):
        mark = ";" if any(named.count(",") > 1 for named in spoke) else ","
        has_comma = any("," in named for named in spoke)
        last = f"{mark if has_comma else ''} {value.conjunction} {spoke[-1]}"
        spoke = [f"{mark} ".join(spoke[:-1]) + last]
    return f"{spoke[0]}," if "," in spoke[0] else spoke[0]


def _begins(value: object, text: str) -> str:
    return yes(is_so=all(entry.startswith(str(text)) for entry in entries_of(value)))


def _says(value: object, city: Value) -> str:
    words = words_of(value).casefold()
    return yes(is_so=any(form.casefold() in words for form in city.all_forms if form))


def _brackets(*values: object) -> str:
    parts = ", ".join(filter(None, map(words_of, values)))
    return f"({parts})" if parts else ""


FUNCTIONS: dict[str, Function] = {
    "BEGINS": _begins,
    "BEGINS_WITH_A_DIGIT": lambda value: yes(is_so=words_of(value)[:1].isdigit()),
    "BRACKETS": _brackets,
    "CAPITAL": lambda value: capital(words_of(value)),
    "COMMAS": lambda value, style="": ", ".join(entries_of(value, style)),
    "COUNT": _count,
    "FORM": _form,
    "GENDER": lambda value: value.gender,
    "GIVEN": _given,
    "IS_PLURAL": lambda value: yes(is_so=value.is_plural),
    "LINES": _lines,
    "LIST": _list,
    "LOWER": lambda value: uncapital(words_of(value)),
    "OPTIONAL": _optional,
    "QUOTED": lambda value: words_of(value, "quoted"),
    "SAYS": _says,
    "SENTENCES": _sentences,
    "SEPARATED": lambda value, style="": separated(entries_of(value, style)),
    "SUBJECT": _subject,
}
