"""What every kind of page is asked: in light and dark, on a desk, a tablet and a telephone.

Pages stand in two files of tests, so that two processes look at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import FROM_THE_RIGHT, Open

PAGES = (
    "sign-in", "account", "today", "calendar", "search", "events", "new-event", "overview",
    "part-of-outline", "outline", "programme", "people", "occasions", "inviting", "guest-list",
    "outbox", "state-of-event", "day", "after", "documents", "pictures", "words-and-cases",
    "release-editor", "release-changes", "contact", "organisation", "register",
    "people-register", "new-anniversary", "history", "office", "members", "mail",
    "installation", "parts", "guest", "guest-arabic", "newsroom", "archive", "public-event",
    "release",
)  # fmt: skip
MORE_PAGES = (
    "list-of-anniversaries", "list-of-hotlines", "list-of-kinds-of-event", "list-of-outlets",
    "list-of-pools", "list-of-programmes-of-work", "list-of-projects", "list-of-studies",
    "list-of-topics", "list-of-checklists", "list-of-jobs", "list-of-mailbox", "events-import",
    "hotlines-new", "kinds-of-event-new", "organisations-new", "organisations-several",
    "outlets-new", "people-new", "pools-new", "programmes-of-work-new", "projects-new",
    "studies-new", "topics-new", "anniversary", "hotline", "kind-of-event", "outlet", "pool",
    "programme-of-work", "project", "study", "topic", "checklist-of-kind", "job", "letter",
    "frozen-outbox", "templates", "template", "deleted-events", "checklist", "task",
    "copy-event", "delete-event", "keep-template", "responsible", "guest-of-event",
    "letter-preview", "letter-texts", "letter-text", "letter-texts-of-event",
    "letter-text-of-event", "letter-limits", "free-letters", "new-free-letter", "free-letter", "free-letter-again",
    "confirmations", "asked-speaker", "letter-plan", "letter-plan-of-event", "letter-plan-of-past-event", "planned-letter",
    "programme-item", "new-programme-item", "speaker", "new-speaker", "statement",
    "new-statement", "picture", "release-preview", "join", "reset", "new-password", "own-page",
    "own-page-erasing", "own-page-not-found", "unsubscribe", "suppressions", "lift-suppression",
    "private-note", "stranger", "erase-person", "lists-of-people", "new-list", "columns-of-list", "preview-of-list",
    "changes-of-list", "progress-of-list", "outcome-of-list", "duplicates", "side-by-side",
    "who-came-by-list", "inbox", "proposal", "words-of-guest", "mailbox", "newsroom-search", "public-events",
    "not-found", "guest-not-found", "newsroom-not-found", "subscribe", "subscribe-sent",
    "confirm-subscription", "subscribed", "own-page-of-subscriber", "subscribers",
    "to-the-press", "send-release", "who-gets-release", "letters-with-release", "copies-under-embargo",
    "copy-under-embargo", "requests", "request", "requests-of-all-events", "accredited",
    "accreditation-of-season", "ask-to-attend", "asked-to-attend", "own-request",
)  # fmt: skip
OUTSIDE = (
    "sign-in", "guest", "guest-arabic", "guest-not-found", "join", "new-password", "newsroom",
    "own-page", "own-page-erasing", "own-page-not-found", "unsubscribe", "asked-speaker",
    "newsroom-not-found", "newsroom-search", "archive", "public-event", "public-events", "release",
    "reset", "subscribe", "subscribe-sent", "confirm-subscription", "subscribed",
    "own-page-of-subscriber", "ask-to-attend", "asked-to-attend", "own-request",
    "copy-under-embargo",
)  # fmt: skip
NARROW = 375
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1440, 768, NARROW)]
# Whether a page is for everybody is asked of these two: what else differs is the space.
ASKED = (("light", 1440), ("dark", NARROW))
# JPEG is written faster than PNG. Colours that still change from light to dark are taken as they end.
_PICTURE: dict[str, Any] = {
    "full_page": True, "type": "jpeg", "quality": 85, "animations": "disabled",
}  # fmt: skip
# A bar that sticks to the foot of the window would stand in the middle of the whole page. The policy of the
# pages lets in no style sheet for the picture, as Playwright offers it.
_PLACE_BARS = """position => {
    for (const bar of document.querySelectorAll(".bar")) bar.style.position = position;
}"""
FROM_THE_LEFT = "() => { document.documentElement.dir = 'ltr'; }"


def take_picture(page: Page, path: Path | str) -> None:
    """Of the whole page, as JPEG."""
    page.evaluate(_PLACE_BARS, "static")
    page.screenshot(path=path, **_PICTURE)
    page.evaluate(_PLACE_BARS, "")


def findings(open_page: Open, pictures: Path | None, name: str) -> list[str]:
    """What keeps somebody from using that page. Takes its pictures on the way, if `pictures` is a folder."""
    page = open_page(
        name,
        signed_in=name not in OUTSIDE,
        status=404 if name.endswith("not-found") else 200,
    )
    return list(_findings(page, pictures / name if pictures else None))


def _findings(page: Page, picture: Path | None) -> Iterator[str]:
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        if picture:
            take_picture(page, f"{picture}-{width}-{scheme}.jpg")
        if (scheme, width) in ASKED:
            yield from _violations(page)
        if page.evaluate("document.scrollingElement.scrollWidth") > width:
            yield f"wider than {width}: {page.evaluate(_WIDER)}"
        if cut := page.evaluate(_CUT):
            yield f"cut at {width}: {cut}"
        if squeezed := page.evaluate(_SQUEEZED):
            yield f"squeezed at {width}: {squeezed}"
        if picture:
            page.evaluate(FROM_THE_RIGHT)
            take_picture(page, f"{picture}-{width}-{scheme}-from-the-right.jpg")
            page.evaluate(FROM_THE_LEFT)


_WIDER = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.tagName + "." + one.className)"""


# Tables of which a part is seen only by whoever thinks of moving them.
_CUT = """() => [...document.querySelectorAll(".table-wrap")]
    .filter(one => one.scrollWidth > one.clientWidth + 1)
    .map(one => one.querySelector("caption, th").textContent.trim())"""


# Words that stand below each other because nothing has left them room.
_SQUEEZED = """() => [...document.querySelectorAll("main *, body > :not(main) *")].filter(one => {
    const text = [...one.childNodes].find(node => node.nodeType === 3 && node.data.trim());
    if (!text || !one.checkVisibility() || one.closest("pre, textarea, svg, .calendar")) return false;
    if (one.closest("thead")?.clientWidth < 2) return false;  // visually hidden
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    const lines = box.height / parseFloat(getComputedStyle(one).lineHeight);
    return box.width < 110 && lines > 4.5 || box.width > 1 && box.width < 60 && lines > 2.5;
}).map(one => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`)"""


def _violations(page: Page) -> Iterator[str]:
    """Each breach of WCAG, and whatever else the library calls serious."""
    for one in Axe().run(page).response["violations"]:
        is_wcag = any(tag.startswith("wcag") for tag in one["tags"])
        if is_wcag or one["impact"] in ("serious", "critical"):
            for node in one["nodes"]:
                reason = node["any"][0]["message"] if node["any"] else ""
                yield f"{one['id']}: {' '.join(node['target'])} {reason}"
