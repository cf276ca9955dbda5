"""Générateur: from a territory's unmet needs to activities, and to those who can carry them."""
