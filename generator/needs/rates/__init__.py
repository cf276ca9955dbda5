"""How many voice each need, as far as few answers can tell."""
