"""Decisions on their way: what a build takes and gives, what was written by hand."""
