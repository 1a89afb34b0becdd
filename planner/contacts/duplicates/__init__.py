"""People who stand in the register more than once: how they are found, and what is said of them."""
