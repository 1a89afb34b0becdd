"""What all other packages use: database, work, errors, ids, links, texts, dates."""
