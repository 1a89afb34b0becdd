"""Functions for the messages of every language.

GIVEN($x, $y)                "yes" if all of them are in the record, else "no"
GIVEN($x, form: "genitive")  "yes" if that form was entered, for a list: of every entry
FORM($x, form: "genitive")   that form
GENDER($x)                   m, f, n, pl or none; of a message that says one of these: its text
IS_PLURAL($x)                "yes" for a speaker that takes the plural
COUNT($list)                 the number of entries
LIST($list)                  A, B and C; `before:` is put before each; `style:` applies to each
SEPARATED($list)             A; B; C, each with a small letter unless a name begins
COMMAS($list)                A, B, C
POINTS($list)                a Markdown list with semicolons, and a full stop after the last
LINES($list)                 a Markdown list; `mark:` ends each line but the last, `last:` the last
SENTENCES($list)             each as a sentence of its own
OPTIONAL($x, before:, after:)  x between the two texts; empty if x is not given
QUOTED($x)                   in quotation marks; those inside become inner ones
CAPITAL($x)                  with a capital first letter
SUBJECT($list)               before a verb: with the comma that closes an apposition
CALLED(noun, $title, before:)  what NAMED puts after the noun; `before:` stands before quotation marks
NAMED(noun, $title, form: "accusative")  the noun with the title: the film “Summer”, the film about summer
                             for “Film about summer”, the annual report; `form:` is the case of the noun
KIND_IN($title, noun)        "told" if the title and the noun are one name that stands without quotation
                             marks, “Annual Report”; "name" if it keeps them; else "no"
SMALL($x)                    with a small first letter
NAMES($list)                 the same at the end of a sentence: without that comma
IS_SEVERAL($x)               "yes" for several entries, or one that takes the plural
ARE_LISTED($list)            "yes" for several of whom one has a function with a comma
HAS_COMMA($x)                "yes" if a function that is to be printed holds a comma
BEGINS($x, text: "…")        "yes" if x, or every entry of it, begins with the text
HOLDS($x, text: "…")         "yes" if x holds the text, in small letters or capitals
BEGINS_WITH_A_DIGIT($x)      "yes" if the first character is a digit
SAYS($x, $city)              "yes" if x contains a form of the city's name
BRACKETS($x, $y)             (x, y), without what is not given; empty if neither is
"""

from __future__ import annotations

from collections.abc import Callable

from fluent.runtime.types import FluentType, fluent_number

from planner.events.first_letters import within
from planner.events.kinds_in_titles import kind_in
from planner.releases.drafting.running_text import bare
from planner.releases.drafting.typography import capital, quoted, sentence, uncapital
from planner.releases.drafting.values import Several, Value

Function = Callable[..., str | FluentType]


def words_of(value: object, style: str = "") -> str:
    """As printed; a referenced message is a string already."""
    return value.words(str(style)) if isinstance(value, Value) else str(value)


def entered_in(value: object) -> str:
    """The entered text, without citing it."""
    return value.entered if isinstance(value, Value) else str(value)


def entries_of(value: object, style: str = "") -> list[str]:
    """Each entry as printed; anything but a list is one entry."""
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


def _lines(value: Several, style: str = "", mark: str = "", last: str = "") -> str:
    entries = [f"- {entry}" for entry in entries_of(value, style)]
    return f"{mark}\n".join(entries) + last


def _points(value: Several) -> str:
    return ";\n".join(f"- {bare(entry)}" for entry in entries_of(value)) + "."


def _separated(value: Several, style: str = "") -> str:
    entries = map(bare, entries_of(value, style))
    return "; ".join(within(entry, value.language) for entry in entries)


def _sentences(value: Several) -> str:
    return " ".join(sentence(entry) for entry in entries_of(value))


def _optional(value: object, before: str = "", after: str = "", style: str = "") -> str:
    text = words_of(value, style)
    return f"{before}{text}{after}" if text else ""


