"""Tables that people bring: CSV, XLSX, ODS and vCard files as rows of text."""
