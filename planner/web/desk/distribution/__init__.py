"""Pages from which releases and advisories are sent, and which say who has them."""
