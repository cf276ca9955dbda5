"""Read what was loaded of one opportunity into what its page shows, evidence before numbers."""
