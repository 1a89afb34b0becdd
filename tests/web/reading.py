"""What a page says in one place of it, so that a test can compare the whole of that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

import html5lib

_STEP = re.compile(r"([a-z0-9]+)?((?:[.#][\w-]+|\[[\w-]+(?:=[^\]]*)?\])*)")
_DEMAND = re.compile(r"([.#\[])([\w-]+)(?:=([^\]]*))?")
_KEYS = {"csrf_token", "form_key"}
_INLINE = {"a", "b", "bdi", "code", "del", "em", "i", "ins", "q", "small", "span", "strong", "time"}


@lru_cache(maxsize=8)
def parsed(page: str) -> tuple[Element, list[str]]:
    """The document, and each error in it that HTML5 knows, with each id that it has twice."""
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    root: Element = parser.parse(page)
    faults = [f"line {place[0]}: {code} {details}" for place, code, details in parser.errors]
    ids = Counter(one.get("id") for one in root.iter() if one.get("id") is not None)
    twice = [f"id {name} {number} times" for name, number in ids.items() if number > 1]
    return root, faults + twice


def texts(page: str, where: str) -> list[str]:
    """The text of each element there, its white space but no-break spaces made single.

    `where` is a little of CSS: `main h1`, `.notice`, `#state`, `a[rel=next]`, and commas.
    """
    return [_text(element) for element in _found(page, where)]


def attributes(page: str, where: str, name: str) -> list[str]:
    """That attribute of each element there that has it."""
    return [value for one in _found(page, where) if (value := one.get(name)) is not None]


def rows(page: str, where: str = "tbody") -> list[list[str]]:
    """The cells of each row of the tables there."""
    found = [one for body in _found(page, where) for one in body.iter("tr")]
    return [[_text(cell) for cell in row if cell.tag in ("td", "th")] for row in found]


def wrong(page: str) -> dict[str, str]:
    """What is said to be wrong, by the id of its field; what has none, by an empty one."""
    return {
        (one.get("id") or "").removesuffix("-error"): _text(one)
        for one in _found(page, ".field__error")
    }


def filled(page: str, names: Container[str] | None = None) -> dict[str, str]:
    """What a browser would send of the forms in `main`, of those names if some are given."""
    sent: dict[str, str] = {}
    for one in _found(page, "main input, main textarea, main select"):
        name, value = one.get("name", ""), _value(one)
        if value is not None and name not in _KEYS:
            sent.setdefault(name, value)
    return {name: sent[name] for name in sent if names is None or name in names}


def _value(control: Element) -> str | None:
    """What a control sends; None where it sends nothing."""
    if control.tag == "textarea":
        return _raw(control)
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [one for one in options if "selected" in one.attrib] or options[:1]
        return chosen[0].get("value", _raw(chosen[0])) if chosen else None
    if control.get("type") in ("checkbox", "radio") and "checked" not in control.attrib:
        return None
    return control.get("value", "on" if control.get("type") == "checkbox" else "")


def _found(page: str, where: str) -> Iterator[Element]:
    """Each element once, in the order of the page."""
    paths = [[_STEP.fullmatch(step) for step in path.split()] for path in where.split(",")]
    assert all(step for path in paths for step in path), f"not understood: {where}"

    def walk(element: Element, above: list[Element]) -> Iterator[Element]:
        if any(_ends(path, element, above) for path in paths):
            yield element
        for child in element:
            yield from walk(child, [*above, element])

    yield from walk(parsed(page)[0], [])


def _ends(path: list[re.Match[str] | None], element: Element, above: list[Element]) -> bool:
    """Whether the element is what the path ends at."""
    *steps, last = path
    if not _is(last, element):
        return False
    for one in reversed(above):
        if steps and _is(steps[-1], one):
            steps.pop()
    return not steps


def _is(step: re.Match[str] | None, element: Element) -> bool:
    if step is None or not isinstance(element.tag, str) or step[1] not in (None, element.tag):
        return False
    has: dict[str, list[str]] = {
        ".": element.get("class", "").split(),
        "#": [element.get("id", "")],
        "[": list(element.keys()),
    }
    return all(
        name in has[sign] and (not value or element.get(name) == value)
        for sign, name, value in _DEMAND.findall(step[2])
    )


def _text(element: Element) -> str:
    return re.sub(r"[ \t\r\n]+", " ", "".join(_pieces(element))).strip(" ")


def _pieces(element: Element) -> Iterator[str]:
    """What stands in the element; blocks stand apart, as on the screen."""
    yield element.text or ""
    for child in element:
        apart = "" if child.tag in _INLINE else " "
        yield from (apart, *_pieces(child), apart, child.tail or "")


def _raw(element: Element) -> str:
    return "".join(element.itertext())
