"""Candidates scored with their parts, explained, and never compensated in silence. Pure."""
