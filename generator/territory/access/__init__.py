"""How far the nearest equipment is, and how much of it is in reach. Pure."""
