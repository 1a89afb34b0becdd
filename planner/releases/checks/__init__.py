"""What is looked at before a release may be approved."""
