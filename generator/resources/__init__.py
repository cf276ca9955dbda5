"""What a territory has and does not use, matched with what activities ask. Pure."""