def _names(value: object, style: str = "") -> str:
    """“A, function, B, function, and C, function”; with semicolons if a function has a comma."""
    entries = entries_of(value, style)
    if len(entries) < 2 or not isinstance(value, Several):
        return "".join(entries)
    if not any("," in entry for entry in entries):
        return value.joined(entries)
    conjunction = value.wording.conjunction
    if len(entries) == 2 and "," not in entries[0]:
        return f" {conjunction} ".join(entries)
    has_many = any(entry.count(",") > 1 for entry in entries)
    if len(entries) == 2 and has_many and not value.wording.conjunction_after_semicolon:
        return f"{entries[0]}, {value.wording.conjunction_after_comma} {entries[1]}"
    mark = ";" if has_many else ","
    return f"{f'{mark} '.join(entries[:-1])}{mark} {conjunction} {entries[-1]}"


def _subject(value: object, style: str = "") -> str:
    entries = entries_of(value, style)
    last = value.entries[-1] if isinstance(value, Several) and value.entries else value
    is_open = isinstance(last, Value) and last.has_apposition
    is_closed = entries and "," in entries[-1] and is_open
    return f"{_names(value, style)}," if is_closed else _names(value, style)


def is_several(value: Value) -> bool:
    entries = value.entries if isinstance(value, Several) else [value]
    return len(entries) > 1 or any(entry.is_plural for entry in entries)


def _are_listed(value: Several) -> str:
    return yes(is_so=len(value.entries) > 1 and value.has_comma)


def _begins(value: object, text: str) -> str:
    return yes(is_so=all(entry.startswith(str(text)) for entry in entries_of(value)))


def _says(value: object, city: Value) -> str:
    words = words_of(value).casefold()
    return yes(is_so=any(form.casefold() in words for form in city.all_forms if form))


def _brackets(*values: object) -> str:
    parts = ", ".join(filter(None, map(words_of, values)))
    return f"({parts})" if parts else ""


def _named(noun: object, title: Value, form: str = "") -> str:
    words, rest = words_of(noun), kind_in(words_of(title), words_of(noun), title.language)
    if rest and rest.told:
        before, _space, _kind = words.rpartition(" ")
        told = uncapital(title.form(str(form))) if form else rest.told
        if not told:
            return f"{words} {words_of(title, 'quoted')}"
        return f"{before} {told}".lstrip()
    if rest and rest.is_compound:
        return words_of(title, "quoted")
    return f"{words}{_called(noun, title)}"


def _kind_in(title: Value, noun: object) -> str:
    rest = kind_in(title.entered, words_of(noun), title.language)
    if rest is None or not rest.is_compound:
        return "no"
    return "told" if rest.told else "name"


def _called(noun: object, title: Value, before: str = " ") -> str:
    rest = kind_in(words_of(title), words_of(noun), title.language)
    if rest and rest.goes_on:
        return f" {rest.text}"
    return f"{before}{quoted(rest.text, title.language) if rest else words_of(title, 'quoted')}"


FUNCTIONS: dict[str, Function] = {
    "ARE_LISTED": _are_listed,
    "BEGINS": _begins,
    "BEGINS_WITH_A_DIGIT": lambda value: yes(is_so=words_of(value)[:1].isdigit()),
    "BRACKETS": _brackets,
    "CALLED": _called,
    "CAPITAL": lambda value: capital(words_of(value)),
    "COMMAS": lambda value, style="": ", ".join(entries_of(value, style)),
    "COUNT": _count,
    "FORM": _form,
    "GENDER": lambda value: value.gender if isinstance(value, Value) else str(value),
    "GIVEN": _given,
    "HAS_COMMA": lambda value: yes(is_so=value.has_comma),
    "HOLDS": lambda value, text: yes(is_so=str(text).casefold() in words_of(value).casefold()),
    "IS_PLURAL": lambda value: yes(is_so=value.is_plural),
    "IS_SEVERAL": lambda value: yes(is_so=is_several(value)),
    "KIND_IN": _kind_in,
    "LINES": _lines,
    "LIST": _list,
    "NAMED": _named,
    "NAMES": _names,
    "OPTIONAL": _optional,
    "POINTS": _points,
    "QUOTED": lambda value: words_of(value, "quoted"),
    "SAYS": _says,
    "SENTENCES": _sentences,
    "SEPARATED": _separated,
    "SMALL": lambda value: uncapital(words_of(value)),
    "SUBJECT": _subject,
}
