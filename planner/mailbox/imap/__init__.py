"""Speaking to an IMAP server that may be slow, broken or lying."""
