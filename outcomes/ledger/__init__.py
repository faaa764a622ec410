"""The curated file and its texts: read, checked, and served as one ledger that follows the files."""
