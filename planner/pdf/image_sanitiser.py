"""Sanitising an uploaded picture, inside a worker: checked, rotated, re-encoded (S68)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.pdf.picture import Picture

FIELD = "file"
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 12_000
STORED_SIDE = 3_000
# Qualities of JPEG.
_PRINT, _WEB = 90, 80
_TOO_LARGE = _("A picture may have 50 million pixels, and 12,000 on its longer side.")
_FORMATS = ("JPEG", "PNG", "WEBP")
# Pillow opens a JPEG with a second picture appended, as some telephones write, as MPO although
# _FORMATS does not contain it. The first frame is the photograph.
_MEDIA_TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_MAGIC = {"image/jpeg": (b"\xff\xd8\xff",), "image/png": (b"\x89PNG\r\n\x1a\n",)}


def clean_picture(raw: bytes) -> Picture:
    """The first frame, upright, in sRGB, at most 3000 × 3000 pixels. Raises `Invalid` at "file"."""
    return clean_in_sizes(raw, ())[0]


def clean_in_sizes(raw: bytes, widths: Sequence[int]) -> list[Picture]:
    """As `clean_picture`, followed by the picture in each of `widths`, never wider than the first."""
    came_as = _media_type(raw)
    # WeasyPrint sets this for the whole process: truncated pictures would be accepted, partly grey.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        # Pillow warns above its limit; ours is lower and raises.
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(BytesIO(raw), formats=_FORMATS) as opened,
        ):
            if _MEDIA_TYPES.get(opened.format or "") != came_as:
                raise Invalid(FIELD, _("This is not a JPEG, PNG or WebP picture."))
            _check_size(*opened.size)
            frame = _upright(opened)
            narrow = (_encoded(_narrowed(frame, width), came_as, _WEB) for width in widths)
            return [_encoded(frame, came_as, _PRINT), *narrow]
    except Image.DecompressionBombError as error:
        raise Invalid(FIELD, _TOO_LARGE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Invalid(
            FIELD, _("This picture is damaged. Save it again and choose it anew.")
        ) from error


def _media_type(raw: bytes) -> str:
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "image/webp"
    for media_type, starts in _MAGIC.items():
        if raw.startswith(starts):
            return media_type
    raise Invalid(FIELD, _("Choose a JPEG, PNG or WebP picture; other files are not taken."))


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise Invalid(
            FIELD,
            _(
                "This picture has %(width)s × %(height)s pixels. A picture may have 50 million "
                "pixels, and 12,000 on its longer side.",
                width=width,
                height=height,
            ),
        )


def _upright(opened: Image.Image) -> Image.Image:
    """One frame in RGB or RGBA, in the size to store. Shrunk first, so that the rest is fast."""
    opened.seek(0)
    profile = opened.info.get("icc_profile")
    frame = _without_palette(opened)
    frame.thumbnail((STORED_SIDE, STORED_SIDE))
    if profile:
        frame = _in_srgb(frame, profile)
    frame = ImageOps.exif_transpose(frame)
    return frame.convert("RGBA" if _is_transparent(frame) else "RGB")


def _without_palette(opened: Image.Image) -> Image.Image:
    if opened.mode == "PA" or "transparency" in opened.info:
        return opened.convert("RGBA")
    if opened.mode in ("P", "1"):
        return opened.convert("RGB")
    if opened.mode.startswith(("I", "F")):
        # 16-bit grey: `convert` would clip it instead of scaling.
        return opened.point(lambda grey: grey / 256).convert("L")
    return opened


def _in_srgb(frame: Image.Image, profile: bytes) -> Image.Image:
    """Convert from the embedded colour profile, which is dropped with all other metadata."""
    mode = "RGBA" if frame.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(
            frame, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return frame
    return converted or frame


def _is_transparent(frame: Image.Image) -> bool:
    if frame.mode not in ("RGBA", "LA", "PA"):
        return False
    lowest, _highest = frame.getchannel("A").getextrema()
    return bool(lowest < 255)  # type: ignore[operator]


def _narrowed(frame: Image.Image, width: int) -> Image.Image:
    if frame.width <= width:
        return frame
    return frame.resize((width, max(1, round(frame.height * width / frame.width))))


def _encoded(frame: Image.Image, came_as: str, quality: int) -> Picture:
    """Encode the pixels only, without any metadata. `quality` is that of a JPEG."""
    clean = Image.frombytes(frame.mode, frame.size, frame.tobytes())
    file = BytesIO()
    if came_as == "image/png" or clean.mode == "RGBA":
        media_type = "image/png"
        clean.save(file, "PNG", optimize=True)
    else:
        media_type = "image/jpeg"
        clean.save(file, "JPEG", quality=quality, progressive=True, subsampling=0)
    return Picture(file.getvalue(), media_type, clean.width, clean.height, came_as)
