"""Survey files broken on purpose, and what must hold of each whatever was done to it."""
