"""What comes back by mail: matched with guests, checked, applied once, or left to a person."""
