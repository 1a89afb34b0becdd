"""Forms of address: as they stand before a name, and what of them a release may print."""

from __future__ import annotations

import re

from planner.kernel.text_in import joined

# Words of courtesy, which stand in letters and programmes but not in releases.
_COURTESY = re.compile(
    r"(?:mr|mrs|ms|mx|miss|sir|madam|h\.\s?e\.|(?:her|his|their|your) excellency"
    r"|the (?:right )?honourable|rt hon|hon"
    r"|г-н|г-жа|господин|госпожа|уважаем\w+|(?:его|е[её]) превосходительство|е\.\s?п\.)"
    r"(?:\.|\b|(?<=\.))[\s,]*",
    re.IGNORECASE,
)
_ACADEMIC_OR_DIPLOMATIC = re.compile(
    r"(?:dr|doctor|prof|professor|assoc|associate|assistant|academician|ambassador|consul|chargé"
    r"|д-р|доктор|проф|профессор|доцент|академик|член-корреспондент|канд|кандидат"
    r"|посол|консул|генеральный консул|поверенный)\b",
    re.IGNORECASE,
)
_DIPLOMATIC = re.compile(
    r"(?:ambassador|consul|chargé|посол|консул|генеральный|поверенный)\b", re.I
)
_OF_A_STATE = re.compile(r"of (?:(?!to |in |at )\S+ ){0,2}(?!to |in |at )\S+")


def printed_title(form_of_address: str) -> str:
    """The academic or diplomatic title in it: “Prof.” of “H.E. Prof.”; "" for “Ms”."""
    title = form_of_address.strip()
    while courtesy := _COURTESY.match(title):
        title = title[courtesy.end() :]
    return title if _ACADEMIC_OR_DIPLOMATIC.match(title) else ""


def addressed(form_of_address: str, name: str, function: str) -> str:
    """The name with the form of address before it: “Her Excellency Marta Quist”. A title that the
    function says stands there alone: “Colin Thrale, Ambassador of Velmaria”.
    """
    title = printed_title(form_of_address)
    if title and is_said_by(title, function):
        form_of_address = form_of_address.strip().removesuffix(title)
    return joined(" ", (form_of_address.strip(), name))


def is_said_by(title: str, function: str) -> bool:
    """Whether the function says the title already: “Prof.” and “Professor of Audiology”."""
    stem = re.sub(r"\W+$", "", title)[:6].casefold()
    return any(word.startswith(stem) for word in re.findall(r"[^\W\d_]+", function.casefold()))


def rest_of_post(title: str, function: str) -> str:
    """What a diplomat's function adds to the title: “of Velmaria”; "" if it is said otherwise."""
    if not _DIPLOMATIC.match(title) or not function.casefold().startswith(title.casefold()):
        return ""
    rest = function[len(title) :].strip()
    return rest if _OF_A_STATE.fullmatch(rest) else ""
