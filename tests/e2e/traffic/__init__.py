"""The whole traffic of letters with invented journalists: their list, their servers, their programs."""
