"""The printing press: PDF from HTML, and clean pictures, made by children that can reach nothing."""

from planner.pdf.client import PdfClient
from planner.pdf.picture import Picture

__all__ = ["PdfClient", "Picture"]
