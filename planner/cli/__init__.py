"""The commands of `flask …` and bin/serve."""
