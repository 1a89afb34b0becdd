"""Used by all other packages: database, work, errors, ids, links, texts, dates."""
