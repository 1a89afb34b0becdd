"""Papers: release, advisory, programme."""
