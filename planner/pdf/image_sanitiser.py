"""An uploaded picture, inside a worker: checked, turned upright, stripped, written anew (S68)."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.pdf.picture import Picture

FIELD = "file"
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 12_000
STORED_SIDE = 3_000
_TOO_LARGE = _("A picture may have 50 million pixels, and 12,000 on its longer side.")
_FORMATS = ("JPEG", "PNG", "WEBP")
# A telephone's JPEG with a second picture behind the first opens as MPO although the list does
# not name it. Its first picture is the photograph.
_MEDIA_TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_MAGIC = {"image/jpeg": (b"\xff\xd8\xff",), "image/png": (b"\x89PNG\r\n\x1a\n",)}


def clean_picture(raw: bytes) -> Picture:
    """The first frame of the picture, upright, in sRGB, at most 3000 pixels long and wide.

    Raises `Invalid` at "file".
    """
    came_as = _sniffed(raw)
    # WeasyPrint switches this on for the whole process: half a photograph would pass, grey below.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        # Pillow warns above its own limit; ours is lower and refuses.
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(BytesIO(raw), formats=_FORMATS) as opened,
        ):
            if _MEDIA_TYPES.get(opened.format or "") != came_as:
                raise Invalid(FIELD, _("This is not a JPEG, PNG or WebP picture."))
            _check_size(*opened.size)
            return _written(_upright(opened), came_as)
    except Image.DecompressionBombError as error:
        raise Invalid(FIELD, _TOO_LARGE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Invalid(
            FIELD, _("This picture is damaged. Save it again and choose it anew.")
        ) from error


def _sniffed(raw: bytes) -> str:
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
    """One frame in RGB or RGBA, no larger than it is kept. Shrunk first: everything after is cheap."""
    opened.seek(0)
    profile = opened.info.get("icc_profile")
    frame = _in_full_colour(opened)
    frame.thumbnail((STORED_SIDE, STORED_SIDE))
    if profile:
        frame = _in_srgb(frame, profile)
    frame = ImageOps.exif_transpose(frame)
    return frame.convert("RGBA" if _is_transparent(frame) else "RGB")


def _in_full_colour(opened: Image.Image) -> Image.Image:
    if opened.mode == "PA" or "transparency" in opened.info:
        return opened.convert("RGBA")
    if opened.mode in ("P", "1"):
        return opened.convert("RGB")
    if opened.mode.startswith(("I", "F")):
        # 16 bits of grey: Pillow would clip them instead of scaling.
        return opened.point(lambda grey: grey / 256).convert("L")
    return opened


def _in_srgb(frame: Image.Image, profile: bytes) -> Image.Image:
    """The colours as they were meant; the profile itself is dropped with everything else."""
    mode = "RGBA" if frame.mode == "RGBA" else "RGB"
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(
            frame, given, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return frame
    return turned or frame


def _is_transparent(frame: Image.Image) -> bool:
    if frame.mode not in ("RGBA", "LA", "PA"):
        return False
    lowest, _highest = frame.getchannel("A").getextrema()
    return bool(lowest < 255)  # type: ignore[operator]


def _written(frame: Image.Image, came_as: str) -> Picture:
    """Pixels into a new picture: nothing that hung on the old one comes along."""
    clean = Image.frombytes(frame.mode, frame.size, frame.tobytes())
    file = BytesIO()
    if came_as == "image/png" or clean.mode == "RGBA":
        media_type = "image/png"
        clean.save(file, "PNG", optimize=True)
    else:
        media_type = "image/jpeg"
        clean.save(file, "JPEG", quality=90, progressive=True, subsampling=0)
    return Picture(file.getvalue(), media_type, clean.width, clean.height, came_as)
