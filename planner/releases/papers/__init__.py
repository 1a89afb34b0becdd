"""Papers as they are printed: advisory, programme and release."""
