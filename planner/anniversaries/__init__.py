"""The register of anniversaries."""
