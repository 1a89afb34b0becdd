"""The facts that releases are drafted from: values of the record in one language, with sources."""
