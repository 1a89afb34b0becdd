"""Releases and advisories sent to guests, pools, beats, outlets, filters and subscribers."""
