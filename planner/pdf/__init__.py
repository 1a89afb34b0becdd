"""Rendering PDFs and sanitising pictures in sandboxed worker processes (decision 0010).

The program calls `client`, which connects to a `fork_server`. That forks a `worker` for each job;
`renderer` and `image_sanitiser` run there, inside the `sandbox`.
"""

from planner.pdf.client import PdfClient
from planner.pdf.picture import Picture

__all__ = ["PdfClient", "Picture"]
