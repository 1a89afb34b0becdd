"""The printing press: PDF from HTML, and clean pictures, made by children that can reach nothing."""

from planner.kernel.press.picture import Picture
from planner.kernel.press.press import Press

__all__ = ["Picture", "Press"]
