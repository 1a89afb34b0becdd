"""The printed papers: advisory, programme and release."""
