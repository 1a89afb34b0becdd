"""People, outlets and pools."""
