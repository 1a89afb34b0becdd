"""What a release is drafted from: values of the record in one language, with their sources."""
