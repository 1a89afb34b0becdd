"""The sprite of icons has every icon that a template asks for."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from planner.config import ROOT
from tests.house.tree import files, source

_SPRITE = ROOT / "static/vendor/lucide/sprite.svg"
_NAMED = re.compile(r"""\bicon\(\s*["']([a-z0-9-]+)["']""")


def test_every_icon_is_in_the_sprite() -> None:
    symbols = ET.parse(_SPRITE).getroot()
    drawn = {symbol.attrib["id"] for symbol in symbols if len(symbol)}
    named = {
        name
        for path in files(".html", under=("templates",))
        for name in _NAMED.findall(source(path))
    }

    assert named
    assert named - drawn == set()
