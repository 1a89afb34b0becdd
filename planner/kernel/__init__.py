"""What everybody stands on: database, work, errors, ids, links, texts, moments."""
