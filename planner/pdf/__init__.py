"""PDF from HTML, and clean pictures, made by sandboxed worker processes (decision 0010).

`client` is what the program calls. It connects to a `fork_server`, which hands each job to a `worker`
of its own; `renderer` and `image_sanitiser` run there, inside the `sandbox`.
"""

from planner.pdf.client import PdfClient
from planner.pdf.picture import Picture

__all__ = ["PdfClient", "Picture"]
