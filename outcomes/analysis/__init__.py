"""The table of facts and what is calculated from it: filters, search, groups, profiles, shares, counts."""
