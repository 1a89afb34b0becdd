"""What a PDF of ours may hold (S61), and a first, cheap look at a finished one.

The look errs to one side only: most papers are beyond doubt, and whatever it does not understand
(a name with an escape, an unknown compression, a link that is not written plainly) is left to
`bounds.check_result`, which reads object by object and takes far longer.
"""

from __future__ import annotations

import re
import zlib
from itertools import pairwise

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
INFO = frozenset(["/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer"])
ACTIVE = frozenset(
    [
        "/JavaScript",
        "/JS",
        "/Launch",
        "/EmbeddedFile",
        "/EmbeddedFiles",
        "/AcroForm",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/RichMedia",
        "/XFA",
        "/AA",
        "/OpenAction",
        "/Movie",
        "/Sound",
        "/Rendition",
    ]
)

_MOST_BYTES = 20 * 1024 * 1024
# By chance one paper in some hundreds has these bytes within a compressed picture or font. It is
# looked at twice.
_DOUBTFUL = re.compile(
    b"(?:%b)(?![A-Za-z0-9])|/[A-Za-z]{0,30}#[0-9a-fA-F]{2}|/Encrypt"
    % b"|".join(sorted(name.encode() for name in ACTIVE))
)
_PACKED = re.compile(
    rb"<</Type /ObjStm/N (\d+)/First (\d+)/Filter /FlateDecode/Length \d+>>\nstream\n"
)
_INFO_NUMBER = re.compile(rb"/Info(?![A-Za-z])(?: (\d+) 0 R)?")
_NAME = re.compile(rb"/[^\s()<>\[\]{}/%]+")
# The name of the kind of action, after which comes another name, or the address itself.
_ADDRESS = re.compile(rb"/URI(?!\s*(?:/|>>))")
_PLAIN_ADDRESS = re.compile(
    rb"/URI \((?:%b):[^()\\]*\)" % b"|".join(sorted(scheme.encode() for scheme in SCHEMES))
)


def finds_nothing(pdf: bytes) -> bool:
    """True if the PDF is harmless beyond doubt. False says nothing."""
    packs = list(_PACKED.finditer(pdf))
    unpacked = [_unpacked(pdf, pack) for pack in packs]
    if len(packs) != pdf.count(b"/ObjStm") or pdf.count(b"%%EOF") != 1:
        return False
    if any(_DOUBTFUL.search(part) or not _links_plainly(part) for part in (pdf, *unpacked)):
        return False
    objects: dict[bytes, bytes] = {}
    for pack, inside in zip(packs, unpacked, strict=True):
        objects |= _objects(inside, int(pack[1]), int(pack[2]))
    infos = [objects.get(number) for number in _INFO_NUMBER.findall(pdf)]
    if len(infos) != 1 or infos[0] is None:
        return False
    return {name.decode("latin-1") for name in _NAME.findall(infos[0])} <= INFO


def _unpacked(pdf: bytes, pack: re.Match[bytes]) -> bytes:
    """What the object stream holds; what cannot be unpacked comes out as a doubtful name."""
    stream = zlib.decompressobj()
    try:
        inside = stream.decompress(pdf[pack.end() :], _MOST_BYTES)
    except zlib.error:
        return b"/Encrypt"
    return inside if stream.eof else b"/Encrypt"


def _links_plainly(part: bytes) -> bool:
    return all(_PLAIN_ADDRESS.match(part, found.start()) for found in _ADDRESS.finditer(part))


def _objects(inside: bytes, count: int, first: int) -> dict[bytes, bytes]:
    """The objects of an object stream by number: pairs of number and place stand before them."""
    pairs = inside[:first].split()[: 2 * count]
    places = [*map(int, pairs[1::2]), len(inside) - first]
    return {
        number: inside[first + start : first + end]
        for number, (start, end) in zip(pairs[::2], pairwise(places), strict=True)
    }
