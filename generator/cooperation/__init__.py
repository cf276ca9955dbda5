"""How actors cooperate: a profile with its evidence, never one number. Pure."""
