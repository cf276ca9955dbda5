"""The map of a territory: what it can show, and how it is drawn."""
