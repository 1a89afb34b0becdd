"""The mailbox of an office: read over IMAP, without changing anything in it."""
