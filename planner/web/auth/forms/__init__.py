"""Forms for set-up, signing in and accounts."""
