"""Downloads: tables, citations and the data package, built from the ledger without touching the disk."""
