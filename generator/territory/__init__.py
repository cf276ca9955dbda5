"""Geography that moves, what is missing, what is in reach, what could live here. Pure."""
