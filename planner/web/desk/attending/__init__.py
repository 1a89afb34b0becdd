"""Requests to attend, identity papers, the list for the guard, accreditation for a season."""
