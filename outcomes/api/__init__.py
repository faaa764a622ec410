"""Data for programs: what an address under /api/ answers, without knowing any server."""
