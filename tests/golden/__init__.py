"""The demonstration's published tables, kept so that a change of them is read by a person."""
